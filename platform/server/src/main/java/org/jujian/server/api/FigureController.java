package org.jujian.server.api;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.jujian.base.code.StreetCode;
import org.jujian.base.code.UnitCode;
import org.jujian.base.problem.Problem;
import org.jujian.base.schedule.Jobs;
import org.jujian.base.time.ChinaTime;
import org.jujian.base.time.Period;
import org.jujian.etl.sheet.CsvLine;
import org.jujian.reports.metric.Figure;
import org.jujian.reports.metric.Figures;
import org.jujian.reports.metric.Formula;
import org.jujian.reports.metric.ObligationState;
import org.jujian.reports.metric.ObligationStates;
import org.jujian.reports.metric.run.MetricRun;
import org.jujian.reports.metric.run.MetricRuns;
import org.jujian.tenants.people.Person;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Figures, what they rest on, and their computation.
@RestController
class FigureController {
    private final Figures figures;
    private final ObligationStates states;
    private final MetricRuns runs;
    private final Jobs jobs;

    FigureController(Figures figures, ObligationStates states, MetricRuns runs, Jobs jobs) {
        this.figures = figures;
        this.states = states;
        this.runs = runs;
        this.jobs = jobs;
    }

    record Row(
            String unit,
            String period,
            String metric,
            @Nullable String numerator,
            @Nullable String denominator,
            @Nullable String value,
            @Nullable String low,
            @Nullable String high,
            @Nullable Long n,
            List<String> flags,
            String formulaVersion,
            String calendarVersion,
            String catalogueVersion,
            LocalDate asOf,
            OffsetDateTime computedAt) {
        static Row of(Figure figure) {
            return new Row(
                    figure.unit().written(),
                    figure.period().toString(),
                    figure.metric(),
                    text(figure.numerator()),
                    text(figure.denominator()),
                    figure.written().orElse(null),
                    text(figure.low()),
                    text(figure.high()),
                    figure.n(),
                    figure.flags(),
                    figure.versions().formula(),
                    figure.versions().calendar(),
                    figure.versions().catalogue(),
                    figure.asOf(),
                    ChinaTime.offset(figure.computedAt()));
        }

        private static @Nullable String text(java.math.@Nullable BigDecimal number) {
            return number == null ? null : number.toPlainString();
        }
    }

    @GetMapping("/api/v1/metrics")
    List<Row> metrics(
            @AuthenticationPrincipal Person person,
            @RequestParam String unit,
            @RequestParam String from,
            @RequestParam String to,
            @RequestParam Optional<String> metric,
            @RequestParam Optional<LocalDate> asOf,
            @RequestParam Optional<Instant> knownAt,
            @RequestParam Optional<String> formula) {
        var query = new Figures.Query(unit(unit), period(from), period(to), asOf, knownAt);
        return figures.find(person.scope(), query, formula(formula).orElse(Formula.FIRST)).stream()
                .filter(f -> metric.isEmpty() || metric.get().equals(f.metric()))
                .map(Row::of)
                .toList();
    }

    @GetMapping(value = "/api/v1/metrics", produces = "text/csv")
    String metricsAsCsv(
            @AuthenticationPrincipal Person person,
            @RequestParam String unit,
            @RequestParam String from,
            @RequestParam String to,
            @RequestParam Optional<String> metric,
            @RequestParam Optional<LocalDate> asOf,
            @RequestParam Optional<Instant> knownAt,
            @RequestParam Optional<String> formula) {
        return csv(metrics(person, unit, from, to, metric, asOf, knownAt, formula));
    }

    static String csv(List<Row> rows) {
        var csv = new StringBuilder("unit,period,metric,numerator,denominator,value,low,high,n,flags,formulaVersion,"
                + "calendarVersion,catalogueVersion,asOf,computedAt\n");
        for (Row row : rows) {
            csv.append(CsvLine.of(List.of(
                            row.unit(),
                            row.period(),
                            row.metric(),
                            orEmpty(row.numerator()),
                            orEmpty(row.denominator()),
                            orEmpty(row.value()),
                            orEmpty(row.low()),
                            orEmpty(row.high()),
                            row.n() == null ? "" : row.n().toString(),
                            String.join(";", row.flags()),
                            row.formulaVersion(),
                            row.calendarVersion(),
                            row.catalogueVersion(),
                            row.asOf().toString(),
                            row.computedAt().toString())))
                    .append('\n');
        }
        return csv.toString();
    }

    @GetMapping("/api/v1/obligations")
    List<ObligationRow> obligations(
            @AuthenticationPrincipal Person person,
            @RequestParam String unit,
            @RequestParam String from,
            @RequestParam String to,
            @RequestParam Optional<LocalDate> asOf,
            @RequestParam Optional<Instant> knownAt) {
        UnitCode code = unit(unit);
        if (!person.scope().covers(code)) {
            throw Problem.notFound();
        }
        return states.find(person.scope(), new Figures.Query(code, period(from), period(to), asOf, knownAt)).stream()
                .map(ObligationRow::of)
                .toList();
    }

    record ObligationRow(
            String unit,
            String item,
            String period,
            String event,
            String stage,
            LocalDate due,
            @Nullable LocalDate published,
            int lateWorkingDays,
            String state,
            int weight,
            ObligationState.@Nullable SourceRef satisfiedBy) {
        static ObligationRow of(ObligationState s) {
            return new ObligationRow(
                    s.unit().toString(),
                    s.item(),
                    s.period(),
                    s.event(),
                    s.stage(),
                    s.dueOn(),
                    s.publishedOn(),
                    s.lateDays(),
                    s.state().name(),
                    s.weight(),
                    s.satisfiedBy());
        }
    }

    record RunRequest(
            String kind, String from, String to, @Nullable LocalDate asOf) {}

    record RunAnswer(
            String id,
            String kind,
            String state,
            java.math.BigDecimal progress,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt,
            Map<String, Long> counts) {
        static RunAnswer of(MetricRun run) {
            return new RunAnswer(
                    run.id().toString(),
                    "metrics",
                    run.state().name(),
                    run.progress(),
                    run.startedAt(),
                    run.finishedAt(),
                    Map.of("cells", run.cells(), "changed", run.changed()));
        }
    }

    @PostMapping("/api/v1/runs")
    @ResponseStatus(HttpStatus.ACCEPTED)
    RunAnswer run(@AuthenticationPrincipal Person person, @RequestBody RunRequest request) {
        if (!request.kind().equals("metrics")) {
            throw new Problem("BAD_KIND", 400, "kind：应为 metrics。");
        }
        MetricRun run = runs.request(
                person.scope(), period(request.from()), period(request.to()), Optional.ofNullable(request.asOf()));
        jobs.kick(MetricRuns.JOB);
        return RunAnswer.of(run);
    }

    @GetMapping("/api/v1/runs/{id}")
    RunAnswer run(@AuthenticationPrincipal Person person, @PathVariable String id) {
        try {
            return runs.find(person.scope(), UUID.fromString(id))
                    .map(RunAnswer::of)
                    .orElseThrow(Problem::notFound);
        } catch (IllegalArgumentException noId) {
            throw Problem.notFound();
        }
    }

    static UnitCode unit(String text) {
        return UnitCode.parse(text)
                .or(() -> StreetCode.parse(text).map(s -> new UnitCode(s.range().from())))
                .orElseThrow(Problem::notFound);
    }

    static Period period(String text) {
        return Period.parse(text)
                .orElseThrow(() -> new Problem("BAD_PERIOD", 400, "期间：应为 2026-03、2026Q1 或 2026 这样的写法。"));
    }

    /// Empty when nothing is asked for.
    static Optional<Formula> formula(Optional<String> text) {
        return text.map(version -> Formula.ofVersion(version)
                .orElseThrow(() -> new Problem("BAD_PARAMETER", 400, "formula：应为 1 或 2，现为“" + version + "”。不写就是 1。")));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
