package org.jujian.reports.metric;

/// The rules that a figure rests on; printed with it and needed to compute it again.
///
/// @param formula   of the SQL in this package, [#FORMULA]
/// @param calendar  of `working_day`
/// @param catalogue of the obligations
public record Versions(String formula, String calendar, String catalogue) {
    /// Changes whenever the same facts may give another value.
    public static final String FORMULA = "1";

    public static Versions current(String calendar, String catalogue) {
        return new Versions(FORMULA, calendar, catalogue);
    }
}
