package org.jujian.tenants.duty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.jujian.base.code.UnitCode;
import org.jujian.tenants.calendar.WorkingCalendar;
import org.jujian.tenants.catalogue.Catalogue;
import org.jujian.tenants.catalogue.Category;
import org.jujian.tenants.catalogue.Channel;
import org.jujian.tenants.catalogue.CommunityKind;
import org.jujian.tenants.catalogue.EventKind;
import org.jujian.tenants.catalogue.Frequency;
import org.jujian.tenants.catalogue.Proof;
import org.jujian.tenants.catalogue.Readers;
import org.junit.jupiter.api.Test;

class DutyRulesTest {
    private static final UnitCode UNIT = UnitCode.of("310114004009");

    private final DutyRules rules = new DutyRules(Catalogue.builtIn(), WorkingCalendar.builtIn());

    @Test
    void makesOneObligationAMonthDueOnThe10thOfTheNext() {
        assertThat(owed("CW-02", since("2025-01-01"), due("2026-01-01", "2026-03-31")))
                .isEqualTo("""
                CW-02 M 2025-12 due 2026-01-12 placeholder until 2025-12-31
                CW-02 M 2026-01 due 2026-02-10 placeholder until 2026-01-31
                CW-02 M 2026-02 due 2026-03-10 placeholder until 2026-02-28
                """);
    }

    @Test
    void makesOneObligationAQuarterDueOnThe15thAfterIt() {
        assertThat(owed("SX-13", since("2025-01-01"), due("2026-01-01", "2026-12-31")))
                .isEqualTo("""
                SX-13 Q 2025Q4 due 2026-01-15 placeholder until 2025-12-31
                SX-13 Q 2026Q1 due 2026-04-15 placeholder until 2026-03-31
                SX-13 Q 2026Q2 due 2026-07-15 placeholder until 2026-06-30
                SX-13 Q 2026Q3 due 2026-10-15 placeholder until 2026-09-30
                """);
    }

    @Test
    void makesOneObligationAYearDueOn31JanuaryOfTheNext() {
        assertThat(owed("JW-08", since("2024-01-01"), due("2025-01-01", "2026-12-31")))
                .isEqualTo("""
                JW-08 Y 2024 due 2025-02-05 placeholder until 2024-12-31
                JW-08 Y 2025 due 2026-02-02 placeholder until 2025-12-31
                """);
    }

    @Test
    void makesAPlanOfAYearDueOn31JanuaryOfTheYearItselfWithoutPlaceholder() {
        assertThat(owed("SX-11", since("2025-01-01"), due("2026-01-20", "2026-03-31")))
                .isEqualTo("""
                SX-11 YP 2026计划 due 2026-02-02
                """);
    }

    @Test
    void owesNoPlanOfAYearInWhichItIsNotInForceThroughout() {
        assertThat(owed("SX-11", since("2026-01-02"), due("2026-01-01", "2026-03-31")))
                .isEmpty();
        assertThat(owed("SX-11", between("2025-01-01", "2026-12-30"), due("2026-01-20", "2026-03-31")))
                .isEmpty();
    }

    @Test
    void makesAStandingObligationTwentyWorkingDaysAfterTheCommunityBegan() {
        assertThat(owed("GK-01", since("2026-02-10"), due("2026-01-01", "2026-12-31")))
                .isEmpty();
        assertThat(owed("SX-08", since("2026-02-10"), due("2026-01-01", "2026-12-31")))
                .isEqualTo("""
                SX-08 L 长期 due 2026-03-16
                """);
    }

    @Test
    void makesAnObligationTwentyWorkingDaysAfterAChange() {
        var changed = event("SX-08", EventKind.CHANGE, "2026-03-09", null);
        assertThat(owed("SX-08", since("2025-01-01"), due("2026-01-01", "2026-12-31"), changed))
                .isEqualTo("""
                SX-08 L SJ-1 due 2026-04-07
                """);
    }

    @Test
    void makesAnObligationFiveWorkingDaysAfterAnEventOrARequest() {
        assertThat(owed(
                        "ZW-10",
                        since("2025-01-01"),
                        due("2026-01-01", "2026-12-31"),
                        event("ZW-10", EventKind.SINGLE, "2026-01-31", null)))
                .isEqualTo("""
                ZW-10 E SJ-1 due 2026-02-06
                """);
        assertThat(owed(
                        "ZW-10",
                        since("2025-01-01"),
                        due("2026-01-01", "2026-12-31"),
                        event("ZW-10", EventKind.REQUEST, "2026-02-13", null)))
                .isEqualTo("""
                ZW-10 A SJ-1 due 2026-02-27
                """);
    }

    @Test
    void makesThreeStagesOfAWholeProcess() {
        var matter = event("SX-06", EventKind.WHOLE_PROCESS, "2025-09-15", "2026-04-01");
        assertThat(owed("SX-06", since("2025-01-01"), due("2025-01-01", "2026-12-31"), matter))
                .isEqualTo("""
                SX-06 P SJ-1 事前 due 2025-09-08
                SX-06 P 2025Q4 SJ-1 事中 due 2026-01-15 placeholder until 2025-12-31
                SX-06 P 2026Q1 SJ-1 事中 due 2026-04-15 placeholder until 2026-03-31
                SX-06 P SJ-1 事后 due 2026-04-16
                """);
    }

    @Test
    void leavesOutAQuarterThatBeginsOnTheEventOrEndsOnTheCompletion() {
        var matter = event("SX-06", EventKind.WHOLE_PROCESS, "2025-10-01", "2026-03-31");
        assertThat(owed("SX-06", since("2025-01-01"), due("2025-01-01", "2026-12-31"), matter))
                .isEqualTo("""
                SX-06 P SJ-1 事前 due 2025-09-25
                SX-06 P SJ-1 事后 due 2026-04-15
                """);
    }

    @Test
    void goesOnWithTheQuartersWhileAMatterIsOpenAndOwesNothingAfterwards() {
        var matter = event("SX-06", EventKind.WHOLE_PROCESS, "2023-09-15", null);
        assertThat(owed("SX-06", since("2023-01-01"), due("2025-12-01", "2026-05-31"), matter))
                .isEqualTo("""
                SX-06 P 2025Q4 SJ-1 事中 due 2026-01-15 placeholder until 2025-12-31
                SX-06 P 2026Q1 SJ-1 事中 due 2026-04-15 placeholder until 2026-03-31
                """);
    }

    @Test
    void leavesOutAStageBeforeTheCommunityBegan() {
        var matter = event("SX-06", EventKind.WHOLE_PROCESS, "2026-01-06", "2026-01-20");
        assertThat(owed("SX-06", since("2026-01-04"), due("2025-01-01", "2026-12-31"), matter))
                .isEqualTo("""
                SX-06 P SJ-1 事后 due 2026-02-03
                """);
    }

    @Test
    void keepsWhatFallsDueAfterTheCommunityClosed() {
        var closed = between("2025-01-01", "2026-01-31");
        assertThat(owed("CW-02", closed, due("2026-01-01", "2026-12-31"))).isEqualTo("""
                CW-02 M 2025-12 due 2026-01-12 placeholder until 2025-12-31
                CW-02 M 2026-01 due 2026-02-10 placeholder until 2026-01-31
                """);
        assertThat(owed(
                        "SX-15",
                        closed,
                        due("2026-01-01", "2026-12-31"),
                        event("SX-15", EventKind.SINGLE, "2026-01-31", null)))
                .isEqualTo("""
                SX-15 E SJ-1 due 2026-02-06
                """);
    }

    @Test
    void owesNothingForAnEventAfterTheCommunityClosedNorForItsCompletion() {
        var closed = between("2025-01-01", "2026-01-31");
        assertThat(owed(
                        "SX-15",
                        closed,
                        due("2026-01-01", "2026-12-31"),
                        event("SX-15", EventKind.SINGLE, "2026-02-01", null)))
                .isEmpty();
        assertThat(owed(
                        "SX-06",
                        closed,
                        due("2026-01-01", "2026-12-31"),
                        event("SX-06", EventKind.WHOLE_PROCESS, "2025-12-01", "2026-02-01")))
                .isEmpty();
    }

    @Test
    void owesTheFirstWholeMonthOnly() {
        assertThat(owed("CW-02", since("2026-02-10"), due("2026-01-01", "2026-04-30")))
                .isEqualTo("""
                CW-02 M 2026-03 due 2026-04-10 placeholder until 2026-03-31
                """);
    }

    @Test
    void owesNothingOfAnItemThatRetired() {
        assertThat(owed("ZW-06", since("2020-01-01"), due("2021-12-01", "2022-12-31")))
                .isEqualTo("""
                ZW-06 M 2021-11 due 2021-12-10 placeholder until 2021-11-30
                ZW-06 M 2021-12 due 2022-01-10 placeholder until 2021-12-31
                """);
    }

    @Test
    void owesRuralItemsInRuralCommunitiesOnly() {
        var land = event("ZW-02", EventKind.SINGLE, "2026-01-13", null);
        assertThat(owed("ZW-02", since("2025-01-01"), due("2026-01-01", "2026-12-31"), land))
                .isEmpty();
        var rural = new Community(UNIT, CommunityKind.RURAL, LocalDate.of(2025, 1, 1), null);
        assertThat(owed("ZW-02", rural, due("2026-01-01", "2026-12-31"), land)).isEqualTo("""
                ZW-02 E SJ-1 due 2026-01-20
                """);
    }

    @Test
    void passesOverAnEventThatTheItemDoesNotHave() {
        assertThat(owed(
                        "CW-02",
                        since("2026-03-01"),
                        due("2026-03-01", "2026-03-31"),
                        event("CW-02", EventKind.REQUEST, "2026-03-02", null),
                        event("XX-99", EventKind.SINGLE, "2026-03-02", null)))
                .isEmpty();
    }

    @Test
    void passesOverDatesThatNoCalendarKnows() {
        assertThat(owed(
                        "SX-06",
                        since("1950-01-01"),
                        due("2026-01-01", "2026-03-31"),
                        event("SX-06", EventKind.WHOLE_PROCESS, "9999-12-31", "9999-12-31"),
                        event("SX-06", EventKind.WHOLE_PROCESS, "1951-01-01", "9999-12-31")))
                .isEqualTo("""
                SX-06 P 2025Q4 SJ-1 事中 due 2026-01-15 placeholder until 2025-12-31
                """);
    }

    @Test
    void requiresWhatTheCatalogueSays() {
        var obligation =
                rules.schedule(due("2026-02-01", "2026-02-28")).obligationsOf(since("2025-01-01"), List.of()).stream()
                        .filter(o -> o.key().item().equals("CW-03"))
                        .toList()
                        .getFirst();
        assertThat(obligation)
                .isEqualTo(new Obligation(
                        UNIT,
                        new Obligation.Key("CW-03", "2026-01", "", Stage.NONE),
                        Frequency.M,
                        LocalDate.of(2026, 2, 10),
                        LocalDate.of(2026, 1, 31),
                        new Obligation.Terms(
                                2,
                                List.of(1, 2, 3, 4, 5, 6, 7, 8),
                                List.of(Proof.E1, Proof.E2, Proof.E3, Proof.E8, Proof.E9, Proof.E10),
                                List.of(Channel.G, Channel.D, Channel.M),
                                Category.FINANCE,
                                Readers.N)));
    }

    @Test
    void keepsTwoYearsBackAndTheMonthAfterNextDerived() {
        assertThat(DueRange.horizon(LocalDate.of(2026, 4, 1))).isEqualTo(due("2024-01-01", "2026-06-30"));
        assertThat(DueRange.horizon(LocalDate.of(2026, 12, 31))).isEqualTo(due("2024-01-01", "2027-02-28"));
        assertThat(DueRange.monthly(LocalDate.of(2026, 4, 25))).isEqualTo(due("2026-03-01", "2026-06-30"));
    }

    @Test
    void refusesARangeOutsideTheCalendar() {
        assertThatThrownBy(() -> due("1990-12-31", "2026-01-01"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "due range: expected a range within 1991-01-01 to 2098-12-31, found 1990-12-31 to 2026-01-01");
    }

    private String owed(String item, Community community, DueRange range, RegisteredEvent... events) {
        return rules.schedule(range).obligationsOf(community, List.of(events)).stream()
                .filter(o -> o.key().item().equals(item))
                .map(DutyRulesTest::line)
                .collect(Collectors.joining());
    }

    private static String line(Obligation o) {
        var parts = new StringBuilder(o.key().item()).append(' ').append(o.frequency());
        for (String part :
                List.of(o.key().period(), o.key().event(), o.key().stage().label())) {
            parts.append(part.isEmpty() ? "" : " " + part);
        }
        parts.append(" due ").append(o.dueOn());
        if (o.placeholderUntil() != null) {
            parts.append(" placeholder until ").append(o.placeholderUntil());
        }
        return parts.append('\n').toString();
    }

    private static Community since(String enabledOn) {
        return new Community(UNIT, CommunityKind.URBAN, LocalDate.parse(enabledOn), null);
    }

    private static Community between(String enabledOn, String disabledOn) {
        return new Community(UNIT, CommunityKind.URBAN, LocalDate.parse(enabledOn), LocalDate.parse(disabledOn));
    }

    private static RegisteredEvent event(String item, EventKind kind, String happenedOn, @Nullable String completedOn) {
        return new RegisteredEvent(
                "SJ-1",
                item,
                kind,
                LocalDate.parse(happenedOn),
                completedOn == null ? null : LocalDate.parse(completedOn));
    }

    private static DueRange due(String from, String to) {
        return new DueRange(LocalDate.parse(from), LocalDate.parse(to));
    }
}
