package org.jujian.reports.document;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jujian.base.code.UnitCode;
import org.jujian.base.columnstore.ColumnStore;
import org.jujian.base.columnstore.Statement;
import org.jujian.base.scope.Scope;
import org.jujian.base.time.Period;
import org.jujian.reports.document.bulletin.Bulletin;
import org.jujian.reports.document.bulletin.BulletinIssue;
import org.jujian.reports.document.bulletin.BulletinSources;
import org.jujian.reports.document.bulletin.BulletinSources.Community;
import org.jujian.reports.document.bulletin.BulletinSources.Duty;
import org.jujian.reports.document.bulletin.BulletinSources.Flow;
import org.jujian.reports.document.bulletin.BulletinSources.Timeliness;
import org.jujian.reports.document.bulletin.Bulletins;
import org.jujian.reports.document.inspection.SelfInspections;
import org.jujian.reports.document.writing.Basis;
import org.jujian.reports.document.writing.FigureTable;
import org.jujian.reports.document.writing.Snapshot;
import org.jujian.reports.metric.Figure;
import org.jujian.reports.metric.Figures;
import org.jujian.reports.metric.ObligationState;
import org.jujian.reports.metric.ObligationStates;
import org.jujian.reports.metric.Receipts;
import org.jujian.tenants.catalogue.Catalogue;
import org.jujian.tenants.catalogue.Item;
import org.jujian.tenants.unit.Street;
import org.jujian.tenants.unit.Units;

/// Bulletins (居务公开情况通报) of a street from the figures that the interface answers, the duties behind them and the
/// sums of its sheets.
public final class BulletinManuscripts implements Manuscripts {
    private final Figures figures;
    private final ObligationStates obligations;
    private final ColumnStore store;
    private final Units units;
    private final Catalogue catalogue;
    private final String verifyAddress;

    public BulletinManuscripts(
            Figures figures,
            ObligationStates obligations,
            ColumnStore store,
            Units units,
            Catalogue catalogue,
            String verifyAddress) {
        this.figures = figures;
        this.obligations = obligations;
        this.store = store;
        this.units = units;
        this.catalogue = catalogue;
        this.verifyAddress = verifyAddress;
    }

    @Override
    public Manuscript again(Report.Kind kind, String json) {
        BulletinIssue issue = BulletinIssue.of(Snapshot.thaw(json, Bulletin.class), kind.prefix(), verifyAddress);
        return new Manuscript(issue.snapshot(), issue.paper());
    }

    @Override
    public Optional<Manuscript> write(Scope platform, Report report) {
        Scope scope = platform.within(report.unit().street().range());
        Optional<Street> street = units.findStreet(scope, report.unit().street());
        List<Figure> found = figures.findAmong(scope, query(report, report.period()));
        if (street.isEmpty() || found.isEmpty()) {
            return Optional.empty();
        }
        BulletinIssue issue = BulletinIssue.of(
                Bulletins.of(sources(scope, report, street.get(), found)),
                report.kind().prefix(),
                verifyAddress);
        return Optional.of(new Manuscript(
                issue.snapshot(),
                issue.paper()
                        .withFigures(List.of(FigureTable.of(
                                found.stream().map(FigureTable::row).toList())))));
    }

    private BulletinSources sources(Scope scope, Report report, Street street, List<Figure> found) {
        Map<UnitCode, Map<String, Figure>> byUnit = new HashMap<>();
        found.forEach(
                f -> byUnit.computeIfAbsent(f.unit(), u -> new HashMap<>()).put(f.metric(), f));
        Map<UnitCode, BigDecimal> previous = new HashMap<>();
        for (Figure figure : figures.findAmong(scope, query(report, CardManuscripts.previous(report.period())))) {
            BigDecimal score = figure.value();
            if (figure.metric().equals("SCORE") && score != null && CardManuscripts.weighty(figure)) {
                previous.put(figure.unit(), score);
            }
        }
        var versions = found.getFirst().versions();
        return new BulletinSources(
                report.unit(),
                street.name(),
                report.period(),
                new Basis(
                        report.asOf(),
                        report.knownAt().orElse(null),
                        versions.formula(),
                        versions.calendar(),
                        versions.catalogue()),
                units.ofStreetOn(scope, street.code(), report.period().lastDay()).stream()
                        .map(u -> new Community(u.code(), u.name(), u.kind().label()))
                        .toList(),
                byUnit,
                previous,
                obligations.find(scope, query(report, report.period())).stream()
                        .filter(o -> !o.dueOn().isAfter(report.asOf()))
                        .map(this::duty)
                        .toList(),
                flows(scope, report));
    }

    private static Figures.Query query(Report report, Period period) {
        return new Figures.Query(report.unit(), period, period, Optional.of(report.asOf()), report.knownAt());
    }

    private Duty duty(ObligationState state) {
        Item item = catalogue
                .findItem(state.item())
                .orElseThrow(() -> new IllegalStateException(
                        "obligation of " + state.item() + ": expected an item of the catalogue"));
        Timeliness timeliness = switch (state.state()) {
            case ON_TIME -> Timeliness.ON_TIME;
            case LATE -> Timeliness.LATE;
            case OVERDUE -> Timeliness.UNPUBLISHED;
            case PENDING -> throw new IllegalStateException("obligation due on " + state.dueOn() + " is pending");
        };
        return new Duty(state.unit(), item.code(), item.name(), item.category(), timeliness);
    }

    private List<Flow> flows(Scope scope, Report report) {
        List<YearMonth> months = SelfInspections.accountingMonths(report.period());
        Receipts known = figures.receipts(report.unit().street(), report.knownAt());
        var statement = Statement.of("""
                SELECT unit, sum(income) AS incomes, sum(expense) AS expenses
                FROM
                (
                    SELECT unit, month, fund, income, expense, submission, row
                    FROM sheet_version
                    WHERE {scope:unit}
                      AND month BETWEEN {first:Date32} AND {last:Date32}
                      AND unit % 1000 != 0
                      AND submission <= {known:UInt64}
                      AND NOT has({unsettled:Array(UInt64)}, submission)
                    ORDER BY submission DESC, row DESC
                    LIMIT 1 BY unit, month, fund
                )
                GROUP BY unit
                ORDER BY unit
                """)
                .bind("first", months.getFirst().atDay(1))
                .bind("last", months.getLast().atDay(1))
                .bind("known", known.upTo())
                .bind("unsettled", known.unsettled());
        return store.query(
                scope, statement, row -> new Flow(row.unit("unit"), row.money("incomes"), row.money("expenses")));
    }
}
