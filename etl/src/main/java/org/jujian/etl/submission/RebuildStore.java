package org.jujian.etl.submission;

import static org.jujian.etl.jooq.Tables.CHANGED_CELL;
import static org.jujian.etl.jooq.Tables.SUBMISSION;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.jujian.base.postgres.Database;
import org.jujian.base.scope.Scope;
import org.jujian.base.time.ChinaTime;

/// What a rebuild asks PostgreSQL for.
final class RebuildStore {
    private static final Scope REBUILDING = Scope.system("rebuild");

    private static final Condition APPLIED = SUBMISSION
            .STATE
            .eq(SubmissionState.DONE.name())
            .and(SUBMISSION.PURPOSE.eq(Purpose.LOAD.stored()))
            .and(SUBMISSION.ROWS_ACCEPTED.gt(0L));

    private final Database database;

    RebuildStore(Database database) {
        this.database = database;
    }

    boolean wasCutOff() {
        return database.<Boolean>read(
                REBUILDING,
                db -> db.fetchSingle("SELECT EXISTS (SELECT FROM etl.rebuild WHERE finished_at IS NULL)")
                        .get(0, Boolean.class));
    }

    /// Of each applied submission how many rows it brought.
    Map<Long, Long> accepted() {
        return database.read(
                REBUILDING,
                db -> db.select(SUBMISSION.NUMBER, SUBMISSION.ROWS_ACCEPTED)
                        .from(SUBMISSION)
                        .where(APPLIED)
                        .fetchMap(SUBMISSION.NUMBER, SUBMISSION.ROWS_ACCEPTED));
    }

    /// Those of the numbers that may have rows: submissions that were applied, and those that are being worked on.
    Set<Long> known(Collection<Long> numbers) {
        return database.read(
                REBUILDING,
                db -> db.select(SUBMISSION.NUMBER)
                        .from(SUBMISSION)
                        .where(SUBMISSION.NUMBER.in(numbers))
                        .and(APPLIED.or(
                                SUBMISSION.STATE.in(SubmissionState.RECEIVED.name(), SubmissionState.RUNNING.name())))
                        .fetchSet(SUBMISSION.NUMBER));
    }

    List<Submission> applied() {
        return database.read(
                REBUILDING,
                db -> db.selectFrom(SUBMISSION)
                        .where(APPLIED)
                        .orderBy(SUBMISSION.NUMBER)
                        .fetch(SubmissionStore::submission));
    }

    /// One transaction: the rebuild has begun, everything of every street that ever fed is to be computed anew.
    long begin(RebuildCause cause, Instant now) {
        return database.write(REBUILDING, db -> {
            db.execute(
                    "UPDATE etl.rebuild SET finished_at = ?::timestamptz WHERE finished_at IS NULL",
                    ChinaTime.offset(now));
            db.insertInto(
                            CHANGED_CELL,
                            CHANGED_CELL.UNIT,
                            CHANGED_CELL.FACT,
                            CHANGED_CELL.PERIOD,
                            CHANGED_CELL.SUBMISSION)
                    .select(db.selectDistinct(
                                    SUBMISSION.STREET.cast(Long.class).mul(1000L),
                                    DSL.inline("unit"),
                                    DSL.inline(""),
                                    DSL.inline(0L))
                            .from(SUBMISSION)
                            .where(APPLIED))
                    .execute();
            return db.fetchSingle(
                            "INSERT INTO etl.rebuild (cause, started_at) VALUES (?, ?::timestamptz) RETURNING id",
                            cause.name(),
                            ChinaTime.offset(now))
                    .get("id", Long.class);
        });
    }

    void finish(long id, int submissions, int differing, Instant now) {
        database.run(REBUILDING, db -> db.execute("""
                        UPDATE etl.rebuild
                        SET finished_at = ?::timestamptz, submissions = ?, differing = ?
                        WHERE id = ?
                        """, ChinaTime.offset(now), submissions, differing, id));
    }
}
