package org.jujian.reports.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jujian.base.code.UnitCode;
import org.jujian.base.scope.Scope;
import org.jujian.base.time.Period;
import org.jujian.etl.rule.FeedMode;
import org.jujian.reports.metric.Figures.Query;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Communities that begin, close, merge, split and get other names or codes: rows of T-00 over the ordinary path →
/// what they owe, their figures and why they have no rank.
class CommunityChangesTest {
    private static final Scope EVERYONE = Scope.system("test");
    private static final String STREET = "310114004";
    private static final String OLD = "310114004001";
    private static final String OTHER = "310114004002";
    private static final String NEW = "310114004031";
    private static final String SECOND = "310114004032";

    @TempDir
    static Path directory;

    private static Installation installation;

    @BeforeAll
    static void starts() {
        installation = new Installation(directory);
    }

    @AfterAll
    static void stops() {
        if (installation != null) {
            installation.close();
        }
    }

    @BeforeEach
    void emptyStores() {
        installation.empty();
        installation.clock.set("2026-07-01T08:00:00+08:00");
    }

    @Test
    void owesFromTheFirstWholeMonthAndIsWatchedForThree() {
        units("""
                310114004001,老社区,310114004,嘉定镇街道,城市社区,2025-01-01,,
                310114004031,新社区,310114004,嘉定镇街道,城市社区,2026-02-10,,
                """);

        assertThat(owed(NEW, "CW-02", "2026-01", "2026-06")).isEqualTo("""
                2026-03 due 2026-04-10 OVERDUE
                2026-04 due 2026-05-11 OVERDUE
                2026-05 due 2026-06-10 OVERDUE
                """);
        assertThat(owed(NEW, "SX-13", "2026-01", "2026-06")).isEmpty();
        assertThat(owed(NEW, "SX-08", "2026-01", "2026-06")).isEqualTo("""
                长期 due 2026-03-16 OVERDUE
                """);
        assertThat(unranked(NEW, "2026Q1")).isEqualTo("观察期");
        assertThat(unranked(NEW, "2026Q2")).isEqualTo("可计权重不足70");
        assertThat(unranked(OLD, "2026Q1")).isEqualTo("可计权重不足70");
    }

    @Test
    void leavesWhatTheClosedCommunityOwedWithItAndNothingToItsSuccessor() {
        units("""
                310114004001,甲社区,310114004,嘉定镇街道,城市社区,2025-01-01,2026-02-28,310114004031
                310114004002,乙社区,310114004,嘉定镇街道,城市社区,2025-01-01,2026-02-28,310114004031
                310114004031,甲乙社区,310114004,嘉定镇街道,城市社区,2026-03-01,,
                """);
        feed("T-01", "社区代码,公开事项代码,期间,公开标题,实际公开日期,公开渠道,已填要素", """
                310114004001,CW-02,2026-02,二月支出,2026-03-09,G,全部
                """);

        for (String closed : List.of(OLD, OTHER)) {
            assertThat(owed(closed, "SX-04", "2026-02", "2026-06")).isEqualTo("""
                    2026-01 due 2026-02-10 OVERDUE
                    2026-02 due 2026-03-10 OVERDUE
                    """);
        }
        assertThat(owed(OLD, "CW-02", "2026-03", "2026-06")).isEqualTo("""
                2026-02 due 2026-03-10 ON_TIME
                """);
        assertThat(owed(NEW, "SX-04", "2026-01", "2026-06")).isEqualTo("""
                2026-03 due 2026-04-10 OVERDUE
                2026-04 due 2026-05-11 OVERDUE
                2026-05 due 2026-06-10 OVERDUE
                """);
        assertThat(figure(OLD, "2026-04", "D")).isEqualTo("0");
        // 长期公开: twenty working days after it began, nothing else yet
        assertThat(figure(NEW, "2026-03", "D")).isEqualTo("12");
        assertThat(unranked(NEW, "2026Q1")).isEqualTo("观察期");
        assertThat(installation
                        .units
                        .find(EVERYONE, UnitCode.of(OLD))
                        .orElseThrow()
                        .successors())
                .containsExactly(UnitCode.of(NEW));
        assertThat(installation.units.predecessors(EVERYONE, UnitCode.of(OLD).street()))
                .containsEntry(UnitCode.of(NEW), List.of(UnitCode.of(OLD), UnitCode.of(OTHER)));
    }

    @Test
    void closesACommunityThatFellUnderObservationBeforeItsThirdMonth() {
        units("""
                310114004001,甲社区,310114004,嘉定镇街道,城市社区,2026-01-15,2026-04-15,
                """);
        assertThat(unranked(OLD, "2026Q2")).isEqualTo("观察期");
    }

    @Test
    void splitsACommunityAndCancelsWhatNoLongerFallsIntoItsTime() {
        units("""
                310114004001,甲社区,310114004,嘉定镇街道,城市社区,2025-01-01,,
                """);
        installation.runs.work();
        assertThat(owed(OLD, "SX-04", "2026-05", "2026-06")).isEqualTo("""
                2026-04 due 2026-05-11 OVERDUE
                2026-05 due 2026-06-10 OVERDUE
                """);

        installation.clock.set("2026-07-02T08:00:00+08:00");
        units("""
                310114004001,甲社区,310114004,嘉定镇街道,城市社区,2025-01-01,2026-04-30,310114004031；310114004032
                310114004031,甲东社区,310114004,嘉定镇街道,城市社区,2026-05-01,,
                310114004032,甲西社区,310114004,嘉定镇街道,城市社区,2026-05-01,,
                """);
        installation.runs.work();

        assertThat(owed(OLD, "SX-04", "2026-05", "2026-06")).isEqualTo("""
                2026-04 due 2026-05-11 OVERDUE
                """);
        assertThat(owed(SECOND, "SX-04", "2026-05", "2026-06")).isEqualTo("""
                2026-05 due 2026-06-10 OVERDUE
                """);
        assertThat(installation
                        .units
                        .find(EVERYONE, UnitCode.of(OLD))
                        .orElseThrow()
                        .successors())
                .containsExactly(UnitCode.of(NEW), UnitCode.of(SECOND));
    }

    @Test
    void answersUnderTheOldCodeAfterAChangeOfCode() {
        units("""
                310114004001,甲社区,310114004,嘉定镇街道,城市社区,2025-01-01,2026-03-31,310114004031
                310114004031,甲社区,310114004,嘉定镇街道,城市社区,2026-04-01,,
                """);
        feed("T-09", "社区代码,期间,调查方式,发放数,满意,基本满意,不满意,不了解", """
                310114004001,2026-02,入户,50,40,5,3,2
                """);

        assertThat(figure(OLD, "2026-02", "M20")).isEqualTo("0.9375");
        assertThat(figure(NEW, "2026-02", "M20")).isEqualTo("null");
        assertThat(owed(OLD, "SX-13", "2026-04", "2026-06")).isEqualTo("""
                2026Q1 due 2026-04-15 OVERDUE
                """);
        assertThat(owed(NEW, "SX-13", "2026-04", "2026-06")).isEmpty();
    }

    @Test
    void bearsTheNameOfTheTimeAfterALaterRow() {
        installation.clock.set("2026-01-05T08:00:00+08:00");
        feed("T-00", FeedMode.LIVE, UNIT_COLUMNS, """
                310114004001,李园一村社区居委会,310114004,嘉定镇街道,城市社区,2025-01-01,,
                """);
        installation.clock.set("2026-05-20T08:00:00+08:00");
        feed("T-00", FeedMode.LIVE, UNIT_COLUMNS, """
                310114004001,李园社区居委会,310114004,嘉定镇街道,城市社区,2025-01-01,,
                """);

        assertThat(nameOn("2026-03-31")).isEqualTo("李园一村社区居委会");
        assertThat(nameOn("2026-06-30")).isEqualTo("李园社区居委会");
        assertThat(owed(OLD, "SX-04", "2026-02", "2026-02")).isEqualTo("""
                2026-01 due 2026-02-10 OVERDUE
                """);
    }

    private static final String UNIT_COLUMNS = "社区代码,社区名称,街道代码,街道名称,社区类型,启用日期,停用日期,后继社区代码";

    private static void units(String rows) {
        feed("T-00", UNIT_COLUMNS, rows);
    }

    private static void feed(String template, String columns, String rows) {
        feed(template, FeedMode.BACKFILL, columns, rows);
    }

    private static void feed(String template, FeedMode mode, String columns, String rows) {
        var counts =
                installation.feed(STREET, template, mode, columns + "\n" + rows).rows();
        assertThat(counts.rejected()).isZero();
        assertThat(counts.accepted()).isEqualTo(rows.lines().count());
    }

    private static String nameOn(String day) {
        return installation
                .units
                .findOn(EVERYONE, UnitCode.of(OLD), LocalDate.parse(day))
                .orElseThrow()
                .name();
    }

    private static String owed(String unit, String item, String from, String to) {
        return installation.obligations.find(EVERYONE, query(unit, from, to)).stream()
                .filter(o -> o.item().equals(item))
                .map(o -> (o.period() + " " + o.event()).strip() + " due " + o.dueOn() + " " + o.state() + "\n")
                .collect(Collectors.joining());
    }

    /// The value as it is, or `null`.
    private static String figure(String unit, String period, String metric) {
        BigDecimal value = installation
                .figures
                .find(EVERYONE, query(unit, period, period), metric)
                .getFirst()
                .value();
        return value == null ? "null" : value.toPlainString();
    }

    private static String unranked(String unit, String quarter) {
        return installation
                .figures
                .find(EVERYONE, query(unit, quarter, quarter), "RANK")
                .getFirst()
                .reason()
                .orElse("");
    }

    private static Query query(String unit, String from, String to) {
        return new Query(
                UnitCode.of(unit),
                Period.parse(from).orElseThrow(),
                Period.parse(to).orElseThrow(),
                Optional.empty(),
                Optional.empty());
    }
}
