package org.jujian.tenants.duty;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.jujian.base.time.Period;
import org.jujian.tenants.calendar.WorkingCalendar;
import org.jujian.tenants.catalogue.Catalogue;
import org.jujian.tenants.catalogue.CommunityKind;
import org.jujian.tenants.catalogue.Duty;
import org.jujian.tenants.catalogue.Frequency;
import org.jujian.tenants.catalogue.Item;

/// The obligations that fall due in one range, for any community. Immutable; safe for many threads.
///
/// Nothing falls due before 启用日期 (golden README D-07); what falls due after 停用日期 stays with the community (D-03).
public final class DutySchedule {
    private static final int MONTHLY_DAY = 10;
    private static final int QUARTERLY_DAY = 15;
    private static final int STANDING_DAYS = 20;
    private static final int EVENT_DAYS = 5;
    private static final int BEFORE_DAYS = 5;
    private static final int AFTER_DAYS = 10;
    /// more calendar days than any of the above and the longest holidays take
    private static final int REACH = 60;
    private static final String STANDING = "长期";
    private static final String PLAN = "计划";

    private final WorkingCalendar calendar;
    private final DueRange range;
    private final List<QuarterDue> quarters;
    private final Map<CommunityKind, List<Periodic>> periodic = new EnumMap<>(CommunityKind.class);
    private final Map<CommunityKind, List<Owed>> standing = new EnumMap<>(CommunityKind.class);
    private final Map<CommunityKind, Map<String, Map<Frequency, Owed>>> byItem = new EnumMap<>(CommunityKind.class);

    DutySchedule(Catalogue catalogue, WorkingCalendar calendar, DueRange range) {
        this.calendar = calendar;
        this.range = range;
        this.quarters = Periods.quartersAround(range).stream()
                .map(quarter -> new QuarterDue(quarter, quarterlyDue(quarter)))
                .filter(due -> range.contains(due.dueOn))
                .toList();
        for (CommunityKind kind : CommunityKind.values()) {
            var owed = owedBy(kind, catalogue);
            periodic.put(kind, owed.stream().flatMap(this::periodsOf).toList());
            standing.put(
                    kind,
                    owed.stream().filter(o -> o.duty.frequency() == Frequency.L).toList());
            var items = new HashMap<String, Map<Frequency, Owed>>();
            owed.forEach(o -> items.computeIfAbsent(o.item.code(), code -> new EnumMap<>(Frequency.class))
                    .put(o.duty.frequency(), o));
            byItem.put(kind, items);
        }
    }

    public DueRange range() {
        return range;
    }

    /// All obligations of a community that fall due in the range; periods first, in the order of the catalogue, then
    /// events in the order given. An event whose item or kind makes no obligation is passed over.
    public List<Obligation> obligationsOf(Community community, Collection<RegisteredEvent> events) {
        var made = new ArrayList<Obligation>();
        for (Periodic period : of(periodic, community)) {
            if (community.inForceThroughout(period.first, period.last)) {
                add(made, community, period.owed, period.key, period.dueOn, period.placeholderUntil);
            }
        }
        for (Owed owed : of(standing, community)) {
            addStanding(made, community, owed);
        }
        for (RegisteredEvent event : events) {
            addEvent(made, community, event);
        }
        return made;
    }

    private void addStanding(List<Obligation> made, Community community, Owed owed) {
        LocalDate validFrom = owed.item.validFrom();
        LocalDate start =
                validFrom == null || validFrom.isBefore(community.enabledOn()) ? community.enabledOn() : validFrom;
        if (near(start) && owed.inForceOn(community, start)) {
            var key = new Obligation.Key(owed.item.code(), STANDING, "", Stage.NONE);
            add(made, community, owed, key, calendar.plusWorkingDays(start, STANDING_DAYS), null);
        }
    }

    private void addEvent(List<Obligation> made, Community community, RegisteredEvent event) {
        Owed owed = of(byItem, community)
                .getOrDefault(event.item(), Map.of())
                .get(event.kind().frequency());
        if (owed == null || !owed.inForceOn(community, event.happenedOn())) {
            return;
        }
        switch (event.kind()) {
            case SINGLE, REQUEST -> addOnce(made, community, owed, event, EVENT_DAYS);
            case CHANGE -> addOnce(made, community, owed, event, STANDING_DAYS);
            case WHOLE_PROCESS -> addWholeProcess(made, community, owed, event);
        }
    }

    private void addOnce(List<Obligation> made, Community community, Owed owed, RegisteredEvent event, int days) {
        if (near(event.happenedOn())) {
            LocalDate dueOn = calendar.plusWorkingDays(event.happenedOn(), days);
            add(made, community, owed, keyOf(event, Stage.NONE), dueOn, null);
        }
    }

    private void addWholeProcess(List<Obligation> made, Community community, Owed owed, RegisteredEvent event) {
        LocalDate happenedOn = event.happenedOn();
        LocalDate completedOn = event.completedOn();
        if (near(happenedOn)) {
            LocalDate dueOn = calendar.minusWorkingDays(happenedOn, BEFORE_DAYS);
            add(made, community, owed, keyOf(event, Stage.BEFORE), dueOn, null);
        }
        for (QuarterDue due : quarters) {
            Period.Quarter quarter = due.quarter;
            if (quarter.firstDay().isAfter(happenedOn)
                    && (completedOn == null || quarter.lastDay().isBefore(completedOn))
                    && owed.inForceThroughout(community, quarter)) {
                var key = new Obligation.Key(event.item(), quarter.toString(), event.code(), Stage.DURING);
                add(made, community, owed, key, due.dueOn, quarter.lastDay());
            }
        }
        if (completedOn != null && near(completedOn) && owed.inForceOn(community, completedOn)) {
            LocalDate dueOn = calendar.plusWorkingDays(completedOn, AFTER_DAYS);
            add(made, community, owed, keyOf(event, Stage.AFTER), dueOn, null);
        }
    }

    private void add(
            List<Obligation> made,
            Community community,
            Owed owed,
            Obligation.Key key,
            LocalDate dueOn,
            @Nullable LocalDate placeholderUntil) {
        if (range.contains(dueOn) && !dueOn.isBefore(community.enabledOn())) {
            made.add(new Obligation(community.unit(), key, owed.duty.frequency(), dueOn, placeholderUntil, owed.terms));
        }
    }

    /// Whether an act on `day` can make anything due in the range by counting working days.
    private boolean near(LocalDate day) {
        return !day.isBefore(range.from().minusDays(REACH))
                && !day.isAfter(range.to().plusDays(REACH));
    }

    private static Obligation.Key keyOf(RegisteredEvent event, Stage stage) {
        return new Obligation.Key(event.item(), "", event.code(), stage);
    }

    private LocalDate quarterlyDue(Period.Quarter quarter) {
        return calendar.rollForward(quarter.next().firstDay().withDayOfMonth(QUARTERLY_DAY));
    }

    /// The duty's periods that fall due in the range and in which the item is in force from the first day to the last.
    private Stream<Periodic> periodsOf(Owed owed) {
        Stream<Periodic> all = switch (owed.duty.frequency()) {
            case M ->
                Periods.monthsAround(range).stream()
                        .map(month -> Periodic.of(
                                owed,
                                month,
                                calendar.rollForward(month.plus(1).firstDay().withDayOfMonth(MONTHLY_DAY))));
            case Q -> quarters.stream().map(due -> Periodic.of(owed, due.quarter, due.dueOn));
            case Y ->
                Periods.yearsAround(range).stream()
                        .map(year ->
                                Periodic.of(owed, year, calendar.rollForward(LocalDate.of(year.value() + 1, 1, 31))));
            case YP ->
                Periods.yearsAround(range).stream()
                        .map(year ->
                                Periodic.plan(owed, year, calendar.rollForward(LocalDate.of(year.value(), 1, 31))));
            case L, E, A, P -> Stream.empty();
        };
        return all.filter(
                period -> range.contains(period.dueOn) && owed.item.inForceThroughout(period.first, period.last));
    }

    private static List<Owed> owedBy(CommunityKind kind, Catalogue catalogue) {
        return catalogue.items().stream()
                .filter(item -> item.appliesTo(kind))
                .flatMap(item -> item.duties().stream().map(duty -> Owed.of(item, duty, kind)))
                .toList();
    }

    private static <T> T of(Map<CommunityKind, T> byKind, Community community) {
        return Objects.requireNonNull(byKind.get(community.kind()));
    }

    /// A duty as communities of one kind owe it.
    private record Owed(Item item, Duty duty, Obligation.Terms terms) {
        static Owed of(Item item, Duty duty, CommunityKind kind) {
            return new Owed(
                    item,
                    duty,
                    new Obligation.Terms(
                            item.weight(),
                            item.requiredElements(duty, kind),
                            item.requiredProofs(),
                            item.channels(),
                            item.category(),
                            item.audience()));
        }

        boolean inForceOn(Community community, LocalDate day) {
            return community.inForceOn(day) && item.inForceOn(day);
        }

        boolean inForceThroughout(Community community, Period period) {
            return community.inForceThroughout(period.firstDay(), period.lastDay())
                    && item.inForceThroughout(period.firstDay(), period.lastDay());
        }
    }

    private record QuarterDue(Period.Quarter quarter, LocalDate dueOn) {}

    /// One period of a duty, the same for every community that is in force from `first` to `last`.
    private record Periodic(
            Owed owed,
            Obligation.Key key,
            LocalDate first,
            LocalDate last,
            LocalDate dueOn,
            @Nullable LocalDate placeholderUntil) {
        static Periodic of(Owed owed, Period period, LocalDate dueOn) {
            var key = new Obligation.Key(owed.item.code(), period.toString(), "", Stage.NONE);
            return new Periodic(owed, key, period.firstDay(), period.lastDay(), dueOn, period.lastDay());
        }

        /// A plan is published ahead and knows no placeholder (golden README D-33).
        static Periodic plan(Owed owed, Period.Year year, LocalDate dueOn) {
            var key = new Obligation.Key(owed.item.code(), year + PLAN, "", Stage.NONE);
            return new Periodic(owed, key, year.firstDay(), year.lastDay(), dueOn, null);
        }
    }
}
