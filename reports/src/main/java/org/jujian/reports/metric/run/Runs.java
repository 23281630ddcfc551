package org.jujian.reports.metric.run;

import java.math.BigDecimal;
import java.sql.Date;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.jujian.base.code.CodeRange;
import org.jujian.base.postgres.Database;
import org.jujian.base.postgres.FirstWall;
import org.jujian.base.scope.Audience;
import org.jujian.base.scope.Scope;
import org.jujian.base.time.Period;
import org.jujian.reports.metric.Published;
import org.jujian.tenants.duty.ChangedDuties;

/// The table `reports.run` and what else a run asks PostgreSQL for.
final class Runs {
    private static final Scope FIGURES = Scope.system("figures");

    private final Database database;

    Runs(Database database) {
        this.database = database;
    }

    /// A run that was asked for and has not begun.
    record Waiting(UUID id, long number, CodeRange range, Period from, Period to, LocalDate asOf) {}

    UUID add(Scope scope, CodeRange range, Period from, Period to, LocalDate asOf, Instant now) {
        UUID id = UUID.randomUUID();
        database.run(
                scope,
                db -> db.execute(
                        """
                        INSERT INTO reports.run
                            (id, unit, unit_from, unit_to, kind, cause, period_from, period_to, as_of, state,
                             requested_by, requested_at)
                        VALUES (?, ?, ?, ?, 'metrics', 'request', ?, ?, ?, 'RECEIVED', ?, ?::timestamptz)
                        """,
                        id,
                        range.from(),
                        range.from(),
                        range.to(),
                        from.toString(),
                        to.toString(),
                        Date.valueOf(asOf),
                        scope.actor(),
                        Published.offset(now)));
        return id;
    }

    /// A run of the platform itself, begun at once; gives its number.
    long begin(String cause, LocalDate asOf, Instant now) {
        return database.write(
                FIGURES,
                db -> db.fetchSingle(
                                """
                                INSERT INTO reports.run
                                    (id, unit, unit_from, unit_to, kind, cause, as_of, state, requested_by,
                                     requested_at, started_at)
                                VALUES (?, 0, 0, ?, 'metrics', ?, ?, 'RUNNING', ?, ?::timestamptz,
                                        ?::timestamptz)
                                RETURNING number
                                """,
                                UUID.randomUUID(),
                                CodeRange.EVERYTHING.to(),
                                cause,
                                Date.valueOf(asOf),
                                FIGURES.actor(),
                                Published.offset(now),
                                Published.offset(now))
                        .get("number", Long.class));
    }

    /// Only one job of the whole installation computes, so what is found running was cut off: what was asked for
    /// waits again, what the platform began itself will be found again by its cause.
    void recover(Instant now) {
        database.run(FIGURES, db -> {
            db.execute("UPDATE reports.run SET state = 'RECEIVED' WHERE state = 'RUNNING' AND cause = 'request'");
            db.execute("""
                    UPDATE reports.run
                    SET state = 'FAILED', finished_at = ?::timestamptz, problem = '计算中断，已重新安排。'
                    WHERE state = 'RUNNING'
                    """, Published.offset(now));
        });
    }

    Optional<Waiting> claim(Instant now) {
        return database.write(
                FIGURES, db -> db.fetchOptional("""
                        UPDATE reports.run
                        SET state = 'RUNNING', started_at = ?::timestamptz
                        WHERE id = (SELECT id FROM reports.run WHERE state = 'RECEIVED' ORDER BY number
                                    FOR UPDATE SKIP LOCKED LIMIT 1)
                        RETURNING id, number, unit_from, unit_to, period_from, period_to, as_of
                        """, Published.offset(now)).map(Runs::waiting));
    }

    /// A run that was asked for and is not finished, or a change that no publication took.
    boolean isWaiting() {
        return database.<Boolean>read(FIGURES, db -> db.fetchSingle("""
                        SELECT EXISTS (SELECT FROM reports.run WHERE state IN ('RECEIVED', 'RUNNING'))
                            OR EXISTS (SELECT FROM etl.changed_cell)
                        """).get(0, Boolean.class));
    }

    void progress(long number, int done, int of) {
        database.run(
                FIGURES,
                db -> db.execute(
                        "UPDATE reports.run SET progress = ? WHERE number = ?",
                        BigDecimal.valueOf(done).divide(BigDecimal.valueOf(of), 4, java.math.RoundingMode.DOWN),
                        number));
    }

    void done(long number, long cells, long changed, Instant now) {
        database.run(FIGURES, db -> db.execute("""
                        UPDATE reports.run
                        SET state = 'DONE', progress = 1, cells = ?, changed = ?, finished_at = ?::timestamptz
                        WHERE number = ?
                        """, cells, changed, Published.offset(now), number));
    }

    void failed(long number, String problem, Instant now) {
        database.run(
                FIGURES,
                db -> db.execute(
                        "UPDATE reports.run SET state = 'FAILED', problem = ?, finished_at = ?::timestamptz WHERE number = ?",
                        problem,
                        Published.offset(now),
                        number));
    }

    Optional<MetricRun> find(Scope scope, UUID id) {
        return database.read(scope, db -> db.fetchOptional("""
                SELECT id, state, as_of, progress, cells, changed, requested_at, started_at, finished_at, problem
                FROM reports.run
                WHERE id = ?
                """, id).map(Runs::run));
    }

    /// Those with numbers below `below`, the newest first. The administrator, who reaches no unit, sees all: a run says
    /// nothing about what was computed.
    List<MetricRuns.Listed> list(Scope scope, Optional<MetricRun.State> state, long below, int limit) {
        Condition within = scope.audience() == Audience.ADMINISTRATION
                ? DSL.trueCondition()
                : FirstWall.reached(scope, DSL.field("unit", Long.class));
        return database.read(
                scope,
                db -> db.fetch(
                                """
                                SELECT id, state, as_of, progress, cells, changed, requested_at, started_at, finished_at,
                                    problem, number, cause, period_from, period_to, requested_by
                                FROM reports.run
                                WHERE {0} AND number < {1} AND ({2}::text IS NULL OR state = {2})
                                ORDER BY number DESC
                                LIMIT {3}
                                """,
                                within,
                                DSL.val(below),
                                DSL.val(state.map(Enum::name).orElse(null), String.class),
                                DSL.val(limit))
                        .map(row -> new MetricRuns.Listed(
                                row.get("number", Long.class),
                                MetricRuns.Cause.valueOf(
                                        row.get("cause", String.class).toUpperCase(Locale.ROOT)),
                                row.get("period_from", String.class),
                                row.get("period_to", String.class),
                                row.get("requested_by", String.class),
                                run(row))));
    }

    /// All in one statement: a derivation tells of hundreds of communities at a time.
    void note(List<ChangedDuties> duties) {
        var units = new ArrayList<Long>();
        var months = new ArrayList<String>();
        for (ChangedDuties changed : duties) {
            for (Period.Month month : changed.months()) {
                units.add(changed.unit().value());
                months.add(month.toString());
            }
        }
        database.run(
                FIGURES,
                db -> db.execute("""
                        INSERT INTO etl.changed_cell (unit, fact, period, submission)
                        SELECT unit, ?, period, 0
                        FROM unnest(?::bigint[], ?::text[]) AS changed (unit, period)
                        """, Change.OBLIGATION, units.toArray(Long[]::new), months.toArray(String[]::new)));
    }

    List<Change> changes() {
        return database.read(
                FIGURES,
                db -> db.fetch("""
                SELECT id, unit, fact, period
                FROM etl.changed_cell
                ORDER BY id
                """)
                        .map(row -> new Change(
                                row.get("id", Long.class),
                                row.get("unit", Long.class),
                                row.get("fact", String.class),
                                row.get("period", String.class))));
    }

    private static Waiting waiting(Record row) {
        return new Waiting(
                row.get("id", UUID.class),
                row.get("number", Long.class),
                new CodeRange(row.get("unit_from", Long.class), row.get("unit_to", Long.class)),
                Period.parse(row.get("period_from", String.class)).orElseThrow(),
                Period.parse(row.get("period_to", String.class)).orElseThrow(),
                row.get("as_of", LocalDate.class));
    }

    private static MetricRun run(Record row) {
        return new MetricRun(
                row.get("id", UUID.class),
                MetricRun.State.valueOf(row.get("state", String.class)),
                row.get("as_of", LocalDate.class),
                row.get("progress", BigDecimal.class),
                row.get("cells", Long.class),
                row.get("changed", Long.class),
                row.get("requested_at", OffsetDateTime.class).toInstant(),
                instant(row, "started_at"),
                instant(row, "finished_at"),
                row.get("problem", String.class));
    }

    private static @Nullable Instant instant(Record row, String column) {
        OffsetDateTime at = row.get(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
