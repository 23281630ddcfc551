package org.jujian.reports.metric;

import java.math.BigDecimal;
import java.sql.Date;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.jujian.base.code.CodeRange;
import org.jujian.base.code.StreetCode;
import org.jujian.base.code.UnitCode;
import org.jujian.base.postgres.Database;
import org.jujian.base.scope.Scope;
import org.jujian.base.time.Period;
import org.jujian.tenants.duty.DueRange;

/// The newest figures and obligations in PostgreSQL: what pages, API and reports of one unit read. A street is
/// published in one transaction, so nobody sees half a run.
public final class Published {
    private static final Scope FIGURES = Scope.system("figures");

    private final Database database;

    public Published(Database database) {
        this.database = database;
    }

    /// The days whose figures are kept published.
    public record Horizon(LocalDate from, LocalDate to) {
        /// At the cut-off in force.
        public static Horizon at(LocalDate cutOff) {
            DueRange range = DueRange.horizon(cutOff.plusDays(1));
            return new Horizon(range.from(), range.to());
        }

        public Set<Period> months() {
            return months(from, to);
        }

        public Set<Period> months(LocalDate first, LocalDate last) {
            LocalDate start = first.isBefore(from) ? from : first;
            LocalDate end = last.isAfter(to) ? to : last;
            return start.isAfter(end)
                    ? Set.of()
                    : new LinkedHashSet<>(Windows.between(Period.monthOf(start), Period.monthOf(end)));
        }

        public boolean covers(LocalDate first, LocalDate last) {
            return !first.isBefore(from) && !last.isAfter(to);
        }
    }

    /// The cut-off of a street's published figures; empty while something waits to be computed anew, or nothing is
    /// published.
    public Optional<LocalDate> settledCutOff(StreetCode street) {
        return database.read(
                FIGURES,
                db -> db.fetchOptional(
                                """
                SELECT as_of
                FROM reports.publication
                WHERE unit = ?
                  AND NOT EXISTS (SELECT FROM etl.changed_cell WHERE changed_cell.unit BETWEEN ? AND ?)
                """,
                                street.range().from(),
                                street.range().from(),
                                street.range().to())
                        .map(row -> row.get("as_of", LocalDate.class)));
    }

    /// The cut-off of a street's published figures, whatever waits.
    public Optional<LocalDate> cutOff(StreetCode street) {
        return database.read(
                FIGURES,
                db -> db.fetchOptional(
                                "SELECT as_of FROM reports.publication WHERE unit = ?",
                                street.range().from())
                        .map(row -> row.get("as_of", LocalDate.class)));
    }

    public List<Figure> figures(Scope scope, CodeRange range, List<Period> windows, LocalDate asOf) {
        return database.read(
                scope,
                db -> db.fetch("""
                SELECT unit, period, metric, numerator, denominator, value, text, low, high, n, flags,
                       formula_version, calendar_version, catalogue_version, computed_at
                FROM reports.figure
                WHERE unit BETWEEN ? AND ?
                  AND period = ANY (?::text[])
                ORDER BY unit, period, metric
                """, range.from(), range.to(), array(Windows.texts(windows)))
                        .map(row -> figure(row, asOf)));
    }

    public List<ObligationState> obligations(Scope scope, CodeRange range, LocalDate from, LocalDate to) {
        return database.read(
                scope,
                db -> db.fetch("""
                SELECT unit, item, period, event, stage, due_on, published_on, late_days, state, weight,
                       submission, file_row
                FROM reports.obligation_state
                WHERE unit BETWEEN ? AND ?
                  AND due_on BETWEEN ? AND ?
                ORDER BY unit, due_on, item, period, event, stage
                """, range.from(), range.to(), Date.valueOf(from), Date.valueOf(to))
                        .map(Published::obligation));
    }

    /// Replaces the figures of a street in the windows of a run, and its obligations due in them; forgets the changes
    /// that the run took. Says how many cells got another value than they had.
    public long publish(Publication publication) {
        return database.write(FIGURES, db -> {
            long changed = 0;
            for (List<Figure> part : parts(publication.figures())) {
                changed += upsert(db, part, publication.run());
            }
            CodeRange range = publication.street().range();
            db.execute("""
                    DELETE FROM reports.obligation_state
                    WHERE unit BETWEEN ? AND ?
                      AND to_char(due_on, 'YYYY-MM') = ANY (?::text[])
                    """, range.from(), range.to(), array(publication.months()));
            for (List<ObligationState> part : parts(publication.obligations())) {
                insert(db, part);
            }
            db.execute(
                    """
                    INSERT INTO reports.publication (unit, as_of, run, published_at)
                    VALUES (?, ?, ?, ?::timestamptz)
                    ON CONFLICT (unit) DO UPDATE
                    SET as_of = excluded.as_of, run = excluded.run, published_at = excluded.published_at
                    """, range.from(), Date.valueOf(publication.asOf()), publication.run(), offset(publication.at()));
            db.execute("DELETE FROM etl.changed_cell WHERE id = ANY (?::bigint[])", (Object)
                    publication.taken().toArray(Long[]::new));
            return changed;
        });
    }

    /// @param months the months of due dates that `obligations` are complete for
    /// @param taken   the rows of the outbox that this makes good
    public record Publication(
            StreetCode street,
            long run,
            LocalDate asOf,
            Instant at,
            List<String> months,
            List<Figure> figures,
            List<ObligationState> obligations,
            List<Long> taken) {}

    private static long upsert(DSLContext db, List<Figure> figures, long run) {
        Figure first = figures.getFirst();
        return db.execute(
                """
                INSERT INTO reports.figure AS old
                    (unit, period, metric, numerator, denominator, value, text, low, high, n, flags,
                     formula_version, calendar_version, catalogue_version, run, computed_at)
                SELECT unit, period, metric, numerator, denominator, value, text, low, high, n,
                       coalesce(string_to_array(nullif(flags, ''), ','), ARRAY[]::text[]), ?, ?, ?, ?, ?::timestamptz
                FROM unnest(?::bigint[], ?::text[], ?::text[], ?::numeric[], ?::numeric[], ?::numeric[], ?::text[],
                            ?::numeric[], ?::numeric[], ?::bigint[], ?::text[])
                    AS cell (unit, period, metric, numerator, denominator, value, text, low, high, n, flags)
                ON CONFLICT (unit, period, metric) DO UPDATE
                SET numerator = excluded.numerator, denominator = excluded.denominator, value = excluded.value,
                    text = excluded.text, low = excluded.low, high = excluded.high, n = excluded.n,
                    flags = excluded.flags, formula_version = excluded.formula_version,
                    calendar_version = excluded.calendar_version, catalogue_version = excluded.catalogue_version,
                    run = excluded.run, computed_at = excluded.computed_at
                WHERE (old.numerator, old.denominator, old.value, old.text, old.low, old.high, old.n, old.flags,
                       old.formula_version, old.calendar_version, old.catalogue_version)
                    IS DISTINCT FROM
                      (excluded.numerator, excluded.denominator, excluded.value, excluded.text, excluded.low,
                       excluded.high, excluded.n, excluded.flags, excluded.formula_version,
                       excluded.calendar_version, excluded.catalogue_version)
                """,
                first.versions().formula(),
                first.versions().calendar(),
                first.versions().catalogue(),
                run,
                offset(first.computedAt()),
                column(figures, Long.class, f -> f.unit().value()),
                column(figures, String.class, f -> f.period().toString()),
                column(figures, String.class, Figure::metric),
                column(figures, BigDecimal.class, Figure::numerator),
                column(figures, BigDecimal.class, Figure::denominator),
                column(figures, BigDecimal.class, Figure::value),
                column(figures, String.class, Figure::text),
                column(figures, BigDecimal.class, Figure::low),
                column(figures, BigDecimal.class, Figure::high),
                column(figures, Long.class, Figure::n),
                column(figures, String.class, f -> String.join(",", f.flags())));
    }

    private static void insert(DSLContext db, List<ObligationState> states) {
        db.execute(
                """
                INSERT INTO reports.obligation_state
                    (unit, item, period, event, stage, due_on, published_on, late_days, state, weight,
                     submission, file_row)
                SELECT unit, item, period, event, stage, due_on, published_on, late_days, state, weight,
                       submission, file_row
                FROM unnest(?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::date[], ?::date[], ?::int[],
                            ?::text[], ?::int[], ?::bigint[], ?::int[])
                    AS state (unit, item, period, event, stage, due_on, published_on, late_days, state, weight,
                              submission, file_row)
                ON CONFLICT (unit, item, period, event, stage) DO UPDATE
                SET due_on = excluded.due_on, published_on = excluded.published_on, late_days = excluded.late_days,
                    state = excluded.state, weight = excluded.weight, submission = excluded.submission,
                    file_row = excluded.file_row
                """,
                column(states, Long.class, s -> s.unit().value()),
                column(states, String.class, ObligationState::item),
                column(states, String.class, ObligationState::period),
                column(states, String.class, ObligationState::event),
                column(states, String.class, ObligationState::stage),
                column(states, String.class, s -> s.dueOn().toString()),
                column(
                        states,
                        String.class,
                        s -> s.publishedOn() == null ? null : s.publishedOn().toString()),
                column(states, Integer.class, ObligationState::lateDays),
                column(states, String.class, s -> s.state().name()),
                column(states, Integer.class, ObligationState::weight),
                column(
                        states,
                        Long.class,
                        s -> s.satisfiedBy() == null ? null : s.satisfiedBy().submission()),
                column(
                        states,
                        Integer.class,
                        s -> s.satisfiedBy() == null ? null : s.satisfiedBy().row()));
    }

    private static <T, C> Object column(List<T> rows, Class<C> type, Function<T, @Nullable C> value) {
        Object array = java.lang.reflect.Array.newInstance(type, rows.size());
        for (int i = 0; i < rows.size(); i++) {
            java.lang.reflect.Array.set(array, i, value.apply(rows.get(i)));
        }
        return array;
    }

    private static Object array(List<String> texts) {
        return texts.toArray(String[]::new);
    }

    private static <T> List<List<T>> parts(List<T> rows) {
        int size = 5_000;
        return java.util.stream.IntStream.iterate(0, from -> from < rows.size(), from -> from + size)
                .mapToObj(from -> rows.subList(from, Math.min(from + size, rows.size())))
                .toList();
    }

    public static OffsetDateTime offset(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Figure figure(Record row, LocalDate asOf) {
        return new Figure(
                new UnitCode(row.get("unit", Long.class)),
                Period.parse(row.get("period", String.class)).orElseThrow(),
                row.get("metric", String.class),
                row.get("numerator", BigDecimal.class),
                row.get("denominator", BigDecimal.class),
                row.get("value", BigDecimal.class),
                row.get("text", String.class),
                row.get("low", BigDecimal.class),
                row.get("high", BigDecimal.class),
                row.get("n", Long.class),
                List.of(row.get("flags", String[].class)),
                new Versions(
                        row.get("formula_version", String.class),
                        row.get("calendar_version", String.class),
                        row.get("catalogue_version", String.class)),
                asOf,
                row.get("computed_at", OffsetDateTime.class).toInstant());
    }

    private static ObligationState obligation(Record row) {
        Long submission = row.get("submission", Long.class);
        Integer fileRow = row.get("file_row", Integer.class);
        return new ObligationState(
                new UnitCode(row.get("unit", Long.class)),
                row.get("item", String.class),
                row.get("period", String.class),
                row.get("event", String.class),
                row.get("stage", String.class),
                row.get("due_on", LocalDate.class),
                row.get("published_on", LocalDate.class),
                row.get("late_days", Integer.class),
                ObligationState.State.valueOf(row.get("state", String.class)),
                row.get("weight", Integer.class),
                submission == null || fileRow == null ? null : new ObligationState.SourceRef(submission, fileRow));
    }
}
