package org.jujian.tenants.duty;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What is to be done for one community to bring it to the horizon.
sealed interface Work {
    record Nothing() implements Work {}

    /// The inputs are as before and `range` was never derived: all its obligations are new.
    record Extend(DueRange range) implements Work {}

    /// Everything is derived anew and compared with what is stored.
    record Again(DueRange range) implements Work {}

    /// `horizon` with what was ever derived before it.
    static Again again(@Nullable Derivation last, DueRange horizon) {
        if (last == null) {
            return new Again(horizon);
        }
        LocalDate from =
                last.range().from().isBefore(horizon.from()) ? last.range().from() : horizon.from();
        LocalDate to = last.range().to().isAfter(horizon.to()) ? last.range().to() : horizon.to();
        return new Again(new DueRange(from, to));
    }

    static Work of(Inputs inputs, DutyRules rules, DueRange horizon) {
        Derivation last = inputs.last();
        if (last == null
                || last.version() != inputs.version()
                || !last.catalogueVersion().equals(rules.catalogueVersion())
                || !last.calendarVersion().equals(rules.calendar().version())
                || last.range().from().isAfter(horizon.from())) {
            return again(last, horizon);
        }
        return last.range().to().isBefore(horizon.to())
                ? new Extend(new DueRange(last.range().to().plusDays(1), horizon.to()))
                : new Nothing();
    }
}
