package org.jujian.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jujian.base.code.StreetCode;
import org.jujian.base.code.UnitCode;
import org.jujian.base.columnstore.Statement;
import org.jujian.base.files.Originals;
import org.jujian.base.scope.Audience;
import org.jujian.base.scope.Scope;
import org.jujian.bench.stores.Stores;
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
import org.jujian.tenants.calendar.WorkingCalendar;
import org.jujian.tenants.catalogue.Catalogue;

/// The feeding path as it is shipped, durable, on stores of its own in one directory: what the server wires, without
/// HTTP and without the figures that follow.
final class Platform implements AutoCloseable {
    /// Between two looks at a submission, in milliseconds: who waits for a large file need not ask a hundred times a
    /// second, each of which takes a millisecond of the platform's processors.
    private static final long LONGEST_PAUSE = 50;

    private static final long LARGEST_FILE = 2L << 30;

    private final Stores stores;
    private final SubmissionWorker worker;
    private final Submissions submissions;

    Platform(Path directory) {
        this.stores = new Stores(directory);
        var originals = new Originals(directory.resolve("originals"), LARGEST_FILE);
        this.worker = new SubmissionWorker(
                stores.database(),
                stores.columnStore(),
                originals,
                new Rulebook(Catalogue.builtIn(), WorkingCalendar.builtIn()),
                new NoConsequences(),
                new SubmissionSettings(
                        SubmissionSettings.DEFAULT.workers(),
                        SubmissionSettings.DEFAULT.lease(),
                        Long.getLong("bench.small", SubmissionSettings.DEFAULT.small())),
                Clock.systemUTC(),
                Clock.systemUTC(),
                () -> {});
        this.submissions = new Submissions(stores.database(), originals, Clock.systemUTC(), worker::wake);
        worker.start();
    }

    Stores stores() {
        return stores;
    }

    /// Hands in T-00 of a street and waits for it.
    void open(GeneratedLedger ledger) {
        byte[] units = ledger.units().getBytes(StandardCharsets.UTF_8);
        requireDone(await(submissions.receive(
                office(ledger.street()), order(Template.UNITS, "T-00.csv"), new ByteArrayInputStream(units))));
    }

    /// From the first byte of the upload to counts that are committed.
    Submission feed(String street, Path file) {
        return await(handIn(street, file));
    }

    Submission handIn(String street, Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return submissions.receive(
                    office(street), order(Template.LEDGER, file.getFileName().toString()), in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Submission now(Submission submission) {
        return submissions.load(Stores.SYSTEM, submission.id());
    }

    Submission await(Submission submission) {
        long pause = 10;
        while (true) {
            Submission now = now(submission);
            if (now.state() == SubmissionState.DONE || now.state() == SubmissionState.FAILED) {
                return now;
            }
            try {
                Thread.sleep(pause);
                pause = Math.min(LONGEST_PAUSE, pause + 1);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    static void requireDone(Submission submission) {
        if (submission.state() != SubmissionState.DONE) {
            throw new IllegalStateException("submission: expected DONE, found " + submission);
        }
    }

    /// Rows of the table of current state, as a reader counts them.
    long stored(String street) {
        var range = StreetCode.of(street).range();
        return stores.columnStore()
                .query(Stores.SYSTEM.within(range), Statement.of("""
                    SELECT count() AS rows
                    FROM ledger FINAL
                    WHERE {scope:unit}
                    """), row -> row.integer("rows"))
                .getFirst();
    }

    @Override
    public void close() {
        worker.close();
        stores.close();
    }

    private static NewSubmission order(Template template, String fileName) {
        return new NewSubmission(
                template, FeedMode.BACKFILL, Purpose.LOAD, AmountUnit.YUAN, fileName, Optional.empty());
    }

    private static Scope office(String street) {
        return new Scope(
                "office", Audience.STREET, List.of(StreetCode.of(street).range()));
    }

    private static final class NoConsequences implements Consequences {
        @Override
        public void unitsChanged(Stamp stamp, Collection<UnitRow> units) {}

        @Override
        public void eventsChanged(Stamp stamp, Set<UnitCode> units) {}
    }
}
