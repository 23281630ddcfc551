package org.jujian.reports.metric;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jujian.base.code.StreetCode;
import org.jujian.base.code.UnitCode;
import org.jujian.base.columnstore.ColumnStore;
import org.jujian.base.files.Originals;
import org.jujian.base.postgres.Database;
import org.jujian.base.scope.Audience;
import org.jujian.base.scope.Scope;
import org.jujian.base.time.ChinaTime;
import org.jujian.etl.fact.UnitRow;
import org.jujian.etl.rule.FeedMode;
import org.jujian.etl.rule.Rulebook;
import org.jujian.etl.submission.Consequences;
import org.jujian.etl.submission.NewSubmission;
import org.jujian.etl.submission.Purpose;
import org.jujian.etl.submission.Submission;
import org.jujian.etl.submission.SubmissionSettings;
import org.jujian.etl.submission.SubmissionState;
import org.jujian.etl.submission.SubmissionWorker;
import org.jujian.etl.submission.Submissions;
import org.jujian.etl.template.AmountUnit;
import org.jujian.etl.template.Template;
import org.jujian.etl.warehouse.Stamp;
import org.jujian.reports.comparison.FormulaComparison;
import org.jujian.reports.metric.evidence.Evidence;
import org.jujian.reports.metric.run.MetricRuns;
import org.jujian.tenants.calendar.WorkingCalendar;
import org.jujian.tenants.catalogue.Catalogue;
import org.jujian.tenants.duty.DutyRules;
import org.jujian.tenants.duty.Obligations;
import org.jujian.tenants.unit.Street;
import org.jujian.tenants.unit.Streets;
import org.jujian.tenants.unit.Unit;
import org.jujian.tenants.unit.UnitVersion;
import org.jujian.tenants.unit.Units;
import org.jujian.testing.EngineFixture;
import org.jujian.testing.Golden;
import org.jujian.testing.PostgresFixture;
import org.jujian.testing.SettableClock;

/// Both real stores with the ordinary path of a fact between them: files in, figures out.
public final class Installation implements AutoCloseable {
    public static final UnitCode JIADING = UnitCode.of("310114004000");
    public static final UnitCode XINHUA = UnitCode.of("640104005000");

    public final SettableClock clock = SettableClock.at("2026-04-01T08:00:00+08:00");
    public final Database database = PostgresFixture.database();
    public final ColumnStore store = EngineFixture.migrated();
    public final Figures figures;
    public final ObligationStates obligations;
    public final MetricRuns runs;
    public final Evidence evidence;
    public final Scorecards scorecards;
    public final FormulaComparison comparison;
    public final Units units;
    public final Streets streets;
    public final LatestFigures latest;
    public final Obligations duties;
    private final Submissions submissions;
    private final SubmissionWorker worker;

    public Installation(Path directory) {
        PostgresFixture.empty("etl", "reports", "tenants");
        units = new Units(database);
        streets = new Streets(database);
        var catalogue = Catalogue.builtIn();
        var calendar = WorkingCalendar.builtIn();
        var versions = Versions.current(calendar.version(), catalogue.version());
        figures = new Figures(database, store, clock, versions);
        obligations = new ObligationStates(database, store, clock, versions);
        runs = new MetricRuns(database, store, clock, versions);
        evidence = new Evidence(database, store, clock, versions);
        scorecards = new Scorecards(figures);
        comparison = new FormulaComparison(database, store, clock, versions);
        latest = new LatestFigures(database, store, clock, versions);
        duties = new Obligations(store, new DutyRules(catalogue, calendar), clock);
        var originals = new Originals(directory, 10_000_000);
        worker = new SubmissionWorker(
                database,
                store,
                originals,
                new Rulebook(catalogue, calendar),
                new Derives(units, duties, runs),
                SubmissionSettings.DEFAULT,
                clock,
                Clock.systemUTC(),
                () -> {});
        submissions = new Submissions(database, originals, clock, worker::wake);
        worker.start();
    }

    public static Scope office(String street) {
        return new Scope(
                "office", Audience.STREET, List.of(StreetCode.of(street).range()));
    }

    public void feedGolden(Golden golden) {
        streets.register(Scope.system("test"), new Street(JIADING.street(), "嘉定镇街道"));
        streets.register(Scope.system("test"), new Street(XINHUA.street(), "新华街街道"));
        for (Golden.Feed file : golden.manifest()) {
            try {
                feed(file.street(), file.template(), Files.readAllBytes(golden.path(file.file())));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    public void feed(String street, String template, String csv) {
        feed(street, template, csv.getBytes(StandardCharsets.UTF_8));
    }

    private void feed(String street, String template, byte[] file) {
        feed(street, template, FeedMode.BACKFILL, file);
    }

    /// What the submission came to.
    public Submission feed(String street, String template, FeedMode mode, String csv) {
        return feed(street, template, mode, csv.getBytes(StandardCharsets.UTF_8));
    }

    /// The job of the 25th.
    public void deriveMonthly() {
        duties.deriveAll(Scope.system("duties"), runs::dutiesChanged);
    }

    /// Takes everything out of both stores; the clock and the working days stay.
    public void empty() {
        PostgresFixture.empty("etl", "reports", "tenants");
        EngineFixture.truncate(store);
    }

    private Submission feed(String street, String template, FeedMode mode, byte[] file) {
        Scope scope = office(street);
        Submission received = submissions.receive(
                scope,
                new NewSubmission(
                        Template.ofCode(template).orElseThrow(),
                        mode,
                        Purpose.LOAD,
                        AmountUnit.YUAN,
                        template + ".csv",
                        Optional.empty()),
                new ByteArrayInputStream(file));
        Instant end = Instant.now().plus(Duration.ofMinutes(2));
        Submission now = submissions.load(scope, received.id());
        while (now.state() != SubmissionState.DONE) {
            if (Instant.now().isAfter(end) || now.state() == SubmissionState.FAILED) {
                throw new AssertionError("not done: " + now);
            }
            LockSupport.parkNanos(5_000_000);
            now = submissions.load(scope, received.id());
        }
        return now;
    }

    @Override
    public void close() {
        worker.close();
        store.close();
    }

    record Derives(Units register, Obligations obligations, MetricRuns runs) implements Consequences {
        @Override
        public void unitsChanged(Stamp stamp, Collection<UnitRow> units) {
            register.keep(
                    Scope.system("duties"),
                    units.stream()
                            .map(row -> new UnitVersion(
                                    row.unit(),
                                    stamp.submission(),
                                    row.row(),
                                    ChinaTime.dateOf(stamp.intake().receivedAt()),
                                    stamp.intake().mode() == FeedMode.BACKFILL,
                                    row.name(),
                                    row.enabledOn(),
                                    row.disabledOn()))
                            .toList());
            register.apply(
                    Scope.system("duties"),
                    units.stream()
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
                            .toList());
            derive(units.stream().map(UnitRow::unit).toList());
        }

        @Override
        public void eventsChanged(Stamp stamp, Set<UnitCode> units) {
            derive(units);
        }

        private void derive(Collection<UnitCode> units) {
            obligations.derive(Scope.system("duties"), units, runs::dutiesChanged);
        }
    }
}
