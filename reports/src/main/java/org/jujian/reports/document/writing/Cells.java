package org.jujian.reports.document.writing;

import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;
import org.jujian.base.money.Money;
import org.jujian.reports.document.paper.Cell;

/// Cells of tables, written as [Written] writes; what has no value is a dash.
public final class Cells {
    public static final String DASH = "—";

    private Cells() {}

    public static Cell words(String text) {
        return Cell.words(text);
    }

    public static Cell none() {
        return Cell.words(DASH);
    }

    public static Cell count(long count) {
        return Cell.number(Long.toString(count), BigDecimal.valueOf(count), Cell.Format.COUNT);
    }

    public static Cell yuan(Money amount) {
        return Cell.number(Written.yuan(amount), amount.yuan(), Cell.Format.MONEY);
    }

    public static Cell percent(@Nullable Ratio ratio) {
        return ratio == null
                ? none()
                : Cell.number(
                        Written.percent(ratio),
                        ratio.part().divide(ratio.whole(), MathContext.DECIMAL64),
                        Cell.Format.PERCENT);
    }

    /// A score of 0 … 100.
    public static Cell score(@Nullable BigDecimal score) {
        return score == null ? none() : Cell.number(Written.score(score), score, Cell.Format.POINTS);
    }

    /// Points with two decimals, as they were rounded for the print.
    public static Cell points(BigDecimal points) {
        return Cell.number(points.toPlainString(), points, Cell.Format.POINTS);
    }
}
