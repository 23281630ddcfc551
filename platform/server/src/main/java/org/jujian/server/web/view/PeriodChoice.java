package org.jujian.server.web.view;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jujian.base.time.Period;

/// One line of a page's period chooser.
public record PeriodChoice(String value, String label, boolean chosen) {
    private static final int QUARTERS = 4;
    private static final int MONTHS = 12;

    /// The quarters and months that have begun by `cutoff`, newest first, with the year before; a chosen period
    /// outside the list is added. `monthNote` is written behind months.
    public static List<PeriodChoice> upTo(LocalDate cutoff, Period chosen, String monthNote) {
        List<Period> periods = new ArrayList<>();
        Period.Quarter quarter = Period.quarterOf(cutoff);
        for (int i = 0; i < QUARTERS; i++) {
            periods.add(quarter);
            quarter = Period.quarterOf(quarter.firstDay().minusDays(1));
        }
        periods.add(Period.yearOf(cutoff));
        periods.add(new Period.Year(cutoff.getYear() - 1));
        for (int i = 0; i < MONTHS; i++) {
            periods.add(new Period.Month(YearMonth.from(cutoff).minusMonths(i)));
        }
        if (!periods.contains(chosen)) {
            periods.addFirst(chosen);
        }
        return periods.stream()
                .map(p -> new PeriodChoice(
                        p.toString(), Days.title(p) + (p instanceof Period.Month ? monthNote : ""), p.equals(chosen)))
                .toList();
    }

    /// The quarter that ended last by `cutoff`: what a page opens with.
    public static Period.Quarter lastWholeQuarter(LocalDate cutoff) {
        Period.Quarter current = Period.quarterOf(cutoff);
        return cutoff.equals(current.lastDay())
                ? current
                : Period.quarterOf(current.firstDay().minusDays(1));
    }
}
