package org.jujian.reports.metric;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jujian.base.columnstore.ColumnStore;
import org.jujian.base.postgres.Database;
import org.jujian.base.problem.Problem;
import org.jujian.base.scope.Scope;
import org.springframework.modulith.NamedInterface;

/// What a community owes and what became of it, by due date; of now and of then, as [Figures].
@NamedInterface("metric")
public final class ObligationStates {
    private final Published published;
    private final Computation computation;
    private final Figures.Times times;

    public ObligationStates(Database database, ColumnStore store, Clock clock, Versions versions) {
        this.published = new Published(database);
        this.computation = new Computation(store, clock, versions);
        this.times = new Figures.Times(database, clock);
    }

    /// The obligations that fall due in the windows of `query`, also those that are not due yet. A unit outside of the
    /// scope is a `Problem` NOT_FOUND.
    public List<ObligationState> find(Scope scope, Figures.Query query) {
        if (!scope.covers(query.reach())) {
            throw Problem.notFound();
        }
        LocalDate cutOff = query.asOf().orElseGet(times::cutOff);
        LocalDate from = query.from().firstDay();
        LocalDate to = query.to().lastDay();
        if (query.knownAt().isEmpty()
                && published
                        .settledCutOff(query.unit().street())
                        .filter(cutOff::equals)
                        .isPresent()
                && Published.Horizon.at(cutOff).covers(from, to)) {
            return published.obligations(scope, query.reach(), from, to);
        }
        return computation.obligations(
                query.reach(),
                query.windows(),
                cutOff,
                times.received(query.unit().street(), query.knownAt()));
    }
}
