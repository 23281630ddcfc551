package org.jujian.server.web.upload;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A submission as the pages read it; `progress` is 0 … 1, `problem` the sentence about a file refused as a whole.
public record SentFile(
        String id,
        String template,
        String templateTitle,
        String fileName,
        long bytes,
        String sha256,
        Instant receivedAt,
        boolean backfill,
        boolean trial,
        State state,
        BigDecimal progress,
        long accepted,
        long rejected,
        long unchanged,
        @Nullable String problemCode,
        @Nullable String problem) {
    public enum State {
        WAITING,
        RUNNING,
        DONE,
        FAILED
    }

    public long read() {
        return accepted + rejected + unchanged;
    }

    public boolean finished() {
        return state == State.DONE || state == State.FAILED;
    }
}
