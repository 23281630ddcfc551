package org.jujian.tenants.duty;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jujian.base.time.Period;

/// The periods that can fall due in a range: no due date is further than a year from its period.
final class Periods {
    private Periods() {}

    static List<Period.Month> monthsAround(DueRange range) {
        LocalDate end = range.to();
        return Stream.iterate(
                        Period.monthOf(range.from().minusMonths(2)),
                        month -> !month.firstDay().isAfter(end),
                        month -> month.plus(1))
                .toList();
    }

    static List<Period.Quarter> quartersAround(DueRange range) {
        LocalDate end = range.to();
        return Stream.iterate(
                        Period.quarterOf(range.from().minusMonths(6)),
                        quarter -> !quarter.firstDay().isAfter(end),
                        Period.Quarter::next)
                .toList();
    }

    static List<Period.Year> yearsAround(DueRange range) {
        return Stream.iterate(
                        range.from().getYear() - 1, year -> year <= range.to().getYear(), year -> year + 1)
                .map(Period.Year::new)
                .toList();
    }
}
