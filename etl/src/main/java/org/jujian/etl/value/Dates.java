package org.jujian.etl.value;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.jujian.base.time.ChinaTime;
import org.jujian.etl.sheet.CellText;

/// Dates as people write them (data-formats.md §3), from 1990 to 2099: `2024-3-1`, `2024/3/1`, `2024.3.1`, `20240301`,
/// `2024年3月1日`, `二〇二四年三月一日`, `3月1日` with a year from elsewhere, Excel's day number, each with or without
/// a time. A year of two digits is none, nor is 30 February; [Advice] says what to ask about them.
public final class Dates {
    private static final LocalDate FIRST = LocalDate.of(1990, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2099, 12, 31);
    /// Day 0 of Excel's 1900 system, counted so that it fits every day after February 1900.
    private static final LocalDate EXCEL_ZERO = LocalDate.of(1899, 12, 30);

    private static final String CLOCK =
            "(?:\\s*[T\\s]\\s*(\\d{1,2})[:时](\\d{1,2})(?:[:分](\\d{1,2})(?:\\.\\d+)?秒?|分)?)?";
    private static final Pattern SEPARATED = Pattern.compile("(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})" + CLOCK);
    private static final Pattern CHINESE = Pattern.compile("(?:(\\d{4})\\s*年\\s*)?(\\d{1,2})\\s*月\\s*(\\d{1,2})\\s*[日号]"
            + "(?:\\s*(\\d{1,2})(?:[时点](?=$)|[:时点]\\s*(\\d{1,2})(?:[:分]\\s*(\\d{1,2})(?:\\.\\d+)?秒?|分)?))?");
    private static final Pattern SOLID =
            Pattern.compile("(\\d{4})(\\d{2})(\\d{2})(?:[T\\s]?(\\d{2}):?(\\d{2})(?::?(\\d{2}))?)?");
    private static final Pattern SERIAL = Pattern.compile("(\\d{5})(?:\\.(\\d{1,12}))?");
    private static final Pattern OFFSET = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T[\\d:.]+(?:Z|[+-]\\d{2}:\\d{2})");

    private Dates() {}

    /// @param year the year of a date that names none, such as that of the accounting month
    public static Optional<Moment> read(String cell, OptionalInt year) {
        String text = CellText.number(cell);
        if (text.isEmpty() || text.length() > 40) {
            return Optional.empty();
        }
        try {
            Moment moment = parse(text, year);
            return moment == null
                            || moment.date().isBefore(FIRST)
                            || moment.date().isAfter(LAST)
                    ? Optional.empty()
                    : Optional.of(moment);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static @Nullable Moment parse(String text, OptionalInt year) {
        if (isIso(text)) {
            return new Moment(LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10)), null);
        }
        Matcher m = SEPARATED.matcher(text);
        if (m.matches()) {
            return moment(number(m.group(1)), m.group(3), m.group(4), m.group(5), m.group(6), m.group(7));
        }
        m = SOLID.matcher(text);
        if (m.matches()) {
            return moment(number(m.group(1)), m.group(2), m.group(3), m.group(4), m.group(5), m.group(6));
        }
        m = SERIAL.matcher(text);
        if (m.matches()) {
            return ofSerial(number(m.group(1)), m.group(2));
        }
        if (OFFSET.matcher(text).matches()) {
            return ofOffset(text);
        }
        m = CHINESE.matcher(ChineseNumerals.toDigits(text));
        if (!m.matches() || m.group(1) == null && year.isEmpty()) {
            return null;
        }
        int written = m.group(1) == null ? year.getAsInt() : number(m.group(1));
        return moment(written, m.group(2), m.group(3), m.group(4), m.group(5), m.group(6));
    }

    /// `2024-03-01`, as nearly every date is written.
    private static boolean isIso(String text) {
        if (text.length() != 10) {
            return false;
        }
        for (int i = 0; i < 10; i++) {
            char c = text.charAt(i);
            if (i == 4 || i == 7 ? c != '-' : c < '0' || c > '9') {
                return false;
            }
        }
        return true;
    }

    private static Moment moment(
            int year,
            String month,
            String day,
            @Nullable String hour,
            @Nullable String minute,
            @Nullable String second) {
        LocalDate date = LocalDate.of(year, number(month), number(day));
        return new Moment(
                date, hour == null ? null : LocalTime.of(number(hour), numberOrZero(minute), numberOrZero(second)));
    }

    private static Moment ofSerial(int days, @Nullable String fraction) {
        LocalDate date = EXCEL_ZERO.plusDays(days);
        if (fraction == null) {
            return new Moment(date, null);
        }
        long scale = 1;
        for (int i = 0; i < fraction.length(); i++) {
            scale *= 10;
        }
        long second = (Long.parseLong(fraction) * 86_400 + scale / 2) / scale;
        return second == 86_400
                ? new Moment(date.plusDays(1), LocalTime.MIDNIGHT)
                : new Moment(date, LocalTime.ofSecondOfDay(second));
    }

    private static @Nullable Moment ofOffset(String text) {
        try {
            var there = OffsetDateTime.parse(text).atZoneSameInstant(ChinaTime.ZONE);
            return new Moment(there.toLocalDate(), there.toLocalTime().withNano(0));
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static int numberOrZero(@Nullable String digits) {
        return digits == null ? 0 : number(digits);
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }
}
