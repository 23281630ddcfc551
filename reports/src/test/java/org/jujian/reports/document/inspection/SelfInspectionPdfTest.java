package org.jujian.reports.document.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.jujian.reports.document.Archive;
import org.jujian.reports.document.PdfText;
import org.jujian.reports.document.inspection.InspectionSources.Outcome;
import org.jujian.reports.document.paper.Press;
import org.jujian.reports.document.typeset.MissingGlyph;
import org.junit.jupiter.api.Test;

class SelfInspectionPdfTest {
    private static final Press PRESS = new Press();

    @Test
    void printsTheFiguresOfEverySection() throws Exception {
        String text = String.join("", lines("full", Example.full()));
        assertThat(text)
                .contains("本期应公开109项，已公开99项，覆盖率90.8%；按时公开89项，及时率81.7%；迟公开10项，逾期未公开10项。")
                .contains("本期收入9.68万元，支出3.20万元，期末结余19.21万元。勾稽检查15项，通过14项，通过率93.3%；未通过：上下月结余衔接。")
                .contains("本期应答复居民意见5条，按期答复4条，按期答复率80.0%；办结3条，办结率60.0%。质询1件，其中超过3个工作日未答复1件。")
                .contains("满意率90.6%（95%区间85.1—94.2%）。有效问卷中，满意占63.8%、基本满意占19.5%、不满意占8.6%、不了解占8.1%。")
                .contains("自查发现27个问题，由平台按照自查规则集（2026-1版）自动列出，见表7。")
                .contains("数据截止时间 2026年3月31日24时")
                .contains("口径版本 2026-1")
                .contains("目录版本 2026-01（工作日历 2026-01）")
                .contains("书记（签字）： 主任（签字）： 监督小组组长（签字）：");
    }

    @Test
    void numbersPagesChaptersTablesAndFigures() throws Exception {
        List<String> lines = lines("full", Example.full());
        assertThat(lines)
                .contains("一、自查说明", "二、公开内容", "三、财务公开", "四、民主监督、评议", "五、居民满意度", "六、存在问题")
                .contains("图1 各类事项公开情况", "图2 各会计期间收支情况", "图3 满意率及95%置信区间")
                .contains("表2 财务收支汇总 单位：元");
        List<String> pages =
                lines.stream().filter(l -> l.matches("第 \\d+ 页 共 \\d+ 页")).toList();
        assertThat(pages.getFirst()).isEqualTo("第 1 页 共 " + pages.size() + " 页");
        assertThat(pages.getLast()).isEqualTo("第 " + pages.size() + " 页 共 " + pages.size() + " 页");
    }

    @Test
    void addsUpWhenReadFromThePaper() throws Exception {
        List<String> lines = lines("full", Example.full());
        List<BigDecimal> cash = amounts(lines, "现金");
        List<BigDecimal> bank = amounts(lines, "银行存款");
        List<BigDecimal> total = amounts(lines, "合计");
        for (List<BigDecimal> fund : List.of(cash, bank, total)) {
            assertThat(fund.get(0).add(fund.get(1)).subtract(fund.get(2))).isEqualByComparingTo(fund.get(3));
            assertThat(fund.get(4)).isEqualByComparingTo("0");
        }
        for (int i = 0; i < 5; i++) {
            assertThat(cash.get(i).add(bank.get(i))).isEqualByComparingTo(total.get(i));
        }
        int[] due = new int[5];
        for (String line : lines) {
            if (line.matches(".*( \\d+){5} [\\d.]+%") && !line.startsWith("合计")) {
                String[] cells = line.split(" ");
                for (int i = 0; i < 5; i++) {
                    due[i] += Integer.parseInt(cells[cells.length - 6 + i]);
                }
            }
        }
        assertThat(due).containsExactly(109, 99, 89, 10, 10);
        assertThat(lines).contains("合计 109 99 89 10 10 81.7%");
    }

    @Test
    void startsNoLineWithAClosingMark() throws Exception {
        for (Example example : List.of(Example.full(), Example.empty())) {
            assertThat(lines("kinsoku", example)).noneMatch(l -> "、，。；：？！）》」』".indexOf(l.charAt(0)) >= 0);
        }
    }

    @Test
    void saysThatNothingWasThereInAnEmptyPeriod() throws Exception {
        List<String> lines = lines("empty", Example.empty());
        assertThat(lines).contains("本期无应公开事项。", "本期无应答复的居民意见。", "本期无满意度调查。", "未发现自查规则集（2026-1版）所列问题。");
        assertThat(String.join("", lines)).contains("本期无已报的月度公开表。勾稽检查本期无。").doesNotContain("0.0%", "无问题");
    }

    @Test
    void printsASingleItem() throws Exception {
        List<String> lines = lines("one", Example.empty().duty("CW-02", Outcome.LATE, 3));
        assertThat(lines).contains("CW-02 各项经费的支出情况 1 1 0 1 0 0.0%", "合计 1 1 0 1 0 0.0%");
        assertThat(String.join("", lines)).contains("逾期事项主要为财务（1项），迟公开的平均逾期3.0个工作日。");
    }

    @Test
    void printsTwoHundredProblemsWithoutLosingOne() throws Exception {
        SelfInspection few = Example.full().inspection();
        SelfInspection many = Example.withProblems(few, 200);
        byte[] pdf = pdf(many);
        PdfText.keep("many.pdf", pdf);
        try (PDDocument document = PdfText.open(pdf)) {
            List<String> lines = PdfText.lines(document);
            for (int i = 1; i <= 200; i++) {
                assertThat(lines).contains(i + " 问题" + i + " 数据" + i + "。");
            }
        }
    }

    @Test
    void keepsLongNamesAndRareCharacters() throws Exception {
        String name = "㼆塍㳇湖镇滨江新城第一二三四五六七八九十居民住宅小区联合社区";
        String text = String.join("", lines("long", Example.full().named(name + "居委会")));
        assertThat(text).contains(name + "居民委员会（盖章）").contains(name + "居务公开自查报告");
    }

    @Test
    void refusesANameThatCannotBePrinted() {
        SelfInspection inspection = Example.full().named("\uDBBF\uDFFD社区居委会").inspection();
        assertThatThrownBy(() -> pdf(inspection)).isInstanceOf(MissingGlyph.class);
    }

    @Test
    void printsASurveyThatNobodyRated() throws Exception {
        List<String> lines = lines("unrated", Example.empty().survey("扫码", 5, 0, 0, 0, 4, 1));
        assertThat(lines).contains("扫码 5 4 0 0 0 4 — —");
        assertThat(String.join("", lines)).contains("没有可计算满意率的问卷。").doesNotContain("图1");
    }

    @Test
    void marksASmallSample() throws Exception {
        assertThat(String.join("", lines("small", Example.empty().survey("扫码", 20, 16, 2, 2, 0, 0))))
                .contains("满意率90.0%（95%区间69.9—97.2%），样本不足，仅供参考。");
    }

    @Test
    void givesTheSameBytesForTheSameData() {
        assertThat(pdf(Example.full().inspection()))
                .isEqualTo(pdf(Example.full().inspection()));
    }

    @Test
    void embedsEveryFontAndBookmarksEveryChapter() throws Exception {
        try (PDDocument pdf = PdfText.open(pdf(Example.full().inspection()))) {
            assertThat(PdfText.fonts(pdf)).isNotEmpty().allMatch(PDFont::isEmbedded);
            assertThat(PdfText.bookmarks(pdf))
                    .containsExactly("一、自查说明", "二、公开内容", "三、财务公开", "四、民主监督、评议", "五、居民满意度", "六、存在问题");
            assertThat(pdf.getDocumentInformation().getAuthor()).isEqualTo("湖㳇社区居民委员会");
        }
    }

    /// The numbers of the first line of amounts that begins with a name.
    private static List<BigDecimal> amounts(List<String> lines, String name) {
        String line = lines.stream()
                .filter(l -> l.matches(name + "( -?[\\d,]+\\.\\d\\d){5}"))
                .findFirst()
                .orElseThrow();
        return List.of(line.substring(name.length() + 1).split(" ")).stream()
                .map(s -> new BigDecimal(s.replace(",", "")))
                .toList();
    }

    private static List<String> lines(String name, Example example) throws Exception {
        byte[] pdf = pdf(example.inspection());
        PdfText.keep(name + ".pdf", pdf);
        try (PDDocument document = PdfText.open(pdf)) {
            assertThat(PdfText.headingsAtTheEndOfAPage(document)).as(name).isEmpty();
            assertThat(Archive.objections(pdf)).as(name).isEmpty();
            return PdfText.lines(document);
        }
    }

    private static byte[] pdf(SelfInspection inspection) {
        return PRESS.pdf(SelfInspectionIssue.of(inspection, "https://platform.example/verify/")
                .paper());
    }
}
