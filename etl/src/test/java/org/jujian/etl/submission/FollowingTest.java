package org.jujian.etl.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FollowingTest {
    private final List<Integer> done = Collections.synchronizedList(new ArrayList<>());

    @Test
    void runsPiecesInOrderAndOneAtATime() {
        var atOnce = new AtomicInteger();
        var most = new AtomicInteger();
        try (var following = new Following()) {
            for (int i = 0; i < 50; i++) {
                int piece = i;
                following.run(() -> {
                    most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
                    done.add(piece);
                    atOnce.decrementAndGet();
                });
            }
            following.await();
        }
        assertThat(done).hasSize(50).isSorted();
        assertThat(most).hasValue(1);
    }

    @Test
    void throwsWhatAPieceThrewAndTakesNoFurtherPiece() {
        try (var following = new Following()) {
            following.run(() -> {
                throw new ClaimLost();
            });
            assertThatThrownBy(() -> following.run(() -> done.add(2))).isInstanceOf(ClaimLost.class);
        }
        assertThat(done).isEmpty();
    }

    @Test
    void letsTheLastPieceEndBeforeItCloses() throws InterruptedException {
        var gate = new CountDownLatch(1);
        var following = new Following();
        following.run(() -> {
            pass(gate);
            done.add(1);
        });
        Thread closing = Thread.ofVirtual().start(following::close);
        assertThat(closing.join(Duration.ofMillis(50))).isFalse();

        gate.countDown();
        assertThat(closing.join(Duration.ofSeconds(10))).isTrue();
        assertThat(done).containsExactly(1);
    }

    @Test
    void isTroubleOfAStoreWhenTheCallerIsInterrupted() {
        try (var following = new Following()) {
            following.run(() -> pass(new CountDownLatch(1)));
            Thread.currentThread().interrupt();
            assertThatThrownBy(following::await).isInstanceOf(UncheckedIOException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    private static void pass(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
