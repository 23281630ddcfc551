package org.jujian.etl.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jujian.base.columnstore.ColumnStore;
import org.jujian.base.columnstore.Statement;
import org.jujian.testing.EngineFixture;
import org.jujian.testing.Golden;
import org.jujian.testing.PostgresFixture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The golden set through the front door: acknowledged, judged, stored; then counts, rejections and warnings.
class GoldenFeedTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-04-01T00:00:00Z"), ZoneOffset.UTC);
    private static Golden golden;
    private static ColumnStore columnStore;

    @TempDir
    Path directory;

    private Feeding feeding;

    @BeforeAll
    static void migrate() {
        golden = Golden.load();
        columnStore = EngineFixture.migrated();
    }

    @BeforeEach
    void empty() {
        Feeding.empty(columnStore);
        feeding = new Feeding(columnStore, directory, CLOCK);
    }

    @Test
    void answersEveryFileOfTheGoldenSetAsExpected() {
        Map<String, Submission> fed = feedManifest();

        var counts = new ArrayList<String>();
        var rejections = new ArrayList<String>();
        var warnings = new ArrayList<String>();
        fed.forEach((file, received) -> {
            Submission done = feeding.load(received);
            assertThat(done.state()).as(file + ": " + done.problem()).isEqualTo(SubmissionState.DONE);
            RowCounts rows = done.rows();
            counts.add("%s %d = %d + %d + %d"
                    .formatted(file, rows.read(), rows.accepted(), rows.rejected(), rows.unchanged()));
            feeding.submissions
                    .rejections(Feeding.SYSTEM, received.id(), RejectionPage.first(1000))
                    .forEach(r -> rejections.add("%s %d %s %s".formatted(file, r.row(), r.code(), r.column())));
            feeding.submissions
                    .warnings(Feeding.SYSTEM, received.id(), 1000)
                    .forEach(w -> warnings.add("%s %d %s %s".formatted(file, w.row(), w.code(), w.column())));
        });

        assertThat(counts)
                .containsExactlyElementsOf(golden.answers().stream()
                        .map(a -> "%s %d = %d + %d + %d"
                                .formatted(a.file(), a.read(), a.accepted(), a.rejected(), a.unchanged()))
                        .toList());
        assertThat(rejections)
                .containsExactlyInAnyOrderElementsOf(golden.rejects().stream()
                        .map(r -> "%s %d %s %s".formatted(r.file(), r.row(), r.code(), r.column()))
                        .toList());
        assertThat(warnings)
                .containsExactlyInAnyOrderElementsOf(golden.warnings().stream()
                        .map(w -> "%s %d %s %s".formatted(w.file(), w.row(), w.code(), w.column()))
                        .toList());
    }

    @Test
    void takesTheSameFilesAgainAsUnchanged() {
        Map<String, Submission> first = feedManifest();
        List<String> before = feeding.facts();

        // The newest file of a template says what is current, so only rows that it did not replace are unchanged.
        for (Golden.Feed feed : golden.manifest()) {
            if (feed.template().equals("T-09") && feed.file().contains("更正")) {
                Submission again = feeding.receive(golden, feed);
                feeding.applyAll();
                RowCounts rows = feeding.load(again).rows();
                RowCounts was = feeding.load(Objects.requireNonNull(first.get(feed.file())))
                        .rows();
                assertThat(rows).isEqualTo(new RowCounts(0, was.rejected(), was.accepted() + was.unchanged()));
            }
        }
        assertThat(feeding.facts()).isEqualTo(before);
    }

    @Test
    void destroysFilesWithPersonalDataAndSaysWhereTheyAre() {
        feedManifest();
        List<String> before = feeding.facts();

        for (Golden.Refusal expected : golden.refusals()) {
            String file = expected.file();
            Submission received =
                    feeding.receive(expected.street(), expected.template(), file, Feeding.bytes(golden, file));
            feeding.applyAll();

            Submission failed = feeding.load(received);
            assertThat(failed.state()).as(file).isEqualTo(SubmissionState.FAILED);
            Refusal refusal = failed.problem().orElseThrow();
            assertThat(refusal.code()).as(file).isEqualTo("PERSONAL_DATA");
            assertThat(refusal.row()).as(file).isEqualTo(expected.row());
            assertThat(refusal.column()).as(file).isEqualTo(expected.column());
            assertThat(failed.rows()).isEqualTo(RowCounts.NONE);
            assertThat(feeding.originals.open(failed.id().value(), failed.sha256()))
                    .as(file)
                    .isEmpty();
            assertThat(feeding.submissions.rejections(Feeding.SYSTEM, received.id(), RejectionPage.first(10)))
                    .isEmpty();
        }
        assertThat(feeding.facts()).isEqualTo(before);
    }

    @Test
    void acceptsFilesThatOnlyLookAsIfTheyHeldPersonalData() {
        feedManifest();
        for (Golden.Lookalike expected : golden.lookalikes()) {
            String file = expected.file();
            Submission received =
                    feeding.receive(expected.street(), expected.template(), file, Feeding.bytes(golden, file));
            feeding.applyAll();

            Submission done = feeding.load(received);
            assertThat(done.state()).as(file + ": " + done.problem()).isEqualTo(SubmissionState.DONE);
            assertThat(done.rows().accepted()).as(file).isEqualTo(expected.rows());
        }
    }

    @Test
    void keepsOnlyTheNewestVersionOfAKeyInTheCurrentState() {
        feedManifest();

        for (String table : List.of("event", "ledger", "sheet", "feedback", "survey")) {
            String key = switch (table) {
                case "event" -> "unit, event";
                case "ledger" -> "unit, month, voucher, line";
                case "sheet" -> "unit, month, fund";
                case "feedback" -> "unit, feedback";
                default -> "unit, period, method";
            };
            List<String> current = columnStore.query(
                    Feeding.SYSTEM,
                    Statement.of("SELECT toString((%s, submission, row)) AS listing FROM %s FINAL ORDER BY listing"
                            .formatted(key, table)),
                    row -> row.string("listing"));
            List<String> newest = columnStore.query(
                    Feeding.SYSTEM, Statement.of("""
                            SELECT toString((%s, max(submission), argMax(row, (submission, row)))) AS listing
                            FROM %s_version
                            GROUP BY %s
                            ORDER BY listing
                            """.formatted(key, table, key)), row -> row.string("listing"));
            assertThat(current).as(table).isNotEmpty().isEqualTo(newest);
        }
    }

    @Test
    void tellsWhatHasToBeComputedAnew() {
        Golden.Feed units = golden.manifest().getFirst();
        Golden.Feed sheets = golden.manifest().stream()
                .filter(f -> f.file().equals("310114004/T-03-更正.csv"))
                .findFirst()
                .orElseThrow();
        feeding.receive(golden, units);
        feeding.receive(golden, sheets);
        feeding.applyAll();

        assertThat(changedCells()).contains("310114004009 unit ", "310114004023 sheet 2026-01");
        assertThat(feeding.unitsChanged).hasSize(1);
    }

    private static List<String> changedCells() {
        return PostgresFixture.superuser()
                .fetch("SELECT unit || ' ' || fact || ' ' || period FROM etl.changed_cell")
                .into(String.class);
    }

    private Map<String, Submission> feedManifest() {
        var fed = new LinkedHashMap<String, Submission>();
        for (Golden.Feed feed : golden.manifest()) {
            fed.put(feed.file(), feeding.receive(golden, feed));
        }
        feeding.applyAll();
        return fed;
    }
}
