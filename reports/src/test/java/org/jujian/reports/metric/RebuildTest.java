package org.jujian.reports.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jujian.base.code.UnitCode;
import org.jujian.base.columnstore.Statement;
import org.jujian.base.files.Originals;
import org.jujian.base.problem.Problem;
import org.jujian.base.scope.Scope;
import org.jujian.etl.fact.UnitRow;
import org.jujian.etl.rule.Rulebook;
import org.jujian.etl.submission.Consequences;
import org.jujian.etl.submission.Rebuild;
import org.jujian.etl.submission.RebuildCause;
import org.jujian.etl.warehouse.Stamp;
import org.jujian.tenants.calendar.WorkingCalendar;
import org.jujian.tenants.catalogue.Catalogue;
import org.jujian.tenants.duty.DutyRules;
import org.jujian.tenants.duty.Obligations;
import org.jujian.testing.EngineFixture;
import org.jujian.testing.Golden;
import org.jujian.testing.PostgresFixture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// The column store written anew from the originals of the golden files: every table and every published figure comes
/// out as it was.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RebuildTest {
    private static final Scope SYSTEM = Scope.system("test");

    private Path directory;
    private Installation installation;
    private List<String> tables;
    private List<String> figures;

    @BeforeAll
    void feed(@TempDir Path folder) {
        directory = folder;
        installation = new Installation(directory);
        installation.feedGolden(Golden.load());
        installation.runs.work();
        tables = tables();
        figures = figures();
    }

    @AfterAll
    void close() {
        installation.close();
    }

    @Test
    void findsNothingToDoWhenEveryRowIsThere() {
        assertThat(rebuild(consequences()).cause()).isEmpty();
        assertThat(tables).hasSizeGreaterThan(25).noneMatch(t -> t.startsWith("ledger 0 "));
    }

    @Test
    void writesALostStoreAnewFromTheOriginals() {
        EngineFixture.truncate(installation.store);
        Rebuild rebuild = rebuild(consequences());
        assertThat(rebuild.cause()).contains(RebuildCause.ROWS_MISSING);

        rebuild.run(RebuildCause.ROWS_MISSING);

        assertThat(tables()).isEqualTo(tables);
        assertThat(rebuild.cause()).isEmpty();
        assertThat(PostgresFixture.superuser()
                        .fetchSingle("SELECT submissions, differing FROM etl.rebuild ORDER BY id DESC LIMIT 1")
                        .intoList())
                .containsExactly(26, 0);
        installation.runs.work();
        assertThat(figures()).isEqualTo(figures);
    }

    @Test
    void noticesThatAnOlderDirectoryWasPutBack() {
        installation.store.execute(
                SYSTEM,
                Statement.of(
                        "DELETE FROM ledger_version WHERE submission = (SELECT max(submission) FROM ledger_version)"));
        Rebuild rebuild = rebuild(consequences());
        assertThat(rebuild.cause()).contains(RebuildCause.ROWS_MISSING);

        rebuild.run(RebuildCause.ROWS_MISSING);

        assertThat(tables()).isEqualTo(tables);
    }

    @Test
    void noticesRowsThatNoSubmissionBrought() {
        PostgresFixture.superuser().execute("""
                UPDATE etl.submission
                SET purpose = 'dry run'
                WHERE number = (SELECT max(number) FROM etl.submission)
                """);
        assertThat(rebuild(consequences()).cause()).contains(RebuildCause.ROWS_UNKNOWN);
        PostgresFixture.superuser().execute("UPDATE etl.submission SET purpose = 'load'");
    }

    @Test
    void beginsAgainAfterARebuildThatWasCutOff() {
        var events = new AtomicInteger();
        Rebuild dying = rebuild(new Consequences() {
            @Override
            public void unitsChanged(Stamp stamp, Collection<UnitRow> units) {
                consequences().unitsChanged(stamp, units);
            }

            @Override
            public void eventsChanged(Stamp stamp, Set<UnitCode> units) {
                if (events.incrementAndGet() == 3) {
                    throw new IllegalStateException("cut off");
                }
                consequences().eventsChanged(stamp, units);
            }
        });
        assertThatThrownBy(() -> dying.run(RebuildCause.ASKED)).hasMessage("cut off");

        Rebuild next = rebuild(consequences());
        assertThat(next.cause()).contains(RebuildCause.CUT_OFF);
        next.run(RebuildCause.CUT_OFF);

        assertThat(tables()).isEqualTo(tables);
        assertThat(next.cause()).isEmpty();
        installation.runs.work();
        assertThat(figures()).isEqualTo(figures);
    }

    @Test
    void leavesOutNothingInSilenceWhenAnOriginalIsGone() throws Exception {
        List<Path> kept;
        try (Stream<Path> files = Files.walk(directory.resolve("kept"))) {
            kept = files.filter(Files::isRegularFile).toList();
        }
        Path hidden = directory.resolve("hidden");
        Files.move(kept.getFirst(), hidden);

        assertThatThrownBy(() -> rebuild(consequences()).run(RebuildCause.ASKED))
                .hasMessageContaining("the original is gone");

        Files.move(hidden, kept.getFirst());
        rebuild(consequences()).run(RebuildCause.CUT_OFF);
        assertThat(tables()).isEqualTo(tables);
        installation.runs.work();
    }

    @Test
    void letsNobodyElseReadWhileTheStoreIsNotWhole() {
        installation.store.alone(Set.of(SYSTEM.actor()), () -> {
            assertThat(tables()).isEqualTo(tables);
            assertThatThrownBy(() -> installation.store.query(
                            Installation.office("310114004"),
                            Statement.of("SELECT count() AS n FROM ledger WHERE {scope:unit}"),
                            row -> row.number("n")))
                    .isInstanceOfSatisfying(Problem.class, p -> {
                        assertThat(p.code()).isEqualTo("STORE_REBUILDING");
                        assertThat(p.status()).isEqualTo(503);
                    });
        });
        assertThat(installation.store.query(
                        Installation.office("310114004"),
                        Statement.of("SELECT count() AS n FROM ledger WHERE {scope:unit}"),
                        row -> row.number("n")))
                .hasSize(1);
    }

    private Rebuild rebuild(Consequences consequences) {
        return new Rebuild(
                installation.database,
                installation.store,
                new Originals(directory, 10_000_000),
                new Rulebook(Catalogue.builtIn(), WorkingCalendar.builtIn()),
                consequences,
                () -> obligations().empty(SYSTEM),
                installation.clock);
    }

    private Consequences consequences() {
        return new Installation.Derives(installation.units, obligations(), installation.runs);
    }

    private Obligations obligations() {
        return new Obligations(
                installation.store, new DutyRules(Catalogue.builtIn(), WorkingCalendar.builtIn()), installation.clock);
    }

    /// Of every table of facts and of what follows from them: name, rows, checksum of all values. Cells are the log of
    /// runs, which nothing brings back; the figures that count are published.
    private List<String> tables() {
        return installation
                .store
                .query(
                        SYSTEM,
                        Statement.of("""
                                SELECT name
                                FROM system.tables
                                WHERE database = {database:String}
                                    AND engine LIKE '%MergeTree'
                                    AND name NOT IN ('migration', 'metric_cell', 'metric_cell_by_period')
                                ORDER BY name
                                """)
                                .bind("database", installation.store.settings().database()),
                        row -> row.string("name"))
                .stream()
                .flatMap(
                        table -> installation
                                .store
                                .query(SYSTEM, Statement.of("""
                                        SELECT concat('%s ', toString(count()), ' ', toString(sum(h)), ' ', toString(groupBitXor(h))) AS line
                                        FROM (SELECT sipHash64(toString(tuple(*))) AS h FROM %s FINAL)
                                        """.formatted(table, table)), row -> row.string("line"))
                                .stream())
                .toList();
    }

    private static List<String> figures() {
        return PostgresFixture.superuser().fetch("""
                SELECT unit, period, metric, numerator, denominator, value, text, low, high, n, array_to_string(flags, ' ')
                FROM reports.figure
                ORDER BY unit, period, metric
                """).map(row -> row.intoList().toString());
    }
}
