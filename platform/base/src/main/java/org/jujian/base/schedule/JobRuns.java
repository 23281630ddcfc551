package org.jujian.base.schedule;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.jujian.base.postgres.Database;
import org.jujian.base.scope.Scope;

/// What the jobs did: when each run began and ended, and whether it failed. Names no unit and no data, so that whoever
/// looks after the platform or a street may read it. Of each job the newest [#KEPT] are kept.
public final class JobRuns {
    static final int KEPT = 200;

    private static final Scope SCOPE = Scope.system("jobs");

    private final Database database;
    private final Clock clock;

    public JobRuns(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    public enum State {
        RUNNING,
        DONE,
        FAILED
    }

    public record JobRun(
            long id,
            String job,
            State state,
            Instant startedAt,
            @Nullable Instant finishedAt) {}

    /// Those with ids below `below`, the newest first.
    public List<JobRun> latest(Scope scope, Optional<String> job, Optional<State> state, long below, int limit) {
        return database.read(
                scope,
                db -> db.fetch(
                                """
                                SELECT id, job, state, started_at, finished_at
                                FROM base.job_run
                                WHERE id < ?
                                    AND (?::text IS NULL OR job = ?)
                                    AND (?::text IS NULL OR state = ?)
                                ORDER BY id DESC
                                LIMIT ?
                                """,
                                below,
                                job.orElse(null),
                                job.orElse(null),
                                state.map(Enum::name).orElse(null),
                                state.map(Enum::name).orElse(null),
                                limit)
                        .map(row -> new JobRun(
                                row.get("id", Long.class),
                                row.get("job", String.class),
                                State.valueOf(row.get("state", String.class)),
                                row.get("started_at", OffsetDateTime.class).toInstant(),
                                finishedAt(row.get("finished_at", OffsetDateTime.class)))));
    }

    /// A job runs once in the whole installation, so a run of it that still seems to go on was cut off.
    long begin(String job) {
        OffsetDateTime now = now();
        return database.write(SCOPE, db -> {
            db.execute(
                    "UPDATE base.job_run SET state = 'FAILED', finished_at = ?::timestamptz WHERE job = ? AND state = 'RUNNING'",
                    now,
                    job);
            db.execute("""
                    DELETE FROM base.job_run
                    WHERE job = ?
                        AND id < (SELECT min(id) FROM
                            (SELECT id FROM base.job_run WHERE job = ? ORDER BY id DESC LIMIT ?) AS kept)
                    """, job, job, KEPT - 1);
            return db.fetchSingle("""
                            INSERT INTO base.job_run (job, state, started_at)
                            VALUES (?, 'RUNNING', ?::timestamptz)
                            RETURNING id
                            """, job, now).get("id", Long.class);
        });
    }

    void end(long id, State state) {
        database.run(
                SCOPE,
                db -> db.execute(
                        "UPDATE base.job_run SET state = ?, finished_at = ?::timestamptz WHERE id = ?",
                        state.name(),
                        now(),
                        id));
    }

    private static @Nullable Instant finishedAt(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
