package org.jujian.tenants.duty;

import java.time.LocalDate;
import java.time.YearMonth;
import org.jujian.base.time.Period;
import org.jujian.tenants.calendar.WorkingCalendar;

/// The due dates that a derivation covers, both ends included. An obligation belongs to the month of its due date.
public record DueRange(LocalDate from, LocalDate to) {
    /// A year inside the calendar, so that counting from an act near the range never leaves it.
    private static final LocalDate EARLIEST = WorkingCalendar.FIRST_DAY.plusYears(1);

    private static final LocalDate LATEST = WorkingCalendar.LAST_DAY.minusYears(1);

    public DueRange {
        if (from.isAfter(to) || from.isBefore(EARLIEST) || to.isAfter(LATEST)) {
            throw new IllegalArgumentException("due range: expected a range within %s to %s, found %s to %s"
                    .formatted(EARLIEST, LATEST, from, to));
        }
    }

    public static DueRange ofMonths(Period.Month first, Period.Month last) {
        return new DueRange(first.firstDay(), last.lastDay());
    }

    /// What is kept derived for every community: from 1 January two years back to the end of the month after next.
    public static DueRange horizon(LocalDate today) {
        return new DueRange(
                LocalDate.of(today.getYear() - 2, 1, 1),
                YearMonth.from(today).plusMonths(2).atEndOfMonth());
    }

    /// What a month adds to the horizon and what it may have missed: from the month before to the horizon's end.
    public static DueRange monthly(LocalDate today) {
        return new DueRange(
                YearMonth.from(today).minusMonths(1).atDay(1), horizon(today).to());
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }
}
