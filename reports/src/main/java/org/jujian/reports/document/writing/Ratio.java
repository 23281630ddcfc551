package org.jujian.reports.document.writing;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// A part of a whole that is not empty; what has no whole is no ratio (本期无, never 0 %).
public record Ratio(BigDecimal part, BigDecimal whole) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public Ratio {
        if (whole.signum() <= 0) {
            throw new IllegalArgumentException("ratio: expected a whole above 0, found " + whole.toPlainString());
        }
    }

    public static Ratio of(long part, long whole) {
        return new Ratio(BigDecimal.valueOf(part), BigDecimal.valueOf(whole));
    }

    /// In percent with one decimal, half up; the exact quotient is rounded once.
    public BigDecimal percent() {
        return part.multiply(HUNDRED).divide(whole, 1, RoundingMode.HALF_UP);
    }

    public boolean isWhole() {
        return part.compareTo(whole) == 0;
    }
}
