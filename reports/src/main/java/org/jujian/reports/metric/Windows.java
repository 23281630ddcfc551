package org.jujian.reports.metric;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jujian.base.time.Period;

/// Windows of figures: months, quarters and years.
public final class Windows {
    private Windows() {}

    /// All periods of one kind from `from` to `to`, both included; `from` gives the kind.
    public static List<Period> between(Period from, Period to) {
        var found = new ArrayList<Period>();
        for (Period p = from; !p.firstDay().isAfter(to.lastDay()); p = next(p)) {
            found.add(p);
        }
        return List.copyOf(found);
    }

    /// The month that `day` lies in, its quarter and its year.
    public static List<Period> of(LocalDate day) {
        return List.of(Period.monthOf(day), Period.quarterOf(day), Period.yearOf(day));
    }

    /// The months that meet [`from`, `to`], and the quarters and years that meet them.
    public static List<Period> meeting(LocalDate from, LocalDate to) {
        Set<Period> found = new LinkedHashSet<>();
        for (Period month : between(Period.monthOf(from), Period.monthOf(to))) {
            found.addAll(of(month.firstDay()));
        }
        return List.copyOf(found);
    }

    public static List<String> texts(List<Period> windows) {
        return windows.stream().map(Period::toString).toList();
    }

    private static Period next(Period period) {
        return switch (period) {
            case Period.Month month -> month.plus(1);
            case Period.Quarter quarter -> quarter.next();
            case Period.Year year -> new Period.Year(year.value() + 1);
        };
    }
}
