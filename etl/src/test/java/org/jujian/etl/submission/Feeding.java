package org.jujian.etl.submission;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jujian.base.code.StreetCode;
import org.jujian.base.code.UnitCode;
import org.jujian.base.columnstore.ColumnStore;
import org.jujian.base.columnstore.Statement;
import org.jujian.base.files.Originals;
import org.jujian.base.scope.Audience;
import org.jujian.base.scope.Scope;
import org.jujian.etl.fact.UnitRow;
import org.jujian.etl.rule.FeedMode;
import org.jujian.etl.rule.Rulebook;
import org.jujian.etl.template.AmountUnit;
import org.jujian.etl.template.Template;
import org.jujian.etl.warehouse.Stamp;
import org.jujian.tenants.calendar.WorkingCalendar;
import org.jujian.tenants.catalogue.Catalogue;
import org.jujian.testing.EngineFixture;
import org.jujian.testing.Golden;
import org.jujian.testing.PostgresFixture;

/// Submissions as a test feeds them: on real stores, applied by the test's own thread, crashing where it wants.
final class Feeding {
    static final Rulebook RULEBOOK = new Rulebook(Catalogue.builtIn(), WorkingCalendar.builtIn());
    static final Scope SYSTEM = Scope.system("test");

    private static final List<String> TABLES = List.of(
            "unit_version",
            "event_version",
            "register_version",
            "ledger_version",
            "sheet_version",
            "feedback_version",
            "survey_version",
            "special_fund_version",
            "debt_version",
            "lease_version",
            "utility_version",
            "meeting_version",
            "evaluation_version",
            "review_version",
            "event",
            "ledger",
            "sheet",
            "feedback",
            "survey",
            "special_fund",
            "debt",
            "lease",
            "utility",
            "meeting",
            "evaluation",
            "review");

    final ColumnStore columnStore;
    final Originals originals;
    final Submissions submissions;
    final List<Stamp> unitsChanged = new ArrayList<>();
    final List<Stamp> eventsChanged = new ArrayList<>();

    private final Clock clock;

    Feeding(ColumnStore columnStore, Path directory, Clock clock) {
        this.columnStore = columnStore;
        this.clock = clock;
        this.originals = new Originals(directory, 180L << 20);
        this.submissions = new Submissions(PostgresFixture.database(), originals, clock, () -> {});
    }

    /// What a killed process is: nothing catches it, nothing is cleaned up.
    static final class Crash extends Error {
        Crash(Step step) {
            super("killed after " + step);
        }
    }

    Submission receive(Golden golden, Golden.Feed feed) {
        return receive(feed.street(), feed.template(), feed.file(), bytes(golden, feed.file()));
    }

    static byte[] bytes(Golden golden, String file) {
        try {
            return Files.readAllBytes(golden.path(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Submission receive(String street, String template, String fileName, byte[] bytes) {
        return submissions.receive(office(street), order(template, fileName), new ByteArrayInputStream(bytes));
    }

    Submission load(Submission submission) {
        return submissions.load(SYSTEM, submission.id());
    }

    /// Applies everything that waits.
    void applyAll() {
        SubmissionWorker worker = worker(Duration.ofMinutes(1), step -> {});
        while (worker.runOne()) {
            // the next one
        }
    }

    SubmissionWorker worker(Duration lease, Consumer<Step> passed) {
        return worker(new SubmissionSettings(2, lease), passed);
    }

    SubmissionWorker worker(SubmissionSettings settings, Consumer<Step> passed) {
        return new SubmissionWorker(
                PostgresFixture.database(),
                columnStore,
                originals,
                RULEBOOK,
                new Consequences() {
                    @Override
                    public void unitsChanged(Stamp stamp, Collection<UnitRow> units) {
                        unitsChanged.add(stamp);
                    }

                    @Override
                    public void eventsChanged(Stamp stamp, Set<UnitCode> units) {
                        eventsChanged.add(stamp);
                    }
                },
                settings,
                clock,
                clock,
                () -> {},
                passed);
    }

    /// Every row of every fact table as text, with its version, so that two histories can be compared.
    List<String> facts() {
        return rows("*");
    }

    /// The same for histories in which the order between streets differs.
    List<String> factsWithoutNumbers() {
        return rows("* EXCEPT (submission)");
    }

    private List<String> rows(String columns) {
        return TABLES.stream()
                .flatMap(table -> columnStore
                        .query(SYSTEM, Statement.of("""
                                SELECT concat('%s ', toString(tuple(%s))) AS listing
                                FROM %s FINAL
                                ORDER BY listing
                                """.formatted(table, columns, table)), row -> row.string("listing"))
                        .stream())
                .toList();
    }

    /// As before the first submission, its number included.
    static void empty(ColumnStore columnStore) {
        PostgresFixture.empty("etl");
        PostgresFixture.superuser().execute("ALTER SEQUENCE etl.submission_number RESTART");
        EngineFixture.truncate(columnStore);
    }

    static NewSubmission order(String template, String fileName) {
        return new NewSubmission(
                Template.ofCode(template).orElseThrow(),
                FeedMode.BACKFILL,
                Purpose.LOAD,
                AmountUnit.YUAN,
                fileName,
                Optional.empty());
    }

    static Scope office(String street) {
        return new Scope(
                "office " + street,
                Audience.STREET,
                List.of(StreetCode.of(street).range()));
    }
}
