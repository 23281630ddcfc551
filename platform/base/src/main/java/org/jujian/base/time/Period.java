package org.jujian.base.time;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A month, a quarter or a year, written `2026-03`, `2026Q1` and `2026` (contract.md).
public sealed interface Period extends Comparable<Period> {
    Pattern WRITTEN = Pattern.compile("(\\d{4})(?:-(0[1-9]|1[0-2])|Q([1-4]))?");

    record Month(YearMonth value) implements Period {
        @Override
        public LocalDate firstDay() {
            return value.atDay(1);
        }

        @Override
        public LocalDate lastDay() {
            return value.atEndOfMonth();
        }

        public Month plus(int months) {
            return new Month(value.plusMonths(months));
        }

        @Override
        public String toString() {
            return value.toString();
        }
    }

    record Quarter(int year, int number) implements Period {
        public Quarter {
            if (number < 1 || number > 4) {
                throw new IllegalArgumentException("quarter: expected 1 to 4, found " + number);
            }
        }

        @Override
        public LocalDate firstDay() {
            return LocalDate.of(year, number * 3 - 2, 1);
        }

        @Override
        public LocalDate lastDay() {
            return YearMonth.of(year, number * 3).atEndOfMonth();
        }

        public Quarter next() {
            return number == 4 ? new Quarter(year + 1, 1) : new Quarter(year, number + 1);
        }

        @Override
        public String toString() {
            return "%04dQ%d".formatted(year, number);
        }
    }

    record Year(int value) implements Period {
        @Override
        public LocalDate firstDay() {
            return LocalDate.of(value, 1, 1);
        }

        @Override
        public LocalDate lastDay() {
            return LocalDate.of(value, 12, 31);
        }

        @Override
        public String toString() {
            return "%04d".formatted(value);
        }
    }

    LocalDate firstDay();

    LocalDate lastDay();

    /// The written form only; what people write besides is the business of the feeds.
    static Optional<Period> parse(String text) {
        Matcher m = WRITTEN.matcher(text);
        if (!m.matches()) {
            return Optional.empty();
        }
        int year = Integer.parseInt(m.group(1));
        if (m.group(2) != null) {
            return Optional.of(new Month(YearMonth.of(year, Integer.parseInt(m.group(2)))));
        }
        if (m.group(3) != null) {
            return Optional.of(new Quarter(year, Integer.parseInt(m.group(3))));
        }
        return Optional.of(new Year(year));
    }

    static Month monthOf(LocalDate day) {
        return new Month(YearMonth.from(day));
    }

    static Quarter quarterOf(LocalDate day) {
        return new Quarter(day.getYear(), (day.getMonthValue() + 2) / 3);
    }

    static Year yearOf(LocalDate day) {
        return new Year(day.getYear());
    }

    /// By first day, the longer period before the shorter.
    @Override
    default int compareTo(Period other) {
        int byStart = firstDay().compareTo(other.firstDay());
        return byStart != 0 ? byStart : other.lastDay().compareTo(lastDay());
    }
}
