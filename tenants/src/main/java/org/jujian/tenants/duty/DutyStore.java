package org.jujian.tenants.duty;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.jujian.base.code.CodeRange;
import org.jujian.base.code.UnitCode;
import org.jujian.base.columnstore.ColumnStore;
import org.jujian.base.columnstore.Row;
import org.jujian.base.columnstore.Statement;
import org.jujian.base.columnstore.TableName;
import org.jujian.base.scope.Scope;
import org.jujian.tenants.calendar.WorkingCalendar;
import org.jujian.tenants.catalogue.Category;
import org.jujian.tenants.catalogue.Channel;
import org.jujian.tenants.catalogue.CommunityKind;
import org.jujian.tenants.catalogue.EventKind;
import org.jujian.tenants.catalogue.Frequency;
import org.jujian.tenants.catalogue.Proof;
import org.jujian.tenants.catalogue.Readers;

/// The tables of the column store that a derivation reads and writes; always a range of units at a time.
final class DutyStore {
    private static final TableName VERSIONS = new TableName("obligation_version");
    private static final TableName CURRENT = new TableName("obligation");
    private static final TableName DERIVATIONS = new TableName("derivation");
    private static final TableName WORKING_DAYS = new TableName("working_day");
    private static final List<String> OBLIGATION_COLUMNS = List.of(
            "unit",
            "item",
            "period",
            "event",
            "stage",
            "version",
            "cancelled",
            "frequency",
            "due_on",
            "placeholder_until",
            "weight",
            "elements",
            "proofs",
            "channels",
            "category",
            "audience_min",
            "catalogue_version",
            "calendar_version");

    private final ColumnStore store;

    DutyStore(ColumnStore store) {
        this.store = store;
    }

    void empty(Scope scope) {
        for (TableName table : List.of(VERSIONS, CURRENT, DERIVATIONS)) {
            store.execute(scope, Statement.of("TRUNCATE TABLE " + table));
        }
    }

    /// A community with the number of the submission that its newest T-00 row came with.
    record Registered(Community community, long submission) {}

    /// The communities of a range in the order of their codes.
    List<Registered> communities(Scope scope, CodeRange range) {
        return store.query(scope, Statement.of("""
                        SELECT
                            unit,
                            kind,
                            enabled_on,
                            disabled_on,
                            submission
                        FROM
                        (
                            SELECT
                                unit,
                                kind,
                                enabled_on,
                                disabled_on,
                                submission,
                                row
                            FROM unit_version
                            WHERE {scope:unit}
                                AND unit BETWEEN {units_from:UInt64} AND {units_to:UInt64}
                            ORDER BY
                                unit,
                                submission DESC,
                                row DESC
                            LIMIT 1 BY unit
                        )
                        ORDER BY unit
                        """).bindRange("units", range), DutyStore::registered);
    }

    /// The newest versions of the events of a range, with the number of the submission that each came with.
    Map<UnitCode, List<EventVersion>> events(Scope scope, CodeRange range) {
        var events = new HashMap<UnitCode, List<EventVersion>>();
        store.stream(
                scope,
                Statement.of("""
                        SELECT
                            unit,
                            event,
                            item,
                            kind,
                            happened_on,
                            completed_on,
                            submission
                        FROM event FINAL
                        WHERE {scope:unit}
                            AND unit BETWEEN {units_from:UInt64} AND {units_to:UInt64}
                        ORDER BY
                            unit,
                            event
                        """).bindRange("units", range),
                row -> row,
                row -> events.computeIfAbsent(row.unit("unit"), unit -> new ArrayList<>())
                        .add(event(row)));
        return events;
    }

    record EventVersion(RegisteredEvent event, long submission) {}

    Map<UnitCode, Derivation> derivations(Scope scope, CodeRange range) {
        var derivations = new HashMap<UnitCode, Derivation>();
        store.stream(
                scope,
                Statement.of("""
                        SELECT
                            unit,
                            version,
                            catalogue_version,
                            calendar_version,
                            due_from,
                            due_to
                        FROM derivation FINAL
                        WHERE {scope:unit}
                            AND unit BETWEEN {units_from:UInt64} AND {units_to:UInt64}
                        """).bindRange("units", range),
                row -> row,
                row -> derivations.put(row.unit("unit"), derivation(row)));
        return derivations;
    }

    /// The current state of every obligation of a range that is due from `dueFrom` on, the cancelled ones too.
    Map<UnitCode, Map<Obligation.Key, ObligationVersion>> obligations(Scope scope, CodeRange range, LocalDate dueFrom) {
        var stored = new HashMap<UnitCode, Map<Obligation.Key, ObligationVersion>>();
        store.stream(
                scope,
                Statement.of("""
                        SELECT
                            unit,
                            item,
                            period,
                            event,
                            stage,
                            version,
                            cancelled,
                            frequency,
                            due_on,
                            placeholder_until,
                            weight,
                            elements,
                            proofs,
                            channels,
                            category,
                            audience_min,
                            catalogue_version,
                            calendar_version
                        FROM obligation FINAL
                        WHERE {scope:unit}
                            AND unit BETWEEN {units_from:UInt64} AND {units_to:UInt64}
                            AND due_on >= {due_from:Date32}
                        """).bindRange("units", range).bind("due_from", dueFrom),
                DutyStore::obligation,
                version -> stored.computeIfAbsent(version.obligation().unit(), unit -> new HashMap<>())
                        .put(version.obligation().key(), version));
        return stored;
    }

    /// First the version, for the replay, then the current state: a crash between the two leaves a difference that the
    /// next derivation finds and writes again.
    void write(Scope scope, Collection<ObligationVersion> versions) {
        if (versions.isEmpty()) {
            return;
        }
        store.insert(scope, VERSIONS, OBLIGATION_COLUMNS, versions.stream().map(DutyStore::values));
        store.insert(scope, CURRENT, OBLIGATION_COLUMNS, versions.stream().map(DutyStore::values));
    }

    /// Writes for the `others` what was just written for `first` in a range that was never derived before, in the same
    /// order as [#write]. Each of them stands under its own version.
    void copy(Scope scope, Inputs first, List<Inputs> others, DueRange range) {
        for (TableName table : List.of(VERSIONS, CURRENT)) {
            store.execute(
                    scope,
                    Statement.of("""
                            INSERT INTO %s
                                (unit, item, period, event, stage, version, cancelled, frequency, due_on,
                                 placeholder_until, weight, elements, proofs, channels, category, audience_min,
                                 catalogue_version, calendar_version)
                            SELECT
                                other.1, item, period, event, stage, other.2, cancelled, frequency, due_on,
                                placeholder_until, weight, elements, proofs, channels, category, audience_min,
                                catalogue_version, calendar_version
                            FROM
                            (
                                SELECT
                                    item, period, event, stage, cancelled, frequency, due_on, placeholder_until,
                                    weight, elements, proofs, channels, category, audience_min, catalogue_version,
                                    calendar_version
                                FROM obligation_version FINAL
                                WHERE unit = {first:UInt64}
                                    AND version = {version:UInt64}
                                    AND due_on BETWEEN {due_from:Date32} AND {due_to:Date32}
                            )
                            ARRAY JOIN arrayZip({units:Array(UInt64)}, {versions:Array(UInt64)}) AS other
                            """.formatted(table))
                            .bind("first", first.community().unit())
                            .bind("version", first.version())
                            .bind("due_from", range.from())
                            .bind("due_to", range.to())
                            .bind(
                                    "units",
                                    others.stream()
                                            .map(o -> o.community().unit().value())
                                            .toList())
                            .bind(
                                    "versions",
                                    others.stream().map(Inputs::version).toList()));
        }
    }

    void writeDerivations(Scope scope, Map<UnitCode, Derivation> derivations) {
        store.insert(
                scope,
                DERIVATIONS,
                List.of("unit", "version", "catalogue_version", "calendar_version", "due_from", "due_to"),
                derivations.entrySet().stream().map(entry -> {
                    Derivation d = entry.getValue();
                    return new @Nullable Object[] {
                        entry.getKey(),
                        d.version(),
                        d.catalogueVersion(),
                        d.calendarVersion(),
                        d.range().from(),
                        d.range().to()
                    };
                }));
    }

    /// Writes the days of the calendar when its version is not there yet, or not wholly.
    void writeCalendar(Scope scope, WorkingCalendar calendar) {
        long there = store.query(
                        scope, Statement.of("""
                        SELECT count() AS days
                        FROM working_day FINAL
                        WHERE calendar_version = {version:String}
                        """).bind("version", calendar.version()), row -> row.number("days"))
                .getFirst();
        long days = WorkingCalendar.LAST_DAY.toEpochDay() - WorkingCalendar.FIRST_DAY.toEpochDay() + 1;
        if (there != days) {
            store.insert(
                    scope,
                    WORKING_DAYS,
                    List.of("calendar_version", "day", "working", "number", "provisional"),
                    Stream.iterate(WorkingCalendar.FIRST_DAY, calendar::covers, day -> day.plusDays(1))
                            .map(day -> new @Nullable Object[] {
                                calendar.version(),
                                day,
                                calendar.isWorking(day),
                                calendar.number(day),
                                calendar.isProvisional(day)
                            }));
        }
    }

    private static Registered registered(Row row) {
        return new Registered(
                new Community(
                        row.unit("unit"),
                        known("kind", CommunityKind.ofLabel(row.string("kind"))),
                        row.date("enabled_on"),
                        row.findDate("disabled_on").orElse(null)),
                row.number("submission"));
    }

    private static EventVersion event(Row row) {
        return new EventVersion(
                new RegisteredEvent(
                        row.string("event"),
                        row.string("item"),
                        known("kind", EventKind.ofLabel(row.string("kind"))),
                        row.date("happened_on"),
                        row.findDate("completed_on").orElse(null)),
                row.number("submission"));
    }

    private static Derivation derivation(Row row) {
        return new Derivation(
                row.number("version"),
                row.string("catalogue_version"),
                row.string("calendar_version"),
                new DueRange(row.date("due_from"), row.date("due_to")));
    }

    private static ObligationVersion obligation(Row row) {
        return new ObligationVersion(
                new Obligation(
                        row.unit("unit"),
                        new Obligation.Key(
                                row.string("item"),
                                row.string("period"),
                                row.string("event"),
                                known("stage", Stage.ofLabel(row.string("stage")))),
                        Frequency.valueOf(row.string("frequency")),
                        row.date("due_on"),
                        row.findDate("placeholder_until").orElse(null),
                        new Obligation.Terms(
                                row.integer("weight"),
                                row.numbers("elements").stream()
                                        .map(Math::toIntExact)
                                        .toList(),
                                row.strings("proofs").stream()
                                        .map(code -> known("proof", Proof.ofCode(code)))
                                        .toList(),
                                row.strings("channels").stream()
                                        .map(letter -> known("channel", Channel.ofLetter(letter)))
                                        .toList(),
                                known("category", Category.ofLabel(row.string("category"))),
                                known("audience", Readers.ofLetter(row.string("audience_min"))))),
                row.number("version"),
                row.flag("cancelled"),
                row.string("catalogue_version"),
                row.string("calendar_version"));
    }

    private static @Nullable Object[] values(ObligationVersion version) {
        Obligation o = version.obligation();
        return new @Nullable Object[] {
            o.unit(),
            o.key().item(),
            o.key().period(),
            o.key().event(),
            o.key().stage().label(),
            version.version(),
            version.cancelled(),
            o.frequency(),
            o.dueOn(),
            o.placeholderUntil(),
            o.terms().weight(),
            o.terms().elements(),
            o.terms().proofs().stream().map(Proof::code).toList(),
            o.terms().channels().stream().map(Channel::name).toList(),
            o.terms().category().label(),
            o.terms().audience(),
            version.catalogueVersion(),
            version.calendarVersion()
        };
    }

    private static <T> T known(String column, Optional<T> value) {
        return value.orElseThrow(() -> new IllegalStateException("column store: unknown " + column));
    }
}
