package org.jujian.bench.page;

import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/// An open model: requests come when they come (exponential gaps of a seed), whether or not the ones before are
/// answered. A request's time begins when it should have been sent, so that waiting counts.
///
/// @param users how many may wait for an answer at once; who comes when all of them wait gives up and is counted
record Arrivals(int users, double aSecond, double seconds, long seed) {
    /// @param millis  of those that were answered, in the order of their coming; NaN where there was no answer
    /// @param gaveUp  because all users waited
    /// @param failed  without an answer, or with another than was expected
    record Outcome(double[] millis, int[] kinds, int gaveUp, int failed) {}

    /// @param request what is done for a number; may fail
    /// @param kinds   how many kinds of requests there are; they take turns
    Outcome run(int kinds, IntConsumer request) {
        int most = (int) (aSecond * seconds);
        var millis = new double[most];
        var kind = new int[most];
        var waiting = new AtomicInteger();
        var gaveUp = new AtomicInteger();
        var failed = new AtomicInteger();
        var random = new Random(seed);
        long begin = System.nanoTime();
        double due = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < most; i++) {
                due += -Math.log(1 - random.nextDouble()) / aSecond;
                long at = begin + (long) (due * TimeUnit.SECONDS.toNanos(1));
                for (long left = at - System.nanoTime(); left > 0; left = at - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                millis[i] = Double.NaN;
                kind[i] = i % kinds;
                if (waiting.incrementAndGet() > users) {
                    waiting.decrementAndGet();
                    gaveUp.incrementAndGet();
                    continue;
                }
                int number = i;
                threads.execute(() -> {
                    try {
                        request.accept(kind[number]);
                        millis[number] = (System.nanoTime() - at) / 1e6;
                    } catch (RuntimeException noAnswer) {
                        failed.incrementAndGet();
                    } finally {
                        waiting.decrementAndGet();
                    }
                });
            }
        }
        return new Outcome(millis, kind, gaveUp.get(), failed.get());
    }
}
