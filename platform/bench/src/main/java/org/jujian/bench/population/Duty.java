package org.jujian.bench.population;

import java.time.LocalDate;
import java.util.Optional;
import org.jujian.base.code.UnitCode;

/// One thing that a community owes for a month, with the day on which it was published.
public record Duty(UnitCode unit, String item, LocalDate dueOn, Optional<LocalDate> publishedOn) {
    public boolean isLate() {
        return publishedOn.filter(day -> day.isAfter(dueOn)).isPresent();
    }
}
