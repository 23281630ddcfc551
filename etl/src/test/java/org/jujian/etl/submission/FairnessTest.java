package org.jujian.etl.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.jujian.base.columnstore.ColumnStore;
import org.jujian.testing.EngineFixture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Five streets feed large files and every ordinary worker is held at a gate: the small file of a sixth is through
/// before
/// the gate opens.
@Timeout(120)
class FairnessTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-04-01T00:00:00Z"), ZoneOffset.UTC);
    private static final List<String> FIVE = List.of("110101001", "110101002", "110101003", "110101004", "110101005");
    private static final String SIXTH = "110101006";
    private static final long SMALL = 2000;
    private static final String SHEET = "社区代码,会计期间,资金,上期结余,本期收入,本期支出,期末结余\n";

    private static ColumnStore columnStore;

    @TempDir
    Path directory;

    private Feeding feeding;

    @BeforeAll
    static void migrate() {
        columnStore = EngineFixture.migrated();
    }

    @BeforeEach
    void empty() {
        Feeding.empty(columnStore);
        feeding = new Feeding(columnStore, directory, CLOCK);
        FIVE.forEach(this::open);
        open(SIXTH);
        feeding.applyAll();
    }

    @Test
    void letsASmallFileThroughWhileLargeOnesOfOtherStreetsAreHeld() throws InterruptedException {
        List<Submission> large = new ArrayList<>();
        for (String street : FIVE) {
            large.add(sheets(street, 100));
        }
        Submission behindALargeOne = sheets(FIVE.getFirst(), 1);
        var begun = new Semaphore(0);
        var gate = new CountDownLatch(1);
        try (SubmissionWorker worker = worker(step -> hold(step, begun, gate))) {
            worker.start();
            begun.acquire(2);

            Submission small = sheets(SIXTH, 1);
            worker.wake();
            awaitDone(small);

            assertThat(large).allSatisfy(one -> assertThat(state(one)).isNotEqualTo(SubmissionState.DONE));
            // a small file does not overtake the large one of its own street
            assertThat(state(behindALargeOne)).isEqualTo(SubmissionState.RECEIVED);
            gate.countDown();
            large.forEach(this::awaitDone);
            awaitDone(behindALargeOne);
        }
        assertThat(large)
                .allSatisfy(
                        one -> assertThat(feeding.load(one).rows().accepted()).isEqualTo(100));
    }

    /// The worker for small files is never held: it is the ordinary ones that this test keeps busy.
    private static void hold(Step step, Semaphore begun, CountDownLatch gate) {
        if (step == Step.BEGUN && !Thread.currentThread().getName().equals("submission-small")) {
            begun.release();
            try {
                gate.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private SubmissionWorker worker(Consumer<Step> passed) {
        return feeding.worker(new SubmissionSettings(2, Duration.ofMinutes(1), SMALL), passed);
    }

    private void open(String street) {
        receive(street, "T-00", """
                社区代码,社区名称,街道代码,街道名称,启用日期
                %s001,甲社区,%s,甲街道,2020-01-01
                """.formatted(street, street));
    }

    /// A month each, for as many funds as the file shall have rows.
    private Submission sheets(String street, int rows) {
        var file = new StringBuilder(SHEET);
        for (int i = 0; i < rows; i++) {
            file.append(street).append("001,2026-01,专项").append(i).append(",1,2,3,0\n");
        }
        Submission received = receive(street, "T-03", file.toString());
        assertThat(received.bytes() > SMALL).isEqualTo(rows > 1);
        return received;
    }

    private Submission receive(String street, String template, String file) {
        return feeding.receive(street, template, template + ".csv", file.getBytes(StandardCharsets.UTF_8));
    }

    private SubmissionState state(Submission submission) {
        return feeding.load(submission).state();
    }

    private void awaitDone(Submission submission) {
        SubmissionState state = state(submission);
        while (state == SubmissionState.RECEIVED || state == SubmissionState.RUNNING) {
            Thread.onSpinWait();
            state = state(submission);
        }
        assertThat(state).isEqualTo(SubmissionState.DONE);
    }
}
