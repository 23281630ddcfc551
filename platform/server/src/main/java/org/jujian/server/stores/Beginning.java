package org.jujian.server.stores;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.jujian.base.columnstore.ColumnStore;
import org.jujian.base.schedule.Jobs;
import org.jujian.base.scope.Scope;
import org.jujian.etl.submission.Rebuild;
import org.jujian.etl.submission.RebuildCause;
import org.jujian.etl.submission.SubmissionWorker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What comes before the first submission is worked on: a column store that does not hold what was accepted (its
/// directory was lost, an older one was put back, somebody asked with `JUJIAN_REBUILD=true`) is written anew from the
/// originals. Meanwhile files are received and wait, published figures are shown as being computed anew, whatever needs
/// the column store is refused (`STORE_REBUILDING`), and the health is DOWN.
final class Beginning implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Beginning.class);
    private static final long PAUSE_SECONDS = 30;

    private static final Set<String> ADMITTED = Set.of(
            Scope.system("submission").actor(),
            Scope.system("duties").actor(),
            Scope.system("health").actor());

    private final ColumnStore columnStore;
    private final Rebuild rebuild;
    private final SubmissionWorker worker;
    private final Jobs jobs;
    private final boolean asked;
    private volatile boolean rebuilding;
    private volatile boolean closing;
    private @Nullable Thread thread;

    Beginning(ColumnStore columnStore, Rebuild rebuild, SubmissionWorker worker, Jobs jobs, boolean asked) {
        this.columnStore = columnStore;
        this.rebuild = rebuild;
        this.worker = worker;
        this.jobs = jobs;
        this.asked = asked;
    }

    void start() {
        Optional<RebuildCause> cause = asked ? Optional.of(RebuildCause.ASKED) : rebuild.cause();
        if (cause.isEmpty()) {
            open();
            return;
        }
        rebuilding = true;
        thread = Thread.ofPlatform().name("rebuild").start(() -> {
            columnStore.alone(ADMITTED, () -> again(cause.get()));
            if (!closing) {
                open();
            }
        });
    }

    boolean isRebuilding() {
        return rebuilding;
    }

    @Override
    public void close() throws InterruptedException {
        closing = true;
        Thread running = thread;
        if (running != null) {
            running.interrupt();
            running.join(TimeUnit.SECONDS.toMillis(10));
        }
    }

    private void open() {
        rebuilding = false;
        worker.start();
        jobs.start();
    }

    private void again(RebuildCause cause) {
        while (!closing) {
            try {
                rebuild.run(cause);
                return;
            } catch (RuntimeException e) {
                LOG.error("rebuild: cut off, again in {} seconds", PAUSE_SECONDS, e);
                try {
                    TimeUnit.SECONDS.sleep(PAUSE_SECONDS);
                } catch (InterruptedException stopped) {
                    LOG.info("rebuild: stopped, the next start begins again");
                }
            }
        }
    }
}
