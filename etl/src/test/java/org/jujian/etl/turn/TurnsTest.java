package org.jujian.etl.turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TurnsTest {
    private final Turns turns = new Turns(Duration.ofDays(1));

    @Test
    void waitsForTheSmallFilesThatHaveBegunAndForNoOther() throws ExecutionException, InterruptedException {
        Turns.Small first = turns.small();
        Turns.Small second = turns.small();
        CompletableFuture<Void> large = giveWay();
        Turns.Small later = turns.small();

        first.close();
        assertThat(large).isNotDone();
        second.close();
        large.get();

        assertThat(turns.waiting()).isZero();
        later.close();
    }

    @Test
    void goesOnAtOnceWithoutSmallFiles() throws IOException {
        turns.small().close();
        turns.giveWay();
        assertThat(turns.waiting()).isZero();
    }

    /// A file that hangs must not hold up everybody else.
    @Test
    void waitsForNobodyForGood() throws IOException {
        var impatient = new Turns(Duration.ofMillis(1));
        try (Turns.Small hanging = impatient.small()) {
            impatient.giveWay();
            assertThat(hanging).isNotNull();
        }
    }

    @Test
    void pausesWhereALargeFileIsReadAndReadsTheSameBytes() throws Exception {
        byte[] bytes = new byte[Turns.STRIDE * 3 + 7];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        try (InputStream in = turns.large(() -> new ByteArrayInputStream(bytes)).open()) {
            byte[] start = in.readNBytes(Turns.STRIDE);
            Turns.Small small = turns.small();
            CompletableFuture<byte[]> rest = CompletableFuture.supplyAsync(() -> readAll(in));
            awaitWaiting();
            small.close();
            assertThat(rest.get()).isEqualTo(java.util.Arrays.copyOfRange(bytes, start.length, bytes.length));
        }
    }

    @Test
    void stopsWaitingWhenThePlatformIsClosed() {
        try (Turns.Small small = turns.small()) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(turns::giveWay).isInstanceOf(InterruptedIOException.class);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(small).isNotNull();
        }
    }

    private CompletableFuture<Void> giveWay() {
        CompletableFuture<Void> large = CompletableFuture.runAsync(() -> {
            try {
                turns.giveWay();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        awaitWaiting();
        return large;
    }

    private void awaitWaiting() {
        while (turns.waiting() == 0) {
            Thread.onSpinWait();
        }
    }

    private static byte[] readAll(InputStream in) {
        try {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
