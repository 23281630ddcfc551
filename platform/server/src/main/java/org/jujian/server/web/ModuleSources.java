package org.jujian.server.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.jujian.base.code.CodeRange;
import org.jujian.base.code.StreetCode;
import org.jujian.base.code.UnitCode;
import org.jujian.base.problem.Problem;
import org.jujian.base.scope.Scope;
import org.jujian.base.time.ChinaTime;
import org.jujian.base.time.Period;
import org.jujian.etl.submission.Submissions;
import org.jujian.reports.metric.Figure;
import org.jujian.reports.metric.Figures;
import org.jujian.reports.metric.Formula;
import org.jujian.reports.metric.LatestFigures;
import org.jujian.reports.metric.ObligationState;
import org.jujian.reports.metric.evidence.Evidence;
import org.jujian.reports.objection.Objections;
import org.jujian.server.web.evidence.CheckData;
import org.jujian.server.web.evidence.EvidenceData;
import org.jujian.server.web.street.Community;
import org.jujian.server.web.view.Cell;
import org.jujian.server.web.view.Cells;
import org.jujian.server.web.view.DutyOutcome;
import org.jujian.server.web.view.Freshness;
import org.jujian.server.web.view.OpenObjection;
import org.jujian.tenants.catalogue.Catalogue;
import org.jujian.tenants.catalogue.Channel;
import org.jujian.tenants.catalogue.Duty;
import org.jujian.tenants.catalogue.Item;
import org.jujian.tenants.unit.Street;
import org.jujian.tenants.unit.Unit;
import org.jujian.tenants.unit.Units;
import org.springframework.stereotype.Component;

/// What the modules below answer, in the words of the pages.
@Component
class ModuleSources implements PageSources {
    private final Units units;
    private final LatestFigures figures;
    private final Figures computed;
    private final Evidence evidence;
    private final Submissions submissions;
    private final Objections objections;
    private final Clock clock;
    private final Catalogue catalogue = Catalogue.builtIn();

    ModuleSources(
            Units units,
            LatestFigures figures,
            Figures computed,
            Evidence evidence,
            Submissions submissions,
            Objections objections,
            Clock clock) {
        this.units = units;
        this.figures = figures;
        this.computed = computed;
        this.evidence = evidence;
        this.submissions = submissions;
        this.objections = objections;
        this.clock = clock;
    }

    @Override
    public List<Community> communities(Scope scope, StreetCode street, LocalDate day) {
        return units.ofStreetOn(scope, street, day).stream()
                .map(ModuleSources::community)
                .toList();
    }

    @Override
    public Optional<Community> community(Scope scope, UnitCode unit, LocalDate day) {
        return units.findOn(scope, unit, day).map(ModuleSources::community);
    }

    private static Community community(Unit unit) {
        return new Community(
                unit.code().toString(), unit.name(), unit.kind().label(), unit.enabledOn(), unit.disabledOn(), null);
    }

    @Override
    public String streetName(Scope scope, StreetCode street) {
        return units.findStreet(scope, street).map(Street::name).orElseThrow(Problem::notFound);
    }

    @Override
    public Answer figuresOfStreet(Scope scope, StreetCode street, List<Period> windows) {
        return answer(scope, street.range(), windows);
    }

    @Override
    public Answer figures(Scope scope, UnitCode unit, List<Period> windows) {
        return answer(scope, unit.range(), windows);
    }

    private Answer answer(Scope scope, CodeRange range, List<Period> windows) {
        LatestFigures.Answer<Figure> found = figures.figures(scope, range, windows);
        Cells.Builder cells = Cells.builder();
        Map<String, String> unranked = new HashMap<>();
        for (Figure f : found.rows()) {
            String unit = f.unit().written();
            cells.put(unit, f.period(), f.metric(), cell(f));
            // of the first window that was asked for: the one that the page ranks
            if (f.metric().equals("RANK") && f.period().equals(windows.getFirst())) {
                f.reason().ifPresent(reason -> unranked.put(unit, reason));
            }
        }
        return new Answer(cells.build(), freshness(found), found.asOf(), unranked);
    }

    private static Cell cell(Figure f) {
        return new Cell(f.numerator(), f.denominator(), f.value(), f.text(), f.low(), f.high());
    }

    private static Freshness freshness(LatestFigures.Answer<Figure> found) {
        Optional<Figure> newest = found.rows().stream().max(Comparator.comparing(Figure::computedAt));
        if (newest.isEmpty()) {
            return Freshness.none();
        }
        boolean backfill = found.rows().stream().anyMatch(f -> f.flags().contains(Figure.BACKFILL));
        Instant computed = newest.get().computedAt();
        Freshness fresh = Freshness.at(
                found.asOf(),
                newest.get().versions().formula(),
                newest.get().versions().catalogue(),
                computed,
                backfill);
        return found.current() ? fresh : fresh.behind();
    }

    @Override
    public List<DutyOutcome> dutiesOfStreet(Scope scope, StreetCode street, LocalDate from, LocalDate to) {
        return duties(scope, street.range(), from, to);
    }

    @Override
    public List<DutyOutcome> duties(Scope scope, UnitCode unit, LocalDate from, LocalDate to) {
        return duties(scope, unit.range(), from, to);
    }

    private List<DutyOutcome> duties(Scope scope, CodeRange range, LocalDate from, LocalDate to) {
        return figures.obligations(scope, range, from, to).rows().stream()
                .map(this::outcome)
                .toList();
    }

    private DutyOutcome outcome(ObligationState state) {
        Item item = catalogue.findItem(state.item()).orElseThrow();
        ObligationState.@Nullable SourceRef source = state.satisfiedBy();
        return new DutyOutcome(
                state.unit().toString(),
                state.item(),
                item.name(),
                item.category().label(),
                frequency(item, state),
                state.period(),
                state.event(),
                state.stage(),
                state.dueOn(),
                state.publishedOn(),
                state.lateDays(),
                state.weight(),
                item.channels().stream().map(Channel::label).toList(),
                source == null ? null : source.submission(),
                source == null ? null : source.row());
    }

    /// M Q Y YP L E A P; of an event's duty the item's only event-driven one, or E where it has two.
    private static String frequency(Item item, ObligationState state) {
        if (!state.stage().isEmpty()) {
            return "P";
        }
        if (state.event().isEmpty()) {
            return Period.parse(state.period())
                    .map(p -> switch (p) {
                        case Period.Month m -> "M";
                        case Period.Quarter q -> "Q";
                        case Period.Year y -> "Y";
                    })
                    .orElse(state.period().endsWith("计划") ? "YP" : "L");
        }
        List<String> driven = item.duties().stream()
                .map(Duty::frequency)
                .map(Enum::name)
                .filter(List.of("E", "A")::contains)
                .toList();
        return driven.size() == 1 ? driven.getFirst() : driven.isEmpty() ? "L" : "E";
    }

    @Override
    public Map<Long, EvidenceData.Source> uploads(Scope scope, Set<Long> numbers) {
        return submissions.numbered(scope, List.copyOf(numbers)).stream()
                .collect(Collectors.toMap(
                        s -> s.number(), s -> new EvidenceData.Source(s.fileName(), "/upload/" + s.id())));
    }

    @Override
    public CheckData.Checks checks(Scope scope, UnitCode unit, Period period) {
        var query = Figures.Query.of(unit, period);
        List<Figure> found = computed.find(scope, query, Formula.SECOND);
        List<Evidence.Finding> failures = evidence.findings(scope, query);
        Set<Long> numbers = failures.stream()
                .flatMap(failure -> failure.places().stream())
                .map(place -> place.ref().submission())
                .collect(Collectors.toSet());
        Map<Long, EvidenceData.Source> files = uploads(scope, numbers);
        return new CheckData.Checks(
                found.stream()
                        .filter(f -> f.metric().startsWith("FV-") || f.metric().startsWith("M7"))
                        .collect(Collectors.toMap(Figure::metric, ModuleSources::cell)),
                failures.stream().map(failure -> failure(failure, files)).toList(),
                freshness(new LatestFigures.Answer<>(found, figures.cutOff(), true)));
    }

    private static CheckData.Failure failure(Evidence.Finding finding, Map<Long, EvidenceData.Source> files) {
        return new CheckData.Failure(
                finding.check(),
                finding.unit().toString(),
                finding.month(),
                finding.found(),
                finding.expected(),
                finding.places().stream()
                        .map(place -> {
                            EvidenceData.Source file = files.get(place.ref().submission());
                            String row = "第 " + place.ref().row() + " 行";
                            return file == null
                                    ? new CheckData.Place(row, null)
                                    : new CheckData.Place(file.fileName() + " " + row, file.href());
                        })
                        .toList());
    }

    @Override
    public Map<String, OpenObjection> contested(Scope scope, UnitCode unit, Period period) {
        return objections.contested(scope, unit, period).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        open -> new OpenObjection(
                                open.getValue().stateLabel(),
                                "/objections/" + open.getValue().id())));
    }

    @Override
    public LocalDate cutoff() {
        return figures.cutOff();
    }

    @Override
    public LocalDate today() {
        return ChinaTime.today(clock);
    }
}
