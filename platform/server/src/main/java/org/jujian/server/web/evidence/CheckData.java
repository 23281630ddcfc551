package org.jujian.server.web.evidence;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.jujian.base.time.Period;
import org.jujian.server.web.view.Cell;
import org.jujian.server.web.view.Freshness;

/// The checks of the books of a community, or of all of a street (`names` by 12-digit code), that are scored in
/// `period`:
/// `outcomes` by the code of the rule, of M70 and of M71 too.
public record CheckData(
        String unit, String unitName, boolean street, Period period, Checks checks, Map<String, String> names) {
    public CheckData {
        names = Map.copyOf(names);
    }

    /// What the modules below answer.
    public record Checks(Map<String, Cell> outcomes, List<Failure> failures, Freshness freshness) {
        public Checks {
            outcomes = Map.copyOf(outcomes);
            failures = List.copyOf(failures);
        }
    }

    /// One case that failed.
    ///
    /// @param check FV-01 … FV-23, or M71 for the pair that is no rule of its own
    public record Failure(String check, String unit, Period month, String found, String expected, List<Place> places) {
        public Failure {
            places = List.copyOf(places);
        }
    }

    /// A row; `href` leads to its upload.
    public record Place(String text, @Nullable String href) {}
}
