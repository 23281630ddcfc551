package org.jujian.server.web.scorecard;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.jujian.base.time.Period;
import org.jujian.reports.metric.ObligationState;
import org.jujian.reports.metric.evidence.Evidence;
import org.jujian.server.web.evidence.EvidenceData;
import org.jujian.server.web.view.Days;
import org.jujian.server.web.view.Numbers;

/// The rows behind one figure of a scorecard, each with its file.
///
/// @param missing what the figure leaves out, or why it is empty
public record RowsPage(
        String heading,
        String place,
        String backHref,
        String asOf,
        String formula,
        String definition,
        String numerator,
        String denominator,
        String value,
        String missing,
        List<Line> lines) {
    public RowsPage {
        lines = List.copyOf(lines);
    }

    /// @param faulty it is missing in the numerator
    public record Line(
            String what,
            String facts,
            String state,
            boolean faulty,
            String source,
            @Nullable String href) {}

    /// The figures of scorecards that have a page of rows, in the words of metrics.md §1 and §2.
    enum Subject {
        ELEMENTS("M11", "要素完整率", "已公开事项中必填要素填写的平均比例；写“无”或 0 算填写，空白不算。", "未公开的事项不计入。"),
        PROOFS("M12", "证据完备率", "已公开事项应有的证据中已登记的比例。", "未公开的事项不计入。"),
        CONTENT("M30", "审查率", "已公开事项中，公开前完成内容审查的比例。", "未公开的事项不计入。"),
        SECRECY("M31", "保密审查完备率", "已公开事项中，三级审查意见和日期齐全、三人不同、终审早于公开的比例。", "未公开的事项不计入。"),
        SATISFIED("M20", "满意率", "有效评价中满意与基本满意的比例。", "“不了解”和无效票不计入；居民代表测评另列。"),
        AWARE("M22", "知晓率", "有效问卷中不是“不了解”的比例。", "无效票不计入；居民代表测评另列。"),
        CLOSED("M40", "反馈办结率", "到期意见中已办结的比例。", "没有到期的意见不计入。"),
        ANSWERED("M41", "按期答复率", "到期意见中按期答复的比例；质询 3 个、其他 10 个工作日。", "没有到期的意见不计入。");

        private final String code;
        private final String title;
        private final String definition;
        private final String missing;

        Subject(String code, String title, String definition, String missing) {
            this.code = code;
            this.title = title;
            this.definition = definition;
            this.missing = missing;
        }

        static Optional<Subject> ofCode(String code) {
            for (Subject subject : values()) {
                if (subject.code.equals(code)) {
                    return Optional.of(subject);
                }
            }
            return Optional.empty();
        }
    }

    /// The numbers of the submissions that the rows came with.
    static Set<Long> submissions(Evidence.Trail trail) {
        return Stream.concat(
                        trail.duties().stream().map(RowsPage::newest).filter(Objects::nonNull),
                        trail.sources().stream().map(Evidence.Source::ref))
                .map(ObligationState.SourceRef::submission)
                .collect(Collectors.toSet());
    }

    /// @param uploads those that the reader may see; of the others neither name nor page is shown
    static RowsPage of(
            Subject subject,
            String unit,
            String unitName,
            Period period,
            Evidence.Trail trail,
            Map<Long, EvidenceData.Source> uploads) {
        List<Line> lines = new ArrayList<>();
        LocalDate day = trail.figure().asOf();
        for (Evidence.Duty duty : trail.duties()) {
            if (duty.state().publishedOn() != null) {
                lines.add(line(subject, duty, day, uploads));
            }
        }
        for (Evidence.Source source : trail.sources()) {
            lines.add(line(subject, source, uploads));
        }
        lines.sort((a, b) -> Boolean.compare(b.faulty(), a.faulty()));
        String value = Numbers.percentSigned(trail.figure().value());
        return new RowsPage(
                subject.title,
                unitName + " · " + Days.title(period),
                "/scorecards/" + unit + "?period=" + period,
                Days.longDay(day) + " 24:00",
                trail.figure().versions().formula(),
                subject.definition,
                Numbers.count(trail.figure().numerator()),
                Numbers.count(trail.figure().denominator()),
                value,
                value.equals(Numbers.EMPTY) ? "没有分母，所以是“—”，不是 0。" : subject.missing,
                lines);
    }

    /// The row whose elements, proofs and reviews count (golden README D-08).
    private static ObligationState.@Nullable SourceRef newest(Evidence.Duty duty) {
        return duty.newest() == null ? duty.state().satisfiedBy() : duty.newest();
    }

    private static Line line(
            Subject subject, Evidence.Duty duty, LocalDate day, Map<Long, EvidenceData.Source> uploads) {
        ObligationState state = duty.state();
        String facts = switch (subject) {
            case ELEMENTS -> "要素 %d/%d".formatted(duty.elementsFilled(), duty.elementsRequired());
            case PROOFS -> "证据 %d/%d".formatted(duty.proofsPresent(), duty.proofsRequired());
            case CONTENT -> duty.contentReview() == Evidence.Review.COMPLETE ? "内容审查齐全" : "内容审查不全";
            case SECRECY -> duty.secrecyReview() == Evidence.Review.COMPLETE ? "保密审查齐全" : "保密审查不全";
            case SATISFIED, AWARE, CLOSED, ANSWERED -> "";
        };
        boolean faulty = switch (subject) {
            case ELEMENTS -> duty.elementsFilled() < duty.elementsRequired();
            case PROOFS -> duty.proofsPresent() < duty.proofsRequired();
            case CONTENT -> duty.contentReview() == Evidence.Review.INCOMPLETE;
            case SECRECY -> duty.secrecyReview() == Evidence.Review.INCOMPLETE;
            case SATISFIED, AWARE, CLOSED, ANSWERED -> false;
        };
        String about = state.event().isEmpty() ? Days.dutyPeriod(state.period(), day) : "事件 " + state.event();
        ObligationState.SourceRef newest = newest(duty);
        EvidenceData.Source upload = newest == null ? null : uploads.get(newest.submission());
        return new Line(
                state.item() + " " + about + (state.stage().isEmpty() ? "" : " " + state.stage()),
                facts,
                faulty ? "不全" : "齐全",
                faulty,
                place(newest, upload),
                upload == null ? null : upload.href());
    }

    private static Line line(Subject subject, Evidence.Source source, Map<Long, EvidenceData.Source> uploads) {
        Map<String, String> values = source.values();
        EvidenceData.Source upload = uploads.get(source.ref().submission());
        boolean faulty = switch (subject) {
            case CLOSED -> "否".equals(values.get("已办结"));
            case ANSWERED -> "否".equals(values.get("按期答复"));
            case ELEMENTS, PROOFS, CONTENT, SECRECY, SATISFIED, AWARE -> false;
        };
        String state = switch (subject) {
            case CLOSED -> faulty ? "未办结" : "已办结";
            case ANSWERED -> faulty ? "未按期答复" : "按期答复";
            case ELEMENTS, PROOFS, CONTENT, SECRECY, SATISFIED, AWARE -> "";
        };
        return new Line(
                source.key(),
                values.entrySet().stream()
                        .filter(e -> e.getValue() != null && !e.getValue().isEmpty())
                        .map(e -> e.getKey() + " " + e.getValue())
                        .collect(Collectors.joining("，")),
                state,
                faulty,
                place(source.ref(), upload),
                upload == null ? null : upload.href());
    }

    private static String place(ObligationState.@Nullable SourceRef ref, EvidenceData.@Nullable Source upload) {
        if (ref == null) {
            return Numbers.EMPTY;
        }
        return (upload == null ? "" : upload.fileName() + " ") + "第 " + ref.row() + " 行";
    }
}
