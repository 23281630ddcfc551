package org.jujian.reports.metric;

import org.springframework.modulith.NamedInterface;

/// The rules that a figure rests on; printed with it and needed to compute it again.
///
/// @param formula   of the SQL in this package, [Formula]; changes whenever the same facts may give another value
/// @param calendar  of `working_day`
/// @param catalogue of the obligations
@NamedInterface("metric")
public record Versions(String formula, String calendar, String catalogue) {
    public static Versions current(String calendar, String catalogue) {
        return new Versions(Formula.FIRST.version(), calendar, catalogue);
    }

    Versions by(Formula other) {
        return new Versions(other.version(), calendar, catalogue);
    }
}
