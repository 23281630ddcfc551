package org.jujian.tenants.duty;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jujian.base.code.UnitCode;
import org.jujian.base.time.Period;
import org.jujian.tenants.calendar.WorkingCalendar;
import org.jujian.tenants.catalogue.Catalogue;
import org.jujian.tenants.catalogue.CommunityKind;
import org.jujian.tenants.catalogue.EventKind;
import org.jujian.tenants.catalogue.Item;

class DutyScheduleProperties {
    private static final Catalogue CATALOGUE = Catalogue.builtIn();
    private static final DutyRules RULES = new DutyRules(CATALOGUE, WorkingCalendar.builtIn());
    private static final DueRange RANGE = new DueRange(LocalDate.of(2024, 1, 1), LocalDate.of(2026, 12, 31));

    @Property(tries = 200)
    void fallsDueInTheRangeAndNeverBeforeTheCommunityBegan(
            @ForAll("communities") Community community, @ForAll("events") List<RegisteredEvent> events) {
        assertThat(RULES.schedule(RANGE).obligationsOf(community, events))
                .allMatch(o -> RANGE.contains(o.dueOn()) && !o.dueOn().isBefore(community.enabledOn()));
    }

    @Property(tries = 200)
    void owesOnlyPeriodsAndActsWithinTheLifeOfTheCommunity(
            @ForAll("communities") Community community, @ForAll("events") List<RegisteredEvent> events) {
        for (Obligation o : RULES.schedule(RANGE).obligationsOf(community, events)) {
            String period = o.key().period().replace("计划", "");
            Period.parse(period)
                    .ifPresent(p -> assertThat(community.inForceThroughout(p.firstDay(), p.lastDay()))
                            .isTrue());
            events.stream()
                    .filter(e -> e.code().equals(o.key().event()))
                    .forEach(
                            e -> assertThat(community.inForceOn(e.happenedOn())).isTrue());
        }
    }

    @Property(tries = 200)
    void namesEveryObligationOnce(
            @ForAll("communities") Community community, @ForAll("events") List<RegisteredEvent> events) {
        Set<Obligation.Key> keys = new HashSet<>();
        assertThat(RULES.schedule(RANGE).obligationsOf(community, events)).allMatch(o -> keys.add(o.key()));
    }

    @Property(tries = 200)
    void derivesMonthByMonthWhatItDerivesAtOnce(
            @ForAll("communities") Community community, @ForAll("events") List<RegisteredEvent> events) {
        var pieces = new ArrayList<Obligation>();
        for (var month = Period.monthOf(RANGE.from()); !month.firstDay().isAfter(RANGE.to()); month = month.plus(1)) {
            pieces.addAll(RULES.schedule(DueRange.ofMonths(month, month)).obligationsOf(community, events));
        }
        assertThat(pieces)
                .containsExactlyInAnyOrderElementsOf(RULES.schedule(RANGE).obligationsOf(community, events));
    }

    @Provide
    Arbitrary<Community> communities() {
        return Combinators.combine(
                        Arbitraries.of(CommunityKind.values()),
                        days(2022, 2026),
                        days(2024, 2027).injectNull(0.5))
                .as((kind, enabledOn, disabledOn) ->
                        new Community(UnitCode.of("310114004009"), kind, enabledOn, disabledOn));
    }

    @Provide
    Arbitrary<List<RegisteredEvent>> events() {
        var item = Arbitraries.of(CATALOGUE.items()).map(Item::code);
        return Combinators.combine(
                        item,
                        Arbitraries.of(EventKind.values()),
                        days(2021, 2027),
                        days(2021, 2027).injectNull(0.3),
                        Arbitraries.integers().between(1, 1_000_000))
                .as((code, kind, happenedOn, completedOn, number) ->
                        new RegisteredEvent("SJ-" + number, code, kind, happenedOn, completedOn))
                .list()
                .ofMaxSize(8)
                .uniqueElements(RegisteredEvent::code);
    }

    private static Arbitrary<LocalDate> days(int firstYear, int lastYear) {
        return Arbitraries.longs()
                .between(
                        LocalDate.of(firstYear, 1, 1).toEpochDay(),
                        LocalDate.of(lastYear, 12, 31).toEpochDay())
                .map(LocalDate::ofEpochDay);
    }
}
