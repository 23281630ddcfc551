package org.jujian.etl.value;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.jujian.base.time.Period;
import org.jujian.tenants.catalogue.PeriodKind;

/// What a cell 期间 names.
///
/// @param name   as stored: `2026-03`, `2026Q1`, `2026`, `2026计划`, `长期`
/// @param period a plan's is its whole year (golden README D-33); null for 长期
public record NamedPeriod(
        PeriodKind kind, String name, @Nullable Period period) {
    static final NamedPeriod STANDING = new NamedPeriod(PeriodKind.STANDING, "长期", null);

    static NamedPeriod of(Period period) {
        PeriodKind kind = switch (period) {
            case Period.Month month -> PeriodKind.MONTH;
            case Period.Quarter quarter -> PeriodKind.QUARTER;
            case Period.Year year -> PeriodKind.YEAR;
        };
        return new NamedPeriod(kind, period.toString(), period);
    }

    static NamedPeriod planOf(Period.Year year) {
        return new NamedPeriod(PeriodKind.PLAN, year + "计划", year);
    }

    /// Empty for 长期.
    public Optional<LocalDate> lastDay() {
        return Optional.ofNullable(period).map(Period::lastDay);
    }

    /// The year of dates that name none.
    public OptionalInt year() {
        return period == null
                ? OptionalInt.empty()
                : OptionalInt.of(period.firstDay().getYear());
    }
}
