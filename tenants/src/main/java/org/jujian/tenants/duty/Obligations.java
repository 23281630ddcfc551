package org.jujian.tenants.duty;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jujian.base.code.CodeRange;
import org.jujian.base.code.StreetCode;
import org.jujian.base.code.UnitCode;
import org.jujian.base.columnstore.ColumnStore;
import org.jujian.base.scope.Scope;
import org.jujian.base.time.ChinaTime;
import org.jujian.base.time.Period;

/// Keeps the stored obligations as the rules derive them from the newest T-00 rows and events, for all due dates from
/// 1 January two years back to the end of the month after next ([DueRange#horizon]).
///
/// Only what is new, changed or no longer owed is written. The version of an obligation is the newest submission among
/// the inputs of its community, not that of the caller: whoever derives, in whatever order and however often, writes
/// the
/// same rows, so that a run that was cut off is simply repeated. Communities without a T-00 row owe nothing.
public final class Obligations {
    /// bounds the memory: the inputs of so many communities at a time, and the obligations of fewer
    private static final int INPUTS_AT_ONCE = 5_000;

    private static final int COMMUNITIES_AT_ONCE = 500;

    private final DutyStore store;
    private final DutyRules rules;
    private final Clock clock;

    public Obligations(ColumnStore store, DutyRules rules, Clock clock) {
        this.store = new DutyStore(store);
        this.rules = rules;
        this.clock = clock;
    }

    /// Derives everything of these communities anew; to be called when the facts of a submission of T-00 or T-01E stand
    /// in
    /// `unit_version` and `event`. `changes` hears of each community whose obligations changed, after they were
    /// written.
    public Derived derive(Scope scope, Collection<UnitCode> units, Consumer<ChangedDuties> changes) {
        store.writeCalendar(scope, rules.calendar());
        var derived = Derived.NOTHING;
        var byStreet = new TreeMap<StreetCode, TreeSet<UnitCode>>();
        units.forEach(unit -> byStreet.computeIfAbsent(unit.street(), street -> new TreeSet<>())
                .add(unit));
        for (TreeSet<UnitCode> ofStreet : byStreet.values()) {
            var range = new CodeRange(ofStreet.first().value(), ofStreet.last().value());
            var registered = store.communities(scope, range).stream()
                    .filter(r -> ofStreet.contains(r.community().unit()))
                    .toList();
            for (List<Inputs> some : parts(inputs(scope, registered), COMMUNITIES_AT_ONCE)) {
                var plan = some.stream()
                        .map(i -> new Planned(i, Work.again(i.last(), horizon())))
                        .toList();
                derived = derived.plus(execute(scope, plan, changes));
            }
        }
        return derived;
    }

    /// Brings all communities that the scope reaches to the horizon: those whose inputs, catalogue or calendar changed
    /// are
    /// derived anew, the others get the months that are missing.
    public Derived deriveAll(Scope scope, Consumer<ChangedDuties> changes) {
        store.writeCalendar(scope, rules.calendar());
        var derived = Derived.NOTHING;
        for (var registered : parts(store.communities(scope, CodeRange.EVERYTHING), INPUTS_AT_ONCE)) {
            var inputs = inputs(scope, registered);
            for (List<Inputs> some : parts(inputs, COMMUNITIES_AT_ONCE)) {
                var plan = some.stream()
                        .map(i -> new Planned(i, Work.of(i, rules, horizon())))
                        .toList();
                derived = derived.plus(execute(scope, plan, changes));
            }
        }
        return derived;
    }

    private record Planned(Inputs inputs, Work work) {}

    private DueRange horizon() {
        return DueRange.horizon(ChinaTime.today(clock));
    }

    private List<Inputs> inputs(Scope scope, List<DutyStore.Registered> registered) {
        if (registered.isEmpty()) {
            return List.of();
        }
        var range = new CodeRange(
                registered.getFirst().community().unit().value(),
                registered.getLast().community().unit().value());
        var events = store.events(scope, range);
        var derivations = store.derivations(scope, range);
        return registered.stream()
                .map(r -> {
                    UnitCode unit = r.community().unit();
                    var own = events.getOrDefault(unit, List.of());
                    long version = own.stream()
                            .mapToLong(DutyStore.EventVersion::submission)
                            .reduce(r.submission(), Math::max);
                    return new Inputs(
                            r.community(),
                            own.stream().map(DutyStore.EventVersion::event).toList(),
                            version,
                            derivations.get(unit));
                })
                .toList();
    }

    private Derived execute(Scope scope, List<Planned> plan, Consumer<ChangedDuties> changes) {
        var stored = storedBehind(scope, plan);
        var schedules = new HashMap<DueRange, DutySchedule>();
        var written = new ArrayList<ObligationVersion>();
        var derivations = new HashMap<UnitCode, Derivation>();
        var changed = new ArrayList<ChangedDuties>();
        for (Planned planned : plan) {
            Inputs inputs = planned.inputs;
            UnitCode unit = inputs.community().unit();
            var missing = planned.work.missing();
            if (missing.isEmpty()) {
                continue;
            }
            var owed = schedules
                    .computeIfAbsent(missing.get(), rules::schedule)
                    .obligationsOf(inputs.community(), inputs.events());
            Map<Obligation.Key, ObligationVersion> before = stored.getOrDefault(unit, Map.of());
            var differences = ObligationVersion.changes(before, owed, inputs.version(), rules);
            written.addAll(differences);
            derivations.put(unit, derivation(inputs, missing.get()));
            if (!differences.isEmpty()) {
                changed.add(new ChangedDuties(unit, months(differences, before)));
            }
        }
        store.write(scope, written);
        if (!derivations.isEmpty()) {
            store.writeDerivations(scope, derivations);
        }
        changed.forEach(changes);
        long cancelled = written.stream().filter(ObligationVersion::cancelled).count();
        return new Derived(derivations.size(), written.size() - cancelled, cancelled);
    }

    /// What is covered after `derived`, together with what was before.
    private Derivation derivation(Inputs inputs, DueRange derived) {
        Derivation last = inputs.last();
        LocalDate from = last != null && last.range().from().isBefore(derived.from())
                ? last.range().from()
                : derived.from();
        return new Derivation(
                inputs.version(),
                rules.catalogueVersion(),
                rules.calendar().version(),
                new DueRange(from, derived.to()));
    }

    /// What is stored of the communities that are derived anew; nothing is asked for the others.
    private Map<UnitCode, Map<Obligation.Key, ObligationVersion>> storedBehind(Scope scope, List<Planned> plan) {
        var units = new TreeSet<UnitCode>();
        LocalDate dueFrom = LocalDate.MAX;
        for (Planned planned : plan) {
            if (planned.work instanceof Work.Again again) {
                units.add(planned.inputs.community().unit());
                dueFrom = again.range().from().isBefore(dueFrom) ? again.range().from() : dueFrom;
            }
        }
        if (units.isEmpty()) {
            return Map.of();
        }
        var range = new CodeRange(units.first().value(), units.last().value());
        return store.obligations(scope, range, dueFrom);
    }

    /// The months of the old and of the new due dates.
    private static Set<Period.Month> months(
            List<ObligationVersion> differences, Map<Obligation.Key, ObligationVersion> before) {
        var months = new HashSet<Period.Month>();
        for (ObligationVersion difference : differences) {
            months.add(Period.monthOf(difference.obligation().dueOn()));
            ObligationVersion old = before.get(difference.obligation().key());
            if (old != null) {
                months.add(Period.monthOf(old.obligation().dueOn()));
            }
        }
        return months;
    }

    private static <T> List<List<T>> parts(List<T> all, int size) {
        var parts = new ArrayList<List<T>>();
        for (int from = 0; from < all.size(); from += size) {
            parts.add(all.subList(from, Math.min(all.size(), from + size)));
        }
        return parts;
    }
}
