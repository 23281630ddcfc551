package org.jujian.reports.delivery;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jujian.base.time.Period;
import org.jujian.tenants.calendar.WorkingCalendar;

/// How often a schedule runs. A run is about what is over: it is due on a working day counted from the end of its span
/// (process.md: the day of the act is not counted), so that the 3rd is the 3rd working day of the next month.
public enum Rule {
    MONTHLY("每月", "次月"),
    QUARTERLY("每季度", "下季度第一个月"),
    HALF_YEARLY("每半年", "下半年第一个月"),
    YEARLY("每年", "次年1月");

    /// More than the calendar days that 60 working days take.
    private static final int FARTHEST = 120;

    private final String label;
    private final String when;

    Rule(String label, String when) {
        this.label = label;
        this.when = when;
    }

    public static Optional<Rule> ofCode(String code) {
        return Stream.of(values()).filter(rule -> rule.code().equals(code)).findFirst();
    }

    /// `half-yearly`
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String label() {
        return label;
    }

    /// From what the working days are counted on, as the page says it.
    public String when() {
        return when;
    }

    record Occurrence(Span span, LocalDate dueOn) {}

    /// What falls due after `after` and on `upTo` at the latest, the earliest first.
    List<Occurrence> dueBetween(LocalDate after, LocalDate upTo, int workingDay, WorkingCalendar calendar) {
        List<Occurrence> due = new ArrayList<>();
        Span span = containing(after.minusDays(FARTHEST));
        while (span.lastDay().isBefore(upTo)) {
            LocalDate day = calendar.plusWorkingDays(span.lastDay(), workingDay);
            if (day.isAfter(after) && !day.isAfter(upTo)) {
                due.add(new Occurrence(span, day));
            }
            span = containing(span.lastDay().plusDays(1));
        }
        return due;
    }

    /// The first that falls due after `after`.
    Occurrence next(LocalDate after, int workingDay, WorkingCalendar calendar) {
        Span span = containing(after.minusDays(FARTHEST));
        while (true) {
            LocalDate day = calendar.plusWorkingDays(span.lastDay(), workingDay);
            if (day.isAfter(after)) {
                return new Occurrence(span, day);
            }
            span = containing(span.lastDay().plusDays(1));
        }
    }

    Span containing(LocalDate day) {
        return switch (this) {
            case MONTHLY -> Span.of(Period.monthOf(day));
            case QUARTERLY -> Span.of(Period.quarterOf(day));
            case HALF_YEARLY -> Span.half(day.getYear(), day.getMonthValue() <= 6 ? 1 : 2);
            case YEARLY -> Span.of(Period.yearOf(day));
        };
    }
}
