package org.jujian.reports.document;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jujian.base.code.UnitCode;
import org.jujian.base.scope.Scope;
import org.jujian.base.time.Period;
import org.jujian.etl.value.ChartOfAccounts;
import org.jujian.reports.document.annual.AnnualManuscripts;
import org.jujian.reports.document.notice.FinanceBoardManuscripts;
import org.jujian.reports.document.notice.NoticeSources;
import org.jujian.reports.metric.Figures;
import org.jujian.reports.metric.Installation;
import org.jujian.reports.metric.evidence.Evidence;
import org.jujian.tenants.calendar.WorkingCalendar;
import org.jujian.tenants.catalogue.Catalogue;
import org.jujian.tenants.unit.Street;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `asOf` and `knownAt` of contract.md in reports, scorecards and evidence: a sheet, its correction a day later, and
/// what
/// is said of both days.
class TwoTimesTest {
    private static final UnitCode UNIT = UnitCode.of("310114004009");
    private static final Scope OFFICE = Installation.office("310114004");
    private static final Optional<LocalDate> CUT_OFF = Optional.of(LocalDate.of(2026, 3, 31));
    private static final Optional<Instant> FIRST_DAY = Optional.of(Instant.parse("2026-04-01T12:00:00+08:00"));
    private static final Optional<Instant> NOW = Optional.empty();
    private static final String SHEET = """
            社区代码,会计期间,资金,上期结余,本期收入,本期支出,期末结余
            310114004009,2026-02,现金,10.00,%s,5.00,105.00
            """;

    @TempDir
    Path directory;

    @Test
    void saysAgainWhatWasKnownThen() throws Exception {
        try (Installation installation = new Installation(directory)) {
            installation.streets.register(Scope.system("test"), new Street(Installation.JIADING.street(), "嘉定镇街道"));
            installation.feed("310114004", "T-00", """
                    社区代码,社区名称,街道代码,街道名称,社区类型,启用日期
                    310114004009,李园一村社区居委会,310114004,嘉定镇街道,城市社区,2025-01-01
                    """);
            installation.feed("310114004", "T-03", SHEET.formatted("100.00"));
            installation.runs.work();
            Papers papers = new Papers(installation, directory);

            Report before = papers.made("finance-board", "2026-02", FIRST_DAY);
            Report year = papers.made("annual", "2026", FIRST_DAY);
            Report inspection = papers.made("self-inspection", "2026-03", FIRST_DAY);
            var scored = installation.scorecards.find(OFFICE, query(FIRST_DAY)).orElseThrow();
            assertThat(papers.text(before)).contains("100.00", "限2026年4月1日12时00分前收到的数据");
            assertThat(incomes(installation, FIRST_DAY)).containsExactly("100");

            installation.clock.set("2026-04-02T08:00:00+08:00");
            installation.feed("310114004", "T-03", SHEET.formatted("150.00"));
            installation.runs.work();

            assertThat(number(papers.made("finance-board", "2026-02", FIRST_DAY)))
                    .isEqualTo(number(before));
            assertThat(number(papers.made("annual", "2026", FIRST_DAY))).isEqualTo(number(year));
            assertThat(number(papers.made("self-inspection", "2026-03", FIRST_DAY)))
                    .isEqualTo(number(inspection));
            assertThat(installation
                            .scorecards
                            .find(OFFICE, query(FIRST_DAY))
                            .orElseThrow()
                            .dimensions())
                    .isEqualTo(scored.dimensions());
            assertThat(incomes(installation, FIRST_DAY)).containsExactly("100");

            assertThat(papers.text(papers.made("finance-board", "2026-02", NOW)))
                    .contains("150.00")
                    .doesNotContain("100.00");
            assertThat(papers.text(papers.made("self-inspection", "2026-03", NOW)))
                    .contains("150.00", "50.00");
            assertThat(incomes(installation, NOW)).containsExactly("150");
            // the sheet balanced and does not any more
            assertThat(installation
                            .scorecards
                            .find(OFFICE, query(NOW))
                            .orElseThrow()
                            .dimensions())
                    .isNotEqualTo(scored.dimensions());
        }
    }

    private static Figures.Query query(Optional<Instant> knownAt) {
        Period march = Period.parse("2026-03").orElseThrow();
        return new Figures.Query(UNIT, march, march, CUT_OFF, knownAt);
    }

    private static List<String> incomes(Installation installation, Optional<Instant> knownAt) {
        return installation.evidence.load(OFFICE, query(knownAt), "FV-01").sources().stream()
                .filter(s -> s.fact() == Evidence.Fact.SHEET)
                .map(s -> requireNonNull(s.values().get("本期收入")))
                .toList();
    }

    private static String number(Report report) {
        return report.issued().orElseThrow().number();
    }

    private static final class Papers {
        private final Reports reports;
        private final ReportWorker worker;

        Papers(Installation of, Path directory) {
            ReportFiles files = new ReportFiles(directory.resolve("reports"));
            WorkingCalendar calendar = WorkingCalendar.builtIn();
            Catalogue catalogue = Catalogue.builtIn();
            String verify = "https://platform.example/verify/";
            reports = new Reports(of.database, files, of.clock, () -> {});
            worker = new ReportWorker(
                    of.database,
                    files,
                    Map.of(
                            Report.Kind.SELF_INSPECTION,
                            new InspectionManuscripts(
                                    new StoredInspectionData(
                                            of.figures, of.obligations, of.store, of.units, calendar, catalogue),
                                    verify),
                            Report.Kind.ANNUAL,
                            new AnnualManuscripts(
                                    of.figures, of.obligations, of.store, of.units, calendar, catalogue, verify),
                            Report.Kind.FINANCE_BOARD,
                            new FinanceBoardManuscripts(
                                    new NoticeSources(
                                            of.figures, of.obligations, of.store, of.units, calendar, catalogue),
                                    ChartOfAccounts.builtIn(),
                                    verify)),
                    new Presses(),
                    of.clock);
        }

        Report made(String kind, String period, Optional<Instant> knownAt) {
            Report asked = reports.request(OFFICE, new Reports.Request(kind, UNIT, period, "pdf", CUT_OFF, knownAt));
            worker.run();
            Report made = reports.find(OFFICE, asked.id()).orElseThrow();
            assertThat(made.state()).as("%s", made.problem()).isEqualTo(Report.State.DONE);
            return made;
        }

        String text(Report report) throws Exception {
            try (PDDocument pdf = PdfText.open(reports.loadContent(OFFICE, report.id()))) {
                return String.join("", PdfText.lines(pdf));
            }
        }
    }
}
