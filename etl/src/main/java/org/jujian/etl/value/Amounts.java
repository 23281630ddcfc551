package org.jujian.etl.value;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jujian.base.money.Money;
import org.jujian.etl.sheet.CellText;

/// Amounts as people write them (data-formats.md §3): `1,234.56`, `１，２３４．５６`, `¥500`, `12.5万元`, `(500.00)`,
/// `红字500`, `500元整`, `叁佰元整`. At most two decimals in 元 and 16 digits before them; never blanks inside, never
/// `1.234,56`.
public final class Amounts {
    private static final Pattern WRITTEN = Pattern.compile(
            "(?<red>红字[:]?|负)?(?<open>\\()?(?<sign>[+-])?(?:[¥￥]|RMB|CNY|人民币)?\\s*(?<sign2>[+-])?"
                    + "(?<number>(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?)"
                    + "\\s*(?<unit>万元|亿元|元|万|亿)?(?:整|正)?(?<close>\\))?(?<red2>\\(红字\\)|红字)?",
            Pattern.CASE_INSENSITIVE);
    private static final Map<String, BigDecimal> FACTORS = Map.of(
            "元",
            BigDecimal.ONE,
            "万",
            BigDecimal.valueOf(10_000),
            "万元",
            BigDecimal.valueOf(10_000),
            "亿",
            BigDecimal.valueOf(100_000_000),
            "亿元",
            BigDecimal.valueOf(100_000_000));
    private static final int MOST_DIGITS = 40;
    private static final int LONGEST = 100;

    private Amounts() {}

    /// Reads an amount that names no unit as so many times `factor` 元.
    public static Optional<Money> read(String cell, BigDecimal factor) {
        String text = cell.length() > LONGEST ? "" : CellText.number(cell);
        if (isPlain(text)) {
            return inYuan(new BigDecimal(text), factor);
        }
        Matcher m = WRITTEN.matcher(text.replace('−', '-').replace('–', '-'));
        if (!m.matches()) {
            return CapitalNumbers.read(text).flatMap(yuan -> inYuan(yuan, BigDecimal.ONE));
        }
        int minuses = count(m, "sign") + count(m, "sign2") + count(m, "red") + count(m, "red2") + count(m, "open");
        boolean unpaired = (m.group("open") == null) != (m.group("close") == null);
        String digits = m.group("number").replace(",", "");
        if (minuses > 1 || unpaired || digits.length() > MOST_DIGITS) {
            return Optional.empty();
        }
        boolean negative = minuses == 1 && !"+".equals(m.group("sign")) && !"+".equals(m.group("sign2"));
        BigDecimal number = new BigDecimal(digits);
        String unit = m.group("unit");
        return inYuan(
                negative ? number.negate() : number, unit == null ? factor : Objects.requireNonNull(FACTORS.get(unit)));
    }

    /// A minus or none, 1 to 16 digits, perhaps a point and one or two digits: as nearly every amount is written.
    private static boolean isPlain(String text) {
        int from = text.startsWith("-") ? 1 : 0;
        int point = text.indexOf('.');
        int end = point < 0 ? text.length() : point;
        int decimals = point < 0 ? 0 : text.length() - point - 1;
        return end > from
                && end - from <= 16
                && (point < 0 || decimals == 1 || decimals == 2)
                && areDigits(text, from, end)
                && areDigits(text, text.length() - decimals, text.length());
    }

    private static boolean areDigits(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static int count(Matcher m, String group) {
        return m.group(group) == null ? 0 : 1;
    }

    private static Optional<Money> inYuan(BigDecimal number, BigDecimal factor) {
        boolean inYuan = factor.compareTo(BigDecimal.ONE) == 0;
        boolean tooFine = inYuan && number.scale() > 2;
        BigDecimal yuan = inYuan ? number : number.multiply(factor).stripTrailingZeros();
        if (tooFine || yuan.scale() > 2 || yuan.precision() - yuan.scale() > 16) {
            return Optional.empty();
        }
        return Optional.of(new Money(yuan));
    }
}
