package org.jujian.etl.submission;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jujian.base.columnstore.ColumnStore;
import org.jujian.base.columnstore.ColumnStoreFailure;
import org.jujian.base.files.Originals;
import org.jujian.base.postgres.Database;
import org.jujian.etl.rule.Rulebook;
import org.jujian.etl.sheet.Original;
import org.jujian.etl.turn.Turns;
import org.jujian.etl.warehouse.Warehouse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Applies submissions: of each street one at a time, the lowest number first, several streets at once. One worker
/// takes
/// small files only, and large ones pause while a small one is worked on ([Turns]), so that the small file of a street
/// need not wait until those of others are through.
///
/// Guarantees: an acknowledged submission is worked on until it is `DONE` or `FAILED`. A file that is bad fails;
/// trouble
/// of a store does not, it is tried again after a pause, and so is whatever a crash cut off. Later submissions of the
/// street wait meanwhile.
public final class SubmissionWorker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SubmissionWorker.class);

    /// After so many attempts an error that is not a store's is taken for one that will not go away.
    private static final int ATTEMPTS = 8;

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final Duration QUARANTINE_AT_MOST = Duration.ofHours(1);

    private final SubmissionStore store;
    private final Originals originals;
    private final Loading loading;
    private final SubmissionSettings settings;
    private final Clock machineClock;
    private final Runnable done;
    private final Semaphore work = new Semaphore(0);
    private final Semaphore smallWork = new Semaphore(0);
    private final Turns turns = new Turns();
    private final List<Thread> threads = new ArrayList<>();
    private final ScheduledExecutorService heart = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("submission-heart").daemon().factory());
    private volatile boolean open = true;

    /// `clock` is the platform's, `machineClock` the machine's, which also dates files; `done` runs after each
    /// submission that is finished; a crash may leave it out.
    public SubmissionWorker(
            Database database,
            ColumnStore columnStore,
            Originals originals,
            Rulebook rulebook,
            Consequences consequences,
            SubmissionSettings settings,
            Clock clock,
            Clock machineClock,
            Runnable done) {
        this(database, columnStore, originals, rulebook, consequences, settings, clock, machineClock, done, step -> {});
    }

    SubmissionWorker(
            Database database,
            ColumnStore columnStore,
            Originals originals,
            Rulebook rulebook,
            Consequences consequences,
            SubmissionSettings settings,
            Clock clock,
            Clock machineClock,
            Runnable done,
            Consumer<Step> passed) {
        this.store = new SubmissionStore(database);
        this.originals = originals;
        this.loading = new Loading(store, originals, new Warehouse(columnStore), rulebook, consequences, clock, passed);
        this.settings = settings;
        this.machineClock = machineClock;
        this.done = done;
    }

    public synchronized void start() {
        if (!threads.isEmpty()) {
            return;
        }
        destroyUnneeded();
        for (int i = 1; i <= settings.workers(); i++) {
            threads.add(Thread.ofPlatform().name("submission-" + i).start(() -> work(Long.MAX_VALUE, work)));
        }
        threads.add(Thread.ofPlatform().name("submission-small").start(() -> work(settings.small(), smallWork)));
    }

    /// There may be something to do.
    public void wake() {
        work.release(settings.workers());
        smallWork.release();
    }

    /// Works on one submission, if one is waiting; says whether there was one.
    boolean runOne() {
        return runOne(Long.MAX_VALUE);
    }

    private boolean runOne(long most) {
        Optional<Claimed> found = store.claim(Loading.SCOPE, settings.lease(), most);
        found.ifPresent(this::run);
        return found.isPresent();
    }

    /// Bytes that were never acknowledged or whose refusal was cut off by a crash.
    void destroyUnneeded() {
        List<UUID> old = originals.quarantinedBefore(machineClock.instant().minus(QUARANTINE_AT_MOST));
        for (UUID upload : store.unneeded(Loading.SCOPE, old)) {
            originals.destroy(upload);
            store.destroyed(Loading.SCOPE, upload);
        }
    }

    /// Waits for the submissions that are under way, at most ten seconds; what is cut off is replayed.
    @Override
    public synchronized void close() {
        open = false;
        wake();
        for (Thread thread : threads) {
            try {
                if (!thread.join(Duration.ofSeconds(10))) {
                    thread.interrupt();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        heart.shutdownNow();
    }

    private void work(long most, Semaphore woken) {
        while (open) {
            try {
                if (!runOne(most)) {
                    rest(woken);
                }
            } catch (RuntimeException | Error e) {
                LOG.error("submissions: cannot take up work, trying again", e);
                rest(woken);
            }
        }
    }

    /// Until somebody wakes us; now and then without, for pauses that are over and crashes of other nodes.
    private void rest(Semaphore woken) {
        try {
            if (woken.tryAcquire(1, TimeUnit.SECONDS)) {
                woken.drainPermits();
            }
        } catch (InterruptedException e) {
            open = false;
            Thread.currentThread().interrupt();
        }
    }

    private void run(Claimed claimed) {
        Submission submission = claimed.submission();
        long beat = Math.max(100, settings.lease().toMillis() / 3);
        var beating = heart.scheduleAtFixedRate(() -> hold(claimed), beat, beat, TimeUnit.MILLISECONDS);
        try {
            LOG.info(
                    "submission {} ({}): unit {}, {}, attempt {}",
                    submission.number(),
                    submission.id(),
                    submission.feeder(),
                    submission.template().code(),
                    claimed.attempt());
            apply(claimed);
            LOG.info("submission {} ({}): finished", submission.number(), submission.id());
            tell(submission);
        } catch (ClaimLost e) {
            LOG.warn("submission {} ({}): taken over by another worker", submission.number(), submission.id());
        } catch (IOException | RuntimeException e) {
            recover(claimed, e);
        } finally {
            beating.cancel(false);
        }
    }

    private void apply(Claimed claimed) throws IOException {
        Original original = Submissions.original(originals, claimed.submission());
        if (claimed.submission().bytes() > settings.small()) {
            loading.run(claimed, turns.large(original));
            return;
        }
        try (Turns.Small passing = turns.small()) {
            loading.run(claimed, original);
        }
    }

    /// What follows is in the outbox and will be found there too.
    private void tell(Submission submission) {
        try {
            done.run();
        } catch (RuntimeException e) {
            LOG.warn("submission {}: cannot tell that it is finished", submission.number(), e);
        }
    }

    private void hold(Claimed claimed) {
        try {
            store.hold(Loading.SCOPE, claimed, settings.lease());
        } catch (RuntimeException e) {
            LOG.warn(
                    "submission {}: no sign of life possible",
                    claimed.submission().number(),
                    e);
        }
    }

    private void recover(Claimed claimed, Exception failure) {
        Submission submission = claimed.submission();
        if (isDefect(failure) && claimed.attempt() >= ATTEMPTS) {
            LOG.error("submission {} ({}): given up", submission.number(), submission.id(), failure);
            loading.giveUp(claimed);
            return;
        }
        Duration pause = pause(claimed.attempt());
        LOG.warn(
                "submission {} ({}): attempt {} cut off, again in {}",
                submission.number(),
                submission.id(),
                claimed.attempt(),
                pause,
                failure);
        store.postpone(Loading.SCOPE, claimed, pause);
    }

    /// As opposed to a store that is away, full or busy for a while.
    private static boolean isDefect(Exception failure) {
        return !(failure instanceof ColumnStoreFailure.Unknown
                || failure instanceof IOException
                || failure instanceof java.io.UncheckedIOException
                || failure instanceof org.jooq.exception.DataAccessException);
    }

    private static Duration pause(int attempt) {
        Duration doubled = Duration.ofMillis(250L << Math.min(attempt, 20));
        return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }
}
