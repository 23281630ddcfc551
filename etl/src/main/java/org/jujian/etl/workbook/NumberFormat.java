package org.jujian.etl.workbook;

import java.util.Locale;
import java.util.regex.Pattern;

/// What a number format shows of a number, as far as it matters to reading it.
///
/// @param digits of [Kind#PADDED] alone: to how many digits a number is filled up with zeros
record NumberFormat(Kind kind, int digits) {
    enum Kind {
        /// the number itself
        PLAIN,
        /// a day
        DATE,
        /// a day and a time of day
        MOMENT,
        /// a time of day
        TIME,
        /// a year and a month
        MONTH,
        YEAR,
        PERCENT,
        /// a number with zeros in front, such as a voucher's 0012
        PADDED
    }

    private static final int LONGEST_CODE = 255;

    static final NumberFormat PLAIN = new NumberFormat(Kind.PLAIN, 0);

    /// Texts in quotation marks, escaped and filling characters, colours, languages and conditions in brackets.
    private static final Pattern DECORATION = Pattern.compile("\"[^\"]*\"|\\\\.|_.|\\*.|\\[[^\\]]*\\]");

    private static final Pattern HALF_OF_DAY = Pattern.compile("am/pm|a/p|上午/下午");
    private static final Pattern ZEROS = Pattern.compile("0{2,15}");

    /// The formats that a workbook names by number without writing them down; 27 to 36 and 50 to 58 as in Chinese.
    static NumberFormat builtIn(int id) {
        return switch (id) {
            case 9, 10 -> of(Kind.PERCENT);
            case 14, 15, 16, 28, 29, 30, 31, 51, 53, 54, 58 -> of(Kind.DATE);
            case 17, 27, 36, 50, 52, 57 -> of(Kind.MONTH);
            case 18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56 -> of(Kind.TIME);
            case 22 -> of(Kind.MOMENT);
            default -> PLAIN;
        };
    }

    /// Of a format's code, such as `yyyy"年"m"月"d"日"`; of a code that no spreadsheet takes, the number itself.
    static NumberFormat of(String code) {
        if (code.length() > LONGEST_CODE) {
            return PLAIN;
        }
        String first = code.split(";", 2)[0];
        String shown = DECORATION.matcher(first.toLowerCase(Locale.ROOT)).replaceAll("");
        shown = HALF_OF_DAY.matcher(shown).replaceAll("h");
        if (shown.contains("general")) {
            return PLAIN;
        }
        boolean year = shown.contains("y");
        boolean day = shown.contains("d");
        boolean time = shown.contains("h") || shown.contains("s");
        boolean month = shown.contains("m") && (!time || year || day);
        if (year || day || month || time) {
            return of(dated(year, month, day, time));
        }
        if (shown.contains("%")) {
            return of(Kind.PERCENT);
        }
        return ZEROS.matcher(shown).matches() ? new NumberFormat(Kind.PADDED, shown.length()) : PLAIN;
    }

    private static Kind dated(boolean year, boolean month, boolean day, boolean time) {
        if (time) {
            return year || month || day ? Kind.MOMENT : Kind.TIME;
        }
        if (year && !day) {
            return month ? Kind.MONTH : Kind.YEAR;
        }
        return Kind.DATE;
    }

    private static NumberFormat of(Kind kind) {
        return new NumberFormat(kind, 0);
    }
}
