package org.jujian.reports.metric;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.jujian.base.code.UnitCode;
import org.jujian.base.time.Period;
import org.springframework.modulith.NamedInterface;

/// One metric of one community, or of a street pooled, in one window.
///
/// @param unit        a street stands under its nine digits with 000
/// @param metric      a code of golden/README.md
/// @param numerator   with `denominator` only where the metric is a ratio and not null; of a SCORE Σ w·x
/// @param value       to 20 decimals; null = 空(—), which is neither 0 nor 100
/// @param text        of BAND instead of `value`
/// @param low         lower bound of Wilson's 95 % interval, of M20, M22 and M23
/// @param n           how many cases it rests on
/// @param flags       in Chinese: 补录, 样本不足, 观察期, …
/// @param asOf        the cut-off T: what had happened by the end of this day
@NamedInterface("metric")
public record Figure(
        UnitCode unit,
        Period period,
        String metric,
        @Nullable BigDecimal numerator,
        @Nullable BigDecimal denominator,
        @Nullable BigDecimal value,
        @Nullable String text,
        @Nullable BigDecimal low,
        @Nullable BigDecimal high,
        @Nullable Long n,
        List<String> flags,
        Versions versions,
        LocalDate asOf,
        Instant computedAt) {
    /// The label of a figure that rests on rows of a 补录 (templates.md, *Mode*).
    public static final String BACKFILL = "补录";

    public Figure {
        flags = List.copyOf(flags);
        numerator = plain(numerator);
        denominator = plain(denominator);
        value = plain(value);
        low = plain(low);
        high = plain(high);
    }

    /// The value as the API gives it: a decimal, the band, or nothing.
    public Optional<String> written() {
        return value != null ? Optional.of(value.toPlainString()) : Optional.ofNullable(text);
    }

    /// Why a RANK is null (golden README D-29): the last flag. Those before it, such as 补录 and 满意度未计入, say what the
    /// score behind it rests on and not why there is no rank.
    public Optional<String> reason() {
        return value != null
                ? Optional.empty()
                : flags.stream().filter(flag -> !flag.equals(BACKFILL)).reduce((earlier, last) -> last);
    }

    private static @Nullable BigDecimal plain(@Nullable BigDecimal number) {
        if (number == null) {
            return null;
        }
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
