package org.jujian.reports.lead;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/// The two times of a question (contract.md), of leads: a payment has happened on its day, a monthly sheet or table
/// when
/// its month is over.
///
/// @param asOf    the cut-off; empty = the last day that is over
/// @param knownAt only what had been received, and decided, by then; empty = everything
public record TwoTimes(Optional<LocalDate> asOf, Optional<Instant> knownAt) {
    public static final TwoTimes NOW = new TwoTimes(Optional.empty(), Optional.empty());

    /// Whether anything but the present is asked for.
    public boolean isReplay() {
        return asOf.isPresent() || knownAt.isPresent();
    }
}
