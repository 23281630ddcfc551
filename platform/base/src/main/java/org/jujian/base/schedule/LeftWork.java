package org.jujian.base.schedule;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/// Whether a job has to be kicked because it has work. While the work does not go away, be it long or failing, it is
/// asked for more and more seldom. For one thread.
final class LeftWork {
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final BooleanSupplier isWaiting;
    private final Duration look;
    private int found;
    private long notBefore = Long.MIN_VALUE;

    LeftWork(BooleanSupplier isWaiting, Duration look) {
        this.isWaiting = isWaiting;
        this.look = look;
    }

    boolean isDue() {
        long now = System.nanoTime();
        if (found > 0 && now - notBefore < 0) {
            return false;
        }
        if (!isWaiting.getAsBoolean()) {
            found = 0;
            return false;
        }
        Duration pause = look.multipliedBy(1L << Math.min(found, 10));
        notBefore = now + (pause.compareTo(LONGEST) < 0 ? pause : LONGEST).toNanos();
        found++;
        return true;
    }
}
