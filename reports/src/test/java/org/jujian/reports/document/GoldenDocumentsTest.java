package org.jujian.reports.document;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.jujian.base.code.UnitCode;
import org.jujian.base.problem.Problem;
import org.jujian.base.scope.Audience;
import org.jujian.base.scope.Scope;
import org.jujian.base.time.Period;
import org.jujian.etl.value.ChartOfAccounts;
import org.jujian.reports.document.annual.AnnualManuscripts;
import org.jujian.reports.document.issuing.Editions;
import org.jujian.reports.document.notice.BoardManuscripts;
import org.jujian.reports.document.notice.FinanceBoardManuscripts;
import org.jujian.reports.document.notice.NoticeSources;
import org.jujian.reports.document.notice.OrderManuscripts;
import org.jujian.reports.document.notice.PublicBoards;
import org.jujian.reports.document.writing.Ratio;
import org.jujian.reports.document.writing.Written;
import org.jujian.reports.lead.Lead;
import org.jujian.reports.lead.Leads;
import org.jujian.reports.metric.Figure;
import org.jujian.reports.metric.Figures;
import org.jujian.reports.metric.Installation;
import org.jujian.reports.metric.ObligationState;
import org.jujian.tenants.calendar.WorkingCalendar;
import org.jujian.tenants.catalogue.Catalogue;
import org.jujian.tenants.people.Person;
import org.jujian.tenants.people.Role;
import org.jujian.tenants.unit.Unit;
import org.jujian.testing.Golden;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every kind of report from the golden set, through the real stores: what is printed, for whom, and who finds it.
class GoldenDocumentsTest {
    /// A text that fits into a line of its cell, so that the printed page has it in one piece.
    private static final int SHORT = 5;

    /// No page but the last is half empty.
    private static final float LEAST_FILLED = .55f;

    private static final String VERIFY = "https://platform.example/verify/";
    private static final UnitCode UNIT = UnitCode.of("310114004023");
    /// Owes something at the cut-off.
    private static final UnitCode BEHIND = UnitCode.of("310114004001");

    /// Without a dimension of its scorecard.
    private static final UnitCode YOUNG = UnitCode.of("310114004005");

    private static final Scope COMMUNITY = new Scope("clerk", Audience.COMMUNITY, List.of(UNIT.range()));
    private static final Scope OFFICE = Installation.office("310114004");
    private static final Scope COMMITTEE = new Scope(
            "discipline",
            Audience.COMMITTEE,
            List.of(Installation.JIADING.street().range()));

    private static final Person CLERK = new Person("clerk", Role.CLERK, UNIT.value());
    private static final Person OFFICER = new Person("office", Role.STREET_OFFICE, 310114004000L);
    private static final Person DISCIPLINE = new Person("discipline", Role.DISCIPLINE_COMMITTEE, 310114004000L);

    @TempDir
    static Path directory;

    private static Installation installation;
    private static Leads leads;
    private static Reports reports;
    private static ReportWorker worker;
    private static Writers writers;
    private static Editions editions;

    @BeforeAll
    static void feedsTheManifest() {
        installation = new Installation(directory);
        installation.feedGolden(Golden.load());
        installation.runs.work();
        ReportFiles files = new ReportFiles(directory.resolve("reports"));
        reports = new Reports(installation.database, files, installation.clock, () -> {});
        leads = new Leads(
                installation.database,
                installation.store,
                installation.obligations,
                installation.clock,
                WorkingCalendar.builtIn().version());
        NoticeSources notices = new NoticeSources(
                installation.figures,
                installation.obligations,
                installation.store,
                installation.units,
                WorkingCalendar.builtIn(),
                Catalogue.builtIn());
        writers = new Writers(Map.of(
                Report.Kind.SELF_INSPECTION,
                new InspectionManuscripts(
                        new StoredInspectionData(
                                installation.figures,
                                installation.obligations,
                                installation.store,
                                installation.units,
                                WorkingCalendar.builtIn(),
                                Catalogue.builtIn()),
                        VERIFY),
                Report.Kind.BULLETIN,
                new BulletinManuscripts(
                        installation.figures,
                        installation.obligations,
                        installation.store,
                        installation.units,
                        Catalogue.builtIn(),
                        VERIFY),
                Report.Kind.SCORECARD,
                new CardManuscripts(
                        installation.figures,
                        installation.evidence,
                        installation.obligations,
                        leads,
                        installation.store,
                        installation.units,
                        WorkingCalendar.builtIn(),
                        Catalogue.builtIn(),
                        VERIFY),
                Report.Kind.BOARD,
                new BoardManuscripts(notices, VERIFY),
                Report.Kind.FINANCE_BOARD,
                new FinanceBoardManuscripts(notices, ChartOfAccounts.builtIn(), VERIFY),
                Report.Kind.SUPERVISION_ORDER,
                new OrderManuscripts(notices, VERIFY),
                Report.Kind.ANNUAL,
                new AnnualManuscripts(
                        installation.figures,
                        installation.obligations,
                        installation.store,
                        installation.units,
                        WorkingCalendar.builtIn(),
                        Catalogue.builtIn(),
                        VERIFY)));
        worker = new ReportWorker(installation.database, files, writers.byKind(), new Presses(), installation.clock);
        editions = new Editions(installation.database, writers, installation.clock, () -> {});
    }

    @AfterAll
    static void stops() {
        if (installation != null) {
            installation.close();
        }
    }

    @Test
    void keepsTheCommitteesPartOutOfTheCommunitysCard() throws Exception {
        Report theirs = made(COMMITTEE, "scorecard", UNIT, "2026Q1");
        Report ours = made(COMMUNITY, "scorecard", UNIT, "2026Q1");
        Report offices = made(OFFICE, "scorecard", UNIT, "2026Q1");
        String committee = text(COMMITTEE, theirs);
        String community = text(COMMUNITY, ours);

        assertThat(committee).contains("红线", "线索，非结论", "举报", "支出最多的往来单位", "纪工委件", "建议：");
        assertThat(community).doesNotContain("红线", "线索", "往来单位", "纪工委", "建议：").contains("社区件");
        assertThat(community.replace("投诉举报", "")).doesNotContain("举报");
        assertThat(number(offices)).isEqualTo(number(ours));
        assertThat(number(theirs)).isNotEqualTo(number(ours));

        assertThat(reports.find(COMMUNITY, theirs.id())).isEmpty();
        assertThat(reports.find(OFFICE, theirs.id())).isEmpty();
        assertThatThrownBy(() -> reports.loadContent(COMMUNITY, theirs.id())).isInstanceOf(Problem.class);
        assertThat(reports.newest(COMMUNITY, UNIT)).noneMatch(r -> r.audience() == Audience.COMMITTEE);
        assertThat(reports.verify(number(theirs))).isPresent();
    }

    /// The card judges nothing by itself: what stands on it is the committee's list of the same period.
    @Test
    void takesTheLeadsOfTheCommitteesList() throws Exception {
        int cards = 0;
        for (UnitCode unit : communities()) {
            List<Lead> listed =
                    leads.find(COMMITTEE, unit.range(), Period.parse("2026Q1").orElseThrow());
            String text = String.join("", lines(COMMITTEE, made(COMMITTEE, "scorecard", unit, "2026Q1")));
            var pending = Pattern.compile("存在\\d+条待核线索，其中财务(\\d+)条").matcher(text);
            assertThat(pending.find() ? Integer.parseInt(pending.group(1)) : 0)
                    .as("%s", unit)
                    .isEqualTo(listed.size());
            listed.forEach(lead -> assertThat(text)
                    .as("%s", unit)
                    .contains(lead.rule().code() + " " + lead.rule().title()));
            cards += listed.isEmpty() ? 0 : 1;
        }
        assertThat(cards).as("cards with leads").isPositive();
    }

    /// The second wall alone: without the condition of the store, the table's policy hides the committee's reports.
    @Test
    void hidesTheCommitteesReportsByThePolicyToo() {
        made(COMMITTEE, "scorecard", UNIT, "2026-03");
        String count = "SELECT count(*) FROM reports.report WHERE audience = 'COMMITTEE'";
        assertThat(counted(COMMITTEE, count)).isPositive();
        assertThat(counted(COMMUNITY, count)).isZero();
        assertThat(counted(OFFICE, count)).isZero();
    }

    @Test
    void printsACardForEveryCommunityOnOneOrTwoSheets() throws Exception {
        for (UnitCode unit : communities()) {
            for (String period : List.of("2026Q1", "2026-02", "2026")) {
                Report report = made(COMMITTEE, "scorecard", unit, period);
                byte[] pdf = reports.loadContent(COMMITTEE, report.id());
                PdfText.keep("card-" + unit + "-" + period + ".pdf", pdf);
                try (PDDocument document = PdfText.open(pdf)) {
                    assertThat(document.getNumberOfPages())
                            .as("%s %s", unit, period)
                            .isBetween(1, 2);
                    assertThat(PdfText.headingsAtTheEndOfAPage(document))
                            .as("%s %s", unit, period)
                            .isEmpty();
                    assertThat(PdfText.fonts(document)).isNotEmpty().allMatch(PDFont::isEmbedded);
                    assertThat(PdfText.lines(document)).noneMatch(l -> "、，。；：？！）》」』".indexOf(l.charAt(0)) >= 0);
                }
            }
        }
    }

    @Test
    void comparesTheCommunitiesOfAStreetInABulletin() throws Exception {
        Report report = made(OFFICE, "bulletin", Installation.JIADING, "2026Q1");
        List<String> lines = lines(OFFICE, report);
        var expected = installation.figures.find(
                OFFICE,
                new Figures.Query(
                        Installation.JIADING,
                        report.period(),
                        report.period(),
                        Optional.of(report.asOf()),
                        Optional.empty()),
                "M01");
        Ratio onTime = new Ratio(
                requireNonNull(expected.getFirst().numerator()),
                requireNonNull(expected.getFirst().denominator()));
        String text = String.join("", lines);
        assertThat(text)
                .contains("应公开" + Written.number(onTime.whole()) + "项", "及时率" + Written.percent(onTime), "观察期")
                .doesNotContain("举报", "红线", "线索");
        // the heat map's last line is the sum of its columns
        List<int[]> sums = new ArrayList<>();
        for (String line : lines) {
            int[] sum = new int[2];
            var matcher = Pattern.compile("（(\\d+)/(\\d+)").matcher(line);
            while (matcher.find()) {
                sum[0] += Integer.parseInt(matcher.group(1));
                sum[1] += Integer.parseInt(matcher.group(2));
            }
            if (sum[1] > 0) {
                sums.add(sum);
            }
        }
        int[] total = sums.removeLast();
        assertThat(sums.stream().mapToInt(s -> s[0]).sum()).isEqualTo(total[0]);
        assertThat(sums.stream().mapToInt(s -> s[1]).sum()).isEqualTo(total[1]);
        assertThat(total)
                .containsExactly(onTime.part().intValueExact(), onTime.whole().intValueExact());
        // a cell of two lines beside one of one line is read in pieces
        assertThat(lines.stream().filter(l -> !l.contains("/")))
                .noneMatch(l -> "、，。；：？！）》」』".indexOf(l.charAt(0)) >= 0);
        assertThatThrownBy(() -> made(COMMUNITY, "bulletin", Installation.JIADING, "2026Q1"))
                .isInstanceOfSatisfying(
                        Problem.class, p -> assertThat(p.status()).isEqualTo(404));
        assertThatThrownBy(() -> made(OFFICE, "bulletin", UNIT, "2026Q1"))
                .isInstanceOfSatisfying(
                        Problem.class, p -> assertThat(p.status()).isEqualTo(422));
        lines(OFFICE, made(OFFICE, "bulletin", Installation.JIADING, "2026-02"));
        lines(OFFICE, made(OFFICE, "bulletin", Installation.JIADING, "2026"));
    }

    @Test
    void inspectsEveryCommunityInEveryPeriod() throws Exception {
        for (UnitCode unit : communities()) {
            for (String period : List.of("2026-01", "2026-02", "2026Q1", "2026")) {
                assertThat(lines(OFFICE, made(OFFICE, "self-inspection", unit, period)))
                        .as("%s %s", unit, period)
                        .noneMatch(l -> l.contains("/") && l.contains("null"));
            }
        }
    }

    @Test
    void reportsAYearOfACommunityAndOfItsStreet() throws Exception {
        int due = 0;
        int published = 0;
        for (UnitCode unit : communities()) {
            Report report = made(OFFICE, "annual", unit, "2026");
            List<String> lines = lines(OFFICE, report);
            String text = String.join("", lines);
            Map<String, Figure> figures = figures(unit, report);
            assertThat(text)
                    .as("%s", unit)
                    .contains("一、总体情况", "二、主动公开情况", "三、收到和处理", "四、异议复核", "五、存在的主要问题", "六、其他需要报告")
                    .doesNotContain("举报", "红线", "线索");
            for (String metric : List.of("M01", "M10", "M12", "M30", "M31", "M40", "M41", "M20", "M22", "M70")) {
                BigDecimal value = requireNonNull(figures.get(metric)).value();
                String cell = value == null ? "—" : Written.percent(value);
                assertThat(lines)
                        .as("%s of %s", metric, unit)
                        .anyMatch(l -> l.matches(metric + " \\S+ " + Pattern.quote(cell) + " \\S+ \\S+"));
            }
            // nobody fed the year before: no 0.0 % that would blame the community
            assertThat(lines)
                    .as("%s", unit)
                    .anyMatch(l -> l.matches("M01 及时率 \\S+ — —"))
                    .anyMatch(l -> l.matches("M10 事项覆盖率 \\S+ — —"));
            int[] sums = sumOfMonths(lines);
            Ratio coverage = ratio(requireNonNull(figures.get("M10")));
            assertThat(sums)
                    .containsExactly(
                            coverage.whole().intValueExact(), coverage.part().intValueExact());
            assertThat(tableThree(lines)).as("%s", unit).allMatch(c -> c[0] + c[1] == c[2] + c[3]);
            due += sums[0];
            published += sums[1];
        }
        Report street = made(OFFICE, "annual", Installation.JIADING, "2026");
        List<String> lines = lines(OFFICE, street);
        assertThat(sumOfMonths(lines)).containsExactly(due, published);
        assertThat(tableThree(lines)).isNotEmpty().allMatch(c -> c[0] + c[1] == c[2] + c[3]);
        assertThat(String.join("", lines).replace("信访举报投诉类申请", ""))
                .contains("法定主动公开内容", "上年度平台没有公开记录")
                .doesNotContain("举报", "红线", "线索", "null");

        assertThatThrownBy(() -> made(COMMUNITY, "annual", Installation.JIADING, "2026"))
                .isInstanceOfSatisfying(
                        Problem.class, p -> assertThat(p.status()).isEqualTo(404));
        assertThatThrownBy(() -> made(COMMUNITY, "annual", UNIT, "2026Q1"))
                .isInstanceOfSatisfying(
                        Problem.class, p -> assertThat(p.getMessage()).contains("发现“2026Q1”，年度报告按年出具，应为 2026 这样的年份。"));
    }

    /// A board is read by everybody: large letters, no party affairs, no words that were typed about persons.
    /// A sheet that was fed is shown to everybody only when the community has published its income and expenses.
    @Test
    void showsOnTheNetNoMoneyBeforeItIsPublished() {
        LocalDate day = LocalDate.of(2026, 3, 31);
        Period.Month march = Period.monthOf(day);
        Period.Month february = march.plus(-1);
        PublicBoards boards = new PublicBoards(
                new NoticeSources(
                        installation.figures,
                        installation.obligations,
                        installation.store,
                        installation.units,
                        WorkingCalendar.builtIn(),
                        Catalogue.builtIn()),
                ChartOfAccounts.builtIn());
        int told = 0;
        int held = 0;
        for (UnitCode unit : communities()) {
            Optional<PublicBoards.Shown> shown = boards.find(unit, march, day);
            if (shown.isEmpty()) {
                continue;
            }
            Set<String> published = installation
                    .obligations
                    .find(OFFICE, new Figures.Query(unit, march, march, Optional.of(day), Optional.empty()))
                    .stream()
                    .filter(o -> o.period().equals("2026-02") && o.publishedOn() != null)
                    .map(ObligationState::item)
                    .collect(Collectors.toSet());
            boolean isTold = shown.get()
                    .money()
                    .filter(money -> money.month().equals(february))
                    .isPresent();
            if (published.containsAll(List.of("CW-02", "CW-03"))) {
                told += isTold ? 1 : 0;
            } else {
                assertThat(isTold).as("%s", unit).isFalse();
                held++;
            }
        }
        assertThat(told).isPositive();
        assertThat(held).isPositive();
    }

    @Test
    void hangsOnTheBoardWhatEverybodyMayRead() throws Exception {
        Golden golden = Golden.load();
        List<String[]> ledger = golden.manifest().stream()
                .filter(f -> f.street().equals("310114004") && f.template().equals("T-02"))
                .flatMap(f -> {
                    try {
                        return Files.readAllLines(golden.path(f.file())).stream()
                                .skip(1);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .map(line -> line.split(",", -1))
                .toList();
        for (UnitCode unit : communities()) {
            for (String kind : List.of("board", "finance-board")) {
                Report report = made(OFFICE, kind, unit, "2026-02");
                byte[] pdf = reports.loadContent(OFFICE, report.id());
                PdfText.keep(kind + "-" + unit + ".pdf", pdf);
                try (PDDocument document = PdfText.open(pdf)) {
                    assertThat(PdfText.smallestType(document)).isGreaterThanOrEqualTo(16);
                    assertThat(document.getPage(0).getMediaBox().getWidth()).isEqualTo(842);
                    assertThat(document.getPage(0).getMediaBox().getHeight()).isEqualTo(1191);
                    assertThat(PdfText.headingsAtTheEndOfAPage(document)).isEmpty();
                    // in full above every page but the first and in the table of its provenance
                    assertThat(PdfText.lines(document).stream().filter(l -> l.endsWith("生成编号 " + number(report))))
                            .hasSize(document.getNumberOfPages());
                    String text = String.join("", PdfText.lines(document));
                    assertThat(text)
                            .contains("监督电话：", "公开日期：", "自公开之日起7日内", number(report))
                            .doesNotContain("党费", "SX-13", "举报的", "红线", "线索", "往来单位", "经办甲", "主任丙");
                    ledger.stream()
                            .filter(row -> row[0].equals(unit.toString())
                                    && row[6].matches("2\\.(03|08|09|1[0345]).*")
                                    && !row[7].isEmpty())
                            .forEach(row -> assertThat(text).as("%s", unit).doesNotContain(row[7]));
                }
            }
        }
        Report board = made(COMMUNITY, "finance-board", UNIT, "2026-02");
        List<String> lines = lines(COMMUNITY, board);
        List<BigDecimal> expenses = new ArrayList<>();
        for (String line : lines) {
            var row = Pattern.compile("([125]\\.\\d\\S*) \\S+ ([\\d,.-]+) ([\\d,.-]+) ([\\d,.-]+) ([\\d,.-]+)")
                    .matcher(line);
            if (row.matches()) {
                expenses.add(new BigDecimal(row.group(3).replace(",", "")));
            }
        }
        BigDecimal total = expenses.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(total).isPositive();
        assertThat(lines)
                .anyMatch(l -> l.matches("合计 [\\d,.]+ "
                        + Pattern.quote(String.format(java.util.Locale.ROOT, "%,.2f", total))
                        + " [\\d,.]+ [\\d,.]+"));
        assertThat(total)
                .isEqualByComparingTo(ledger.stream()
                        .filter(row ->
                                row[0].equals(UNIT.toString()) && row[1].equals("2026-02") && row[5].equals("支出"))
                        .map(row -> new BigDecimal(row[8]))
                        .reduce(BigDecimal.ZERO, BigDecimal::add));
        assertThatThrownBy(() -> made(COMMUNITY, "board", UNIT, "2026Q1"))
                .isInstanceOfSatisfying(
                        Problem.class, p -> assertThat(p.getMessage()).contains("月度公开表按月出具"));
    }

    @Test
    void ordersWhatIsOverdueAndNothingElse() throws Exception {
        int orders = 0;
        for (UnitCode unit : communities()) {
            Report asked = reports.request(
                    OFFICE, new Reports.Request("supervision-order", unit, "2026Q1", "pdf", Optional.empty()));
            worker.run();
            Report made = reports.find(OFFICE, asked.id()).orElseThrow();
            long overdue = installation
                    .obligations
                    .find(
                            OFFICE,
                            new Figures.Query(
                                    unit, made.period(), made.period(), Optional.of(made.asOf()), Optional.empty()))
                    .stream()
                    .filter(o -> o.state() == ObligationState.State.OVERDUE)
                    .count();
            if (overdue == 0) {
                assertThat(made.problem().orElseThrow().code()).isEqualTo("NOTHING_TO_REPORT");
                continue;
            }
            orders++;
            assertThat(made.state()).as("%s", made.problem()).isEqualTo(Report.State.DONE);
            String text = text(OFFICE, made);
            assertThat(text).contains("有" + overdue + "项逾期未公开", "签收（社区）：").doesNotContain("红线", "线索", "举报");
            // handed to the community: it finds what is addressed to it
            Scope own = new Scope("clerk", Audience.COMMUNITY, List.of(unit.range()));
            assertThat(reports.find(own, made.id())).isPresent();
        }
        assertThat(orders).isPositive();
        assertThatThrownBy(() -> made(COMMUNITY, "supervision-order", UNIT, "2026Q1"))
                .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.code()).isEqualTo("REPORT_NOT_ALLOWED"));
    }

    /// 应公开 and 已公开 of the months, added up; the line of totals must say the same.
    private static int[] sumOfMonths(List<String> lines) {
        int[] sum = new int[2];
        for (String line : lines) {
            var month = Pattern.compile("\\d+月((?: \\d+)+) (\\d+) (\\d+) (\\d+) (\\d+\\.\\d%|—)")
                    .matcher(line);
            if (month.matches()) {
                sum[0] += Integer.parseInt(month.group(2));
                sum[1] += Integer.parseInt(month.group(3));
                assertThat(java.util.Arrays.stream(month.group(1).strip().split(" "))
                                .mapToInt(Integer::parseInt)
                                .sum())
                        .as(line)
                        .isEqualTo(Integer.parseInt(month.group(2)));
            }
        }
        assertThat(lines).anyMatch(l -> l.matches("合计(?: \\d+)+ " + sum[0] + " " + sum[1] + " \\d+ .*"));
        return sum;
    }

    /// Per column 一, 二, 三（七）, 四 of the table of requests, objections and inquiries.
    private static List<int[]> tableThree(List<String> lines) {
        List<int[]> columns = new ArrayList<>();
        List<String> rows = List.of("一、本年新收 ", "二、上年结转 ", "（七）总计 ", "四、结转下年度继续办理 ");
        for (int row = 0; row < rows.size(); row++) {
            String start = rows.get(row);
            String[] cells = lines.stream()
                    .filter(l -> l.startsWith(start) && !l.contains("—"))
                    .findFirst()
                    .orElseThrow()
                    .substring(start.length())
                    .split(" ");
            for (int i = 0; i < cells.length; i++) {
                if (columns.size() <= i) {
                    columns.add(new int[rows.size()]);
                }
                columns.get(i)[row] = Integer.parseInt(cells[i]);
            }
        }
        return columns;
    }

    private static Map<String, Figure> figures(UnitCode unit, Report report) {
        return installation
                .figures
                .find(
                        OFFICE,
                        new Figures.Query(
                                unit, report.period(), report.period(), Optional.of(report.asOf()), Optional.empty()))
                .stream()
                .collect(Collectors.toMap(Figure::metric, Function.identity()));
    }

    private static Ratio ratio(Figure figure) {
        return new Ratio(requireNonNull(figure.numerator()), requireNonNull(figure.denominator()));
    }

    @Test
    void givesTheFiguresAsASpreadsheetAndAsAWebPage() throws Exception {
        Report sheet = made(OFFICE, "bulletin", Installation.JIADING, "2026Q1", "xlsx");
        byte[] bytes = reports.loadContent(OFFICE, sheet.id());
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(bytes))) {
            var figures = book.findSheet("指标").orElseThrow().read();
            var row = figures.stream()
                    .filter(r -> r.getCellText(0).equals("310114004000")
                            && r.getCellText(2).equals("M01"))
                    .findFirst()
                    .orElseThrow();
            assertThat(row.getCellAsNumber(3).orElseThrow()).isPositive();
            assertThat(row.getCellAsNumber(5).orElseThrow()).isBetween(BigDecimal.ZERO, BigDecimal.ONE);
            assertThat(book.getSheets().map(s -> s.getName()).toList()).contains("说明", "指标");
        }
        Report again = made(OFFICE, "bulletin", Installation.JIADING, "2026Q1", "xlsx");
        assertThat(again.issued().orElseThrow().sha256())
                .isEqualTo(sheet.issued().orElseThrow().sha256());

        Report page = made(COMMUNITY, "scorecard", UNIT, "2026Q1", "html");
        String html = new String(reports.loadContent(COMMUNITY, page.id()), StandardCharsets.UTF_8);
        assertThat(html)
                .startsWith("<!doctype html>")
                .contains("<html lang=\"zh-CN\">", "<caption>", "<th scope=\"col\"", "<th scope=\"row\"", number(page))
                .doesNotContain("红线", "线索", "<script");
    }

    @Test
    void givesEveryKindAsADocumentThatSaysWhatThePaperSays() throws Exception {
        for (String kind : List.of(
                "self-inspection", "scorecard", "bulletin", "annual", "board", "finance-board", "supervision-order")) {
            boolean street = kind.equals("bulletin");
            String period = kind.equals("annual") ? "2026" : kind.endsWith("board") ? "2026-02" : "2026Q1";
            UnitCode unit = street ? Installation.JIADING : kind.equals("supervision-order") ? BEHIND : UNIT;
            Scope scope = unit.equals(UNIT) ? COMMUNITY : OFFICE;
            Report paper = made(scope, kind, unit, period);
            Report document = made(scope, kind, unit, period, "docx");
            byte[] bytes = reports.loadContent(scope, document.id());
            PdfText.keep(kind + ".docx", bytes);
            try (XWPFDocument word = new XWPFDocument(new ByteArrayInputStream(bytes));
                    PDDocument pdf = PdfText.open(reports.loadContent(scope, paper.id()))) {
                assertThat(number(document)).isEqualTo(number(paper));
                assertThat(word.getParagraphs().stream()
                                .filter(p -> "Heading1".equals(p.getStyle()) || "Heading2".equals(p.getStyle()))
                                .map(XWPFParagraph::getText))
                        .as("headings of %s", kind)
                        .containsExactlyElementsOf(PdfText.bookmarks(pdf));
                String printed = String.join("", PdfText.lines(pdf)).replaceAll("[ 　]", "");
                for (XWPFTable table : word.getTables()) {
                    for (XWPFTableRow row : table.getRows()) {
                        row.getTableCells().stream()
                                .map(cell -> cell.getText().replaceAll("[ 　]", ""))
                                .filter(text -> text.length() < SHORT)
                                .forEach(text -> assertThat(printed).contains(text));
                    }
                }
            }
        }
    }

    /// A paper is printed again from what is frozen under its number, in any of its formats, byte for byte.
    @Test
    void printsEveryKindAgainFromWhatIsFrozen() {
        for (Asked asked : everyKind()) {
            for (Report.Format format : Report.Format.values()) {
                Report first = made(asked.by().scope(), asked.kind(), asked.unit(), asked.period(), format.code());
                java.util.UUID again = editions.print(asked.by(), number(first), format);
                worker.run();
                Report second = reports.find(asked.by().scope(), again).orElseThrow();
                assertThat(second.state())
                        .as("%s %s: %s", asked.kind(), format, second.problem())
                        .isEqualTo(Report.State.DONE);
                assertThat(second.issued().orElseThrow().sha256())
                        .as("%s %s", asked.kind(), format)
                        .isEqualTo(first.issued().orElseThrow().sha256());
            }
        }
    }

    /// Sums add up, and every figure is that of the same cut-off: a community with everything, one that is behind, one
    /// of which little is known.
    @Test
    void findsNothingThatDiffersInAnyPaper() {
        for (Asked asked : everyKind()) {
            List<UnitCode> units = asked.unit().equals(Installation.JIADING)
                    ? List.of(asked.unit())
                    : asked.kind().equals("supervision-order") ? List.of(BEHIND) : List.of(UNIT, BEHIND, YOUNG);
            for (UnitCode unit : units) {
                Report report = made(OFFICER.scope(), asked.kind(), unit, asked.period(), "html");
                Person checker = asked.by().role() == Role.DISCIPLINE_COMMITTEE ? asked.by() : OFFICER;
                assertThat(editions.check(checker, number(report)))
                        .as("%s of %s", asked.kind(), unit)
                        .isEmpty();
            }
        }
    }

    private record Asked(Person by, String kind, UnitCode unit, String period) {}

    private static List<Asked> everyKind() {
        return List.of(
                new Asked(CLERK, "self-inspection", UNIT, "2026Q1"),
                new Asked(CLERK, "annual", UNIT, "2026"),
                new Asked(OFFICER, "annual", Installation.JIADING, "2026"),
                new Asked(DISCIPLINE, "scorecard", UNIT, "2026Q1"),
                new Asked(OFFICER, "bulletin", Installation.JIADING, "2026Q1"),
                new Asked(CLERK, "board", UNIT, "2026-02"),
                new Asked(CLERK, "finance-board", UNIT, "2026-02"),
                new Asked(OFFICER, "supervision-order", BEHIND, "2026Q1"));
    }

    private static List<UnitCode> communities() {
        return installation.units.ofStreet(Scope.system("test"), Installation.JIADING.street()).stream()
                .map(Unit::code)
                .toList();
    }

    private static long counted(Scope scope, String sql) {
        return installation.database.read(scope, db -> db.fetchSingle(sql).get(0, Long.class));
    }

    private static String number(Report report) {
        return report.issued().orElseThrow().number();
    }

    private static Report made(Scope scope, String kind, UnitCode unit, String period) {
        return made(scope, kind, unit, period, "pdf");
    }

    private static Report made(Scope scope, String kind, UnitCode unit, String period, String format) {
        Report asked = reports.request(scope, new Reports.Request(kind, unit, period, format, Optional.empty()));
        worker.run();
        Report made = reports.find(scope, asked.id()).orElseThrow();
        assertThat(made.state()).as("%s", made.problem()).isEqualTo(Report.State.DONE);
        if (format.equals("pdf")) {
            assertThat(Archive.objections(reports.loadContent(scope, made.id())))
                    .as("%s of %s", kind, unit)
                    .isEmpty();
        }
        return made;
    }

    private static List<String> lines(Scope scope, Report report) throws Exception {
        byte[] pdf = reports.loadContent(scope, report.id());
        PdfText.keep(
                report.kind().code() + "-" + report.audience() + "-" + report.unit() + "-" + report.period() + ".pdf",
                pdf);
        try (PDDocument document = PdfText.open(pdf)) {
            assertThat(PdfText.headingsAtTheEndOfAPage(document)).isEmpty();
            List<Float> filled = PdfText.filled(document);
            assertThat(filled.subList(0, filled.size() - 1))
                    .as("%s of %s", report.kind(), report.unit())
                    .allMatch(part -> part >= LEAST_FILLED);
            return new ArrayList<>(PdfText.lines(document));
        }
    }

    private static String text(Scope scope, Report report) throws Exception {
        return String.join("", lines(scope, report));
    }
}
