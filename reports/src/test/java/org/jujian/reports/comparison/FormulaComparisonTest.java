package org.jujian.reports.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jujian.base.code.StreetCode;
import org.jujian.base.code.UnitCode;
import org.jujian.base.problem.Problem;
import org.jujian.base.scope.Audience;
import org.jujian.base.scope.Scope;
import org.jujian.base.time.Period;
import org.jujian.reports.metric.Figure;
import org.jujian.reports.metric.Figures;
import org.jujian.reports.metric.Installation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two communities: the one does what formula 2 no longer counts, the other does nothing of the kind.
class FormulaComparisonTest {
    private static final String STREET = "310114004";
    private static final Scope OFFICE = Installation.office(STREET);
    private static final UnitCode ODD = UnitCode.of("310114004001");
    private static final UnitCode PLAIN = UnitCode.of("310114004002");
    private static final LocalDate CUT_OFF = LocalDate.of(2026, 4, 10);
    private static final Period MARCH = Period.parse("2026-03").orElseThrow();
    private static final Set<String> TOTALS = Set.of("SCORE", "SCORE_TCSFK", "BAND", "T", "C", "M01s", "M03", "M12");

    @TempDir
    static Path directory;

    private static Installation installation;
    private static Instant beforeTheBooks;

    @BeforeAll
    static void feeds() {
        installation = new Installation(directory);
        installation.clock.set("2026-04-11T08:00:00+08:00");
        installation.feed(STREET, "T-00", """
                社区代码,社区名称,街道代码,街道名称,社区类型,户数,启用日期
                310114004001,甲社区,310114004,嘉定镇街道,城市社区,20,2026-03-16
                310114004002,乙社区,310114004,嘉定镇街道,城市社区,900,2026-03-16
                """);
        installation.feed(STREET, "T-01E", """
                社区代码,事件编号,公开事项代码,事件名称,类型,事件日期
                310114004001,SQ-1,JW-07,申请一,申请,2026-03-16
                310114004001,SQ-2,JW-07,申请二,申请,2026-03-16
                310114004001,SQ-3,JW-07,申请三,申请,2026-03-16
                310114004002,SQ-1,JW-07,申请一,申请,2026-03-16
                """);
        installation.feed(STREET, "T-01", """
                社区代码,公开事项代码,事件编号,公开标题,实际公开日期,公开渠道,证据,正文,初审人,初审日期,复审人,复审日期,终审人,终审日期
                310114004001,JW-07,SQ-1,答复一,2026-03-20,公开栏；居民会议；网站,e1；e2,略,,,,,,
                310114004001,JW-07,SQ-2,答复二,2026-03-20,公开栏；居民会议,e1；e2,,,,,,,
                310114004001,JW-07,SQ-3,答复三,2026-03-20,公开栏；居民会议；网站,e1；e2,,甲,2026-03-18,乙,2026-03-19,丙,2026-03-20
                310114004002,JW-07,SQ-1,答复一,2026-03-20,公开栏；居民会议；网站,e1；e2,居民建议在南门增设车棚，已与物业商定在五月以前建成，费用由街道承担。,甲,2026-03-18,乙,2026-03-18,丙,2026-03-19
                """);
        installation.feed(STREET, "T-08", """
                社区代码,意见编号,类型,提出时间,内容,答复时间,办结时间,评价
                310114004001,YJ-1,质询,2026-03-16,问经费,,2026-03-19,未评价
                310114004001,YJ-2,建议,2026-03-16 09:00:00,问进度,2026-03-16 09:04:00,2026-03-16 09:05:00,满意
                310114004002,YJ-1,质询,2026-03-16,问经费,2026-03-19,2026-03-19,未评价
                """);
        installation.feed(STREET, "T-09", """
                社区代码,期间,调查方式,发放数,满意,基本满意,不满意,不了解
                310114004001,2026-03,入户,30,10,8,2,5
                310114004002,2026-03,入户,30,10,8,2,5
                """);
        beforeTheBooks = installation.clock.instant();
        installation.clock.set("2026-04-12T08:00:00+08:00");
        installation.feed(STREET, "T-04", """
                社区代码,会计期间,项目编号,项目名称,资金来源,预算金额,已到账,已支出
                310114004001,2026-02,HM-1,惠民项目,惠民专项,12000,10000,12000
                """);
    }

    @AfterAll
    static void stops() {
        if (installation != null) {
            installation.close();
        }
    }

    @Test
    void saysForEachFigureWhatItIsByBothFormulasAndWhichRuleMadeIt() {
        assertThat(told(installation.comparison.find(OFFICE, march(ODD, Optional.empty()))))
                .isEqualTo("""
                F: 75 → 25: G9
                FV-10: — → 0: FV-10
                K: — → 0: FV-10
                M01: 1 → 0.666667: G2
                M10: 1 → 0.666667: G2
                M20: 0.9 → —: G8
                M20_STAR: 0.9 → —: G8
                M21: 78 → —: G8
                M22: 0.8 → —: G8
                M23: 0.833333 → —: G8
                M31: 0.333333 → 0: G10 G2
                M40: 1 → 0: G9
                M43: 1 → —: G9
                M44: 0 → —: G9
                M60: 0.888889 → 0.666667: G12 G2
                M70: — → 0: FV-10
                R: 16.666667 → 0: G10 G2
                S: 78.6 → —: G8
                S_STAR: 78.6 → —: G8
                """);
    }

    @Test
    void leavesAnHonestCommunityAsItIsButWhereItIsComparedWithItsNeighbours() {
        assertThat(installation.comparison.find(OFFICE, march(PLAIN, Optional.empty())))
                .allSatisfy(difference -> {
                    assertThat(difference.metric()).isIn("M20_STAR", "S_STAR");
                    assertThat(difference.causes()).isEmpty();
                });
    }

    @Test
    void addsUpTheCausesOfAStreet() {
        List<Difference> found = installation.comparison.find(OFFICE, march(Installation.JIADING, Optional.empty()));

        assertThat(found)
                .filteredOn(
                        d -> d.unit().equals(Installation.JIADING) && d.metric().equals("M10"))
                .singleElement()
                .satisfies(d -> {
                    assertThat(d.change().orElseThrow().toPlainString()).startsWith("-0.25");
                    assertThat(d.causes()).extracting(Effect.Count::said).containsExactly("G2 空帖：按未公开计（1 行）");
                });
        assertThat(found).extracting(Difference::unit).contains(ODD, Installation.JIADING);
    }

    @Test
    void comparesAtAnEarlierStateOfKnowledge() {
        assertThat(installation.comparison.find(OFFICE, march(ODD, Optional.of(beforeTheBooks))))
                .extracting(Difference::metric)
                .contains("M10")
                .doesNotContain("K", "FV-10");
    }

    @Test
    void existsForThoseWhoReachTheUnitAlone() {
        for (Scope other : List.of(
                new Scope("clerk", Audience.COMMUNITY, List.of(PLAIN.range())),
                new Scope(
                        "other",
                        Audience.STREET,
                        List.of(StreetCode.of("640104005").range())))) {
            assertThatThrownBy(() -> installation.comparison.find(other, march(ODD, Optional.empty())))
                    .isInstanceOf(Problem.class);
        }
    }

    private static Figures.Query march(UnitCode unit, Optional<Instant> knownAt) {
        return new Figures.Query(unit, MARCH, MARCH, Optional.of(CUT_OFF), knownAt);
    }

    private static String told(List<Difference> differences) {
        return differences.stream()
                .filter(d -> !TOTALS.contains(d.metric()))
                .map(d -> "%s: %s → %s: %s%n"
                        .formatted(
                                d.metric(),
                                written(Optional.ofNullable(d.first())),
                                written(Optional.of(d.second())),
                                d.causes().stream()
                                        .map(count -> count.effect().code())
                                        .collect(Collectors.joining(" "))))
                .collect(Collectors.joining());
    }

    private static String written(Optional<Figure> figure) {
        return figure.flatMap(Figure::written)
                .map(value -> value.contains(".")
                        ? new BigDecimal(value)
                                .setScale(6, RoundingMode.HALF_UP)
                                .stripTrailingZeros()
                                .toPlainString()
                        : value)
                .orElse("—");
    }
}
