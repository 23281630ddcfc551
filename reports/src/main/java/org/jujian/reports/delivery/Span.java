package org.jujian.reports.delivery;

import java.time.LocalDate;
import java.util.List;
import org.jujian.base.time.Period;
import org.jujian.reports.document.writing.Written;

/// What one run of a schedule is about: a period, or the two quarters of a half-year, for which no figures are kept
/// of their own.
///
/// @param code `2026-03`, `2026Q1`, `2026H1` or `2026`
record Span(String code, List<Period> periods) {
    Span {
        periods = List.copyOf(periods);
    }

    static Span of(Period period) {
        return new Span(period.toString(), List.of(period));
    }

    /// @param half 1 or 2
    static Span half(int year, int half) {
        return new Span(
                "%04dH%d".formatted(year, half),
                List.of(new Period.Quarter(year, half * 2 - 1), new Period.Quarter(year, half * 2)));
    }

    static Span parse(String code) {
        return Period.parse(code)
                .map(Span::of)
                .orElseGet(() -> half(Integer.parseInt(code.substring(0, 4)), code.charAt(5) - '0'));
    }

    LocalDate lastDay() {
        return periods.getLast().lastDay();
    }

    /// As people write it: 2026年上半年.
    String written() {
        if (periods.size() == 1) {
            return Written.period(periods.getFirst());
        }
        return code.substring(0, 4) + "年" + (code.endsWith("1") ? "上半年" : "下半年");
    }
}
