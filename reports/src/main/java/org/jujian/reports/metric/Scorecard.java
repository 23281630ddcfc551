package org.jujian.reports.metric;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.jujian.base.code.UnitCode;
import org.jujian.base.time.Period;
import org.springframework.modulith.NamedInterface;

/// A community's dimensions, total, band and rank in one window (metrics.md §3, §4).
///
/// @param total      Σ w·x / Σ w over the dimensions that are not null, null when there is none
/// @param weight     Σ w of these dimensions
/// @param band       empty when less than 70 weight is available
/// @param unranked   why there is no rank; empty when there is one
/// @param redLines   confirmed by the committee; they cap the total (D-32: none is applied without a confirmation)
@NamedInterface("metric")
public record Scorecard(
        UnitCode unit,
        Period period,
        List<Dimension> dimensions,
        @Nullable BigDecimal total,
        @Nullable BigDecimal weight,
        Optional<String> band,
        Optional<Integer> rank,
        Optional<Integer> tier,
        Optional<String> unranked,
        List<String> redLines,
        List<String> flags,
        Versions versions,
        java.time.LocalDate asOf,
        java.time.Instant computedAt) {
    public Scorecard {
        dimensions = List.copyOf(dimensions);
        redLines = List.copyOf(redLines);
        flags = List.copyOf(flags);
    }

    /// @param value 0 … 100; null = not counted, its weight goes to the others
    @NamedInterface("metric")
    public record Dimension(
            String code, String name, int weight, @Nullable BigDecimal value) {}
}
