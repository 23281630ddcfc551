package org.jujian.etl.submission;

import java.util.UUID;

/// A submission that one worker holds; `claim` is proof of it, `attempt` says how often work on it was begun.
record Claimed(Submission submission, UUID claim, int attempt) {}
