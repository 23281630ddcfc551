package org.jujian.server.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.jujian.base.code.UnitCode;
import org.jujian.reports.comparison.Difference;
import org.jujian.reports.comparison.Effect;
import org.jujian.reports.comparison.FormulaComparison;
import org.jujian.reports.metric.Figure;
import org.jujian.reports.metric.Figures;
import org.jujian.tenants.people.Person;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Formula 2 beside formula 1: the figures of a community, or of a street and all its communities, that differ. What
/// is published stays formula 1.
@RestController
class ComparisonController {
    private final FormulaComparison comparison;

    ComparisonController(FormulaComparison comparison) {
        this.comparison = comparison;
    }

    /// @param first  by formula 1, `second` by formula 2; decimals, or the band
    /// @param change second minus first, null where one of them is no number
    /// @param causes empty where only the neighbours' figures changed
    record Row(
            String unit,
            String period,
            String metric,
            @Nullable String first,
            @Nullable String second,
            @Nullable String change,
            List<Cause> causes) {
        static Row of(Difference difference) {
            UnitCode unit = difference.unit();
            Figure first = difference.first();
            return new Row(
                    unit.written(),
                    difference.period().toString(),
                    difference.metric(),
                    first == null ? null : first.written().orElse(null),
                    difference.second().written().orElse(null),
                    difference.change().map(change -> change.toPlainString()).orElse(null),
                    difference.causes().stream().map(Cause::of).toList());
        }
    }

    /// @param hits  rows that count otherwise, or cases that failed
    /// @param cases what was looked at
    record Cause(String rule, String title, long hits, long cases) {
        static Cause of(Effect.Count count) {
            return new Cause(count.effect().code(), count.effect().title(), count.hits(), count.cases());
        }
    }

    @GetMapping("/api/v1/metrics/comparison")
    List<Row> comparison(
            @AuthenticationPrincipal Person person,
            @RequestParam String unit,
            @RequestParam String from,
            @RequestParam String to,
            @RequestParam Optional<LocalDate> asOf,
            @RequestParam Optional<Instant> knownAt) {
        var query = new Figures.Query(
                FigureController.unit(unit), FigureController.period(from), FigureController.period(to), asOf, knownAt);
        return comparison.find(person.scope(), query).stream().map(Row::of).toList();
    }
}
