package org.jujian.reports.metric;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jujian.base.code.CodeRange;
import org.jujian.base.code.StreetCode;
import org.jujian.base.code.UnitCode;
import org.jujian.base.columnstore.ColumnStore;
import org.jujian.base.postgres.Database;
import org.jujian.base.problem.Problem;
import org.jujian.base.scope.Scope;
import org.jujian.base.time.Period;
import org.springframework.modulith.NamedInterface;

/// What pages show of a community, or of a street and all its communities: the figures as they were published last, in
/// one question, even while a change waits for its run. [Answer#current] says whether one does; [Figures] computes it
/// on the spot instead. Only what is not kept published is computed here too.
@NamedInterface("metric")
public final class LatestFigures {
    private final Published published;
    private final Computation computation;
    private final Figures.Times times;

    public LatestFigures(Database database, ColumnStore store, Clock clock, Versions versions) {
        this.published = new Published(database);
        this.computation = new Computation(store, clock, versions);
        this.times = new Figures.Times(database, clock);
    }

    /// @param asOf    the cut-off T of the rows
    /// @param current whether this is all that was received, at the cut-off in force
    @NamedInterface("metric")
    public record Answer<T>(List<T> rows, LocalDate asOf, boolean current) {
        public Answer {
            rows = List.copyOf(rows);
        }
    }

    /// Every metric of every unit in `range` (a community's, or a whole street's) in `windows`. A range outside of the
    /// scope is a `Problem` NOT_FOUND.
    public Answer<Figure> figures(Scope scope, CodeRange range, List<Period> windows) {
        StreetCode street = streetOf(scope, range);
        Optional<LocalDate> kept = published
                .cutOff(street)
                .filter(asOf -> windows.stream()
                        .allMatch(w -> Published.Horizon.at(asOf).covers(w.firstDay(), w.lastDay())));
        return kept.map(asOf -> new Answer<>(published.figures(scope, range, windows, asOf), asOf, current(street)))
                .orElseGet(() -> new Answer<>(
                        computation.figures(range, windows, times.cutOff(), times.received(street, Optional.empty())),
                        times.cutOff(),
                        true));
    }

    /// What the communities in `range` owe from `from` to `to`, also what is not due yet.
    public Answer<ObligationState> obligations(Scope scope, CodeRange range, LocalDate from, LocalDate to) {
        StreetCode street = streetOf(scope, range);
        Optional<LocalDate> kept = published
                .cutOff(street)
                .filter(asOf -> Published.Horizon.at(asOf).covers(from, to));
        return kept.map(asOf -> new Answer<>(published.obligations(scope, range, from, to), asOf, current(street)))
                .orElseGet(() -> new Answer<>(
                        computation.obligations(
                                range,
                                Windows.between(Period.monthOf(from), Period.monthOf(to)),
                                times.cutOff(),
                                times.received(street, Optional.empty())),
                        times.cutOff(),
                        true));
    }

    /// The last day that counts now.
    public LocalDate cutOff() {
        return times.cutOff();
    }

    private boolean current(StreetCode street) {
        return published.settledCutOff(street).filter(times.cutOff()::equals).isPresent();
    }

    private static StreetCode streetOf(Scope scope, CodeRange range) {
        if (!scope.covers(range)) {
            throw Problem.notFound();
        }
        return new UnitCode(range.from()).street();
    }
}
