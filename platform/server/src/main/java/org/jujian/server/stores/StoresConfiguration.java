package org.jujian.server.stores;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jujian.base.code.UnitCode;
import org.jujian.base.columnstore.ColumnStore;
import org.jujian.base.files.Originals;
import org.jujian.base.postgres.Database;
import org.jujian.base.postgres.PostgresStore;
import org.jujian.base.schedule.JobRuns;
import org.jujian.base.schedule.Jobs;
import org.jujian.base.scope.Scope;
import org.jujian.base.time.ChinaTime;
import org.jujian.etl.fact.UnitRow;
import org.jujian.etl.monitor.FeedMonitor;
import org.jujian.etl.monitor.FeedRules;
import org.jujian.etl.rule.FeedMode;
import org.jujian.etl.rule.Rulebook;
import org.jujian.etl.submission.Consequences;
import org.jujian.etl.submission.Rebuild;
import org.jujian.etl.submission.SubmissionSettings;
import org.jujian.etl.submission.SubmissionWorker;
import org.jujian.etl.submission.Submissions;
import org.jujian.etl.warehouse.FedRows;
import org.jujian.etl.warehouse.HeldRows;
import org.jujian.etl.warehouse.Stamp;
import org.jujian.reports.delivery.DeliveryWorker;
import org.jujian.reports.document.ReportWorker;
import org.jujian.reports.metric.Figures;
import org.jujian.reports.metric.LatestFigures;
import org.jujian.reports.metric.ObligationStates;
import org.jujian.reports.metric.Scorecards;
import org.jujian.reports.metric.Versions;
import org.jujian.reports.metric.evidence.Evidence;
import org.jujian.reports.metric.run.MetricRuns;
import org.jujian.reports.overdue.OverdueScans;
import org.jujian.reports.restatement.RestatementChecks;
import org.jujian.tenants.calendar.WorkingCalendar;
import org.jujian.tenants.catalogue.Catalogue;
import org.jujian.tenants.duty.DutyJob;
import org.jujian.tenants.duty.DutyRules;
import org.jujian.tenants.duty.Obligations;
import org.jujian.tenants.people.Audit;
import org.jujian.tenants.people.Passwords;
import org.jujian.tenants.people.People;
import org.jujian.tenants.people.Tokens;
import org.jujian.tenants.unit.Streets;
import org.jujian.tenants.unit.Unit;
import org.jujian.tenants.unit.UnitVersion;
import org.jujian.tenants.unit.Units;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Opens PostgreSQL, then the engine, then what works on them. Spring closes in the opposite order.
@Configuration(proxyBeanMethods = false)
class StoresConfiguration {
    private static final long LARGEST_FILE = 180L << 20;
    private static final Scope CLOCK = Scope.system("clock");
    private static final Scope DUTIES = Scope.system("duties");

    @Bean(destroyMethod = "close")
    PostgresRuntime postgres(JujianSettings settings) {
        return PostgresRuntime.start(settings);
    }

    @Bean(destroyMethod = "")
    PostgresStore postgresStore(PostgresRuntime postgres) {
        return postgres.store();
    }

    @Bean
    Database database(PostgresStore store) {
        return store.database();
    }

    @Bean(destroyMethod = "close")
    ColumnStoreRuntime columnStoreRuntime(JujianSettings settings, Database afterPostgres) {
        return ColumnStoreRuntime.start(settings);
    }

    @Bean(destroyMethod = "")
    ColumnStore columnStore(ColumnStoreRuntime runtime) {
        return runtime.store();
    }

    @Bean
    Originals originals(JujianSettings settings) {
        return new Originals(settings.dataDir().resolve("originals"), LARGEST_FILE);
    }

    /// The platform's clock: the machine's, or a demo's that begins at its instant and after a restart goes on from the
    /// newest receipt.
    @Bean
    Clock clock(JujianSettings settings, Database database, Originals originals) {
        Clock machine = Clock.system(ChinaTime.ZONE);
        if (settings.start().isEmpty()) {
            return machine;
        }
        Instant begin = settings.start().get();
        Instant newest = new Submissions(database, originals, machine, () -> {})
                .newestReceipt(CLOCK)
                .orElse(begin);
        Instant start = newest.isAfter(begin) ? newest.plusMillis(1) : begin;
        return Clock.offset(machine, Duration.between(machine.instant(), start));
    }

    @Bean
    Units units(Database database) {
        return new Units(database);
    }

    @Bean
    Streets streets(Database database) {
        return new Streets(database);
    }

    @Bean
    People people(Database database, Passwords passwords, Clock clock) {
        return new People(database, passwords, clock);
    }

    @Bean
    Tokens tokens(Database database) {
        return new Tokens(database, Clock.systemUTC());
    }

    @Bean
    Audit audit(Database database, Clock clock) {
        return new Audit(database, clock);
    }

    @Bean
    Rulebook rulebook() {
        return new Rulebook(Catalogue.builtIn(), WorkingCalendar.builtIn());
    }

    @Bean
    DutyRules dutyRules(Rulebook rulebook) {
        return new DutyRules(rulebook.catalogue(), rulebook.calendar());
    }

    @Bean
    Versions versions(DutyRules rules) {
        return Versions.current(rules.calendar().version(), rules.catalogueVersion());
    }

    @Bean
    Obligations obligations(ColumnStore store, DutyRules rules, Clock clock) {
        return new Obligations(store, rules, clock);
    }

    @Bean
    MetricRuns metricRuns(Database database, ColumnStore store, Clock clock, Versions versions) {
        return new MetricRuns(database, store, clock, versions);
    }

    @Bean
    Figures figures(Database database, ColumnStore store, Clock clock, Versions versions) {
        return new Figures(database, store, clock, versions);
    }

    @Bean
    LatestFigures latestFigures(Database database, ColumnStore store, Clock clock, Versions versions) {
        return new LatestFigures(database, store, clock, versions);
    }

    @Bean
    ObligationStates obligationStates(Database database, ColumnStore store, Clock clock, Versions versions) {
        return new ObligationStates(database, store, clock, versions);
    }

    @Bean
    Evidence evidence(Database database, ColumnStore store, Clock clock, Versions versions) {
        return new Evidence(database, store, clock, versions);
    }

    @Bean
    Scorecards scorecards(Figures figures) {
        return new Scorecards(figures);
    }

    @Bean
    RestatementChecks restatementChecks(Database database, Figures figures, Units units, Clock clock) {
        return new RestatementChecks(database, figures, units, clock);
    }

    @Bean
    JobRuns jobRuns(Database database, Clock clock) {
        return new JobRuns(database, clock);
    }

    @Bean
    HeldRows heldRows(ColumnStore store) {
        return new HeldRows(store);
    }

    @Bean
    OverdueScans overdueScans(Database database, Rulebook rulebook, Clock clock) {
        return new OverdueScans(database, rulebook.calendar(), clock);
    }

    /// Started by [Beginning].
    @Bean(destroyMethod = "close")
    Jobs jobs(
            PostgresStore store,
            MetricRuns runs,
            RestatementChecks restatements,
            OverdueScans overdue,
            Obligations obligations,
            ObjectProvider<ReportWorker> reportWorker,
            ObjectProvider<DeliveryWorker> deliveryWorker,
            JobRuns jobRuns,
            Clock clock) {
        var jobs = new Jobs(store.dataSource());
        jobs.keepRuns(jobRuns);
        runs.register(jobs);
        restatements.register(jobs);
        overdue.register(jobs);
        DutyJob.register(jobs, obligations, runs::dutiesChanged);
        jobs.onDemand(ReportWorker.JOB, () -> reportWorker.getObject().run());
        jobs.lookAfter(ReportWorker.JOB, () -> ReportWorker.isNeeded(store.database(), clock));
        jobs.byClock(
                DeliveryWorker.JOB,
                DeliveryWorker.CRON,
                () -> deliveryWorker.getObject().run());
        jobs.lookAfter(DeliveryWorker.JOB, () -> DeliveryWorker.isNeeded(store.database(), clock));
        return jobs;
    }

    @Bean
    Consequences consequences(Units units, Obligations obligations, MetricRuns runs) {
        return new Followed(units, obligations, runs);
    }

    /// Started by [Beginning].
    @Bean(destroyMethod = "close")
    SubmissionWorker submissionWorker(
            Database database,
            ColumnStore columnStore,
            Originals originals,
            Rulebook rulebook,
            Consequences consequences,
            Jobs jobs,
            Clock clock) {
        return new SubmissionWorker(
                database,
                columnStore,
                originals,
                rulebook,
                consequences,
                SubmissionSettings.DEFAULT,
                clock,
                Clock.systemUTC(),
                () -> jobs.kick(MetricRuns.JOB));
    }

    @Bean
    Rebuild rebuild(
            Database database,
            ColumnStore columnStore,
            Originals originals,
            Rulebook rulebook,
            Consequences consequences,
            Obligations obligations,
            Clock clock) {
        return new Rebuild(
                database, columnStore, originals, rulebook, consequences, () -> obligations.empty(DUTIES), clock);
    }

    /// `JUJIAN_REBUILD=true`: write the column store anew from the originals at this start.
    @Bean(initMethod = "start", destroyMethod = "close")
    Beginning beginning(
            ColumnStore columnStore,
            Rebuild rebuild,
            SubmissionWorker worker,
            Jobs jobs,
            @Value("${jujian.rebuild:false}") boolean asked) {
        return new Beginning(columnStore, rebuild, worker, jobs, asked);
    }

    @Bean
    Submissions submissions(Database database, Originals originals, Clock clock, SubmissionWorker worker) {
        return new Submissions(database, originals, clock, worker::wake);
    }

    @Bean
    FeedMonitor feedMonitor(Units units, Submissions submissions, ColumnStore store, Rulebook rulebook, Clock clock) {
        return new FeedMonitor(units, submissions, new FedRows(store), new FeedRules(rulebook.calendar()), clock);
    }

    /// What follows from T-00 and T-01E: the register of units, and what they owe.
    private record Followed(Units units, Obligations obligations, MetricRuns runs) implements Consequences {
        @Override
        public void unitsChanged(Stamp stamp, Collection<UnitRow> rows) {
            List<Unit> newest = rows.stream()
                    .map(row -> new Unit(
                            row.unit(),
                            row.name(),
                            row.kind(),
                            row.households(),
                            row.residents(),
                            row.buildings(),
                            row.boards(),
                            row.enabledOn(),
                            row.disabledOn(),
                            row.successors(),
                            stamp.submission()))
                    .toList();
            units.keep(DUTIES, rows.stream().map(row -> version(stamp, row)).toList());
            units.apply(DUTIES, newest);
            derive(rows.stream().map(UnitRow::unit).toList());
        }

        private static UnitVersion version(Stamp stamp, UnitRow row) {
            return new UnitVersion(
                    row.unit(),
                    stamp.submission(),
                    row.row(),
                    ChinaTime.dateOf(stamp.intake().receivedAt()),
                    stamp.intake().mode() == FeedMode.BACKFILL,
                    row.name(),
                    row.enabledOn(),
                    row.disabledOn());
        }

        @Override
        public void eventsChanged(Stamp stamp, Set<UnitCode> changed) {
            derive(changed);
        }

        private void derive(Collection<UnitCode> codes) {
            var ignored = obligations.derive(DUTIES, codes, runs::dutiesChanged);
        }
    }
}
