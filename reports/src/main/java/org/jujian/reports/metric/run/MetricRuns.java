package org.jujian.reports.metric.run;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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
import org.jujian.reports.metric.Computation;
import org.jujian.reports.metric.Figure;
import org.jujian.reports.metric.FigureSql;
import org.jujian.reports.metric.Figures;
import org.jujian.reports.metric.ObligationState;
import org.jujian.reports.metric.Published;
import org.jujian.reports.metric.Versions;
import org.jujian.reports.metric.Windows;
import org.jujian.reports.metric.run.Batch.Plan;
import org.jujian.tenants.duty.ChangedDuties;
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

    public enum Cause {
        /// somebody asked for it
        REQUEST,
        /// rows or duties changed
        CHANGE,
        /// a day began
        DAY
    }

    /// A run in a list, with what it was for.
    ///
    /// @param from null when the changes decide
    public record Listed(
            long number,
            Cause cause,
            @Nullable String from,
            @Nullable String to,
            String requestedBy,
            MetricRun run) {}

    /// The runs that the asker may see, those with numbers below `below`, the newest first.
    public List<Listed> list(Scope scope, Optional<MetricRun.State> state, long below, int limit) {
        return runs.list(scope, state, below, limit);
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

    private void computeRequested(Runs.Waiting asked) {
        List<Period> windows =
                Windows.meeting(asked.from().firstDay(), asked.to().lastDay());
        List<StreetCode> streets = streets(asked.range());
        boolean publishes = asked.asOf().equals(times.cutOff());
        SortedMap<StreetCode, Plan> plans =
                publishes ? plan(asked.asOf(), List.of(), Set.copyOf(streets)) : new TreeMap<>();
        streets.forEach(street ->
                plans.computeIfAbsent(street, s -> Plan.empty()).months().addAll(months(windows)));
        guarded(asked.number(), streets.size(), counts -> {
            for (Batch batch : Batch.of(plans, streets)) {
                if (publishes) {
                    publish(batch, plans, asked.asOf(), asked.number(), counts);
                } else {
                    keep(batch, asked.asOf(), asked.number(), counts);
                }
            }
        });
    }

    private void computeChanged() {
        LocalDate cutOff = times.cutOff();
        List<StreetCode> known = streets(CodeRange.EVERYTHING);
        SortedMap<StreetCode, Plan> plans = plan(cutOff, runs.changes(), new LinkedHashSet<>(known));
        if (plans.isEmpty()) {
            return;
        }
        long run = runs.begin(
                plans.values().stream().anyMatch(p -> !p.taken().isEmpty()) ? "change" : "day",
                cutOff,
                clock.instant());
        guarded(run, plans.size(), counts -> {
            for (Batch batch : Batch.of(plans, known)) {
                publish(batch, plans, cutOff, run, counts);
            }
        });
    }

    /// Figures at a cut-off that is not in force: kept, not published.
    private void keep(Batch batch, LocalDate cutOff, long run, Counts counts) {
        computation.writeCells(batch.range(), batch.windows(), cutOff, times.received(batch.range()), run);
        for (StreetCode street : batch.streets()) {
            counts.cells += computation.cells(street.range(), run, figure -> {});
            counts.ended();
        }
    }

    private void publish(Batch batch, Map<StreetCode, Plan> plans, LocalDate cutOff, long run, Counts counts) {
        if (batch.streets().size() == 1) {
            publishApart(batch, plans, cutOff, run, counts);
            return;
        }
        try {
            publishWhole(batch, plans, cutOff, run, counts);
        } catch (RuntimeException failure) {
            LOG.warn(
                    "run {}: streets {} to {} not computed together, each is tried alone",
                    run,
                    batch.streets().getFirst(),
                    batch.streets().getLast(),
                    failure);
            batch.apart().stream()
                    .filter(alone ->
                            !counts.publishedStreets.contains(alone.streets().getFirst()))
                    .forEach(alone -> publishApart(alone, plans, cutOff, run, counts));
        }
    }

    /// One street; a failure stays with it.
    private void publishApart(Batch alone, Map<StreetCode, Plan> plans, LocalDate cutOff, long run, Counts counts) {
        try {
            publishWhole(alone, plans, cutOff, run, counts);
        } catch (RuntimeException failure) {
            LOG.error("run {}: street {} was not computed", run, alone.streets().getFirst(), failure);
            counts.failed(alone.streets().getFirst(), failure);
        }
    }

    private void publishWhole(Batch batch, Map<StreetCode, Plan> plans, LocalDate cutOff, long run, Counts counts) {
        FigureSql.Received received = times.received(batch.range());
        computation.writeCells(batch.range(), batch.windows(), cutOff, received, run);
        List<Period> months = months(batch.windows());
        Map<StreetCode, List<ObligationState>> obligations =
                computation.obligations(batch.range(), months, cutOff, received).stream()
                        .collect(Collectors.groupingBy(duty -> duty.unit().street()));
        for (StreetCode street : batch.streets()) {
            var figures = new ArrayList<Figure>();
            long cells = computation.cells(street.range(), run, figures::add);
            counts.changed += published.publish(new Published.Publication(
                    street,
                    run,
                    cutOff,
                    clock.instant(),
                    Windows.texts(months),
                    figures,
                    obligations.getOrDefault(street, List.of()),
                    Objects.requireNonNull(plans.get(street)).taken()));
            counts.cells += cells;
            counts.publishedStreets.add(street);
            counts.ended();
        }
    }

    /// What has to be computed at `cutOff`, by street: all of the horizon where nothing is published yet or the clock
    /// was set back, else what the changes and the days since its own cut-off changed.
    private SortedMap<StreetCode, Plan> plan(LocalDate cutOff, List<Change> changes, Set<StreetCode> streets) {
        Published.Horizon horizon = Published.Horizon.at(cutOff);
        var plans = new TreeMap<StreetCode, Plan>();
        var reversals = new TreeMap<Long, List<Period>>();
        for (Change change : changes) {
            var street = StreetCode.ofUnit(change.unit());
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
                plan.months()
                        .addAll(horizon.months(
                                Published.Horizon.at(earlier.get()).to(), horizon.to()));
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

    private void guarded(long run, int streets, Consumer<Counts> work) {
        var counts = new Counts(done -> runs.progress(run, done, streets));
        try {
            work.accept(counts);
        } catch (RuntimeException failure) {
            runs.failed(run, "计算没有完成，平台会再次计算；如仍未完成请联系平台管理员。", clock.instant());
            throw failure;
        }
        if (counts.failures.isEmpty()) {
            runs.done(run, counts.cells, counts.changed, clock.instant());
            LOG.info("run {}: {} figures of {} streets, {} changed", run, counts.cells, streets, counts.changed);
            return;
        }
        String named =
                counts.failures.keySet().stream().map(StreetCode::toString).collect(Collectors.joining("、"));
        runs.failed(
                run,
                "街道 " + named + " 没有算完，其余 " + (streets - counts.failures.size()) + " 个街道已经完成；平台会再次计算，如仍未完成请联系平台管理员。",
                clock.instant());
        throw counts.failures.get(counts.failures.firstKey());
    }

    private static final class Counts {
        private final IntConsumer progress;
        private final Set<StreetCode> publishedStreets = new LinkedHashSet<>();
        private final SortedMap<StreetCode, RuntimeException> failures = new TreeMap<>();
        private long cells;
        private long changed;
        private int streets;

        Counts(IntConsumer progress) {
            this.progress = progress;
        }

        void ended() {
            progress.accept(++streets);
        }

        void failed(StreetCode street, RuntimeException failure) {
            failures.put(street, failure);
            ended();
        }
    }
}
