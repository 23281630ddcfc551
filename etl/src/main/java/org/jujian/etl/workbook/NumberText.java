package org.jujian.etl.workbook;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/// Numbers of a workbook as text, as their format shows them: dates as 2026-03-01, 2026-03-01 09:32:09 or 2026-03,
/// percent with the sign, everything else as a plain decimal without exponent.
///
/// A workbook keeps binary fractions with up to 17 digits, of which a spreadsheet shows 15 (12.1 may be written
/// 12.100000000000001): so is a number read, by decimal arithmetic. Whole numbers without exponent stay as written. A
/// number of more than 15 digits before the point that is written with an exponent has lost the others: it stays as
/// written, as a spreadsheet shows it too, so that no code is made of it (golden README D-30, CODE_SCIENTIFIC).
final class NumberText {
    private static final MathContext SHOWN = new MathContext(15, RoundingMode.HALF_EVEN);
    private static final int LONGEST_WHOLE = 40;
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(?:\\d{1,400}(?:\\.\\d{0,400})?|\\.\\d{1,400})(?:[eE][+-]?\\d{1,3})?");
    private static final BigDecimal DAY = BigDecimal.valueOf(86_400);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    /// 31 December 9999, the last day of a spreadsheet
    private static final BigDecimal LAST_DAY = BigDecimal.valueOf(2_958_465);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");

    private NumberText() {}

    /// `written` itself when it is no number.
    static String of(String written, NumberFormat format, DateSystem system) {
        boolean whole = isWhole(written);
        if (whole && format.kind() == NumberFormat.Kind.PLAIN) {
            return written;
        }
        if (!whole && !NUMBER.matcher(written).matches()) {
            return written;
        }
        BigDecimal exact = new BigDecimal(written);
        BigDecimal number = whole ? exact : exact.round(SHOWN);
        return switch (format.kind()) {
            case PLAIN -> hasLostDigits(written, number) ? written : plain(number);
            case PERCENT -> plain(number.multiply(HUNDRED)) + "%";
            case PADDED -> padded(number, format.digits());
            case DATE, MOMENT, TIME, MONTH, YEAR -> dated(exact, number, format.kind(), system);
        };
    }

    /// The digits that are left of a number that stays as written because it has lost others; `""` of every other. What
    /// they may say of a person is searched all the same.
    static String leftDigits(String shown) {
        boolean exponent = shown.indexOf('E') > 0 || shown.indexOf('e') > 0;
        return exponent && NUMBER.matcher(shown).matches() ? plain(new BigDecimal(shown)) : "";
    }

    /// A number of more digits before the point than a spreadsheet keeps; empty of every other text.
    static Optional<BigDecimal> beyondPrecision(String written) {
        if (written.length() <= SHOWN.getPrecision() || !NUMBER.matcher(written).matches()) {
            return Optional.empty();
        }
        var number = new BigDecimal(written);
        return number.precision() - number.scale() > SHOWN.getPrecision() ? Optional.of(number) : Optional.empty();
    }

    private static boolean hasLostDigits(String written, BigDecimal number) {
        boolean exponent = written.indexOf('E') > 0 || written.indexOf('e') > 0;
        return exponent && number.precision() - number.scale() > SHOWN.getPrecision();
    }

    /// 0, or digits that do not begin with 0.
    private static boolean isWhole(String written) {
        int length = written.length();
        if (length == 0 || length > LONGEST_WHOLE || written.charAt(0) == '0' && length > 1) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (written.charAt(i) < '0' || written.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static String clock(long seconds) {
        return CLOCK.format(LocalTime.ofSecondOfDay(seconds % 86_400));
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private static String padded(BigDecimal number, int digits) {
        String plain = plain(number);
        return plain.chars().allMatch(c -> c >= '0' && c <= '9') && plain.length() < digits
                ? "0".repeat(digits - plain.length()) + plain
                : plain;
    }

    private static String dated(BigDecimal exact, BigDecimal number, NumberFormat.Kind kind, DateSystem system) {
        if (exact.signum() < 0 || exact.compareTo(LAST_DAY) > 0) {
            return plain(number);
        }
        boolean timed = kind == NumberFormat.Kind.MOMENT || kind == NumberFormat.Kind.TIME;
        long seconds = exact.multiply(DAY)
                .setScale(0, timed ? RoundingMode.HALF_UP : RoundingMode.DOWN)
                .longValueExact();
        LocalDate day = system.day(seconds / 86_400);
        return switch (kind) {
            case DATE -> day.toString();
            case MOMENT -> day + " " + clock(seconds);
            case TIME -> seconds < 86_400 ? clock(seconds) : day + " " + clock(seconds);
            case MONTH -> day.getDayOfMonth() == 1 ? day.toString().substring(0, 7) : day.toString();
            case YEAR -> day.getDayOfYear() == 1 ? Integer.toString(day.getYear()) : day.toString();
            case PLAIN, PERCENT, PADDED -> throw new IllegalArgumentException("no format of dates: " + kind);
        };
    }
}
