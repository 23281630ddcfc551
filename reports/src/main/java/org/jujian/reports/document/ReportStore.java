package org.jujian.reports.document;

import static org.jujian.reports.jooq.Tables.REPORT;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jujian.base.code.UnitCode;
import org.jujian.base.postgres.Database;
import org.jujian.base.scope.Audience;
import org.jujian.base.scope.Scope;
import org.jujian.base.time.Period;
import org.jujian.reports.document.writing.Imprint;

/// The table `reports.report`.
final class ReportStore {
    /// All but the snapshot, which nobody reads on the way.
    private static final List<Field<?>> COLUMNS = List.of(
            REPORT.ID,
            REPORT.UNIT,
            REPORT.KIND,
            REPORT.AUDIENCE,
            REPORT.PERIOD,
            REPORT.FORMAT,
            REPORT.AS_OF,
            REPORT.KNOWN_AT,
            REPORT.STATE,
            REPORT.NUMBER,
            REPORT.DATA_HASH,
            REPORT.SHA256,
            REPORT.BYTES,
            REPORT.PROBLEM_CODE,
            REPORT.PROBLEM_MESSAGE,
            REPORT.CREATED_BY,
            REPORT.CREATED_AT,
            REPORT.FINISHED_AT,
            REPORT.ATTEMPT,
            REPORT.EDITION);

    private final Database database;

    ReportStore(Database database) {
        this.database = database;
    }

    /// @param edition the number whose frozen data are to be printed; empty = from the stores
    record Claimed(Report report, int attempt, Optional<String> edition) {}

    void insert(Scope scope, Report report) {
        database.run(
                scope,
                db -> db.insertInto(REPORT)
                        .set(REPORT.ID, report.id())
                        .set(REPORT.UNIT, report.unit().value())
                        .set(REPORT.KIND, report.kind().code())
                        .set(REPORT.AUDIENCE, report.audience().name())
                        .set(REPORT.PERIOD, report.period().toString())
                        .set(REPORT.FORMAT, report.format().code())
                        .set(REPORT.AS_OF, report.asOf())
                        .set(
                                REPORT.KNOWN_AT,
                                report.knownAt().map(ReportStore::offset).orElse(null))
                        .set(REPORT.STATE, report.state().name())
                        .set(REPORT.CREATED_BY, report.createdBy())
                        .set(REPORT.CREATED_AT, offset(report.createdAt()))
                        .onConflict(REPORT.ID)
                        .doNothing()
                        .execute());
    }

    Optional<Report> find(Scope scope, UUID id) {
        return database.read(
                scope,
                db -> db.select(COLUMNS)
                        .from(REPORT)
                        .where(REPORT.ID.eq(id))
                        .and(mayBeSeen(scope))
                        .fetchOptional()
                        .map(ReportStore::report));
    }

    List<Report> newest(Scope scope, UnitCode unit, int limit) {
        return database.read(
                scope,
                db -> db.select(COLUMNS)
                        .from(REPORT)
                        .where(REPORT.UNIT.eq(unit.value()))
                        .and(mayBeSeen(scope))
                        .orderBy(REPORT.CREATED_AT.desc(), REPORT.SERIAL.desc())
                        .limit(limit)
                        .fetch()
                        .map(ReportStore::report));
    }

    /// The first report that was issued under a number; equal data share one.
    Optional<Report> findIssued(Scope scope, String number) {
        return database.read(
                scope,
                db -> db.select(COLUMNS)
                        .from(REPORT)
                        .where(REPORT.NUMBER.eq(number))
                        .and(mayBeSeen(scope))
                        .orderBy(REPORT.FINISHED_AT, REPORT.SERIAL)
                        .limit(1)
                        .fetchOptional()
                        .map(ReportStore::report));
    }

    boolean hasFile(Scope scope, String number, String sha256) {
        return database.read(
                scope,
                db -> db.fetchExists(db.selectOne()
                        .from(REPORT)
                        .where(REPORT.NUMBER.eq(number))
                        .and(REPORT.SHA256.eq(sha256))
                        .and(mayBeSeen(scope))));
    }

    /// The newest number of the same paper (unit, kind, period, audience) without a limit of what was received.
    Optional<String> newestNumber(Scope scope, Report report) {
        return database.read(
                scope,
                db -> db.select(REPORT.NUMBER)
                        .from(REPORT)
                        .where(REPORT.UNIT.eq(report.unit().value()))
                        .and(REPORT.KIND.eq(report.kind().code()))
                        .and(REPORT.PERIOD.eq(report.period().toString()))
                        .and(REPORT.AUDIENCE.eq(report.audience().name()))
                        .and(REPORT.STATE.eq(Report.State.DONE.name()))
                        .and(REPORT.KNOWN_AT.isNull())
                        .and(REPORT.AS_OF.ge(report.asOf()))
                        .orderBy(REPORT.AS_OF.desc(), REPORT.FINISHED_AT.desc(), REPORT.SERIAL.desc())
                        .limit(1)
                        .fetchOptional()
                        .map(row -> row.get(REPORT.NUMBER)));
    }

    /// Whether [#claim] would find one.
    boolean isWaiting(Scope scope, Instant now) {
        return database.read(
                scope,
                db -> db.fetchExists(db.selectOne()
                        .from(REPORT)
                        .where(REPORT.STATE.eq(Report.State.QUEUED.name()))
                        .or(REPORT.STATE.eq(Report.State.RUNNING.name()).and(REPORT.CLAIMED_UNTIL.lt(offset(now))))));
    }

    /// The oldest report that waits, or whose worker did not come back in time; nobody else gets it for `lease`.
    Optional<Claimed> claim(Scope scope, Instant now, Duration lease) {
        return database.write(scope, db -> {
            var next = db.select(REPORT.ID)
                    .from(REPORT)
                    .where(REPORT.STATE.eq(Report.State.QUEUED.name()))
                    .or(REPORT.STATE.eq(Report.State.RUNNING.name()).and(REPORT.CLAIMED_UNTIL.lt(offset(now))))
                    .orderBy(REPORT.CREATED_AT, REPORT.SERIAL)
                    .limit(1)
                    .forUpdate()
                    .skipLocked();
            return db.update(REPORT)
                    .set(REPORT.STATE, Report.State.RUNNING.name())
                    .set(REPORT.ATTEMPT, REPORT.ATTEMPT.plus(1))
                    .set(REPORT.CLAIMED_UNTIL, offset(now.plus(lease)))
                    .where(REPORT.ID.eq(DSL.field(next)))
                    .returningResult(COLUMNS)
                    .fetchOptional()
                    .map(row -> new Claimed(
                            report(row), row.get(REPORT.ATTEMPT), Optional.ofNullable(row.get(REPORT.EDITION))));
        });
    }

    /// The file is kept, and what was frozen stands in the register: both or neither.
    void finish(Scope scope, Report report, Manuscript written, Imprint imprint, Printed printed, Instant at) {
        database.run(scope, db -> {
            int finished = db.update(REPORT)
                    .set(REPORT.STATE, Report.State.DONE.name())
                    .set(REPORT.NUMBER, written.snapshot().number())
                    .set(REPORT.DATA_HASH, written.snapshot().hash())
                    .set(REPORT.SNAPSHOT, written.snapshot().json())
                    .set(REPORT.SHA256, printed.sha256())
                    .set(REPORT.BYTES, printed.bytes())
                    .set(REPORT.STAGE, Register.stage(imprint))
                    .set(REPORT.FINISHED_AT, offset(at))
                    .setNull(REPORT.CLAIMED_UNTIL)
                    .where(REPORT.ID.eq(report.id()))
                    .and(REPORT.STATE.eq(Report.State.RUNNING.name()))
                    .execute();
            if (finished == 1) {
                Register.enter(db, report, written, at);
            }
        });
    }

    /// A file as it was kept.
    record Printed(String sha256, long bytes) {}

    Imprint imprint(Scope scope, String number) {
        return database.read(scope, db -> Register.imprint(db, number));
    }

    Map<String, String> words(Scope scope, String number) {
        return database.read(scope, db -> Register.words(db, number));
    }

    Optional<Register.Frozen> frozen(Scope scope, String number) {
        return database.read(scope, db -> Register.frozen(db, number));
    }

    void fail(Scope scope, UUID id, Report.Failure failure, Instant at) {
        database.run(
                scope,
                db -> db.update(REPORT)
                        .set(REPORT.STATE, Report.State.FAILED.name())
                        .set(REPORT.PROBLEM_CODE, failure.code())
                        .set(REPORT.PROBLEM_MESSAGE, failure.message())
                        .set(REPORT.FINISHED_AT, offset(at))
                        .setNull(REPORT.CLAIMED_UNTIL)
                        .where(REPORT.ID.eq(id))
                        .and(REPORT.STATE.eq(Report.State.RUNNING.name()))
                        .execute());
    }

    /// The first wall around what is written for the committee; the second is a policy of the table.
    private static Condition mayBeSeen(Scope scope) {
        return switch (scope.audience()) {
            case COMMITTEE, SYSTEM -> DSL.noCondition();
            case COMMUNITY, STREET, AUDIT, PUBLIC, ADMINISTRATION -> REPORT.AUDIENCE.ne(Audience.COMMITTEE.name());
        };
    }

    private static Report report(Record row) {
        return new Report(
                row.get(REPORT.ID),
                new UnitCode(row.get(REPORT.UNIT)),
                Report.Kind.ofCode(row.get(REPORT.KIND)).orElseThrow(),
                Audience.valueOf(row.get(REPORT.AUDIENCE)),
                Period.parse(row.get(REPORT.PERIOD)).orElseThrow(),
                Report.Format.ofCode(row.get(REPORT.FORMAT)).orElseThrow(),
                row.get(REPORT.AS_OF),
                Optional.ofNullable(row.get(REPORT.KNOWN_AT)).map(OffsetDateTime::toInstant),
                Report.State.valueOf(row.get(REPORT.STATE)),
                Optional.ofNullable(row.get(REPORT.NUMBER))
                        .map(number -> new Report.Issue(
                                number,
                                row.get(REPORT.DATA_HASH),
                                row.get(REPORT.SHA256),
                                row.get(REPORT.BYTES),
                                row.get(REPORT.FINISHED_AT).toInstant())),
                Optional.ofNullable(row.get(REPORT.PROBLEM_CODE))
                        .map(code -> new Report.Failure(code, row.get(REPORT.PROBLEM_MESSAGE))),
                row.get(REPORT.CREATED_BY),
                row.get(REPORT.CREATED_AT).toInstant());
    }

    static OffsetDateTime offset(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
