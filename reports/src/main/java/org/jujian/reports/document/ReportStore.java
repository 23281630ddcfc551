package org.jujian.reports.document;

import java.sql.Date;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Record;
import org.jujian.base.code.UnitCode;
import org.jujian.base.postgres.Database;
import org.jujian.base.scope.Scope;
import org.jujian.base.time.Period;
import org.jujian.reports.document.inspection.Snapshot;

/// The table `reports.report`.
final class ReportStore {
    private static final String COLUMNS = """
            id, unit, kind, period, format, as_of, state, number, data_hash, sha256, bytes,
            problem_code, problem_message, created_by, created_at, finished_at
            """;

    private final Database database;

    ReportStore(Database database) {
        this.database = database;
    }

    void insert(Scope scope, Report report) {
        database.run(
                scope,
                db -> db.execute(
                        """
                        INSERT INTO reports.report (id, unit, kind, period, format, as_of, state, created_by, created_at)
                        VALUES (?, ?, ?, ?, ?, ?, 'QUEUED', ?, ?)
                        """,
                        report.id(),
                        report.unit().value(),
                        report.kind().code(),
                        report.period().toString(),
                        report.format().code(),
                        Date.valueOf(report.asOf()),
                        report.createdBy(),
                        offset(report.createdAt())));
    }

    Optional<Report> find(Scope scope, UUID id) {
        return database.read(
                scope,
                db -> db.fetchOptional("SELECT " + COLUMNS + " FROM reports.report WHERE id = ?", id)
                        .map(ReportStore::report));
    }

    List<Report> newest(Scope scope, UnitCode unit, int limit) {
        return database.read(
                scope,
                db -> db.fetch(
                                "SELECT " + COLUMNS
                                        + " FROM reports.report WHERE unit = ? ORDER BY created_at DESC, id LIMIT ?",
                                unit.value(),
                                limit)
                        .map(ReportStore::report));
    }

    Optional<Report> findIssued(Scope scope, String number) {
        return database.read(
                scope,
                db -> db.fetchOptional(
                                "SELECT " + COLUMNS
                                        + " FROM reports.report WHERE number = ? ORDER BY finished_at, id LIMIT 1",
                                number)
                        .map(ReportStore::report));
    }

    /// The oldest report that waits, or whose worker did not come back in time; nobody else gets it for `lease`.
    Optional<Claimed> claim(Scope scope, Instant now, Duration lease) {
        return database.write(
                scope,
                db -> db.fetchOptional(
                                """
                                UPDATE reports.report
                                SET state = 'RUNNING', attempt = attempt + 1, claimed_until = ?
                                WHERE id = (
                                    SELECT id
                                    FROM reports.report
                                    WHERE state = 'QUEUED' OR state = 'RUNNING' AND claimed_until < ?
                                    ORDER BY created_at, id
                                    LIMIT 1
                                    FOR UPDATE SKIP LOCKED)
                                RETURNING
                                """ + COLUMNS + ", attempt",
                                offset(now.plus(lease)),
                                offset(now))
                        .map(row -> new Claimed(report(row), row.get("attempt", Integer.class))));
    }

    record Claimed(Report report, int attempt) {}

    void finish(Scope scope, UUID id, Snapshot snapshot, String sha256, long bytes, Instant at) {
        database.run(
                scope,
                db -> db.execute(
                        """
                        UPDATE reports.report
                        SET state = 'DONE', number = ?, data_hash = ?, snapshot = ?, sha256 = ?, bytes = ?,
                            finished_at = ?, claimed_until = NULL
                        WHERE id = ? AND state = 'RUNNING'
                        """,
                        snapshot.number(),
                        snapshot.hash(),
                        snapshot.json(),
                        sha256,
                        bytes,
                        offset(at),
                        id));
    }

    void fail(Scope scope, UUID id, Report.Failure failure, Instant at) {
        database.run(
                scope,
                db -> db.execute(
                        """
                        UPDATE reports.report
                        SET state = 'FAILED', problem_code = ?, problem_message = ?, finished_at = ?, claimed_until = NULL
                        WHERE id = ? AND state = 'RUNNING'
                        """,
                        failure.code(),
                        failure.message(),
                        offset(at),
                        id));
    }

    private static Report report(Record row) {
        String number = row.get("number", String.class);
        String problem = row.get("problem_code", String.class);
        return new Report(
                row.get("id", UUID.class),
                new UnitCode(row.get("unit", Long.class)),
                Report.Kind.ofCode(row.get("kind", String.class)).orElseThrow(),
                Period.parse(row.get("period", String.class)).orElseThrow(),
                Report.Format.ofCode(row.get("format", String.class)).orElseThrow(),
                row.get("as_of", LocalDate.class),
                Report.State.valueOf(row.get("state", String.class)),
                number == null
                        ? Optional.empty()
                        : Optional.of(new Report.Issue(
                                number,
                                row.get("data_hash", String.class),
                                row.get("sha256", String.class),
                                row.get("bytes", Long.class),
                                row.get("finished_at", OffsetDateTime.class).toInstant())),
                problem == null
                        ? Optional.empty()
                        : Optional.of(new Report.Failure(problem, row.get("problem_message", String.class))),
                row.get("created_by", String.class),
                row.get("created_at", OffsetDateTime.class).toInstant());
    }

    private static OffsetDateTime offset(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
