package org.jujian.reports.metric;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.jujian.base.code.CodeRange;
import org.jujian.base.code.UnitCode;
import org.jujian.base.columnstore.ColumnStore;
import org.jujian.base.columnstore.Row;
import org.jujian.base.columnstore.Statement;
import org.jujian.base.scope.Scope;
import org.jujian.base.time.Period;
import org.jujian.reports.metric.FigureSql.Received;

/// Figures and obligations straight from the facts in the column store. Reads whole streets under a scope of the
/// platform, because the street's mean and the ranks of a community rest on its neighbours: whoever calls it hands out
/// only the units that the asker reaches.
public final class Computation {
    private static final Scope FIGURES = Scope.system("figures");

    private final ColumnStore store;
    private final Clock clock;
    private final Versions versions;

    public Computation(ColumnStore store, Clock clock, Versions versions) {
        this.store = store;
        this.clock = clock;
        this.versions = versions;
    }

    public Versions versions() {
        return versions;
    }

    /// The figures of the units in `only`, a unit or a whole street, of one street.
    public List<Figure> figures(CodeRange only, List<Period> windows, LocalDate cutOff, Received received) {
        return figures(only, windows, cutOff, received, Formula.FIRST);
    }

    public List<Figure> figures(
            CodeRange only, List<Period> windows, LocalDate cutOff, Received received, Formula formula) {
        Instant now = clock.instant();
        return store.query(
                FIGURES,
                FigureSql.figures(only, windows, cutOff, received, formula, versions.calendar()),
                row -> figure(row, versions.by(formula), cutOff, now));
    }

    /// Adds the figures of whole streets to `metric_cell`; how many there are is asked for with [#cells].
    public void writeCells(CodeRange streets, List<Period> windows, LocalDate cutOff, Received received, long run) {
        store.execute(
                FIGURES, FigureSql.insertFigures(streets, windows, cutOff, received, versions, run, clock.instant()));
    }

    /// What a run wrote about units in `range`.
    public long cells(CodeRange range, long run, Consumer<Figure> sink) {
        var written = Statement.of("""
                SELECT unit, period, metric, as_of, numerator, denominator, value, text, low, high, n, flags,
                       formula_version, calendar_version, catalogue_version, computed_at
                FROM metric_cell FINAL
                WHERE unit BETWEEN {unit_from:UInt64} AND {unit_to:UInt64}
                  AND run = {run:UInt64}
                """)
                .bind("unit_from", range.from())
                .bind("unit_to", range.to())
                .bind("run", run);
        return store.stream(
                FIGURES,
                written,
                row -> figure(
                        row,
                        new Versions(
                                row.string("formula_version"),
                                row.string("calendar_version"),
                                row.string("catalogue_version")),
                        row.date("as_of"),
                        row.instant("computed_at")),
                sink);
    }

    public List<ObligationState> obligations(
            CodeRange range, List<Period> windows, LocalDate cutOff, Received received) {
        return store.query(
                FIGURES,
                FigureSql.obligations(range, windows, cutOff, received, versions.calendar()),
                Computation::obligation);
    }

    public static ObligationState obligation(Row row) {
        boolean published = row.integer("published") == 1;
        return new ObligationState(
                new UnitCode(row.number("unit")),
                row.string("item"),
                row.string("period"),
                row.string("event"),
                row.string("stage"),
                row.date("due_on"),
                published ? row.date("published_on") : null,
                row.integer("late_days"),
                state(published, row.integer("late") == 1, row.integer("fallen_due") == 1),
                row.integer("weight"),
                published ? new ObligationState.SourceRef(row.number("submission"), row.integer("row")) : null);
    }

    private static ObligationState.State state(boolean published, boolean late, boolean fallenDue) {
        if (published) {
            return late ? ObligationState.State.LATE : ObligationState.State.ON_TIME;
        }
        return fallenDue ? ObligationState.State.OVERDUE : ObligationState.State.PENDING;
    }

    private static Figure figure(Row row, Versions versions, LocalDate asOf, Instant computedAt) {
        return new Figure(
                new UnitCode(row.number("unit")),
                Period.parse(row.string("period")).orElseThrow(),
                row.string("metric"),
                decimal(row, "numerator"),
                decimal(row, "denominator"),
                decimal(row, "value"),
                row.findString("text").orElse(null),
                decimal(row, "low"),
                decimal(row, "high"),
                row.findNumber("n").orElse(null),
                row.strings("flags"),
                versions,
                asOf,
                computedAt);
    }

    private static java.math.@Nullable BigDecimal decimal(Row row, String column) {
        return row.findDecimal(column).orElse(null);
    }
}
