package org.jujian.reports.metric.run;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One computation of figures.
///
/// @param progress 0 … 1
/// @param cells    how many figures were computed
/// @param changed  how many of them got another value than they had; 0 when the run published nothing
/// @param problem  why it failed, for the reader
public record MetricRun(
        UUID id,
        State state,
        LocalDate asOf,
        BigDecimal progress,
        long cells,
        long changed,
        Instant requestedAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable String problem) {
    public enum State {
        RECEIVED,
        RUNNING,
        DONE,
        FAILED
    }
}
