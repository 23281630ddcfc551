package org.jujian.reports.document.annual;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jujian.base.code.CodeRange;
import org.jujian.base.code.UnitCode;
import org.jujian.base.columnstore.ColumnStore;
import org.jujian.base.scope.Scope;
import org.jujian.base.time.Period;
import org.jujian.reports.document.Manuscript;
import org.jujian.reports.document.Manuscripts;
import org.jujian.reports.document.Report;
import org.jujian.reports.document.annual.AnnualRows.EventKey;
import org.jujian.reports.document.annual.AnnualSources.Community;
import org.jujian.reports.document.annual.AnnualSources.Decision;
import org.jujian.reports.document.annual.AnnualSources.Duty;
import org.jujian.reports.document.annual.AnnualSources.Outcome;
import org.jujian.reports.document.annual.AnnualSources.Request;
import org.jujian.reports.document.annual.AnnualSources.Subject;
import org.jujian.reports.document.annual.AnnualSources.Whose;
import org.jujian.reports.document.writing.Basis;
import org.jujian.reports.document.writing.FigureTable;
import org.jujian.reports.document.writing.Snapshot;
import org.jujian.reports.metric.Figure;
import org.jujian.reports.metric.Figures;
import org.jujian.reports.metric.ObligationState;
import org.jujian.reports.metric.ObligationStates;
import org.jujian.tenants.calendar.WorkingCalendar;
import org.jujian.tenants.catalogue.Catalogue;
import org.jujian.tenants.catalogue.Item;
import org.jujian.tenants.unit.Street;
import org.jujian.tenants.unit.Unit;
import org.jujian.tenants.unit.Units;

/// Annual reports from the figures and obligations that the interface answers, and the rows behind them: of one
/// community from its own rows alone, of a street from those of all its communities.
public final class AnnualManuscripts implements Manuscripts {
    private final Figures figures;
    private final ObligationStates obligations;
    private final ColumnStore store;
    private final Units units;
    private final WorkingCalendar calendar;
    private final Catalogue catalogue;
    private final String verifyAddress;

    public AnnualManuscripts(
            Figures figures,
            ObligationStates obligations,
            ColumnStore store,
            Units units,
            WorkingCalendar calendar,
            Catalogue catalogue,
            String verifyAddress) {
        this.figures = figures;
        this.obligations = obligations;
        this.store = store;
        this.units = units;
        this.calendar = calendar;
        this.catalogue = catalogue;
        this.verifyAddress = verifyAddress;
    }

    @Override
    public Manuscript again(Report.Kind kind, String json) {
        AnnualIssue issue = AnnualIssue.of(Snapshot.thaw(json, Annual.class), kind.prefix(), verifyAddress);
        return new Manuscript(issue.snapshot(), issue.paper());
    }

    @Override
    public Optional<Manuscript> write(Scope platform, Report report) {
        if (!(report.period() instanceof Period.Year year)) {
            throw new IllegalStateException("annual report: expected a year, found " + report.period());
        }
        boolean street = report.unit().isStreet();
        CodeRange range =
                street ? report.unit().street().range() : report.unit().range();
        Scope scope = platform.within(range);
        List<Unit> members = street
                ? units.ofStreetOn(scope, report.unit().street(), year.lastDay())
                : units.findOn(scope, report.unit(), year.lastDay()).stream().toList();
        List<Figure> found = figures.find(scope, query(report, year, year));
        if (members.isEmpty() || found.isEmpty()) {
            return Optional.empty();
        }
        AnnualSources sources = sources(scope, range, report, year, members, found);
        AnnualIssue issue = AnnualIssue.of(Annuals.of(sources), report.kind().prefix(), verifyAddress);
        return Optional.of(new Manuscript(
                issue.snapshot(),
                issue.paper()
                        .withFigures(List.of(FigureTable.of(
                                found.stream().map(FigureTable::row).toList())))));
    }

    private AnnualSources sources(
            Scope scope, CodeRange range, Report report, Period.Year year, List<Unit> members, List<Figure> found) {
        Street street = units.findStreet(scope, report.unit().street()).orElse(null);
        String streetName = street == null ? report.unit().street().toString() : street.name();
        boolean isStreet = report.unit().isStreet();
        AnnualRows rows = new AnnualRows(
                store, scope, range, figures.receipts(report.unit().street(), report.knownAt()));
        Map<UnitCode, Optional<Integer>> boards = rows.boards();
        var versions = found.getFirst().versions();
        Subject subject = new Subject(
                isStreet ? Whose.STREET : Whose.COMMUNITY,
                report.unit(),
                isStreet ? streetName : members.getFirst().name(),
                streetName,
                year,
                new Basis(
                        report.asOf(),
                        report.knownAt().orElse(null),
                        versions.formula(),
                        versions.calendar(),
                        versions.catalogue()),
                members.stream()
                        .map(u -> new Community(u.code(), u.name(), boards.getOrDefault(u.code(), Optional.empty())))
                        .toList());
        Period.Year before = new Period.Year(year.value() - 1);
        return new AnnualSources(
                subject,
                byMetric(found),
                byMetric(figures.find(scope, query(report, before, before))),
                months(scope, report, year),
                duties(scope, report, year),
                duties(scope, report, before),
                requests(scope, rows, report, subject),
                rows.opinions(subject.end()),
                rows.sheets(year),
                rows.meetings(year, subject.end()),
                rows.evaluations(year, subject.end()));
    }

    private static Figures.Query query(Report report, Period from, Period to) {
        return new Figures.Query(report.unit(), from, to, Optional.of(report.asOf()), report.knownAt());
    }

    private static Map<String, Figure> byMetric(List<Figure> found) {
        return found.stream().collect(Collectors.toMap(Figure::metric, Function.identity()));
    }

    private Map<Period.Month, Figure> months(Scope scope, Report report, Period.Year year) {
        Period.Month first = new Period.Month(YearMonth.of(year.value(), 1));
        Map<Period.Month, Figure> months = new HashMap<>();
        for (Figure figure : figures.find(scope, query(report, first, first.plus(11)), "D")) {
            if (figure.period() instanceof Period.Month month) {
                months.put(month, figure);
            }
        }
        return months;
    }

    private List<Duty> duties(Scope scope, Report report, Period.Year year) {
        return obligations.find(scope, query(report, year, year)).stream()
                .filter(state -> !state.dueOn().isAfter(report.asOf()))
                .map(state -> duty(state, report.asOf()))
                .toList();
    }

    private Duty duty(ObligationState state, LocalDate asOf) {
        Item item = catalogue
                .findItem(state.item())
                .orElseThrow(() -> new IllegalStateException(
                        "obligation of " + state.item() + ": expected an item of the catalogue"));
        Outcome outcome = switch (state.state()) {
            case ON_TIME -> Outcome.ON_TIME;
            case LATE -> Outcome.LATE;
            case OVERDUE -> Outcome.UNPUBLISHED;
            case PENDING -> throw new IllegalStateException("obligation due on " + state.dueOn() + " is pending");
        };
        return new Duty(
                state.unit(),
                item.code(),
                item.name(),
                item.category(),
                state.dueOn(),
                Optional.ofNullable(state.publishedOn()),
                outcome,
                outcome == Outcome.UNPUBLISHED ? calendar.workingDaysBetween(state.dueOn(), asOf) : state.lateDays());
    }

    /// A request owes a publication; when it came is what its obligation says, which falls due soon after it.
    private List<Request> requests(Scope scope, AnnualRows rows, Report report, Subject subject) {
        Map<EventKey, LocalDate> asked = rows.requests(subject.end());
        if (asked.isEmpty()) {
            return List.of();
        }
        Map<EventKey, Decision> decisions = rows.decisions();
        Period.Year first =
                Period.yearOf(asked.values().stream().min(LocalDate::compareTo).orElseThrow());
        Period.Year last = new Period.Year(subject.year().value() + 1);
        Map<EventKey, LocalDate> published = obligations.find(scope, query(report, first, last)).stream()
                .filter(state -> !state.event().isEmpty() && state.publishedOn() != null)
                .collect(Collectors.toMap(
                        state -> new EventKey(state.unit(), state.event()),
                        state -> java.util.Objects.requireNonNull(state.publishedOn()),
                        (one, other) -> one.isBefore(other) ? one : other));
        return asked.entrySet().stream()
                .map(e -> new Request(
                        e.getValue(),
                        Optional.ofNullable(published.get(e.getKey())),
                        Optional.ofNullable(decisions.get(e.getKey()))))
                .toList();
    }
}
