package org.jujian.server.kill;

import ch.qos.logback.classic.Level;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.jujian.base.code.StreetCode;
import org.jujian.base.code.UnitCode;
import org.jujian.base.columnstore.ColumnStore;
import org.jujian.base.columnstore.ColumnStoreMigrations;
import org.jujian.base.files.Originals;
import org.jujian.base.postgres.Database;
import org.jujian.base.postgres.PostgresStore;
import org.jujian.base.schedule.Jobs;
import org.jujian.base.scope.Audience;
import org.jujian.base.scope.Scope;
import org.jujian.base.time.ChinaTime;
import org.jujian.embedded.engine.EmbeddedEngine;
import org.jujian.embedded.engine.EngineSettings;
import org.jujian.embedded.postgres.EmbeddedPostgresServer;
import org.jujian.etl.fact.UnitRow;
import org.jujian.etl.rule.FeedMode;
import org.jujian.etl.rule.Rulebook;
import org.jujian.etl.submission.Consequences;
import org.jujian.etl.submission.NewSubmission;
import org.jujian.etl.submission.Purpose;
import org.jujian.etl.submission.Submissions;
import org.jujian.etl.submission.WatchedWorker;
import org.jujian.etl.template.AmountUnit;
import org.jujian.etl.template.Template;
import org.jujian.etl.warehouse.Stamp;
import org.jujian.reports.metric.Versions;
import org.jujian.reports.metric.run.MetricRuns;
import org.jujian.tenants.calendar.WorkingCalendar;
import org.jujian.tenants.catalogue.Catalogue;
import org.jujian.tenants.duty.DutyRules;
import org.jujian.tenants.duty.Obligations;
import org.jujian.tenants.unit.Unit;
import org.jujian.tenants.unit.Units;
import org.jujian.testing.Golden;
import org.slf4j.LoggerFactory;

/// The platform without its web: both embedded stores, the worker and the figures, in a process that is made to be
/// killed.
/// It is told what to do line by line on standard input, and answers with lines that begin with `@@`.
///
/// `FEED i` → `ACK i` or `FAILED i` · `ARM point` → later `AT point`, and stands there until `GO` · `DISARM` ·
/// `PIDS` → `PIDS engine postmaster` · `STATE` → `STATE IDLE` or `STATE BUSY` · `DUMP file` → `DUMPED`
final class SlimPlatform {
    static final String SAYS = "@@ ";
    static final String STREET = "640104005";

    private static final Scope SYSTEM = Scope.system("test");
    private static final Instant NOW = Instant.parse("2026-04-01T00:00:00Z");

    private static volatile @Nullable Point armed;
    private static final Semaphore GO = new Semaphore(0);

    private SlimPlatform() {}

    /// The files of one street in their order.
    static List<Golden.Feed> files(Golden golden) {
        return golden.manifest().stream().filter(f -> f.street().equals(STREET)).toList();
    }

    public static void main(String[] args) throws Exception {
        ((ch.qos.logback.classic.Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME))
                .setLevel(Level.WARN);
        Path data = Path.of(args[0]);
        var golden = Golden.load();
        try (var postgres = EmbeddedPostgresServer.start(data.resolve("postgres"));
                var store = PostgresStore.open(postgres.address(), 12);
                var engine = EmbeddedEngine.start(EngineSettings.in(data.resolve("engine")));
                var columnStore = new ColumnStore(engine.columnStore())) {
            new ColumnStoreMigrations(columnStore).run();
            Database database = store.database();
            var originals = new Originals(data.resolve("originals"), 10_000_000);
            var rulebook = new Rulebook(Catalogue.builtIn(), WorkingCalendar.builtIn());
            Clock clock = Clock.fixed(NOW, ChinaTime.ZONE);
            var rules = new DutyRules(rulebook.catalogue(), rulebook.calendar());
            var obligations = new Obligations(columnStore, rules, clock);
            var runs = new MetricRuns(
                    database,
                    columnStore,
                    new WatchedClock(),
                    Versions.current(rules.calendar().version(), rules.catalogueVersion()));
            try (var jobs = new Jobs(store.dataSource());
                    var worker = WatchedWorker.of(
                            database,
                            columnStore,
                            originals,
                            rulebook,
                            new Followed(new Units(database), obligations, runs),
                            clock,
                            Clock.system(ChinaTime.ZONE),
                            () -> jobs.kick(MetricRuns.JOB),
                            step -> pass(Point.valueOf(step)))) {
                runs.register(jobs);
                jobs.start();
                worker.start();
                var submissions = new Submissions(database, originals, new WatchedClock(), worker::wake);
                say("READY");
                obey(golden, submissions, engine, postgres, new Dump(database, columnStore));
            }
        }
    }

    private static void obey(
            Golden golden, Submissions submissions, EmbeddedEngine engine, EmbeddedPostgresServer postgres, Dump dump)
            throws IOException {
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] words = line.split(" ");
            switch (words[0]) {
                case "FEED" ->
                    Thread.ofPlatform().daemon().start(() -> feed(golden, submissions, Integer.parseInt(words[1])));
                case "ARM" -> armed = Point.valueOf(words[1]);
                case "DISARM" -> armed = null;
                case "GO" -> GO.release();
                case "PIDS" -> say("PIDS " + engine.pid() + " " + postgres.pid());
                case "STATE" -> say("STATE " + (dump.isIdle() ? "IDLE" : "BUSY"));
                case "DUMP" -> {
                    Files.write(Path.of(words[1]), dump.lines());
                    say("DUMPED");
                }
                default -> throw new IllegalArgumentException(line);
            }
        }
    }

    /// As a program does: the same key each time, until there is an answer.
    private static void feed(Golden golden, Submissions submissions, int index) {
        Golden.Feed file = files(golden).get(index);
        try (InputStream bytes = new WatchedStream(Files.readAllBytes(golden.path(file.file())))) {
            var order = new NewSubmission(
                    Template.ofCode(file.template()).orElseThrow(),
                    FeedMode.BACKFILL,
                    Purpose.LOAD,
                    AmountUnit.YUAN,
                    file.file(),
                    Optional.of("file " + index));
            var office = new Scope(
                    "office", Audience.STREET, List.of(StreetCode.of(STREET).range()));
            var unused = submissions.acknowledge(office, order, bytes);
            pass(Point.ACKNOWLEDGED);
            say("ACK " + index);
        } catch (IOException | RuntimeException e) {
            say("FAILED " + index + " " + e);
        }
    }

    private static void pass(Point point) {
        if (armed == point) {
            armed = null;
            say("AT " + point);
            GO.acquireUninterruptibly();
        }
    }

    private static synchronized void say(String line) {
        System.out.println(SAYS + line);
        System.out.flush();
    }

    /// Stands still; who asks for the time says where the work is.
    private static final class WatchedClock extends Clock {
        @Override
        public Instant instant() {
            var callers = StackWalker.getInstance()
                    .walk(frames -> frames.limit(12)
                            .map(f -> f.getClassName().replaceAll(".*\\.", "") + "." + f.getMethodName())
                            .toList());
            for (String caller : callers) {
                if (caller.startsWith("SubmissionStore.") && caller.contains("acknowledge")) {
                    pass(Point.ACKNOWLEDGING);
                    break;
                }
                if (caller.equals("MetricRuns.work")) {
                    pass(Point.FIGURES_LOOKED);
                    break;
                }
                if (caller.equals("MetricRuns.compute")) {
                    pass(Point.FIGURES_COMPUTED);
                    break;
                }
                if (caller.contains("MetricRuns.computeChanged")
                        || caller.contains("MetricRuns.lambda$computeChanged")) {
                    pass(Point.FIGURES_RUN);
                    break;
                }
            }
            return NOW;
        }

        @Override
        public ZoneId getZone() {
            return ChinaTime.ZONE;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private static final class WatchedStream extends FilterInputStream {
        private final int half;
        private int read;

        WatchedStream(byte[] bytes) {
            super(new ByteArrayInputStream(bytes));
            this.half = bytes.length / 2;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            if (read >= half) {
                pass(Point.UPLOADING);
            }
            int got = super.read(into, from, Math.min(length, Math.max(1, half)));
            if (got < 0) {
                pass(Point.UPLOADED);
            } else {
                read += got;
            }
            return got;
        }
    }

    private record Followed(Units register, Obligations obligations, MetricRuns runs) implements Consequences {
        @Override
        public void unitsChanged(Stamp stamp, Collection<UnitRow> rows) {
            register.apply(
                    SYSTEM,
                    rows.stream()
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
            derive(rows.stream().map(UnitRow::unit).toList());
        }

        @Override
        public void eventsChanged(Stamp stamp, Set<UnitCode> units) {
            derive(units);
        }

        private void derive(Collection<UnitCode> units) {
            var unused = obligations.derive(SYSTEM, units, runs::dutiesChanged);
        }
    }
}
