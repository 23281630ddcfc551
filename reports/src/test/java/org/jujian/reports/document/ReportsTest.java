package org.jujian.reports.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jujian.base.code.StreetCode;
import org.jujian.base.code.UnitCode;
import org.jujian.base.postgres.Database;
import org.jujian.base.problem.Problem;
import org.jujian.base.scope.Audience;
import org.jujian.base.scope.Scope;
import org.jujian.reports.document.inspection.Examples;
import org.jujian.reports.document.writing.StaleSources;
import org.jujian.testing.PostgresFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportsTest {
    private static final Database DATABASE = PostgresFixture.database();
    private static final Presses PRESSES = new Presses();
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-04-01T00:00:00Z"), ZoneOffset.UTC);
    private static final UnitCode UNIT = UnitCode.of("320282101009");
    private static final Scope CLERK = new Scope("clerk", Audience.COMMUNITY, java.util.List.of(UNIT.range()));
    private static final Scope FOREIGN =
            new Scope("foreign", Audience.STREET, java.util.List.of(new StreetCode(640104005).range()));

    @TempDir
    Path directory;

    private final AtomicInteger wakes = new AtomicInteger();

    @AfterEach
    void empty() {
        PostgresFixture.empty("reports");
    }

    @Test
    void makesAReportThatIsFoundAndVerified() throws Exception {
        Report asked = reports().request(CLERK, request("self-inspection", "2026Q1", "pdf"));
        assertThat(asked.state()).isEqualTo(Report.State.QUEUED);
        assertThat(asked.asOf()).isEqualTo(LocalDate.of(2026, 3, 31));
        assertThat(wakes).hasValue(1);
        assertThatThrownBy(() -> reports().loadContent(CLERK, asked.id()))
                .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.code()).isEqualTo("REPORT_NOT_READY"));

        worker(full()).run();

        Report made = reports().find(CLERK, asked.id()).orElseThrow();
        assertThat(made.state()).isEqualTo(Report.State.DONE);
        Report.Issue issue = made.issued().orElseThrow();
        byte[] content = reports().loadContent(CLERK, asked.id());
        assertThat((long) content.length).isEqualTo(issue.bytes());
        try (PDDocument pdf = PdfText.open(content)) {
            assertThat(PdfText.lines(pdf)).contains("生成编号 " + issue.number());
        }
        assertThat(reports().verify(issue.number()).orElseThrow().id()).isEqualTo(made.id());
        assertThat(reports().newest(CLERK, UNIT)).containsExactly(made);
    }

    @Test
    void givesTheSameNumberAndFileForTheSameData() {
        Report first = reports().request(CLERK, request("self-inspection", "2026Q1", "pdf"));
        Report second = reports().request(CLERK, request("self-inspection", "2026Q1", "pdf"));
        worker(full()).run();
        Report.Issue one =
                reports().find(CLERK, first.id()).orElseThrow().issued().orElseThrow();
        Report.Issue two =
                reports().find(CLERK, second.id()).orElseThrow().issued().orElseThrow();
        assertThat(two.number()).isEqualTo(one.number());
        assertThat(two.sha256()).isEqualTo(one.sha256());
    }

    @Test
    void hidesReportsOfOtherUnitsAsIfTheyWereNot() {
        Report asked = reports().request(CLERK, request("self-inspection", "2026Q1", "pdf"));
        worker(full()).run();
        assertThat(reports().find(FOREIGN, asked.id())).isEmpty();
        assertThatThrownBy(() -> reports().loadContent(FOREIGN, asked.id())).hasMessage("没有找到。");
        assertThatThrownBy(() -> reports().loadContent(FOREIGN, UUID.randomUUID()))
                .hasMessage("没有找到。");
        assertThatThrownBy(() -> reports().request(FOREIGN, request("self-inspection", "2026Q1", "pdf")))
                .hasMessage("没有找到。");
        assertThatThrownBy(() -> reports().newest(FOREIGN, UNIT)).hasMessage("没有找到。");
    }

    @Test
    void refusesWhatThisEditionDoesNotMake() {
        for (var request :
                java.util.List.of(request("handbook", "2026", "pdf"), request("self-inspection", "2026Q1", "odt"))) {
            assertThatThrownBy(() -> reports().request(CLERK, request)).isInstanceOfSatisfying(Problem.class, p -> {
                assertThat(p.code()).isEqualTo("UNSUPPORTED_REPORT");
                assertThat(p.status()).isEqualTo(422);
            });
        }
        assertThatThrownBy(() -> reports().request(CLERK, request("self-inspection", "2026-13", "pdf")))
                .hasMessage("期间：发现“2026-13”，应为月（2026-03）、季（2026Q1）或年（2026）。");
        assertThatThrownBy(() -> reports().request(CLERK, request("self-inspection", "2026Q2", "pdf")))
                .hasMessage("期间 2026Q2 在数据截止日 2026-03-31 之后，没有可报告的数据。");
    }

    /// Whoever holds an old copy learns that the data changed since.
    @Test
    void namesTheNewerEditionOfAReport() {
        Report old = reports().request(CLERK, request("self-inspection", "2026Q1", "pdf"));
        worker(full()).run();
        String first = issue(old).number();
        assertThat(reports().newerEdition(reports().verify(first).orElseThrow()))
                .isEmpty();

        Report corrected = reports().request(CLERK, request("self-inspection", "2026Q1", "docx"));
        worker((scope, unit, period, asOf, knownAt) -> Optional.of(Examples.named("新名社区居委会")))
                .run();
        String second = issue(corrected).number();
        assertThat(second).isNotEqualTo(first);
        assertThat(reports().newerEdition(reports().verify(first).orElseThrow()))
                .contains(second);
        assertThat(reports().newerEdition(reports().verify(second).orElseThrow()))
                .isEmpty();
    }

    private Report.Issue issue(Report asked) {
        return reports().find(CLERK, asked.id()).orElseThrow().issued().orElseThrow();
    }

    @Test
    void saysWhyAReportWasNotMade() {
        Report stale = reports().request(CLERK, request("self-inspection", "2026Q1", "pdf"));
        worker((scope, unit, period, asOf, knownAt) -> {
                    throw new StaleSources("M01: published 1/2, counted 1/1");
                })
                .run();
        assertThat(failure(stale).code()).isEqualTo("FIGURES_BUSY");
        Report unknown = reports().request(CLERK, request("self-inspection", "2026Q1", "pdf"));
        worker((scope, unit, period, asOf, knownAt) -> Optional.empty()).run();
        assertThat(failure(unknown).code()).isEqualTo("NO_UNIT");
        Report rare = reports().request(CLERK, request("self-inspection", "2026Q1", "pdf"));
        worker((scope, unit, period, asOf, knownAt) -> Optional.of(Examples.named("\uE000社区居委会")))
                .run();
        assertThat(failure(rare).message()).startsWith("发现字库没有的字（U+E000）");
    }

    @Test
    void readsSourcesWithinTheCommunityOnly() {
        reports().request(CLERK, request("self-inspection", "2026Q1", "pdf"));
        worker((scope, unit, period, asOf, knownAt) -> {
                    assertThat(scope.ranges()).containsExactly(UNIT.range());
                    return Optional.of(Examples.full());
                })
                .run();
        assertThat(reports().newest(CLERK, UNIT).getFirst().state()).isEqualTo(Report.State.DONE);
    }

    @Test
    void verifiesNoNumberThatWasNotIssued() {
        assertThat(reports().verify("ZC-320282101009-2026Q1-00000000")).isEmpty();
        assertThat(reports().verify("ZC-320282101009-2026Q1-0000000'")).isEmpty();
        assertThat(reports().verify("")).isEmpty();
    }

    @Test
    void refusesAFileThatWasChangedOnDisk() throws Exception {
        ReportFiles files = new ReportFiles(directory);
        String hash = files.keep(new byte[] {1, 2, 3});
        assertThat(files.keep(new byte[] {1, 2, 3})).isEqualTo(hash);
        Files.write(directory.resolve(hash.substring(0, 2)).resolve(hash), new byte[] {1, 2, 4});
        assertThatThrownBy(() -> files.load(hash)).hasMessage("issued report " + hash + " was changed on disk");
    }

    private Report.Failure failure(Report report) {
        return reports().find(CLERK, report.id()).orElseThrow().problem().orElseThrow();
    }

    private Reports reports() {
        return new Reports(DATABASE, new ReportFiles(directory), CLOCK, wakes::incrementAndGet);
    }

    private ReportWorker worker(InspectionData data) {
        return new ReportWorker(
                DATABASE,
                new ReportFiles(directory),
                Map.of(
                        Report.Kind.SELF_INSPECTION,
                        new InspectionManuscripts(data, "https://platform.example/verify/")),
                PRESSES,
                CLOCK);
    }

    private static InspectionData full() {
        return (scope, unit, period, asOf, knownAt) -> Optional.of(Examples.full());
    }

    private static Reports.Request request(String kind, String period, String format) {
        return new Reports.Request(kind, UNIT, period, format, Optional.empty());
    }
}
