package org.jujian.tenants.people;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Counts wrong passwords: at most 5 of one user name and 60 from one address, then a pause of 15 minutes.
/// Kept in memory, of the newest 50,000 names and addresses.
final class LoginThrottle {
    static final int TRIES_OF_A_NAME = 5;
    static final int TRIES_FROM_AN_ADDRESS = 60;
    static final Duration PAUSE = Duration.ofMinutes(15);
    private static final int REMEMBERED = 50_000;

    private final TimeMeter time;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > REMEMBERED;
        }
    };

    LoginThrottle(Clock clock) {
        this.time = new ClockMeter(clock);
    }

    /// Takes a try from both; false when one of them has none left. A try is taken before the password is looked at, so
    /// that many at once do not slip through.
    boolean take(String username, String address) {
        return bucket("address " + address, TRIES_FROM_AN_ADDRESS).tryConsume(1)
                && bucket("name " + username, TRIES_OF_A_NAME).tryConsume(1);
    }

    /// The password was right: that was no try.
    void giveBack(String username, String address) {
        bucket("address " + address, TRIES_FROM_AN_ADDRESS).addTokens(1);
        bucket("name " + username, TRIES_OF_A_NAME).reset();
    }

    void forget(String username) {
        bucket("name " + username, TRIES_OF_A_NAME).reset();
    }

    private synchronized Bucket bucket(String key, int tries) {
        return buckets.computeIfAbsent(
                key,
                ignored -> Bucket.builder()
                        .withCustomTimePrecision(time)
                        .addLimit(Bandwidth.builder()
                                .capacity(tries)
                                .refillIntervally(tries, PAUSE)
                                .build())
                        .build());
    }

    private record ClockMeter(Clock clock) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return TimeUnit.MILLISECONDS.toNanos(clock.millis());
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
