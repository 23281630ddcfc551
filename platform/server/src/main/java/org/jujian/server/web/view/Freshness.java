package org.jujian.server.web.view;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// The bar under a title: up to when the numbers count, by which rules, and when they were computed.
public record Freshness(
        String cutoff,
        String formula,
        String catalogue,
        @Nullable String computed,
        boolean stale,
        boolean backfill) {

    /// A cut-off is the end of its day (contract.md, two times).
    public static Freshness at(
            LocalDate cutoff, String formula, String catalogue, @Nullable Instant computed, boolean backfill) {
        return new Freshness(
                Days.longDay(cutoff) + " 24:00",
                formula,
                catalogue,
                computed == null ? null : Days.moment(computed),
                false,
                backfill);
    }

    /// The same while something newer waits to be computed.
    public Freshness behind() {
        return new Freshness(cutoff, formula, catalogue, computed, true, backfill);
    }

    /// Nothing has been computed yet.
    public static Freshness none() {
        return new Freshness(Numbers.EMPTY, Numbers.EMPTY, Numbers.EMPTY, null, true, false);
    }
}
