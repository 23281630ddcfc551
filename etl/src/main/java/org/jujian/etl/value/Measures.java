package org.jujian.etl.value;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jujian.etl.sheet.CellText;

/// Numbers that are neither money nor things to count: areas, meter readings, prices of one unit, percentages. Never
/// negative, at most 12 digits before the point and four behind it: `85.5`, `１，２８０`, `85.5㎡`, `0.617元/度`, `4.35%`.
public final class Measures {
    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,3}(?:,\\d{3}){1,3}|\\d{1,12})(\\.\\d{1,4}0*)?"
            + "\\s*(?:平方米|平米|m2|立方米|m3|吨|度|千瓦时|kwh|元(?:/(?:平方米|m2|立方米|m3|吨|度|千瓦时|kwh))?|倍)?");
    private static final Pattern PERCENT = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,4}0*)?)\\s*%?");

    private Measures() {}

    public static Optional<BigDecimal> read(String cell) {
        Matcher m = WRITTEN.matcher(CellText.key(cell).toLowerCase(Locale.ROOT));
        if (!m.matches()) {
            return Optional.empty();
        }
        String fraction = m.group(2) == null ? "" : m.group(2);
        return Optional.of(plain(m.group(1).replace(",", "") + fraction));
    }

    /// A share in per cent from 0 to 100: `60%` and `60` are the same, `0.6` is less than one per cent.
    public static Optional<BigDecimal> readPercent(String cell) {
        Matcher m = PERCENT.matcher(CellText.key(cell));
        return m.matches()
                ? Optional.of(plain(m.group(1))).filter(p -> p.compareTo(BigDecimal.valueOf(100)) <= 0)
                : Optional.empty();
    }

    /// `12.50` and `12.5` are one value with one spelling.
    private static BigDecimal plain(String digits) {
        BigDecimal number = new BigDecimal(digits).stripTrailingZeros();
        return number.scale() < 0 ? number.setScale(0) : number;
    }
}
