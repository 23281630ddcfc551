package org.jujian.reports.document;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jujian.base.code.UnitCode;
import org.jujian.base.columnstore.ColumnStore;
import org.jujian.base.scope.Scope;
import org.jujian.base.time.Period;
import org.jujian.reports.document.inspection.InspectionSources;
import org.jujian.reports.document.inspection.InspectionSources.Duty;
import org.jujian.reports.document.inspection.InspectionSources.Outcome;
import org.jujian.reports.document.inspection.InspectionSources.Subject;
import org.jujian.reports.metric.Figure;
import org.jujian.reports.metric.Figures;
import org.jujian.reports.metric.ObligationState;
import org.jujian.reports.metric.ObligationStates;
import org.jujian.reports.metric.Receipts;
import org.jujian.tenants.calendar.WorkingCalendar;
import org.jujian.tenants.catalogue.Catalogue;
import org.jujian.tenants.catalogue.Item;
import org.jujian.tenants.unit.Unit;
import org.jujian.tenants.unit.Units;

/// The sources of a self-inspection from the platform's own stores: the figures and obligations that the API answers
/// with, and the rows of the facts behind them.
public final class StoredInspectionData implements InspectionData {
    private final Figures figures;
    private final ObligationStates obligations;
    private final InspectionRows rows;
    private final Units units;
    private final WorkingCalendar calendar;
    private final Catalogue catalogue;

    public StoredInspectionData(
            Figures figures,
            ObligationStates obligations,
            ColumnStore store,
            Units units,
            WorkingCalendar calendar,
            Catalogue catalogue) {
        this.figures = figures;
        this.units = units;
        this.obligations = obligations;
        this.rows = new InspectionRows(store, calendar);
        this.calendar = calendar;
        this.catalogue = catalogue;
    }

    @Override
    public Optional<InspectionSources> find(
            Scope scope, UnitCode unit, Period period, LocalDate asOf, Optional<Instant> knownAt) {
        var query = new Figures.Query(unit, period, period, Optional.of(asOf), knownAt);
        List<Figure> found = figures.find(scope, query);
        Receipts known = figures.receipts(unit.street(), knownAt);
        Optional<InspectionRows.Names> names = rows.names(scope, unit, known);
        if (names.isEmpty() || found.isEmpty()) {
            return Optional.empty();
        }
        var versions = found.getFirst().versions();
        return Optional.of(new InspectionSources(
                new Subject(
                        unit,
                        units.findOn(scope, unit, period.lastDay())
                                .map(Unit::name)
                                .orElse(names.get().community()),
                        names.get().street(),
                        period,
                        asOf,
                        versions.formula(),
                        versions.calendar(),
                        versions.catalogue(),
                        knownAt.orElse(null)),
                byMetric(found),
                duties(scope, query, asOf),
                rows.sheets(scope, unit, period, known),
                rows.opinions(scope, unit, period, asOf, known),
                rows.surveys(scope, unit, period, known)));
    }

    private static Map<String, InspectionSources.Figure> byMetric(List<Figure> found) {
        return found.stream()
                .collect(Collectors.toMap(
                        Figure::metric,
                        f -> new InspectionSources.Figure(
                                f.numerator(), f.denominator(), f.value(), f.low(), f.high())));
    }

    private List<Duty> duties(Scope scope, Figures.Query query, LocalDate asOf) {
        Map<String, Item> items = catalogue.items().stream().collect(Collectors.toMap(Item::code, Function.identity()));
        return obligations.find(scope, query).stream()
                .filter(state -> !state.dueOn().isAfter(asOf))
                .map(state -> duty(state, items, asOf))
                .toList();
    }

    private Duty duty(ObligationState state, Map<String, Item> items, LocalDate asOf) {
        Item item = items.get(state.item());
        if (item == null) {
            throw new IllegalStateException("obligation of " + state.item() + ": expected an item of the catalogue");
        }
        return switch (state.state()) {
            case ON_TIME -> duty(item, Outcome.ON_TIME, 0);
            case LATE -> duty(item, Outcome.LATE, state.lateDays());
            case OVERDUE -> duty(item, Outcome.UNPUBLISHED, calendar.workingDaysBetween(state.dueOn(), asOf));
            case PENDING -> throw new IllegalStateException("obligation due on " + state.dueOn() + " is pending");
        };
    }

    private static Duty duty(Item item, Outcome outcome, int lateWorkingDays) {
        return new Duty(item.code(), item.name(), item.category(), outcome, lateWorkingDays);
    }
}
