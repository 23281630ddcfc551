package org.jujian.reports.document.inspection;

import java.util.ArrayList;
import java.util.List;
import org.jujian.reports.document.inspection.InspectionSources.Figure;
import org.jujian.reports.document.inspection.InspectionSources.Finding;
import org.jujian.reports.document.inspection.SelfInspection.Disclosure;
import org.jujian.reports.document.inspection.SelfInspection.Feedback;
import org.jujian.reports.document.inspection.SelfInspection.Finance;
import org.jujian.reports.document.inspection.SelfInspection.Opinions;
import org.jujian.reports.document.inspection.SelfInspection.Problem;
import org.jujian.reports.document.inspection.SelfInspection.Rule;
import org.jujian.reports.document.writing.Ratio;
import org.jujian.reports.document.writing.Written;

/// The rules that find problems (reports.md A §12): the same data gives the same list, worst first. Change the version
/// in [SelfInspections#RULES] with them.
final class Problems {
    private final List<Problem> found = new ArrayList<>();

    private Problems() {}

    static List<Problem> find(InspectionSources sources, Disclosure disclosure, Finance finance, Feedback feedback) {
        Problems problems = new Problems();
        problems.unpublished(disclosure);
        problems.late(disclosure);
        problems.failedChecks(finance);
        problems.upheldObjections(sources);
        problems.lateAnswers(feedback);
        problems.incomplete(sources, "M30", Rule.INCOMPLETE_REVIEW, "公布前审查手续不全");
        problems.incomplete(sources, "M31", Rule.INCOMPLETE_REVIEW, "保密审查手续不全");
        problems.incomplete(sources, "M12", Rule.INCOMPLETE_CONTENT, "公开证据不全");
        problems.incompleteElements(sources);
        return List.copyOf(problems.found);
    }

    private void unpublished(Disclosure disclosure) {
        disclosure.items().stream()
                .filter(i -> i.count().unpublished() > 0)
                .forEach(i -> add(
                        Rule.UNPUBLISHED,
                        i.code() + " " + i.name() + "逾期未公开",
                        "应公开%d项，未公开%d项，最长逾期%d个工作日。"
                                .formatted(i.count().due(), i.count().unpublished(), i.longestUnpublished())));
    }

    private void late(Disclosure disclosure) {
        disclosure.items().stream()
                .filter(i -> i.count().late() > 0)
                .forEach(i -> add(
                        Rule.LATE,
                        i.code() + " " + i.name() + "迟公开",
                        "应公开%d项，迟公开%d项，最长迟%d个工作日。"
                                .formatted(i.count().due(), i.count().late(), i.longestLate())));
    }

    private void failedChecks(Finance finance) {
        finance.checks().stream()
                .filter(c -> c.passed() < c.applicable())
                .forEach(c -> add(
                        Rule.FAILED_CHECK,
                        c.rule() + " " + c.name() + "未通过",
                        "检查%d次，未通过%d次。".formatted(c.applicable(), c.applicable() - c.passed())));
    }

    private void upheldObjections(InspectionSources sources) {
        int omissions = count(sources, Finding.OMISSION);
        int untrue = count(sources, Finding.UNTRUE);
        if (omissions + untrue > 0) {
            add(
                    Rule.UPHELD_OBJECTION,
                    "居民异议成立",
                    "异议成立%d件，其中内容遗漏%d件、内容不真实%d件。".formatted(omissions + untrue, omissions, untrue));
        }
    }

    private void lateAnswers(Feedback feedback) {
        for (Opinions kind : feedback.kinds()) {
            if (kind.inTime() < kind.due()) {
                add(
                        Rule.LATE_ANSWER,
                        kind.kind() + "未按期答复",
                        "应答复%d件，未按期答复%d件。".formatted(kind.due(), kind.due() - kind.inTime()));
            }
        }
    }

    private void incomplete(InspectionSources sources, String metric, Rule rule, String title) {
        Ratio ratio = SelfInspections.ratio(sources, metric);
        if (ratio != null && !ratio.isWhole()) {
            add(
                    rule,
                    title,
                    "应有%s件，缺%s件，完备率%s。"
                            .formatted(
                                    Written.number(ratio.whole()),
                                    Written.number(ratio.whole().subtract(ratio.part())),
                                    Written.percent(ratio)));
        }
    }

    /// M11 is a mean of ratios: its parts are no whole numbers, so that only the rate is told.
    private void incompleteElements(InspectionSources sources) {
        Figure figure = sources.figures().get("M11");
        Ratio ratio = SelfInspections.ratio(sources, "M11");
        if (figure != null && ratio != null && !ratio.isWhole()) {
            add(
                    Rule.INCOMPLETE_CONTENT,
                    "公开要素不全",
                    "已公开%s项，要素完整率%s。".formatted(Written.number(ratio.whole()), Written.percent(ratio)));
        }
    }

    private static int count(InspectionSources sources, Finding finding) {
        return (int)
                sources.opinions().stream().filter(o -> o.finding() == finding).count();
    }

    private void add(Rule rule, String title, String facts) {
        found.add(new Problem(rule, title, facts));
    }
}
