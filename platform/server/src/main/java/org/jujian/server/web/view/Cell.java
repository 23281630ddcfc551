package org.jujian.server.web.view;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// One figure as a page reads it. Rates are 0 … 1, points 0 … 100; all null when the metric is 空. `text` is the
/// band's name; `low` and `high` are the 95 % bounds of a satisfaction rate.
public record Cell(
        @Nullable BigDecimal numerator,
        @Nullable BigDecimal denominator,
        @Nullable BigDecimal value,
        @Nullable String text,
        @Nullable BigDecimal low,
        @Nullable BigDecimal high) {
    public static final Cell EMPTY = new Cell(null, null, null, null, null, null);

    public static Cell of(BigDecimal value) {
        return new Cell(null, null, value, null, null, null);
    }

    public static Cell ratio(BigDecimal numerator, BigDecimal denominator, BigDecimal value) {
        return new Cell(numerator, denominator, value, null, null, null);
    }

    public static Cell named(String text) {
        return new Cell(null, null, null, text, null, null);
    }
}
