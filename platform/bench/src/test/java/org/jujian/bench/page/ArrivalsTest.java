package org.jujian.bench.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ArrivalsTest {
    @Test
    void comesWhetherOrNotTheOnesBeforeAreAnswered() {
        var allThere = new CountDownLatch(20);
        Arrivals.Outcome outcome = new Arrivals(20, 1_000, 0.02, 7).run(2, kind -> {
            allThere.countDown();
            await(allThere);
        });

        assertThat(outcome.gaveUp()).isZero();
        assertThat(outcome.failed()).isZero();
        // nobody was answered before the last one came
        assertThat(Arrays.stream(outcome.millis()).min().orElseThrow()).isPositive();
        assertThat(outcome.kinds()).startsWith(0, 1, 0, 1).hasSize(20);
    }

    @Test
    void countsThoseWhoGiveUpBecauseEverybodyWaitsAndThoseWithoutAnAnswer() {
        var end = new CountDownLatch(1);
        var come = new AtomicInteger();
        Arrivals.Outcome outcome = new Arrivals(3, 1_000, 0.01, 7).run(1, kind -> {
            if (come.incrementAndGet() < 3) {
                await(end);
            }
            end.countDown();
            throw new IllegalStateException("no answer");
        });

        assertThat(outcome.failed() + outcome.gaveUp()).isEqualTo(10);
        assertThat(outcome.failed()).isGreaterThanOrEqualTo(3);
        assertThat(outcome.millis()).containsOnly(Double.NaN);
    }

    @Test
    void givesTheLeastValueThatAShareIsNotAbove() {
        double[] hundred = java.util.stream.IntStream.rangeClosed(1, 100)
                .mapToDouble(i -> i)
                .toArray();

        assertThat(PageLoad.quantile(hundred, 0.5)).isCloseTo(50, within(0.0));
        assertThat(PageLoad.quantile(hundred, 0.95)).isCloseTo(95, within(0.0));
        assertThat(PageLoad.quantile(new double[] {4}, 0.99)).isCloseTo(4, within(0.0));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
