package org.jujian.etl.submission;

import java.time.Duration;

/// How the work on submissions is shared out.
///
/// @param workers streets that are worked on at the same time by one node, beside one more with a small file
/// @param lease   how long a worker's claim holds without a sign of life; so long nobody takes over after a crash
/// @param small   up to how many bytes a file is small: one worker is kept free for those, and large ones let them pass
public record SubmissionSettings(int workers, Duration lease, long small) {
    private static final long SMALL = 4L << 20;

    public static final SubmissionSettings DEFAULT = new SubmissionSettings(2, Duration.ofSeconds(15));

    public SubmissionSettings(int workers, Duration lease) {
        this(workers, lease, SMALL);
    }

    public SubmissionSettings {
        if (workers < 1 || workers > 32) {
            throw new IllegalArgumentException("workers: expected 1 to 32, found " + workers);
        }
        if (lease.compareTo(Duration.ofMillis(300)) < 0) {
            throw new IllegalArgumentException("lease: expected at least 300 ms, found " + lease);
        }
        if (small < 0) {
            throw new IllegalArgumentException("small: expected bytes, found " + small);
        }
    }
}
