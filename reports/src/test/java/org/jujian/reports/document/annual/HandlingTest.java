package org.jujian.reports.document.annual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.jujian.base.code.UnitCode;
import org.jujian.base.time.Period;
import org.jujian.reports.document.annual.AnnualSources.Community;
import org.jujian.reports.document.annual.AnnualSources.Decision;
import org.jujian.reports.document.annual.AnnualSources.Opinion;
import org.jujian.reports.document.annual.AnnualSources.Request;
import org.jujian.reports.document.annual.AnnualSources.Subject;
import org.jujian.reports.document.annual.AnnualSources.Whose;
import org.jujian.reports.document.annual.Handling.Column;
import org.jujian.reports.document.annual.Handling.Outcome;
import org.jujian.reports.document.writing.Basis;
import org.junit.jupiter.api.Test;

class HandlingTest {
    private static final UnitCode UNIT = UnitCode.of("310114004009");

    @Test
    void countsWhatWasAskedAndWhatBecameOfIt() {
        Handling handling = Handlings.of(sources(
                "2026-12-31",
                List.of(
                        request("2025-12-20", "2025-12-30", null, null),
                        request("2025-12-20", "2026-01-05", null, null),
                        request("2026-03-02", "2026-03-04", null, null),
                        request("2026-03-02", "2026-03-04", "部分公开", "个人隐私"),
                        request("2026-05-06", null, "不予公开", "商业秘密"),
                        request("2026-05-06", null, "内部", ""),
                        request("2026-06-01", null, null, null),
                        request("2026-12-30", "2027-01-04", null, null)),
                List.of(
                        opinion("异议", "2026-02-01", "2026-02-08", "成立-遗漏"),
                        opinion("异议", "2026-02-01", "2026-02-08", "不成立"),
                        opinion("异议", "2026-02-01", "2026-02-08", ""),
                        opinion("异议", "2025-11-01", null, ""),
                        opinion("质询", "2026-02-01", "2026-02-03", ""))));
        assertThat(told(handling)).isEqualTo("""
                居民要求公开 新收6 结转1 予以公开2 部分公开1 商业秘密1 其他依据1 总计5 结转下年度2
                异议 新收3 结转1 予以公开1 解释说明1 其他处理1 总计3 结转下年度1
                质询 新收1 结转0 解释说明1 总计1 结转下年度0
                总计 新收10 结转2 予以公开3 部分公开1 商业秘密1 其他依据1 解释说明2 其他处理1 总计9 结转下年度3
                """);
    }

    /// What happened after the cut-off has not happened.
    @Test
    void leavesOpenWhatWasConcludedAfterTheCutOff() {
        Handling handling = Handlings.of(sources(
                "2026-03-31",
                List.of(request("2026-03-30", "2026-04-02", null, null), request("2026-04-01", null, null, null)),
                List.of(opinion("质询", "2026-03-30", "2026-04-01", ""))));
        assertThat(told(handling)).isEqualTo("""
                居民要求公开 新收1 结转0 总计0 结转下年度1
                异议 新收0 结转0 总计0 结转下年度0
                质询 新收1 结转0 总计0 结转下年度1
                总计 新收2 结转0 总计0 结转下年度2
                """);
    }

    @Test
    void tellsWhatNoTemplateBringsFromZero() {
        Column objections = Handlings.of(sources("2026-12-31", List.of(), List.of()))
                .columns()
                .get(1);
        assertThat(objections.handled().get(Outcome.DISCLOSED)).isZero();
        assertThat(objections.handled().get(Outcome.STATE_SECRET)).isNull();
        assertThat(objections.handled().get(Outcome.NOT_HANDLED)).isNull();
    }

    @Test
    void refusesATableThatDoesNotBalance() {
        assertThatThrownBy(() -> new Column("异议", 3, 1, Map.of(Outcome.DISCLOSED, 3), 2))
                .hasMessage("table 三, 异议: expected 一 + 二 = 三（七） + 四, found 3 + 1 and 3 + 2");
    }

    private static String told(Handling handling) {
        StringBuilder text = new StringBuilder();
        for (Column column : Stream.concat(handling.columns().stream(), Stream.of(handling.total()))
                .toList()) {
            text.append("%s 新收%d 结转%d".formatted(column.name(), column.received(), column.carriedIn()));
            for (Outcome outcome : Outcome.values()) {
                Integer number = column.handled().get(outcome);
                if (number != null && number > 0) {
                    String label = outcome.label().replaceFirst(".*[）．]", "");
                    text.append(" ").append(label).append(number);
                }
            }
            text.append(" 总计%d 结转下年度%d\n".formatted(column.total(), column.carriedOut()));
        }
        return text.toString();
    }

    private static AnnualSources sources(String cutOff, List<Request> requests, List<Opinion> opinions) {
        return new AnnualSources(
                new Subject(
                        Whose.COMMUNITY,
                        UNIT,
                        "李园一村社区居委会",
                        "嘉定镇街道",
                        new Period.Year(2026),
                        new Basis(LocalDate.parse(cutOff), null, "2026-1", "2026-01", "2026-01"),
                        List.of(new Community(UNIT, "李园一村社区居委会", Optional.empty()))),
                Map.of(),
                Map.of(),
                Map.of(),
                List.of(),
                List.of(),
                requests,
                opinions,
                List.of(),
                List.of(),
                List.of());
    }

    private static Request request(
            String asked, @Nullable String published, @Nullable String decision, @Nullable String secrecy) {
        return new Request(
                LocalDate.parse(asked),
                Optional.ofNullable(published).map(LocalDate::parse),
                Optional.ofNullable(decision)
                        .map(kind ->
                                new Decision(kind, secrecy == null ? "" : secrecy, LocalDate.parse("2026-05-08"))));
    }

    private static Opinion opinion(String kind, String raised, @Nullable String closed, String finding) {
        return new Opinion(
                kind, LocalDate.parse(raised), Optional.ofNullable(closed).map(LocalDate::parse), finding);
    }
}
