package org.jujian.tenants.duty;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
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
    /// bounds the memory: the inputs of so many communities at a time, and the stored obligations of fewer
    private static final int INPUTS_AT_ONCE = 10_000;

    private static final int COMMUNITIES_AT_ONCE = 500;
    /// as many as the address of a request has room for
    private static final int COPIES_AT_ONCE = 2_000;

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
    /// `unit_version` and `event`. `changes` hears of the communities whose obligations changed, some
    /// hundred at a time, after they were written and before they count as derived: at least once, also when a
    /// derivation
    /// was cut off.
    public Derived derive(Scope scope, Collection<UnitCode> units, Consumer<List<ChangedDuties>> changes) {
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
    public Derived deriveAll(Scope scope, Consumer<List<ChangedDuties>> changes) {
        store.writeCalendar(scope, rules.calendar());
        var derived = Derived.NOTHING;
        for (var registered : parts(store.communities(scope, CodeRange.EVERYTHING), INPUTS_AT_ONCE)) {
            var again = new ArrayList<Planned>();
            var further = new ArrayList<Extension>();
            for (Inputs inputs : inputs(scope, registered)) {
                switch (Work.of(inputs, rules, horizon())) {
                    case Work.Nothing nothing -> {}
                    case Work.Extend extend -> further.add(new Extension(inputs, extend.range()));
                    case Work.Again all -> again.add(new Planned(inputs, all));
                }
            }
            derived = derived.plus(extend(scope, further, changes));
            for (List<Planned> some : parts(again, COMMUNITIES_AT_ONCE)) {
                derived = derived.plus(execute(scope, some, changes));
            }
        }
        return derived;
    }

    /// Removes every stored obligation; they have to be derived again.
    public void empty(Scope scope) {
        store.empty(scope);
    }

    /// Everything of a community, to be compared with what is stored.
    private record Planned(Inputs inputs, Work.Again work) {}

    /// Due dates that were never derived for a community: all that falls due in them is new.
    private record Extension(Inputs inputs, DueRange range) {}

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

    private Derived execute(Scope scope, List<Planned> plan, Consumer<List<ChangedDuties>> changes) {
        var stored = storedBehind(scope, plan);
        var schedules = new HashMap<DueRange, DutySchedule>();
        var written = new ArrayList<ObligationVersion>();
        var derivations = new HashMap<UnitCode, Derivation>();
        var changed = new ArrayList<ChangedDuties>();
        for (Planned planned : plan) {
            Inputs inputs = planned.inputs;
            UnitCode unit = inputs.community().unit();
            DueRange range = planned.work.range();
            var owed = schedules
                    .computeIfAbsent(range, rules::schedule)
                    .obligationsOf(inputs.community(), inputs.events());
            Map<Obligation.Key, ObligationVersion> before = stored.getOrDefault(unit, Map.of());
            var differences = ObligationVersion.changes(before, owed, inputs.version(), rules);
            written.addAll(differences);
            derivations.put(unit, derivation(inputs, range));
            Set<Period.Month> months = months(differences, before);
            months.addAll(untold(inputs, before.values()));
            if (!months.isEmpty()) {
                changed.add(new ChangedDuties(unit, months));
            }
        }
        store.write(scope, written);
        tellThenMark(scope, changed, derivations, changes);
        long cancelled = written.stream().filter(ObligationVersion::cancelled).count();
        return new Derived(derivations.size(), written.size() - cancelled, cancelled);
    }

    /// Most communities owe the same of a new month. What one of them owes is sent to the store, which copies it for
    /// the
    /// others.
    private Derived extend(Scope scope, List<Extension> further, Consumer<List<ChangedDuties>> changes) {
        var schedules = new HashMap<DueRange, DutySchedule>();
        var alike = new LinkedHashMap<Alike, List<Inputs>>();
        var derivations = new HashMap<UnitCode, Derivation>();
        var changed = new ArrayList<ChangedDuties>();
        long owed = 0;
        for (Extension extension : further) {
            Inputs inputs = extension.inputs;
            List<Obligation> obligations = schedules
                    .computeIfAbsent(extension.range, rules::schedule)
                    .obligationsOf(inputs.community(), inputs.events());
            derivations.put(inputs.community().unit(), derivation(inputs, extension.range));
            if (!obligations.isEmpty()) {
                alike.computeIfAbsent(Alike.of(extension.range, obligations), a -> new ArrayList<>())
                        .add(inputs);
                changed.add(new ChangedDuties(inputs.community().unit(), months(obligations)));
                owed += obligations.size();
            }
        }
        var firsts = new ArrayList<ObligationVersion>();
        alike.forEach((what, communities) -> firsts.addAll(what.of(communities.getFirst(), rules)));
        store.write(scope, firsts);
        alike.forEach((what, communities) -> {
            for (List<Inputs> others : parts(communities.subList(1, communities.size()), COPIES_AT_ONCE)) {
                store.copy(scope, communities.getFirst(), others, what.range);
            }
        });
        tellThenMark(scope, changed, derivations, changes);
        return new Derived(derivations.size(), owed, 0);
    }

    /// What several communities owe alike, whosever it is.
    private record Alike(DueRange range, List<Obligation> obligations) {
        private static final UnitCode NOBODY = new UnitCode(100_000_000_001L);

        static Alike of(DueRange range, List<Obligation> obligations) {
            return new Alike(
                    range, obligations.stream().map(o -> o.ofUnit(NOBODY)).toList());
        }

        List<ObligationVersion> of(Inputs inputs, DutyRules rules) {
            return obligations.stream()
                    .map(o -> new ObligationVersion(
                            o.ofUnit(inputs.community().unit()),
                            inputs.version(),
                            false,
                            rules.catalogueVersion(),
                            rules.calendar().version()))
                    .toList();
        }
    }

    private static Set<Period.Month> months(List<Obligation> obligations) {
        return obligations.stream().map(o -> Period.monthOf(o.dueOn())).collect(Collectors.toSet());
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

    /// What is written is told before it is marked as derived: whoever is cut off in between does the same again and
    /// tells it again, and nobody can be cut off between the mark and the telling.
    private void tellThenMark(
            Scope scope,
            List<ChangedDuties> changed,
            Map<UnitCode, Derivation> derivations,
            Consumer<List<ChangedDuties>> changes) {
        if (!changed.isEmpty()) {
            changes.accept(List.copyOf(changed));
        }
        if (!derivations.isEmpty()) {
            store.writeDerivations(scope, derivations);
        }
    }

    /// The months of what a derivation of the same inputs wrote that was cut off before it was marked: it differs no
    /// longer from what is derived, and perhaps nobody was told.
    private Set<Period.Month> untold(Inputs inputs, Collection<ObligationVersion> stored) {
        Derivation last = inputs.last();
        if (last != null
                && last.version() == inputs.version()
                && last.catalogueVersion().equals(rules.catalogueVersion())
                && last.calendarVersion().equals(rules.calendar().version())) {
            return Set.of();
        }
        return stored.stream()
                .filter(version -> version.version() == inputs.version()
                        && version.catalogueVersion().equals(rules.catalogueVersion())
                        && version.calendarVersion().equals(rules.calendar().version()))
                .map(version -> Period.monthOf(version.obligation().dueOn()))
                .collect(Collectors.toSet());
    }

    /// What is stored of the communities that are derived anew; nothing is asked for the others.
    private Map<UnitCode, Map<Obligation.Key, ObligationVersion>> storedBehind(Scope scope, List<Planned> plan) {
        var units = new TreeSet<UnitCode>();
        LocalDate dueFrom = LocalDate.MAX;
        for (Planned planned : plan) {
            LocalDate from = planned.work.range().from();
            units.add(planned.inputs.community().unit());
            dueFrom = from.isBefore(dueFrom) ? from : dueFrom;
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
