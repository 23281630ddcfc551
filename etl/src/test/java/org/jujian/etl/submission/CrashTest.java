package org.jujian.etl.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jujian.base.columnstore.ColumnStore;
import org.jujian.testing.EngineFixture;
import org.jujian.testing.Golden;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Kills at every step, and orders of work: the tables come out the same.
class CrashTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-04-01T00:00:00Z"), ZoneOffset.UTC);
    private static final Duration LEASE = Duration.ofMillis(300);
    private static Golden golden;
    private static ColumnStore columnStore;

    @TempDir
    Path directory;

    private Feeding feeding;

    @BeforeAll
    static void migrate() {
        golden = Golden.load();
        columnStore = EngineFixture.migrated();
    }

    @BeforeEach
    void empty() {
        begin();
    }

    @ParameterizedTest
    @EnumSource(
            value = Step.class,
            names = {"REFUSED", "DESTROYED"},
            mode = EnumSource.Mode.EXCLUDE)
    void writesTheSameWhenEverySubmissionIsKilledOnceAt(Step step) {
        List<Golden.Feed> feeds = someFeeds();
        List<String> undisturbed = feed(feeds);
        begin();

        feeds.forEach(feed -> feeding.receive(golden, feed));
        var crashed = new AtomicInteger();
        while (waiting()) {
            var armed = new AtomicInteger(1);
            SubmissionWorker dying = feeding.worker(LEASE, at -> {
                if (at == step && armed.getAndDecrement() == 1) {
                    crashed.incrementAndGet();
                    throw new Feeding.Crash(step);
                }
            });
            try {
                runNext(dying);
            } catch (Feeding.Crash e) {
                if (waiting()) {
                    runNext(feeding.worker(LEASE, at -> {}));
                }
            }
        }

        assertThat(crashed).hasPositiveValue();
        assertThat(feeding.facts()).isEqualTo(undisturbed);
        assertThat(feeding.submissions.newest(Feeding.SYSTEM, 100))
                .allSatisfy(s -> assertThat(s.state()).isEqualTo(SubmissionState.DONE));
    }

    @Test
    void destroysRefusedBytesAfterACrashBetweenTheReasonAndTheBytes() {
        feeding.receive(golden, golden.manifest().getFirst());
        Golden.Refusal refused = golden.refusals().getFirst();
        Submission received = feeding.receive(
                refused.street(), refused.template(), refused.file(), Feeding.bytes(golden, refused.file()));
        SubmissionWorker dying = feeding.worker(LEASE, at -> {
            if (at == Step.REFUSED) {
                throw new Feeding.Crash(at);
            }
        });
        runNext(dying);
        assertThatThrownBy(() -> runNext(dying)).isInstanceOf(Feeding.Crash.class);
        assertThat(feeding.originals.isQuarantined(received.id().value())).isTrue();

        var later = new Feeding(columnStore, directory, Clock.offset(Clock.systemUTC(), Duration.ofHours(2)));
        later.worker(LEASE, at -> {}).destroyUnneeded();

        assertThat(feeding.originals.isQuarantined(received.id().value())).isFalse();
        assertThat(feeding.load(received).problem().orElseThrow().code()).isEqualTo("PERSONAL_DATA");
    }

    @Test
    void givesTheSameWhenTwoStreetsAreFedInTurns() {
        List<Golden.Feed> all = golden.manifest();
        feed(all);
        List<String> oneAfterTheOther = feeding.factsWithoutNumbers();
        begin();

        var byTurns = new ArrayList<Golden.Feed>();
        for (int i = 0; i < all.size() / 2; i++) {
            byTurns.add(all.get(i));
            byTurns.add(all.get(i + all.size() / 2));
        }

        feed(byTurns);
        assertThat(feeding.factsWithoutNumbers()).isEqualTo(oneAfterTheOther);
    }

    @Test
    void appliesInTheOrderOfTheNumbersWithManyWorkers() {
        List<Golden.Feed> all = golden.manifest();
        List<String> oneWorker = feed(all);
        begin();

        all.forEach(feed -> feeding.receive(golden, feed));
        try (SubmissionWorker workers = feeding.worker(Duration.ofSeconds(30), at -> {})) {
            workers.start();
            long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
            while (waiting() && System.nanoTime() < end) {
                LockSupport.parkNanos(20_000_000);
            }
        }

        assertThat(feeding.facts()).isEqualTo(oneWorker);
    }

    @Test
    void takesTheSameFileTwiceAtOnceAsOneAndUnchanged() {
        feeding.receive(golden, golden.manifest().getFirst());
        Golden.Feed ledger = golden.manifest().stream()
                .filter(f -> f.template().equals("T-02"))
                .findFirst()
                .orElseThrow();
        Submission first = feeding.receive(golden, ledger);
        Submission second = feeding.receive(golden, ledger);
        feeding.applyAll();

        assertThat(feeding.load(first).rows()).isEqualTo(new RowCounts(558, 8, 1));
        assertThat(feeding.load(second).rows()).isEqualTo(new RowCounts(0, 8, 559));
    }

    @Test
    void changesNothingInADryRun() {
        feed(golden.manifest().subList(0, 1));
        List<String> before = feeding.facts();
        Golden.Feed ledger = golden.manifest().stream()
                .filter(f -> f.template().equals("T-02"))
                .findFirst()
                .orElseThrow();
        NewSubmission order = Feeding.order(ledger.template(), ledger.file());
        Submission dry = feeding.submissions.receive(
                Feeding.office(ledger.street()),
                new NewSubmission(
                        order.template(),
                        order.mode(),
                        Purpose.DRY_RUN,
                        order.amountUnit(),
                        order.fileName(),
                        order.idempotencyKey()),
                new java.io.ByteArrayInputStream(Feeding.bytes(golden, ledger.file())));
        feeding.applyAll();

        assertThat(feeding.load(dry).rows()).isEqualTo(new RowCounts(558, 8, 1));
        assertThat(feeding.facts()).isEqualTo(before);
    }

    private void begin() {
        Feeding.empty(columnStore);
        feeding = new Feeding(columnStore, directory, CLOCK);
    }

    private List<String> feed(List<Golden.Feed> feeds) {
        feeds.forEach(feed -> feeding.receive(golden, feed));
        feeding.applyAll();
        return feeding.facts();
    }

    /// Units, events that publications name, publications and ledger lines, of one street.
    private static List<Golden.Feed> someFeeds() {
        return golden.manifest().stream()
                .filter(f -> f.street().equals("640104005"))
                .filter(f -> List.of("T-00", "T-01E", "T-01", "T-02").contains(f.template()))
                .toList();
    }

    private boolean waiting() {
        return feeding.submissions.newest(Feeding.SYSTEM, 100).stream()
                .anyMatch(s -> !s.state().isFinal());
    }

    /// Waits for the lease of a dead worker to run out.
    private static void runNext(SubmissionWorker worker) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!worker.runOne()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("no submission to work on");
            }
            LockSupport.parkNanos(20_000_000);
        }
    }
}
