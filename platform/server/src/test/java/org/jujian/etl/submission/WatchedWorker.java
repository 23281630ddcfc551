package org.jujian.etl.submission;

import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;
import org.jujian.base.columnstore.ColumnStore;
import org.jujian.base.files.Originals;
import org.jujian.base.postgres.Database;
import org.jujian.etl.rule.Rulebook;

/// A worker that says which step of the work it has passed, so that it can be killed there.
public final class WatchedWorker {
    private WatchedWorker() {}

    public static SubmissionWorker of(
            Database database,
            ColumnStore columnStore,
            Originals originals,
            Rulebook rulebook,
            Consequences consequences,
            Clock clock,
            Clock machineClock,
            Runnable done,
            Consumer<String> passed) {
        return new SubmissionWorker(
                database,
                columnStore,
                originals,
                rulebook,
                consequences,
                new SubmissionSettings(2, Duration.ofSeconds(1)),
                clock,
                machineClock,
                done,
                step -> passed.accept(step.name()));
    }
}
