package org.jujian.reports.document.writing;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Shares of a whole in tenths of a percent by largest remainder, so that what is printed adds up to 100.0 %.
public final class Shares {
    private static final long TENTHS = 1000;

    private Shares() {}

    /// Percentages with one decimal, in the order of the parts; ties of the remainder go to the earlier part. Parts are
    /// not negative and not all zero.
    public static List<BigDecimal> percent(List<Integer> parts) {
        long whole = parts.stream().mapToLong(Integer::longValue).sum();
        if (whole <= 0 || parts.stream().anyMatch(p -> p < 0)) {
            throw new IllegalArgumentException("shares: expected parts from 0 with a sum above 0, found " + parts);
        }
        long[] tenths = parts.stream().mapToLong(p -> p * TENTHS / whole).toArray();
        long missing = TENTHS
                - IntStream.range(0, tenths.length).mapToLong(i -> tenths[i]).sum();
        IntStream.range(0, tenths.length)
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> parts.get(i) * TENTHS % whole)
                        .reversed()
                        .thenComparing(Comparator.naturalOrder()))
                .limit(missing)
                .forEach(i -> tenths[i]++);
        return IntStream.range(0, tenths.length)
                .mapToObj(i -> BigDecimal.valueOf(tenths[i], 1))
                .toList();
    }
}
