package org.jujian.reports.document.issuing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Sheet;
import org.jujian.base.code.UnitCode;
import org.jujian.base.postgres.Database;
import org.jujian.base.problem.Problem;
import org.jujian.reports.document.InspectionManuscripts;
import org.jujian.reports.document.Presses;
import org.jujian.reports.document.Report;
import org.jujian.reports.document.ReportFiles;
import org.jujian.reports.document.ReportWorker;
import org.jujian.reports.document.Reports;
import org.jujian.reports.document.Writers;
import org.jujian.reports.document.inspection.Examples;
import org.jujian.tenants.people.Audit;
import org.jujian.tenants.people.Person;
import org.jujian.tenants.people.Role;
import org.jujian.testing.PostgresFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AmendmentsTest {
    private static final Database DATABASE = PostgresFixture.database();
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-04-01T00:00:00Z"), ZoneOffset.UTC);
    private static final Presses PRESSES = new Presses();
    private static final UnitCode UNIT = UnitCode.of("320282101009");
    private static final Person CLERK = new Person("clerk", Role.CLERK, UNIT.value());
    private static final Person DIRECTOR = new Person("director", Role.DIRECTOR, UNIT.value());
    private static final Person OFFICE = new Person("office", Role.STREET_OFFICE, 320282101000L);
    private static final Person NEIGHBOUR = new Person("neighbour", Role.CLERK, 320282101008L);
    private static final Writers WRITERS = new Writers(Map.of(
            Report.Kind.SELF_INSPECTION,
            new InspectionManuscripts(
                    (scope, unit, period, asOf, knownAt) -> Optional.of(Examples.full()),
                    "https://platform.example/verify/")));

    @TempDir
    Path directory;

    @AfterEach
    void empty() {
        PostgresFixture.empty("reports", "tenants");
    }

    @Test
    void putsTheEditedWordsIntoEveryFormatAndKeepsTheMachinesBeside() throws Exception {
        String number = draft();
        Amendments.Passage machine = passage(number, "d1");
        assertThat(machine.machine()).isEqualTo(machine.now());
        String edited = machine.machine() + "已责成专人补公开，<b>限期整改</b>。";
        amendments().edit(CLERK, number, "d1", "　" + edited + "\n");
        worker().run();

        assertThat(passage(number, "d1").machine()).isEqualTo(machine.machine());
        assertThat(passage(number, "d1").now()).isEqualTo(edited);
        assertThat(amendments().load(OFFICE, number).changes())
                .containsExactly(
                        new Amendment("d1", machine.machine(), edited, new Edition.Mark("clerk", CLOCK.instant())));

        String shown = "已责成专人补公开，<b>限期整改</b>";
        assertThat(new String(print(number, Report.Format.HTML), StandardCharsets.UTF_8))
                .contains("已责成专人补公开，&lt;b&gt;限期整改&lt;/b&gt;", "经人工修改，数字未改")
                .doesNotContain("<b>限期");
        assertThat(part(print(number, Report.Format.DOCX), "word/document.xml")).contains("已责成专人补公开，&lt;b>限期整改&lt;/b>");
        assertThat(sheets(print(number, Report.Format.XLSX))).contains("已责成专人补公开");
        // the file of the register itself
        Edition edition = editions().find(CLERK.scope(), number).orElseThrow();
        byte[] pdf = reports().loadContent(CLERK.scope(), edition.file().report());
        try (var document = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(document).replaceAll("\\s", ""))
                    .contains(shown);
        }
        // and it is found by the new words
        assertThat(editions()
                        .page(
                                CLERK.scope(),
                                new Editions.Filter(
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        List.of("责成专人")),
                                1,
                                10)
                        .all())
                .isEqualTo(1);
        // the same data asked for once more are the same edition with the same words
        assertThat(draft()).isEqualTo(number);
        assertThat(new String(print(number, Report.Format.HTML), StandardCharsets.UTF_8))
                .contains("已责成专人");
        assertThat(editions().check(CLERK, number)).isEmpty();
    }

    @Test
    void refusesWhatTouchesAFigureOrSaysNothing() {
        String number = draft();
        String machine = passage(number, "d1").machine();
        refuses(number, machine.replaceFirst("\\d+项", "9项"), "BAD_TEXT", "数字不能改：发现少了“");
        refuses(number, machine, "BAD_TEXT", "文字：与现在的一样，没有改动。");
        refuses(number, "　", "BAD_TEXT", "文字：应为 1 至 300 个字，现有 0 个。");
        refuses(number, machine + "长".repeat(300), "BAD_TEXT", "文字：应为 1 至 300 个字，现有 3");
        // a second edit is measured by the machine's figures, not by the first edit
        amendments().edit(CLERK, number, "d1", machine + "已整改。");
        refuses(number, "已整改。", "BAD_TEXT", "数字不能改：发现少了“");
        assertThatThrownBy(() -> amendments().edit(CLERK, number, "d99", "文字")).hasMessage("没有找到。");
    }

    @Test
    void letsTheClerkEditDraftsOnly() {
        String number = draft();
        String machine = passage(number, "d1").machine();
        for (Person other : List.of(DIRECTOR, OFFICE)) {
            assertThat(amendments().load(other, number).refusal()).contains("修改文字：由公开专员修改，主任审定。");
            assertThatThrownBy(() -> amendments().edit(other, number, "d1", machine + "已整改。"))
                    .hasMessage("修改文字：由公开专员修改，主任审定。");
        }
        editions().check(CLERK, number);
        refuses(number, machine + "已整改。", "TEXT_NOT_EDITABLE", "修改文字：发现 " + number + " 的状态是“已核对”，核对以后不能再改。");
        // the second wall: the table takes no change of what was checked
        assertThatThrownBy(() -> insert(number)).hasStackTraceContaining("row-level security");
    }

    @Test
    void hidesTheWordsOfOtherUnitsAsIfTheyWereNot() {
        String number = draft();
        amendments().edit(CLERK, number, "d1", passage(number, "d1").machine() + "已整改。");
        assertThatThrownBy(() -> amendments().load(NEIGHBOUR, number)).hasMessage("没有找到。");
        assertThatThrownBy(() -> amendments().edit(NEIGHBOUR, number, "d1", "文字"))
                .hasMessage("没有找到。");
        assertThatThrownBy(() -> amendments().load(CLERK, "ZC-320282101009-2026Q1-00000000"))
                .hasMessage("没有找到。");
        assertThat(counted(CLERK)).isEqualTo(1);
        assertThat(counted(OFFICE)).isEqualTo(1);
        assertThat(counted(NEIGHBOUR)).isZero();
        assertThatThrownBy(
                        () -> DATABASE.run(CLERK.scope(), db -> db.execute("UPDATE reports.amendment SET after = 'x'")))
                .hasStackTraceContaining("permission denied");
        assertThat(PostgresFixture.superuser().fetchValue("SELECT action || ' ' || subject FROM tenants.audit_event"))
                .isEqualTo("EDIT_REPORT " + number);
    }

    private void insert(String number) {
        DATABASE.run(
                CLERK.scope(),
                db -> db.execute(
                        "INSERT INTO reports.amendment (number, unit, audience, place, before, after, edited_by, edited_at)"
                                + " VALUES (?, ?, 'COMMUNITY', 'd1', 'a', 'b', 'clerk', now())",
                        number,
                        UNIT.value()));
    }

    private void refuses(String number, String text, String code, String why) {
        assertThatThrownBy(() -> amendments().edit(CLERK, number, "d1", text))
                .isInstanceOfSatisfying(Problem.class, p -> {
                    assertThat(p.code()).isEqualTo(code);
                    assertThat(p.getMessage()).startsWith(why);
                });
    }

    private static long counted(Person person) {
        return DATABASE.read(
                person.scope(),
                db -> db.fetchSingle("SELECT count(*) FROM reports.amendment").get(0, Long.class));
    }

    private Amendments.Passage passage(String number, String place) {
        return amendments().load(CLERK, number).passages().stream()
                .filter(p -> p.place().equals(place))
                .findFirst()
                .orElseThrow();
    }

    private byte[] print(String number, Report.Format format) {
        UUID id = editions().print(CLERK, number, format);
        worker().run();
        return reports().loadContent(CLERK.scope(), id);
    }

    private static String part(byte[] office, String name) throws Exception {
        var parts = new StringBuilder();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(office))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().matches(name)) {
                    parts.append(new String(zip.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        }
        return parts.toString();
    }

    private static String sheets(byte[] workbook) throws Exception {
        var texts = new StringBuilder();
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(workbook))) {
            for (Sheet sheet : book.getSheets().toList()) {
                sheet.read().forEach(row -> row.forEach(cell -> texts.append(cell == null ? "" : cell.getText())));
            }
        }
        return texts.toString();
    }

    private String draft() {
        Report asked = reports()
                .request(
                        CLERK.scope(), new Reports.Request("self-inspection", UNIT, "2026Q1", "pdf", Optional.empty()));
        worker().run();
        return reports()
                .find(CLERK.scope(), asked.id())
                .orElseThrow()
                .issued()
                .orElseThrow()
                .number();
    }

    private Amendments amendments() {
        return new Amendments(DATABASE, WRITERS, new Audit(DATABASE, CLOCK), CLOCK, () -> {});
    }

    private static Editions editions() {
        return new Editions(DATABASE, WRITERS, CLOCK, () -> {});
    }

    private Reports reports() {
        return new Reports(DATABASE, new ReportFiles(directory), CLOCK, () -> {});
    }

    private ReportWorker worker() {
        return new ReportWorker(DATABASE, new ReportFiles(directory), WRITERS.byKind(), PRESSES, CLOCK);
    }
}
