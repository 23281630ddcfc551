package org.jujian.etl.warehouse;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jujian.base.code.UnitCode;
import org.jujian.base.columnstore.ColumnStore;
import org.jujian.base.columnstore.Row;
import org.jujian.base.columnstore.Statement;
import org.jujian.base.scope.Scope;
import org.jujian.base.time.ChinaTime;
import org.jujian.etl.fact.ContentIndex;
import org.jujian.etl.fact.Hash128;
import org.jujian.etl.fact.NaturalKey;
import org.jujian.etl.rule.Lookups;
import org.jujian.tenants.catalogue.CommunityKind;
import org.jujian.tenants.catalogue.EventKind;

/// What the versions with smaller submission numbers say. Submissions of a street are applied in order, so all of
/// them are complete; the answer is the same whenever the submission is replayed.
///
/// A unit is read once, whole, when its first key is asked for: one statement for some hundred units instead of keys
/// by the ten thousand in statements. Not for several threads.
final class EarlierFacts implements Lookups {
    /// Keeps a statement's parameters below what an HTTP header may hold.
    private static final int UNITS_AT_ONCE = 200;

    private final ColumnStore store;
    private final Scope scope;
    private final FactTable table;
    private final long before;
    private final ContentIndex contents = new ContentIndex();
    private final Set<UnitCode> unitsWithContents = new HashSet<>();
    private final Map<NaturalKey.OfEvent, KnownEvent> events = new HashMap<>();
    private final Set<UnitCode> unitsWithEvents = new HashSet<>();

    EarlierFacts(ColumnStore store, Scope scope, FactTable table, long before) {
        this.store = store;
        this.scope = scope;
        this.table = table;
        this.before = before;
    }

    @Override
    public Map<UnitCode, KnownUnit> units() {
        var statement = Statement.of("""
                        SELECT
                            unit,
                            argMax(kind, (submission, row)) AS kind,
                            min(received_at) AS first_received_at
                        FROM unit_version
                        WHERE {scope:unit}
                            AND submission < {before:UInt64}
                        GROUP BY unit
                        """).bind("before", before);
        var units = new HashMap<UnitCode, KnownUnit>();
        store.stream(scope, statement, row -> row, row -> units.put(row.unit("unit"), known(row)));
        return Map.copyOf(units);
    }

    @Override
    public Map<NaturalKey.OfEvent, KnownEvent> events(Set<NaturalKey.OfEvent> keys) {
        for (List<UnitCode> units : notYetRead(unitsWithEvents, keys)) {
            readEvents(units);
        }
        var found = new HashMap<NaturalKey.OfEvent, KnownEvent>();
        for (NaturalKey.OfEvent key : keys) {
            KnownEvent event = events.get(key);
            if (event != null) {
                found.put(key, event);
            }
        }
        return found;
    }

    @Override
    public Map<NaturalKey, Hash128> contents(Collection<NaturalKey> keys) {
        for (List<UnitCode> units : notYetRead(unitsWithContents, keys)) {
            readContents(units);
        }
        if (contents.isEmpty()) {
            return Map.of();
        }
        var found = new HashMap<NaturalKey, Hash128>();
        for (NaturalKey key : keys) {
            contents.find(KeyHash.of(key)).ifPresent(content -> found.put(key, content));
        }
        return found;
    }

    private void readEvents(List<UnitCode> units) {
        var statement = Statement.of("""
                        SELECT
                            unit,
                            event,
                            argMax(item, (submission, row)) AS item,
                            argMax(kind, (submission, row)) AS kind,
                            argMax(happened_on, (submission, row)) AS happened_on
                        FROM event_version
                        WHERE {scope:unit}
                            AND unit IN {units:Array(UInt64)}
                            AND submission < {before:UInt64}
                        GROUP BY unit, event
                        """).bind("units", units).bind("before", before);
        store.stream(
                scope,
                statement,
                row -> row,
                row -> events.put(
                        new NaturalKey.OfEvent(row.unit("unit"), row.string("event")),
                        new KnownEvent(
                                row.string("item"),
                                EventKind.ofLabel(row.string("kind")).orElseThrow(),
                                row.date("happened_on"))));
    }

    private void readContents(List<UnitCode> units) {
        String key = String.join(", ", table.key());
        var statement = Statement.of("""
                        SELECT
                            %s,
                            argMax(content, (submission, row)) AS newest
                        FROM %s
                        WHERE {scope:unit}
                            AND unit IN {units:Array(UInt64)}
                            AND submission < {before:UInt64}
                        GROUP BY %s
                        """.formatted(key, table.versions(), key))
                .bind("units", units)
                .bind("before", before);
        store.stream(
                scope,
                statement,
                row -> row,
                row -> contents.put(KeyHash.of(table, row), Hash128.ofUnsigned(row.wide("newest"))));
    }

    /// The units of `keys` that are not among `read` yet, a statement's worth at a time; they are then.
    private static List<List<UnitCode>> notYetRead(Set<UnitCode> read, Collection<? extends NaturalKey> keys) {
        var missing = new ArrayList<UnitCode>();
        for (NaturalKey key : keys) {
            if (read.add(key.unit())) {
                missing.add(key.unit());
            }
        }
        var portions = new ArrayList<List<UnitCode>>();
        for (int from = 0; from < missing.size(); from += UNITS_AT_ONCE) {
            portions.add(List.copyOf(missing.subList(from, Math.min(from + UNITS_AT_ONCE, missing.size()))));
        }
        return portions;
    }

    private static KnownUnit known(Row row) {
        return new KnownUnit(
                CommunityKind.ofLabel(row.string("kind")).orElseThrow(),
                ChinaTime.dateOf(row.instant("first_received_at")));
    }
}
