package org.jujian.server.web.evidence;

import static java.math.RoundingMode.HALF_UP;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jujian.base.time.Period;
import org.jujian.server.web.street.Community;
import org.jujian.server.web.view.Days;
import org.jujian.server.web.view.DutyOutcome;
import org.jujian.server.web.view.Numbers;

/// Makes the page that answers "where does this number come from".
public final class EvidencePages {
    private EvidencePages() {}

    public static EvidencePage of(EvidenceData data) {
        List<DutyOutcome> duties = data.duties().stream()
                .filter(d -> !d.due().isAfter(data.cutoff()))
                .filter(d -> data.family().isEmpty() || d.category().equals(data.family()))
                .sorted(Comparator.<DutyOutcome>comparingInt(d -> d.published() == null ? 0 : d.late() ? 1 : 2)
                        .thenComparing(DutyOutcome::due)
                        .thenComparing(DutyOutcome::unit)
                        .thenComparing(DutyOutcome::item))
                .toList();
        long unpublished = duties.stream().filter(d -> d.published() == null).count();
        long late = duties.stream().filter(DutyOutcome::late).count();
        long onTime = duties.size() - unpublished - late;
        long rows = duties.size() - unpublished;
        String first = data.measure().firstFilter(unpublished + late > 0, unpublished > 0);
        String value = value(data, duties);
        return new EvidencePage(
                "这个数字怎么来的：" + data.measure().title() + " " + value,
                data.unitName(),
                (data.street() ? "/street" : "/community/" + data.unit()) + "?period=" + data.period(),
                data.street() ? "社区比较" : data.unitName(),
                Days.title(data.period()),
                data.measure().title(),
                data.measure().code(),
                data.family(),
                data.freshness(),
                List.of(
                        new EvidencePage.Link("数字", value, ratio(data, duties)),
                        new EvidencePage.Link(
                                "义务",
                                Numbers.count(duties.size()) + " 项",
                                "按时 " + onTime + " + 迟 " + late + " + 未公布 " + unpublished),
                        new EvidencePage.Link(
                                "原始行",
                                Numbers.count(rows) + " 行",
                                unpublished == 0 ? "公开台账" : "公开台账，未公布的 " + unpublished + " 项没有行"),
                        new EvidencePage.Link("原件", Numbers.count(files(duties)) + " 份", "点“来源”看收件结果")),
                List.of(
                        filter("bad", "未按时 " + (late + unpublished), first),
                        filter("un", "未公布 " + unpublished, first),
                        filter("late", "迟 " + late, first),
                        filter("all", "全部 " + duties.size(), first)),
                data.street(),
                duties.stream().map(d -> line(d, data)).toList(),
                duties.size());
    }

    private static EvidencePage.Filter filter(String key, String label, String chosen) {
        return new EvidencePage.Filter(key, label, key.equals(chosen));
    }

    private static long files(List<DutyOutcome> duties) {
        return duties.stream()
                .map(DutyOutcome::submission)
                .filter(Objects::nonNull)
                .distinct()
                .count();
    }

    /// The published figure; of one family of items, which no figure says, the same ratio of its duties.
    private static String value(EvidenceData data, List<DutyOutcome> duties) {
        return switch (data.measure()) {
            case DUE, LONG_OVERDUE -> Numbers.count(data.cell().value()) + " 项";
            case ON_TIME, COVERAGE ->
                data.family().isEmpty()
                        ? Numbers.percentSigned(data.cell().value())
                        : duties.isEmpty()
                                ? Numbers.EMPTY
                                : Numbers.percentSigned(BigDecimal.valueOf(counted(data, duties))
                                        .divide(BigDecimal.valueOf(duties.size()), 12, HALF_UP));
        };
    }

    private static String ratio(EvidenceData data, List<DutyOutcome> duties) {
        return switch (data.measure()) {
            case DUE, LONG_OVERDUE -> data.measure().formula();
            case ON_TIME, COVERAGE ->
                duties.isEmpty() ? data.measure().formula() : counted(data, duties) + " ÷ " + duties.size();
        };
    }

    private static long counted(EvidenceData data, List<DutyOutcome> duties) {
        return duties.stream().filter(data.measure()::counts).count();
    }

    private static EvidencePage.Line line(DutyOutcome duty, EvidenceData data) {
        LocalDate today = data.cutoff();
        boolean open = duty.published() == null;
        Long submission = duty.submission();
        EvidenceData.Source source = submission == null ? null : data.sources().get(submission);
        String place = duty.row() == null ? "" : "第 " + duty.row() + " 行";
        return new EvidencePage.Line(
                open ? "un bad" : duty.late() ? "late bad" : "ok",
                open ? "is-bad" : "",
                Community.shortNameOf(data.names().getOrDefault(duty.unit(), duty.unit())),
                duty.item(),
                duty.itemName(),
                duty.matter(today),
                Days.day(duty.due(), today),
                duty.due().toString(),
                duty.published() == null ? Numbers.EMPTY : Days.day(duty.published(), today),
                duty.published() == null ? "" : duty.published().toString(),
                open ? "bad" : duty.late() ? "warn" : "ok",
                open ? "i-bad" : duty.late() ? "i-clock" : "i-ok",
                open ? "未公布" : !duty.late() ? "按时" : duty.lateDays() == 0 ? "迟公开" : "迟 " + duty.lateDays() + " 个工作日",
                Integer.toString(duty.weight()),
                score(duty),
                open ? "无" : (source == null ? "" : source.fileName() + " ") + place,
                source == null ? null : source.href());
    }

    /// s_o of metrics.md §1 before an ordered correction halves it: 1, less a tenth for each working day, at least 0.
    private static String score(DutyOutcome duty) {
        if (duty.published() == null) {
            return "0.0";
        }
        return BigDecimal.valueOf(Math.max(0, 10 - (duty.onTime() ? 0 : duty.lateDays())), 1)
                .toPlainString();
    }

    /// The address of a figure's evidence.
    public static String href(String unit, Period period, Measure measure) {
        return "/evidence/" + unit + "/" + period + "/" + measure.code();
    }
}
