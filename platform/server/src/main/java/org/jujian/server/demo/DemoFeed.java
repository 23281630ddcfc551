package org.jujian.server.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.jujian.base.scope.Audience;
import org.jujian.base.scope.Scope;
import org.jujian.etl.rule.FeedMode;
import org.jujian.etl.submission.NewSubmission;
import org.jujian.etl.submission.Purpose;
import org.jujian.etl.submission.Submission;
import org.jujian.etl.submission.SubmissionState;
import org.jujian.etl.submission.Submissions;
import org.jujian.etl.template.AmountUnit;
import org.jujian.server.stores.JujianSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Fills an empty demo installation: the communities of the two streets, and with `JUJIAN_DEMO=true` a quarter of
/// sample files. What it fed before it does not feed again, so that a start after a kill goes on where the last one
/// stopped; an installation into which somebody else has fed first is left alone.
///
/// Everything is acknowledged, and the communities are there, before the platform answers its first request: whatever
/// people feed has a greater number.
@Component
class DemoFeed implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(DemoFeed.class);
    private static final String ACTOR = "demo";
    private static final Scope SYSTEM = Scope.system(ACTOR);
    private static final long UNITS_AT_MOST = TimeUnit.SECONDS.toNanos(60);

    /// Before the web server, which starts at `DEFAULT_PHASE - 2048`.
    private static final int PHASE = DEFAULT_PHASE - 4096;

    private final JujianSettings settings;
    private final Submissions submissions;
    private @Nullable ScheduledExecutorService watching;

    DemoFeed(JujianSettings settings, Submissions submissions) {
        this.settings = settings;
        this.submissions = submissions;
    }

    @Override
    public void start() {
        if (!settings.hasDemoUsers() || isForeign()) {
            return;
        }
        List<Submission> units = receive(SampleFile.units());
        awaitEnd(units);
        if (settings.demo().equals("true")) {
            watch(receive(SampleFile.quarter()));
        }
    }

    @Override
    public void stop() {
        ScheduledExecutorService watcher = watching;
        if (watcher != null) {
            watcher.shutdownNow();
            watching = null;
        }
    }

    @Override
    public boolean isRunning() {
        return watching != null;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    /// Somebody fed before the demo did.
    private boolean isForeign() {
        List<Submission> newest = submissions.newest(SYSTEM, 1000);
        return !newest.isEmpty()
                && newest.stream().noneMatch(s -> s.submittedBy().equals(ACTOR));
    }

    private List<Submission> receive(List<SampleFile> files) {
        List<Submission> before = submissions.submittedBy(SYSTEM, ACTOR);
        var received = new ArrayList<Submission>();
        for (SampleFile sample : files) {
            Optional<Submission> earlier =
                    before.stream().filter(s -> isOf(sample, s)).findFirst();
            if (earlier.isPresent()) {
                received.add(earlier.get());
                continue;
            }
            Scope office =
                    new Scope(ACTOR, Audience.STREET, List.of(sample.street().range()));
            var order = new NewSubmission(
                    sample.template(),
                    FeedMode.BACKFILL,
                    Purpose.LOAD,
                    AmountUnit.YUAN,
                    name(sample),
                    Optional.empty());
            try (InputStream bytes = sample.open()) {
                received.add(submissions.receive(office, order, bytes));
            } catch (IOException e) {
                throw new UncheckedIOException("demo: " + sample.file(), e);
            }
        }
        return received;
    }

    private static boolean isOf(SampleFile sample, Submission fed) {
        return fed.street().equals(sample.street())
                && fed.template() == sample.template()
                && fed.fileName().equals(name(sample));
    }

    private static String name(SampleFile sample) {
        return sample.file().substring(sample.file().lastIndexOf('/') + 1);
    }

    private void awaitEnd(List<Submission> received) {
        long end = System.nanoTime() + UNITS_AT_MOST;
        while (left(received) > 0 && System.nanoTime() < end) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
        if (left(received) > 0) {
            LOG.warn("demo: the communities are not there yet, going on");
        } else {
            LOG.info("demo: the communities of two streets are there");
        }
    }

    private void watch(List<Submission> received) {
        if (left(received) == 0) {
            return;
        }
        var watcher = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("demo").daemon().factory());
        watching = watcher;
        var unused = watcher.scheduleWithFixedDelay(
                () -> {
                    long left = left(received);
                    LOG.info("demo: {} of {} sample files are in", received.size() - left, received.size());
                    if (left == 0) {
                        watcher.shutdown();
                    }
                },
                1,
                2,
                TimeUnit.SECONDS);
    }

    private long left(List<Submission> received) {
        return received.stream()
                .map(s -> submissions.load(SYSTEM, s.id()).state())
                .filter(state -> state == SubmissionState.RECEIVED || state == SubmissionState.RUNNING)
                .count();
    }
}
