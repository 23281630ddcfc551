package org.jujian.etl.value;

import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jujian.base.time.Period;
import org.jujian.etl.sheet.CellText;

/// Periods as people write them (data-formats.md §3), of the years 1990 to 2099: `2024-03`, `202403`, `2024年3月`,
/// `2024Q1`, `2024年第一季度`, `2024`, `2024年度`, `2026计划`, `2026年度计划`, `长期`. Half-years are none, nor is
/// `2024.1`, which a spreadsheet also makes of 2024.10; [Advice] says what to ask about them.
public final class Periods {
    private static final Pattern MONTH =
            Pattern.compile("(\\d{4})(?:[-/](\\d{1,2})|\\.(0\\d|1\\d|[2-9])|(\\d{2})|年(\\d{1,2})月(?:份)?|年(\\d{1,2}))");
    private static final Pattern QUARTER =
            Pattern.compile("(\\d{4})(?:-?Q([1-4])|年?第?([1-4])季(?:度)?|年Q([1-4]))", Pattern.CASE_INSENSITIVE);
    private static final Pattern YEAR = Pattern.compile("(\\d{4})(?:年(?:度)?|年全年|全年)?");
    private static final Pattern PLAN = Pattern.compile("(\\d{4})(?:年(?:度)?)?计划");

    private static final Pattern BLANKS = Pattern.compile("(?<!\\d)\\s+|\\s+(?!\\d)");

    private Periods() {}

    public static Optional<NamedPeriod> read(String cell) {
        String written = CellText.number(cell);
        if (isIsoMonth(written)) {
            return month(Integer.parseInt(written, 0, 4, 10), Integer.parseInt(written, 5, 7, 10));
        }
        String text = withoutBlanks(ChineseNumerals.toDigits(written));
        if (text.equals("长期")) {
            return Optional.of(NamedPeriod.STANDING);
        }
        Matcher m = MONTH.matcher(text);
        if (m.matches()) {
            return month(year(m), Integer.parseInt(firstGroup(m)));
        }
        m = QUARTER.matcher(text);
        if (m.matches()) {
            return inRange(m)
                    ? Optional.of(NamedPeriod.of(new Period.Quarter(year(m), Integer.parseInt(firstGroup(m)))))
                    : Optional.empty();
        }
        m = YEAR.matcher(text);
        if (m.matches()) {
            return inRange(m) ? Optional.of(NamedPeriod.of(new Period.Year(year(m)))) : Optional.empty();
        }
        m = PLAN.matcher(text);
        return m.matches() && inRange(m) ? Optional.of(NamedPeriod.planOf(new Period.Year(year(m)))) : Optional.empty();
    }

    /// `2024-03`, as nearly every month is written.
    private static boolean isIsoMonth(String text) {
        if (text.length() != 7) {
            return false;
        }
        for (int i = 0; i < 7; i++) {
            char c = text.charAt(i);
            if (i == 4 ? c != '-' : c < '0' || c > '9') {
                return false;
            }
        }
        return true;
    }

    private static Optional<NamedPeriod> month(int year, int month) {
        return inRange(year) && month >= 1 && month <= 12
                ? Optional.of(NamedPeriod.of(new Period.Month(YearMonth.of(year, month))))
                : Optional.empty();
    }

    /// 2024 年 3 月 is 2024年3月; but blanks between digits stay, as 2024 03 may be anything.
    private static String withoutBlanks(String text) {
        return text.indexOf(' ') < 0 ? text : BLANKS.matcher(text).replaceAll("");
    }

    private static int year(Matcher m) {
        return Integer.parseInt(m.group(1));
    }

    private static boolean inRange(Matcher m) {
        return inRange(year(m));
    }

    private static boolean inRange(int year) {
        return year >= 1990 && year <= 2099;
    }

    private static String firstGroup(Matcher m) {
        for (int i = 2; i <= m.groupCount(); i++) {
            String group = m.group(i);
            if (group != null) {
                return group;
            }
        }
        throw new IllegalStateException("the pattern names a number in one of its ways");
    }
}
