package org.jujian.reports.comparison;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.jujian.base.code.CodeRange;
import org.jujian.base.code.UnitCode;
import org.jujian.base.columnstore.ColumnStore;
import org.jujian.base.columnstore.Row;
import org.jujian.base.postgres.Database;
import org.jujian.base.problem.Problem;
import org.jujian.base.scope.Scope;
import org.jujian.base.time.Period;
import org.jujian.reports.metric.Figure;
import org.jujian.reports.metric.FigureSql;
import org.jujian.reports.metric.Figures;
import org.jujian.reports.metric.Formula;
import org.jujian.reports.metric.Versions;

/// Compares the formulas on the same facts, at any two times. Formula 2 is computed on the spot and kept nowhere; what
/// is published stays formula 1.
public final class FormulaComparison {
    private static final Scope FIGURES = Scope.system("figures");

    private final Figures figures;
    private final Figures.Times times;
    private final ColumnStore store;
    private final Versions versions;

    public FormulaComparison(Database database, ColumnStore store, Clock clock, Versions versions) {
        this.figures = new Figures(database, store, clock, versions);
        this.times = new Figures.Times(database, clock);
        this.store = store;
        this.versions = versions;
    }

    /// The figures of a community, or of a street with all its communities, that differ, in the order of codes, windows
    /// and metrics. A unit outside of the scope is a `Problem` NOT_FOUND.
    public List<Difference> find(Scope scope, Figures.Query query) {
        if (!scope.covers(query.reach())) {
            throw Problem.notFound();
        }
        boolean street = query.unit().isStreet();
        List<Figure> first = street ? figures.findAmong(scope, query) : figures.find(scope, query);
        List<Figure> second =
                street ? figures.findAmong(scope, query, Formula.SECOND) : figures.find(scope, query, Formula.SECOND);
        Map<Cell, Figure> before = first.stream().collect(Collectors.toMap(Cell::of, figure -> figure));
        Map<Window, List<Effect.Count>> effects = effects(query);
        var differences = new ArrayList<Difference>();
        for (Figure after : second) {
            Figure was = before.get(Cell.of(after));
            if (differs(was, after)) {
                differences.add(new Difference(
                        after.unit(),
                        after.period(),
                        after.metric(),
                        was,
                        after,
                        effects.getOrDefault(new Window(after.unit(), after.period()), List.of()).stream()
                                .filter(count -> count.effect().moves(after.metric()))
                                .toList()));
            }
        }
        differences.sort(Comparator.<Difference>comparingLong(d -> d.unit().value())
                .thenComparing(d -> d.period().firstDay())
                .thenComparing(d -> d.period().toString())
                .thenComparing(Difference::metric));
        return List.copyOf(differences);
    }

    private record Cell(UnitCode unit, Period period, String metric) {
        static Cell of(Figure figure) {
            return new Cell(figure.unit(), figure.period(), figure.metric());
        }
    }

    private record Window(UnitCode unit, Period period) {}

    /// What only formula 2 knows counts when it says something.
    private static boolean differs(@Nullable Figure first, Figure second) {
        if (first == null) {
            return second.written().isPresent();
        }
        return !Objects.equals(first.value(), second.value()) || !Objects.equals(first.text(), second.text());
    }

    /// By community and window; a street has those of all its communities.
    private Map<Window, List<Effect.Count>> effects(Figures.Query query) {
        CodeRange reach = query.reach();
        List<Found> found = store.query(
                FIGURES,
                FigureSql.effects(
                        reach,
                        query.windows(),
                        query.asOf().orElseGet(times::cutOff),
                        times.received(query.unit().street(), query.knownAt()),
                        versions.calendar()),
                Found::of);
        var counts = new HashMap<Window, List<Effect.Count>>();
        var ofStreet = new HashMap<Window, Map<String, Effect.Count>>();
        for (Found one : found) {
            counts.computeIfAbsent(one.window, window -> new ArrayList<>()).add(one.count);
            UnitCode street = new UnitCode(one.window.unit().street().range().from());
            ofStreet.computeIfAbsent(new Window(street, one.window.period()), window -> new TreeMap<>())
                    .merge(
                            one.count.effect().code(),
                            one.count,
                            (a, b) -> new Effect.Count(a.effect(), a.hits() + b.hits(), a.cases() + b.cases()));
        }
        ofStreet.forEach((window, all) -> counts.put(window, new ArrayList<>(all.values())));
        return counts;
    }

    private record Found(Window window, Effect.Count count) {
        static Found of(Row row) {
            return new Found(
                    new Window(
                            row.unit("unit"), Period.parse(row.string("window")).orElseThrow()),
                    new Effect.Count(Effect.of(row.string("rule")), row.number("hits"), row.number("cases")));
        }
    }
}
