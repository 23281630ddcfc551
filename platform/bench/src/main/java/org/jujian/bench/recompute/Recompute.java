package org.jujian.bench.recompute;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jujian.base.code.CodeRange;
import org.jujian.base.code.UnitCode;
import org.jujian.base.scope.Audience;
import org.jujian.base.scope.Scope;
import org.jujian.base.time.Period;
import org.jujian.bench.stores.Loading;
import org.jujian.bench.stores.Stores;
import org.jujian.reports.metric.Versions;
import org.jujian.reports.metric.run.MetricRun;
import org.jujian.reports.metric.run.MetricRuns;
import org.jujian.tenants.calendar.WorkingCalendar;
import org.jujian.tenants.catalogue.Catalogue;
import org.jujian.tenants.duty.ChangedDuties;

/// Runs as the platform makes them, asked for as a person would ask.
public final class Recompute {
    private final MetricRuns runs;

    public Recompute(Stores stores) {
        this.runs = new MetricRuns(
                stores.database(),
                stores.columnStore(),
                Loading.at(Loading.TODAY),
                Versions.current(
                        WorkingCalendar.builtIn().version(), Catalogue.builtIn().version()));
    }

    /// @param figures that were written
    public record Took(double seconds, long figures) {}

    /// Computes the months from `from` to `to`, with the quarters and years that they meet, and publishes them.
    public Took publish(CodeRange range, Period from, Period to) {
        return run(range, from, to, Optional.empty());
    }

    /// Computes them at an earlier cut-off: they are kept in the column store and published nowhere.
    public Took keep(CodeRange range, Period from, Period to, LocalDate asOf) {
        return run(range, from, to, Optional.of(asOf));
    }

    /// What follows a change of what one community owed in a month: its street in that month.
    public Took change(UnitCode unit, Period month) {
        runs.dutiesChanged(List.of(new ChangedDuties(unit, Set.of((Period.Month) month))));
        long start = System.nanoTime();
        runs.work();
        double seconds = (System.nanoTime() - start) / 1e9;
        MetricRuns.Listed done = runs.list(Scope.system("bench"), Optional.empty(), Long.MAX_VALUE, 1)
                .getFirst();
        requireDone(done.run());
        return new Took(seconds, done.run().cells());
    }

    private Took run(CodeRange range, Period from, Period to, Optional<LocalDate> asOf) {
        var office = new Scope("bench", Audience.STREET, List.of(range));
        UUID id = runs.request(office, from, to, asOf).id();
        long start = System.nanoTime();
        runs.work();
        double seconds = (System.nanoTime() - start) / 1e9;
        MetricRun done = runs.find(office, id).orElseThrow();
        requireDone(done);
        return new Took(seconds, done.cells());
    }

    private static void requireDone(MetricRun run) {
        if (run.state() != MetricRun.State.DONE) {
            throw new IllegalStateException("run: expected DONE, found " + run);
        }
    }
}
