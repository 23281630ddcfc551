package org.jujian.reports.document.writing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import org.jujian.base.money.Money;
import org.jujian.base.time.ChinaTime;
import org.jujian.base.time.Period;

/// Numbers and dates as official papers write them (reports.md, head): percentages with one decimal, amounts in 元 with
/// thousands separators or in 万元 with two decimals; half up.
public final class Written {
    private static final String[] QUARTERS = {"一", "二", "三", "四"};
    private static final String[] DIGITS = {"〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
    private static final List<BigDecimal> BANDS =
            List.of(BigDecimal.valueOf(60), BigDecimal.valueOf(80), BigDecimal.valueOf(90));
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Written() {}

    public static String percent(Ratio ratio) {
        return ratio.percent().toPlainString() + "%";
    }

    /// A ratio of 1 as a percentage.
    public static String percent(BigDecimal ratio) {
        return hundredths(ratio) + "%";
    }

    /// The same of a ratio below 1, which is never printed as 100.0%.
    public static String percentBelowWhole(BigDecimal ratio) {
        String shown = percent(ratio);
        return shown.equals("100.0%") ? "不足100.0%" : shown;
    }

    /// An interval in percent: 69.9—97.2%.
    public static String interval(BigDecimal low, BigDecimal high) {
        return hundredths(low) + "—" + percent(high);
    }

    public static String yuan(Money amount) {
        return new DecimalFormat("#,##0.00", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(amount.yuan());
    }

    /// A score of 0 … 100 with one decimal, and with two where one decimal would lift it over the line of a band
    /// (metrics.md §3: 89.96 is 良好 and never printed as 90.0).
    public static String score(BigDecimal score) {
        BigDecimal shown = score.setScale(1, RoundingMode.HALF_UP);
        boolean lifted = BANDS.stream().anyMatch(b -> score.compareTo(b) < 0 && shown.compareTo(b) >= 0);
        return lifted ? score.setScale(2, RoundingMode.DOWN).toPlainString() : shown.toPlainString();
    }

    /// Without the unit.
    public static String tenThousands(Money amount) {
        return amount.yuan().movePointLeft(4).setScale(2, RoundingMode.HALF_UP).toPlainString();
    }

    public static String number(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    public static String day(LocalDate day) {
        return "%d年%d月%d日".formatted(day.getYear(), day.getMonthValue(), day.getDayOfMonth());
    }

    /// Where the year is plain.
    public static String monthAndDay(LocalDate day) {
        return "%d月%d日".formatted(day.getMonthValue(), day.getDayOfMonth());
    }

    /// To the minute, in Chinese time.
    public static String moment(Instant instant) {
        ZonedDateTime at = instant.atZone(ChinaTime.ZONE);
        return "%s%d时%02d分".formatted(day(at.toLocalDate()), at.getHour(), at.getMinute());
    }

    public static String month(YearMonth month) {
        return "%d年%d月".formatted(month.getYear(), month.getMonthValue());
    }

    /// The name of a community without its committee: 李园一村社区.
    public static String community(String name) {
        return name.replaceFirst("(居委会|居民委员会)$", "");
    }

    public static String period(Period period) {
        return switch (period) {
            case Period.Month m -> month(m.value());
            case Period.Quarter q -> q.year() + "年第" + QUARTERS[q.number() - 1] + "季度";
            case Period.Year y -> y.value() + "年度";
        };
    }

    /// 一 … 九十九
    public static String ordinal(int number) {
        if (number < 10) {
            return DIGITS[number];
        }
        return (number < 20 ? "" : DIGITS[number / 10]) + "十" + (number % 10 == 0 ? "" : DIGITS[number % 10]);
    }

    private static String hundredths(BigDecimal ratio) {
        return ratio.multiply(HUNDRED).setScale(1, RoundingMode.HALF_UP).toPlainString();
    }
}
