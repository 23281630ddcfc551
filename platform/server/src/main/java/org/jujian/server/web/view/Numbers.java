package org.jujian.server.web.view;

import static java.math.RoundingMode.HALF_UP;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Numbers as the pages write them (ui/README.md): empty is —, a rate has one decimal, a score near the border of a
/// band has more, counts have separators of thousands.
public final class Numbers {
    public static final String EMPTY = "—";
    private static final List<BigDecimal> BORDERS =
            List.of(new BigDecimal("60"), new BigDecimal("80"), new BigDecimal("90"));
    private static final List<BigDecimal> HEAT_BORDERS =
            List.of(new BigDecimal("0.60"), new BigDecimal("0.80"), new BigDecimal("0.90"), new BigDecimal("0.95"));
    private static final BigDecimal NEAR = new BigDecimal("0.15");
    private static final int MOST_DECIMALS = 6;

    private Numbers() {}

    /// A rate of 0 … 1 as percent with one decimal, without the sign: `88.5`.
    public static String percent(@Nullable BigDecimal rate) {
        return rate == null
                ? EMPTY
                : rate.movePointRight(2).setScale(1, HALF_UP).toPlainString();
    }

    /// As `percent`, with the sign: `88.5%`; empty stays —.
    public static String percentSigned(@Nullable BigDecimal rate) {
        return rate == null ? EMPTY : percent(rate) + "%";
    }

    /// Points with one decimal.
    public static String points(@Nullable BigDecimal points) {
        return points == null ? EMPTY : points.setScale(1, HALF_UP).toPlainString();
    }

    /// A total score: one decimal, two within 0.15 of a band's border, and as many more as it takes for what is
    /// printed to lie in the band of the exact score (metrics.md §3: 89.96 is 良好 and must not be printed as 90.0).
    public static String score(@Nullable BigDecimal score) {
        if (score == null) {
            return EMPTY;
        }
        boolean near = BORDERS.stream()
                .anyMatch(
                        b -> score.compareTo(b) != 0 && score.subtract(b).abs().compareTo(NEAR) < 0);
        for (int decimals = near ? 2 : 1; decimals < MOST_DECIMALS; decimals++) {
            BigDecimal printed = score.setScale(decimals, HALF_UP);
            if (side(printed, BORDERS) == side(score, BORDERS)) {
                return printed.toPlainString();
            }
        }
        return score.setScale(MOST_DECIMALS, HALF_UP).toPlainString();
    }

    /// A rate in the heat table: whole percent, one decimal where rounding would change the colour.
    public static String heat(BigDecimal rate) {
        BigDecimal whole = rate.setScale(2, HALF_UP);
        BigDecimal printed = side(whole, HEAT_BORDERS) == side(rate, HEAT_BORDERS) ? whole : rate.setScale(3, HALF_UP);
        return printed.movePointRight(2).toPlainString() + "%";
    }

    /// 0 for the best class (≥ 95 %) … 4 for less than 60 %.
    public static int heatClass(BigDecimal rate) {
        return HEAT_BORDERS.size() - side(rate, HEAT_BORDERS);
    }

    /// `1,895`; a count that is no integer keeps its decimals.
    public static String count(@Nullable BigDecimal count) {
        if (count == null) {
            return EMPTY;
        }
        return new DecimalFormat("#,##0.######", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(count);
    }

    public static String count(long count) {
        return count(BigDecimal.valueOf(count));
    }

    /// `▲ 4.5`, `▼ 2.2`, `= 0.0`; the two values are rounded first, so that the page's own numbers subtract to it.
    public static Delta delta(@Nullable BigDecimal before, @Nullable BigDecimal after) {
        if (before == null || after == null) {
            return new Delta(EMPTY, "faint", "");
        }
        BigDecimal change = after.setScale(1, HALF_UP).subtract(before.setScale(1, HALF_UP));
        String size = change.abs().toPlainString();
        return switch (change.signum()) {
            case 1 -> new Delta("▲ " + size, "delta up", change.toPlainString());
            case -1 -> new Delta("▼ " + size, "delta down", change.toPlainString());
            default -> new Delta("= 0.0", "delta flat", "0.0");
        };
    }

    /// What a column is sorted by: the exact value, empty for none.
    public static String sortKey(@Nullable BigDecimal value) {
        return value == null ? "" : value.toPlainString();
    }

    private static int side(BigDecimal value, List<BigDecimal> borders) {
        return (int) borders.stream().filter(b -> value.compareTo(b) >= 0).count();
    }

    /// A change: its text, its style, its sort key.
    public record Delta(String text, String style, String key) {}
}
