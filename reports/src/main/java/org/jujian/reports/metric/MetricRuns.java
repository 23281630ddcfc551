package org.jujian.reports.metric;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jujian.base.code.CodeRange;
import org.jujian.base.code.StreetCode;
import org.jujian.base.columnstore.ColumnStore;
import org.jujian.base.columnstore.Statement;
import org.jujian.base.postgres.Database;
import org.jujian.base.problem.Problem;
import org.jujian.base.schedule.Jobs;
import org.jujian.base.scope.Audience;
import org.jujian.base.scope.Scope;
import org.jujian.base.time.Period;
import org.jujian.tenants.duty.ChangedDuties;
import org.jujian.tenants.duty.DueRange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs: figures computed and kept. After each load what the load changed, each night what the day changed, and what
/// somebody asked for.
///
/// Guarantees: the job `metrics` finds its work in tables, so a crash at any point is followed by the same work again,
/// which writes the same figures. Only whole streets are published, each in one transaction, and only at the cut-off
/// in force; the changes that a publication took are forgotten in that transaction.
public final class MetricRuns {
    public static final String JOB = "metrics";

    private static final Logger LOG = LoggerFactory.getLogger(MetricRuns.class);
    private static final Scope FIGURES = Scope.system("figures");
    /// when the day before is over
    private static final String EACH_NIGHT = "0 10 0 * * ?";

    private final ColumnStore store;
    private final Clock clock;
    private final Computation computation;
    private final Published published;
    private final Runs runs;
    private final Figures.Times times;

    public MetricRuns(Database database, ColumnStore store, Clock clock, Versions versions) {
        this.store = store;
        this.clock = clock;
        this.computation = new Computation(store, clock, versions);
        this.published = new Published(database);
        this.runs = new Runs(database);
        this.times = new Figures.Times(database, clock);
    }

    /// Before the jobs are started. Whatever waits is computed, also when nobody kicks the job for it.
    public void register(Jobs jobs) {
        jobs.byClock(JOB, EACH_NIGHT, this::work);
        jobs.lookAfter(JOB, runs::isWaiting);
    }

    /// Asks for the windows from `from` to `to` (and the quarters and years that they meet) of everything that `scope`
    /// reaches; kick the job [#JOB] afterwards. With another cut-off than the one in force the figures are kept, but
    /// not published.
    public MetricRun request(Scope scope, Period from, Period to, Optional<LocalDate> asOf) {
        if (from.firstDay().isAfter(to.lastDay())) {
            throw new Problem("BAD_PERIOD", 400, "起始期间 " + from + " 晚于结束期间 " + to + "，请对调。");
        }
        if (scope.ranges().isEmpty() || scope.audience() == Audience.PUBLIC) {
            throw Problem.notFound();
        }
        UUID id = runs.add(scope, scope.ranges().getFirst(), from, to, asOf.orElseGet(times::cutOff), clock.instant());
        return runs.find(scope, id).orElseThrow();
    }

    public Optional<MetricRun> find(Scope scope, UUID id) {
        return runs.find(scope, id);
    }

    /// To be told when a derivation changed what communities owe; the figures follow with the next run.
    public void dutiesChanged(List<ChangedDuties> duties) {
        runs.note(duties);
    }

    /// Does all that waits: what was asked for, what loads changed, what the days since the last run changed.
    public void work() {
        runs.recover(clock.instant());
        for (Optional<Runs.Waiting> next = runs.claim(clock.instant());
                next.isPresent();
                next = runs.claim(clock.instant())) {
            computeRequested(next.get());
        }
        computeChanged();
    }

    /// The days whose figures are kept published at a cut-off.
    static Change.Horizon published(LocalDate cutOff) {
        DueRange range = DueRange.horizon(cutOff.plusDays(1));
        return new Change.Horizon(range.from(), range.to());
    }

    private void computeRequested(Runs.Waiting asked) {
        List<Period> windows =
                Windows.meeting(asked.from().firstDay(), asked.to().lastDay());
        List<StreetCode> streets = streets(asked.range());
        boolean publishes = asked.asOf().equals(times.cutOff());
        guarded(asked.number(), () -> {
            var counts = new Counts();
            for (StreetCode street : streets) {
                if (publishes) {
                    Plan plan = plan(asked.asOf(), List.of(), Set.of(street)).getOrDefault(street, Plan.empty());
                    plan.months().addAll(months(windows));
                    compute(street, plan.windows(), asked.asOf(), asked.number(), List.of(), counts);
                } else {
                    computation.writeCells(
                            street.range(),
                            windows,
                            asked.asOf(),
                            times.received(street, Optional.empty()),
                            asked.number());
                    counts.cells += computation.cells(street.range(), asked.number(), figure -> {});
                }
                runs.progress(asked.number(), ++counts.streets, streets.size());
            }
            runs.done(asked.number(), counts.cells, counts.changed, clock.instant());
        });
    }

    private void computeChanged() {
        LocalDate cutOff = times.cutOff();
        Map<StreetCode, Plan> plans = plan(cutOff, runs.changes(), new LinkedHashSet<>(streets(CodeRange.EVERYTHING)));
        if (plans.isEmpty()) {
            return;
        }
        long run = runs.begin(
                plans.values().stream().anyMatch(p -> !p.taken().isEmpty()) ? "change" : "day",
                cutOff,
                clock.instant());
        guarded(run, () -> {
            var counts = new Counts();
            plans.forEach((street, plan) -> {
                compute(street, plan.windows(), cutOff, run, plan.taken(), counts);
                runs.progress(run, ++counts.streets, plans.size());
            });
            runs.done(run, counts.cells, counts.changed, clock.instant());
            LOG.info("run {}: {} figures of {} streets, {} changed", run, counts.cells, plans.size(), counts.changed);
        });
    }

    private void compute(
            StreetCode street, List<Period> windows, LocalDate cutOff, long run, List<Long> taken, Counts counts) {
        FigureSql.Received received = times.received(street, Optional.empty());
        computation.writeCells(street.range(), windows, cutOff, received, run);
        var figures = new ArrayList<Figure>();
        counts.cells += computation.cells(street.range(), run, figures::add);
        List<Period> months = months(windows);
        var obligations = computation.obligations(street.range(), months, cutOff, received);
        counts.changed += published.publish(new Published.Publication(
                street, run, cutOff, clock.instant(), Windows.texts(months), figures, obligations, taken));
    }

    /// What has to be computed at `cutOff`, by street: all of the horizon where nothing is published yet or the clock
    /// was
    /// set back, else what the
    /// changes and the days since its own cut-off changed.
    private Map<StreetCode, Plan> plan(LocalDate cutOff, List<Change> changes, Set<StreetCode> streets) {
        Change.Horizon horizon = published(cutOff);
        var plans = new TreeMap<StreetCode, Plan>();
        var reversals = new TreeMap<Long, List<Period>>();
        for (Change change : changes) {
            var street = new StreetCode((int) (change.unit() / 1000));
            Plan plan = plans.computeIfAbsent(street, s -> Plan.empty());
            plan.taken().add(change.id());
            List<Period> redMonths = change.fact().equals("ledger")
                    ? reversals.computeIfAbsent(change.unit(), this::reversals)
                    : List.of();
            plan.months().addAll(change.months(horizon, redMonths));
        }
        for (StreetCode street : streets) {
            Optional<LocalDate> earlier = published.cutOff(street);
            if (earlier.isEmpty() || earlier.get().isAfter(cutOff)) {
                plans.computeIfAbsent(street, s -> Plan.empty()).months().addAll(horizon.months());
            } else if (earlier.get().isBefore(cutOff)) {
                Plan plan = plans.computeIfAbsent(street, s -> Plan.empty());
                plan.months().addAll(timeChanges(street, earlier.get(), cutOff));
                plan.months().addAll(horizon.months(published(earlier.get()).to(), horizon.to()));
            }
        }
        return plans;
    }

    private List<Period> timeChanges(StreetCode street, LocalDate earlier, LocalDate cutOff) {
        return store.query(
                FIGURES,
                Statement.of(FigureSql.text("time_changes"))
                        .bind("unit_from", street.range().from())
                        .bind("unit_to", street.range().to())
                        .bind("earlier", earlier)
                        .bind("cut_off", cutOff)
                        .bind("calendar", computation.versions().calendar()),
                row -> Period.parse(row.string("month")).orElseThrow());
    }

    private List<Period> reversals(long unit) {
        return store.query(
                FIGURES,
                Statement.of("""
                SELECT DISTINCT formatDateTime(month, '%Y-%m') AS month
                FROM ledger FINAL
                WHERE unit = {unit:UInt64}
                  AND amount < 0
                """).bind("unit", unit),
                row -> Period.parse(row.string("month")).orElseThrow());
    }

    private List<StreetCode> streets(CodeRange range) {
        return store.query(
                FIGURES,
                Statement.of("""
                SELECT DISTINCT intDiv(unit, 1000) AS street
                FROM unit_version
                WHERE unit BETWEEN {unit_from:UInt64} AND {unit_to:UInt64}
                ORDER BY street
                """).bind("unit_from", range.from()).bind("unit_to", range.to()),
                row -> new StreetCode(row.integer("street")));
    }

    private static List<Period> months(List<Period> windows) {
        return windows.stream().filter(window -> window instanceof Period.Month).toList();
    }

    private void guarded(long run, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failure) {
            runs.failed(run, "计算没有完成，平台会再次计算；如仍未完成请联系平台管理员。", clock.instant());
            throw failure;
        }
    }

    private record Plan(Set<Period> months, List<Long> taken) {
        static Plan empty() {
            return new Plan(new LinkedHashSet<>(), new ArrayList<>());
        }

        /// The months with the quarters and years that they meet.
        List<Period> windows() {
            Set<Period> windows = new LinkedHashSet<>();
            months.forEach(month -> windows.addAll(Windows.of(month.firstDay())));
            return List.copyOf(windows);
        }
    }

    private static final class Counts {
        private long cells;
        private long changed;
        private int streets;
    }
}
