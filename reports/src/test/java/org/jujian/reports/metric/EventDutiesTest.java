package org.jujian.reports.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jujian.base.code.UnitCode;
import org.jujian.base.scope.Scope;
import org.jujian.base.time.Period;
import org.jujian.etl.rule.FeedMode;
import org.jujian.reports.metric.Figures.Query;
import org.jujian.reports.metric.evidence.Evidence;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Rows of T-01E over the ordinary path → the duties that they make, with their due dates and what became of them;
/// later versions of an event move, add and cancel them; corrections and nil returns of what was published.
class EventDutiesTest {
    private static final Scope EVERYONE = Scope.system("test");
    private static final String STREET = "310114004";
    private static final UnitCode UNIT = UnitCode.of("310114004001");

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
    void oneCommunity() {
        installation.empty();
        installation.clock.set("2026-05-06T08:00:00+08:00");
        feed("T-00", "社区代码,社区名称,街道代码,街道名称,社区类型,启用日期", """
                310114004001,甲社区,310114004,嘉定镇街道,城市社区,2025-01-01
                """);
    }

    @Test
    void makesADutyOfAnEventARequestAChangeAndThreeStagesOfAMatter() {
        events("""
                310114004001,SJ-1,SX-03,征兵,,2026-03-27,
                310114004001,SJ-2,ZW-10,重大事务,一事一公开,2026-01-31,
                310114004001,SJ-3,ZW-10,居民申请,申请,2026-02-13,
                310114004001,SJ-4,SX-08,制度修订,变更,2026-03-09,
                310114004001,SJ-5,SX-06,车棚扩建,全过程,2025-09-15,2026-04-01
                """);

        assertThat(duties()).isEqualTo("""
                SX-06 SJ-5 事前 due 2025-09-08 OVERDUE
                SX-06 SJ-5 2025Q4 事中 due 2026-01-15 OVERDUE
                ZW-10 SJ-2 due 2026-02-06 OVERDUE
                ZW-10 SJ-3 due 2026-02-27 OVERDUE
                SX-03 SJ-1 due 2026-04-03 OVERDUE
                SX-08 SJ-4 due 2026-04-07 OVERDUE
                SX-06 SJ-5 2026Q1 事中 due 2026-04-15 OVERDUE
                SX-06 SJ-5 事后 due 2026-04-16 OVERDUE
                """);
    }

    @Test
    void movesTheDueDateWithANewVersionOfTheEventAndKeepsThePublication() {
        events("""
                310114004001,SJ-1,SX-03,征兵,,2026-03-27,
                """);
        publications("""
                310114004001,SX-03,,SJ-1,,公示,2026-04-02,G,全部,e1;e2,否,否
                """);
        assertThat(duties()).isEqualTo("""
                SX-03 SJ-1 due 2026-04-03 ON_TIME
                """);

        events("""
                310114004001,SJ-1,SX-03,征兵,,2026-03-20,
                """);
        assertThat(duties()).isEqualTo("""
                SX-03 SJ-1 due 2026-03-27 LATE
                """);
    }

    @Test
    void addsTheLastStageAndCancelsTheQuartersAfterTheMatterIsCompleted() {
        events("""
                310114004001,SJ-5,SX-06,车棚扩建,全过程,2025-09-15,
                """);
        assertThat(duties()).isEqualTo("""
                SX-06 SJ-5 事前 due 2025-09-08 OVERDUE
                SX-06 SJ-5 2025Q4 事中 due 2026-01-15 OVERDUE
                SX-06 SJ-5 2026Q1 事中 due 2026-04-15 OVERDUE
                SX-06 SJ-5 2026Q2 事中 due 2026-07-15 PENDING
                """);

        events("""
                310114004001,SJ-5,SX-06,车棚扩建,全过程,2025-09-15,2026-01-20
                """);
        assertThat(duties()).isEqualTo("""
                SX-06 SJ-5 事前 due 2025-09-08 OVERDUE
                SX-06 SJ-5 2025Q4 事中 due 2026-01-15 OVERDUE
                SX-06 SJ-5 事后 due 2026-02-03 OVERDUE
                """);
    }

    @Test
    void cancelsWhatAnotherItemOrAnotherTimeNoLongerMakes() {
        events("""
                310114004001,SJ-1,SX-03,征兵,,2026-03-27,
                310114004001,SJ-2,ZW-10,重大事务,一事一公开,2026-01-31,
                """);
        events("""
                310114004001,SJ-1,SX-15,代表名单,,2026-03-27,
                310114004001,SJ-2,ZW-10,重大事务,一事一公开,2024-12-31,
                """);

        assertThat(duties()).isEqualTo("""
                SX-15 SJ-1 due 2026-04-03 OVERDUE
                """);
    }

    @Test
    void halvesTheCreditOfAnOrderedCorrectionOnceAndLeavesAVoluntaryOneAlone() {
        events("""
                310114004001,SJ-1,SX-03,征兵,,2026-03-27,
                310114004001,SJ-2,SX-15,代表名单,,2026-03-27,
                310114004001,SJ-3,SX-01,低保审核,,2026-03-27,
                """);
        publications("""
                310114004001,SX-03,,SJ-1,,公示,2026-04-02,G,全部,e1;e2,否,否
                310114004001,SX-15,,SJ-2,,公示,2026-04-02,G,全部,e1;e2,否,否
                310114004001,SX-01,,SJ-3,,公示,2026-04-08,G,全部,e1;e2,否,否
                """);
        assertThat(credits("2026-04")).isEqualTo("""
                SX-01 SJ-3 LATE credit 0.80
                SX-03 SJ-1 ON_TIME credit 1.00
                SX-15 SJ-2 ON_TIME credit 1.00
                """);

        publications("""
                310114004001,SX-03,,SJ-1,,公示（更正）,2026-04-20,G,全部,e1;e2,否,责令
                310114004001,SX-03,,SJ-1,,公示（再更正）,2026-04-21,G,全部,e1;e2,否,责令
                310114004001,SX-15,,SJ-2,,公示（更正）,2026-04-20,G,全部,e1;e2,否,主动
                310114004001,SX-01,,SJ-3,,公示（更正）,2026-04-20,G,全部,e1;e2,否,责令
                """);
        assertThat(credits("2026-04")).isEqualTo("""
                SX-01 SJ-3 LATE credit 0.40
                SX-03 SJ-1 ON_TIME credit 0.50
                SX-15 SJ-2 ON_TIME credit 1.00
                """);
        assertThat(credits("2026-04", "2026-04-19")).isEqualTo("""
                SX-01 SJ-3 LATE credit 0.80
                SX-03 SJ-1 ON_TIME credit 1.00
                SX-15 SJ-2 ON_TIME credit 1.00
                """);
    }

    @Test
    void fillsAllElementsByANilReturn() {
        publications("""
                310114004001,CW-02,2026-02,,,本期无发生,2026-03-09,G,,e1;e2,是,否
                310114004001,CW-03,2026-02,,,收入,2026-03-09,G,6;8,e1;e2,否,否
                310114004001,CW-07,2026-02,,,水电,2026-03-09,G,,e1;e2,否,否
                """);

        assertThat(elements("2026-03")).isEqualTo("""
                CW-02 2026-02 12 of 12
                CW-03 2026-02 2 of 8
                CW-07 2026-02 0 of 3
                """);
    }

    private static void events(String rows) {
        feed("T-01E", "社区代码,事件编号,公开事项代码,事件名称,类型,事件日期,完成日期", rows);
    }

    private static void publications(String rows) {
        feed("T-01", "社区代码,公开事项代码,期间,事件编号,阶段,公开标题,实际公开日期,公开渠道,已填要素,证据,零报告,更正", rows);
    }

    private static void feed(String template, String columns, String rows) {
        var counts = installation
                .feed(STREET, template, FeedMode.BACKFILL, columns + "\n" + rows)
                .rows();
        assertThat(counts.rejected()).isZero();
        assertThat(counts.accepted()).isEqualTo(rows.lines().count());
    }

    /// All duties of events, in the order of their due dates.
    private static String duties() {
        return installation.obligations.find(EVERYONE, query("2025-01", "2026-07", Optional.empty())).stream()
                .filter(o -> !o.event().isEmpty())
                .sorted(Comparator.comparing(ObligationState::dueOn).thenComparing(ObligationState::event))
                .map(o -> String.join(" ", o.item(), o.event(), o.period(), o.stage())
                                .replaceAll(" +", " ")
                                .strip() + " due " + o.dueOn() + " " + o.state() + "\n")
                .collect(Collectors.joining());
    }

    private static String credits(String month) {
        return credits(month, "2026-05-05");
    }

    private static String credits(String month, String asOf) {
        return trail(month, asOf).duties().stream()
                .filter(d -> !d.state().event().isEmpty())
                .map(d -> d.state().item() + " " + d.state().event() + " "
                        + d.state().state() + " credit " + d.credit().setScale(2) + "\n")
                .sorted()
                .collect(Collectors.joining());
    }

    private static String elements(String month) {
        return trail(month, "2026-05-05").duties().stream()
                .filter(d -> d.state().publishedOn() != null)
                .map(d -> d.state().item() + " " + d.state().period() + " " + d.elementsFilled() + " of "
                        + d.elementsRequired() + "\n")
                .sorted()
                .collect(Collectors.joining());
    }

    private static Evidence.Trail trail(String month, String asOf) {
        return installation.evidence.load(
                EVERYONE, query(month, month, Optional.of(java.time.LocalDate.parse(asOf))), "M01s");
    }

    private static Query query(String from, String to, Optional<java.time.LocalDate> asOf) {
        return new Query(
                UNIT, Period.parse(from).orElseThrow(), Period.parse(to).orElseThrow(), asOf, Optional.empty());
    }
}
