package org.jujian.embedded.restart;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RestartsTest {
    private final AtomicLong now = new AtomicLong();
    private final Restarts restarts = new Restarts(now::get);

    @Test
    void waitsLongerEachTimeAndGivesUpAfterTheFifthTry() {
        var pauses = new ArrayList<Optional<Duration>>();
        for (int i = 0; i < 6; i++) {
            pauses.add(restarts.next());
        }

        assertThat(pauses)
                .containsExactly(
                        Optional.of(Duration.ZERO),
                        Optional.of(Duration.ofSeconds(1)),
                        Optional.of(Duration.ofSeconds(2)),
                        Optional.of(Duration.ofSeconds(4)),
                        Optional.of(Duration.ofSeconds(8)),
                        Optional.empty());
    }

    @Test
    void beginsAnewFiveMinutesAfterTheFirstTry() {
        for (int i = 0; i < 6; i++) {
            var unused = restarts.next();
        }
        now.addAndGet(Duration.ofMinutes(5).plusMillis(1).toNanos());

        assertThat(restarts.next()).contains(Duration.ZERO);
    }
}
