package org.jujian.embedded.restart;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/// A process that died is started again at once, then with growing pauses; after five tries within five minutes no
/// more,
/// because what dies so often will not be mended by another start. Safe for many threads.
public final class Restarts {
    private static final int MOST = 5;
    private static final Duration WINDOW = Duration.ofMinutes(5);

    private final LongSupplier nanos;
    private int tries;
    private long firstNanos;

    public Restarts() {
        this(System::nanoTime);
    }

    Restarts(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /// Counts one more try and says how long to wait before it; empty when it is not to be made.
    public synchronized Optional<Duration> next() {
        long now = nanos.getAsLong();
        if (tries == 0 || now - firstNanos > WINDOW.toNanos()) {
            tries = 0;
            firstNanos = now;
        }
        tries++;
        if (tries > MOST) {
            return Optional.empty();
        }
        return Optional.of(tries == 1 ? Duration.ZERO : Duration.ofMillis(250L << tries));
    }
}
