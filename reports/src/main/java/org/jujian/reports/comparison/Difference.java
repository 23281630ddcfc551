package org.jujian.reports.comparison;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.jujian.base.code.UnitCode;
import org.jujian.base.time.Period;
import org.jujian.reports.metric.Figure;

/// A figure that formula 2 gives another value than formula 1.
///
/// @param first  by formula 1; null where only formula 2 knows the metric
/// @param second by formula 2
/// @param causes what made it, of the unit itself; empty where only its neighbours' figures changed, on which its rank
///               and its shrunk satisfaction rest
public record Difference(
        UnitCode unit,
        Period period,
        String metric,
        @Nullable Figure first,
        Figure second,
        List<Effect.Count> causes) {
    public Difference {
        causes = List.copyOf(causes);
    }

    /// Second minus first; empty where one of them is no number.
    public Optional<BigDecimal> change() {
        BigDecimal before = first == null ? null : first.value();
        BigDecimal after = second.value();
        return before == null || after == null ? Optional.empty() : Optional.of(after.subtract(before));
    }
}
