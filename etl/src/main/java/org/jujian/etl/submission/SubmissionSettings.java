package org.jujian.etl.submission;

import java.time.Duration;

/// How the work on submissions is shared out.
///
/// @param workers streets that are worked on at the same time by one node
/// @param lease   how long a worker's claim holds without a sign of life; so long nobody takes over after a crash
public record SubmissionSettings(int workers, Duration lease) {
    public static final SubmissionSettings DEFAULT = new SubmissionSettings(2, Duration.ofSeconds(15));

    public SubmissionSettings {
        if (workers < 1 || workers > 32) {
            throw new IllegalArgumentException("workers: expected 1 to 32, found " + workers);
        }
        if (lease.compareTo(Duration.ofMillis(300)) < 0) {
            throw new IllegalArgumentException("lease: expected at least 300 ms, found " + lease);
        }
    }
}
