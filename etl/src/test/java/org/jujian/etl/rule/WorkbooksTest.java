package org.jujian.etl.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.jujian.etl.workbook.TestWorkbook.empty;
import static org.jujian.etl.workbook.TestWorkbook.error;
import static org.jujian.etl.workbook.TestWorkbook.formula;
import static org.jujian.etl.workbook.TestWorkbook.number;
import static org.jujian.etl.workbook.TestWorkbook.rowXml;
import static org.jujian.etl.workbook.TestWorkbook.text;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jujian.etl.fact.LedgerRow;
import org.jujian.etl.fact.SheetRow;
import org.jujian.etl.sheet.FileProblem;
import org.jujian.etl.template.Template;
import org.jujian.etl.template.Warning;
import org.jujian.etl.workbook.TestWorkbook;
import org.jujian.etl.workbook.TestWorkbook.Cell;
import org.jujian.etl.workbook.TestWorkbook.Shown;
import org.jujian.tenants.catalogue.CommunityKind;
import org.junit.jupiter.api.Test;

/// Workbooks as WPS and Excel write them (data-formats.md §2).
class WorkbooksTest {
    private static final String STREET = "310114004";
    private static final List<Cell> SHEETS = texts("社区代码", "会计期间", "资金", "上期结余", "本期收入", "本期支出", "期末结余");
    private static final List<Cell> ROW = texts("310114004001", "2026-01", "现金", "1", "2", "3", "0");

    private final Feeding feeding = new Feeding(new Received().unit("310114004001", CommunityKind.URBAN));

    @Test
    void readsCodesAmountsDatesAndMonthsFromNumbersAsTheyAreShown() throws IOException {
        var book = new TestWorkbook();
        byte[] file = book.sheet(
                        "收支明细",
                        List.of(
                                texts("社区代码", "会计期间", "业务日期", "凭证字号", "收支类型", "公开科目", "摘要", "金额"),
                                List.of(
                                        number("310114004001", Shown.SCIENTIFIC),
                                        number("46054", Shown.MONTH),
                                        number("46068", Shown.DATE),
                                        number("12", Shown.FOUR_DIGITS),
                                        book.shared("支出"),
                                        text("2.07"),
                                        book.sharedXml(
                                                "<r><t>购买</t></r><r><rPr><b/></rPr><t>纸张</t></r><rPh sb=\"0\" eb=\"1\"><t>gou</t></rPh>"),
                                        formula("SUM(B1:B2)", "1307.3299999999999"))))
                .bytes();

        var reply = feeding.feed(STREET, Template.LEDGER, file);

        assertThat(reply.rejected()).isEmpty();
        LedgerRow row = (LedgerRow) reply.accepted().getFirst();
        assertThat(row.key()).hasToString("OfLedgerLine[unit=310114004001, month=2026-02, voucher=0012, line=1]");
        assertThat(row.businessOn()).hasToString("2026-02-15");
        assertThat(row.summary()).isEqualTo("购买纸张");
        assertThat(row.amount()).hasToString("1307.33");
    }

    @Test
    void rejectsARowWhoseFormulaHasNoValueAndNamesItsColumn() throws IOException {
        byte[] file = new TestWorkbook()
                .sheet(
                        "表",
                        List.of(
                                SHEETS,
                                with(ROW, 3, error("#N/A")),
                                with(ROW, 4, formula("B2", "")),
                                with(ROW, 6, formula("B2", "9")),
                                with(ROW, 2, text("#REF!"))))
                .bytes();

        var reply = feeding.feed(STREET, Template.SHEETS, file);

        assertThat(reply.accepted()).extracting(f -> f.row()).containsExactly(4);
        assertThat(reply.rejected())
                .extracting(RowOutcome.Rejected::message)
                .containsExactly(
                        "第 2 行　上期结余：发现“#N/A”，应为公式算出的值。怎么办：改正公式并保存，或改成数值后重传。",
                        "第 3 行　本期收入：发现“#未计算”，应为公式算出的值。怎么办：改正公式并保存，或改成数值后重传。",
                        "第 5 行　资金：发现“#REF!”，应为公式算出的值。怎么办：改正公式并保存，或改成数值后重传。");
    }

    /// D-30: a code that a spreadsheet shows as 3.10114E+16 has lost digits; one of twelve digits has not, however it
    /// is
    /// shown.
    @Test
    void takesNoCodeThatLostDigitsForANumber() throws IOException {
        byte[] file = new TestWorkbook()
                .sheet(
                        "表",
                        List.of(
                                SHEETS,
                                with(ROW, 0, text("3.10114E+11")),
                                with(ROW, 0, number("3.1011400400111201E+16")),
                                with(ROW, 0, number("31011400400111200")),
                                with(with(ROW, 0, number("3.10114004001E+11", Shown.SCIENTIFIC)), 2, text("甲")),
                                with(with(ROW, 0, number("310114004001")), 2, text("乙")),
                                with(with(ROW, 0, text("'310114004001")), 2, text("丙"))))
                .bytes();

        var reply = feeding.feed(STREET, Template.SHEETS, file);

        assertThat(reply.accepted()).extracting(f -> f.row()).containsExactly(5, 6, 7);
        assertThat(reply.rejected())
                .extracting(RowOutcome.Rejected::row, RowOutcome.Rejected::code)
                .containsExactly(
                        tuple(2, RejectCode.CODE_SCIENTIFIC),
                        tuple(3, RejectCode.CODE_SCIENTIFIC),
                        tuple(4, RejectCode.FOREIGN_TENANT));
        assertThat(reply.rejected().get(1).message())
                .isEqualTo("第 3 行　社区代码：发现“3.1011400400111201E+16”，应为12 位社区代码，如 310114004009。怎么办：把这一列设为文本格式，重新填入代码后重传。");
    }

    @Test
    void searchesNumbersThatLostDigitsForPersonalData() throws IOException {
        FileProblem problem = feeding.refusal(
                Template.SHEETS,
                new TestWorkbook()
                        .sheet("表", List.of(SHEETS, with(ROW, 8, number("6.22202000000008E+15"))))
                        .bytes());
        assertThat(problem.code()).isEqualTo(FileProblem.Code.PERSONAL_DATA);
        assertThat(problem.message()).doesNotContain("6222020");
    }

    /// Of an id number that is typed as a number a spreadsheet keeps 15 digits: its check character is gone, the person
    /// is
    /// not.
    @Test
    void refusesAnIdNumberThatWasTypedAsANumberHoweverItIsWritten() throws IOException {
        for (String written :
                List.of("310114198001011000", "3.10114198001011E+17", "3.1011419800101101E+17", "310114198001011008")) {
            FileProblem problem = feeding.refusal(
                    Template.SHEETS,
                    new TestWorkbook()
                            .sheet("表", List.of(SHEETS, with(ROW, 8, number(written))))
                            .bytes());
            assertThat(problem.code()).as(written).isEqualTo(FileProblem.Code.PERSONAL_DATA);
            assertThat(problem.row()).as(written).isEqualTo(2);
            assertThat(problem.message())
                    .as(written)
                    .contains(
                            "发现疑似身份证号“310***************”（按数字录入的 18 位号码，后三位已变成 0，校验码无法核对；前 6 位是行政区划，第 7 至 14 位是出生日期）");
        }
        FileProblem inHiddenSheet = feeding.refusal(
                Template.SHEETS,
                new TestWorkbook()
                        .sheet("表", List.of(SHEETS, ROW))
                        .hiddenSheet("名单", List.of(List.of(number("3.10114198001011E+17"))))
                        .bytes());
        assertThat(inHiddenSheet.message()).startsWith("工作表“名单”第 1 行 A 列：发现疑似身份证号“310***************”");
        assertThat(feeding.feed(
                                STREET,
                                Template.SHEETS,
                                new TestWorkbook()
                                        .sheet("表", List.of(SHEETS, with(ROW, 8, number("310114000002011008"))))
                                        .bytes())
                        .accepted())
                .hasSize(1);
    }

    @Test
    void readsNumbersThatAreTextsOrHaveFormats() throws IOException {
        byte[] file = new TestWorkbook()
                .sheet(
                        "表",
                        List.of(
                                SHEETS,
                                List.of(
                                        text("310114004001"),
                                        text("2026-01"),
                                        text("现金"),
                                        text("'1,234.50"),
                                        text("￥２，０００"),
                                        number("0.5", Shown.PERCENT),
                                        number("3234.4999999999995"))))
                .bytes();

        var reply = feeding.feed(STREET, Template.SHEETS, file);

        assertThat(reply.rejected())
                .extracting(RowOutcome.Rejected::message)
                .containsExactly("第 2 行　本期支出：发现“50%”，应为最多两位小数、整数部分不超过 16 位的数字，如 1307.33。怎么办：改写金额后重传，可以带千分位逗号。");
    }

    @Test
    void readsAHeaderOfTwoRowsBelowAMergedTitleAndAUnit() throws IOException {
        byte[] file = new TestWorkbook()
                .sheet(
                        "公开表",
                        List.of(
                                List.of(text("某街道2026年财务公开表")),
                                List.of(empty(), empty(), empty(), empty(), empty(), text("单位：万元")),
                                List.of(
                                        text("社区代码"),
                                        text("会计期间"),
                                        text("资金"),
                                        text("收支情况"),
                                        empty(),
                                        empty(),
                                        empty(),
                                        text("累计"),
                                        empty()),
                                List.of(
                                        empty(),
                                        empty(),
                                        empty(),
                                        text("上期结余"),
                                        text("本期收入"),
                                        text("本期支出"),
                                        text("期末结余"),
                                        text("本年累计收入"),
                                        text("本年累计支出")),
                                ROW),
                        "A1:I1",
                        "A3:A4",
                        "B3:B4",
                        "C3:C4",
                        "D3:G3",
                        "H3:I3",
                        "F2:I2")
                .bytes();

        var reply = feeding.feed(STREET, Template.SHEETS, file);

        assertThat(reply.warnings()).isEmpty();
        assertThat(reply.accepted()).extracting("row", "opening").hasToString("[(5, 10000.00)]");
    }

    @Test
    void tellsEqualSubheadingsApartByWhatStandsAboveThem() throws IOException {
        byte[] file = new TestWorkbook()
                .sheet(
                        "公开表",
                        List.of(
                                List.of(
                                        text("社区代码"),
                                        text("会计期间"),
                                        text("资金"),
                                        text("上期结余"),
                                        text("本年累计"),
                                        empty(),
                                        text("本月"),
                                        empty(),
                                        text("期末结余")),
                                List.of(
                                        empty(),
                                        empty(),
                                        empty(),
                                        empty(),
                                        text("收入"),
                                        text("支出"),
                                        text("收入"),
                                        text("支出"),
                                        empty()),
                                texts("310114004001", "2026-01", "现金", "1", "50", "60", "2", "3", "0")),
                        "A1:A2",
                        "B1:B2",
                        "C1:C2",
                        "D1:D2",
                        "E1:F1",
                        "G1:H1",
                        "I1:I2")
                .bytes();

        SheetRow row = (SheetRow)
                feeding.feed(STREET, Template.SHEETS, file).accepted().getFirst();

        assertThat(row.income()).hasToString("2.00");
        assertThat(row.expense()).hasToString("3.00");
        assertThat(row.yearIncome()).hasToString("50.00");
        assertThat(row.yearExpense()).hasToString("60.00");
    }

    @Test
    void countsAMergedCodeForEachOfItsRowsButAMergedAmountOnce() throws IOException {
        List<Cell> second = List.of(empty(), empty(), text("银行存款"), empty(), text("5"), text("6"), text("0"));
        byte[] file = new TestWorkbook()
                .sheet("表", List.of(SHEETS, ROW, second), "A2:A3", "B2:B3", "D2:D3")
                .bytes();

        var reply = feeding.feed(STREET, Template.SHEETS, file);

        assertThat(reply.accepted()).hasSize(1);
        assertThat(reply.rejected())
                .extracting(RowOutcome.Rejected::row, RowOutcome.Rejected::column, RowOutcome.Rejected::code)
                .containsExactly(tuple(3, "上期结余", RejectCode.MISSING_VALUE));
    }

    @Test
    void readsTheFirstVisibleSheetWithTheHeaderAndWarnsOfAllElse() throws IOException {
        byte[] file = new TestWorkbook()
                .sheet("封面", List.of(List.of(text("填报说明"))))
                .hiddenSheet("旧表", List.of(SHEETS, ROW))
                .sheetXml(
                        "一月",
                        "visible",
                        "<cols><col min=\"3\" max=\"4\" hidden=\"1\"/></cols><sheetData>" + rowXml(1, "", SHEETS)
                                + rowXml(3, " hidden=\"1\"", ROW)
                                + rowXml(7, "", with(with(ROW, 1, text("2026-02")), 8, text("旁注"))) + "</sheetData>")
                .sheet("二月", List.of(SHEETS, ROW))
                .part(
                        "xl/comments1.xml",
                        "<comments><commentList><comment ref=\"B5\"><text><t>核对</t></text></comment></commentList></comments>")
                .part("xl/media/image1.png", "图")
                .bytes();

        var reply = feeding.feed(STREET, Template.SHEETS, file);

        assertThat(reply.accepted()).extracting(f -> f.row()).containsExactly(3, 7);
        assertThat(reply.warnings())
                .containsExactly(
                        new Warning(
                                7,
                                null,
                                Warning.Code.UNKNOWN_COLUMN,
                                "第 7 行：表头右边没有列名的地方有内容，没有读取。怎么办：需要时给这一列加上模板里的列名后重传。"),
                        new Warning(
                                null,
                                null,
                                Warning.Code.OTHER_SHEET,
                                "工作表“封面”有 1 行内容，没有读取，一份文件只读一张表。怎么办：需要上报时把它另存为单独的文件后上传。"),
                        new Warning(
                                null,
                                null,
                                Warning.Code.HIDDEN_SHEET,
                                "工作表“旧表”是隐藏的，没有读取。怎么办：确认里面没有不该上传的内容；需要上报时取消隐藏后另存重传。"),
                        new Warning(3, null, Warning.Code.HIDDEN_ROWS, "第 3 行等 1 行是隐藏的，已照常读取。怎么办：核对这些行；不该上报时删去后重传。"),
                        new Warning(null, null, Warning.Code.HIDDEN_COLUMNS, "C:D 列是隐藏的，已照常读取。怎么办：核对这些列；不该上报时删去后重传。"),
                        new Warning(
                                null,
                                null,
                                Warning.Code.OTHER_SHEET,
                                "工作表“二月”有 2 行内容，没有读取，一份文件只读一张表。怎么办：需要上报时把它另存为单独的文件后上传。"),
                        new Warning(null, null, Warning.Code.COMMENTS, "B5 有批注，没有读取。怎么办：要上报的内容写进单元格里。"),
                        new Warning(null, null, Warning.Code.OBJECTS, "工作簿里有图片或嵌入的对象，没有读取，也无法检查其中的个人信息。怎么办：删去后另存重传。"));
    }

    @Test
    void refusesPersonalDataWhereverTheyHide() throws IOException {
        String mobile = "15400002067";
        assertRefused(good().sheet("备份", List.of(List.of(empty(), text("电话" + mobile)))), "工作表“备份”第 1 行 B 列");
        assertRefused(good().hiddenSheet("隐", List.of(List.of(number(mobile)))), "工作表“隐”第 1 行 A 列");
        assertRefused(good().sheet("甲" + mobile, List.of()), "工作表的名称");
        assertRefused(good().definedName("联系人", "\"" + mobile + "\""), "定义的名称");
        assertRefused(good().part("docProps/core.xml", "<p><creator>张 " + mobile + "</creator></p>"), "文件属性");
        assertRefused(
                good().part(
                                "docProps/custom.xml",
                                "<p><property name=\"x\"><lpwstr>" + mobile + "</lpwstr></property></p>"),
                "文件属性");
        assertRefused(
                good().part(
                                "xl/comments1.xml",
                                "<comments><comment ref=\"B5\"><text><r><t>154000</t></r><r><rPr><b/></rPr><t>02067</t></r></text></comment></comments>"),
                "批注");
        assertRefused(good().part("xl/drawings/drawing1.xml", "<d><sp descr=\"" + mobile + "\"/></d>"), "图形或图表");
        assertRefused(
                good().part("xl/sharedStrings.xml", "<sst><si><t>" + mobile + "</t></si></sst>"), "已删除而仍留在文件里的文字");
        assertRefused(
                new TestWorkbook()
                        .sheetXml(
                                "表",
                                "visible",
                                "<sheetData>" + TestWorkbook.rowsXml(List.of(SHEETS, ROW))
                                        + "</sheetData><headerFooter><oddFooter>&amp;L" + mobile
                                        + "</oddFooter></headerFooter>"),
                "工作表“表”");
        assertRefused(
                new TestWorkbook()
                        .sheet("表", List.of(SHEETS, with(ROW, 3, formula("HYPERLINK(\"tel:" + mobile + "\")", "1")))),
                "工作表“表”");
        FileProblem inTable = feeding.refusal(
                Template.SHEETS,
                new TestWorkbook()
                        .sheet("表", List.of(SHEETS, with(ROW, 2, number(mobile))))
                        .bytes());
        assertThat(inTable.row()).isEqualTo(2);
        assertThat(inTable.column()).isEqualTo("资金");
    }

    @Test
    void doesNotTakeColoursAndSizesForPersonalData() throws IOException {
        byte[] file = good().part("xl/theme/theme1.xml", "<t tint=\"0.249977111117893\"/>")
                .part("xl/charts/chart1.xml", "<c><numCache><pt><v>0.249977111117893</v></pt></numCache></c>")
                .bytes();
        assertThat(feeding.feed(STREET, Template.SHEETS, file).accepted()).hasSize(1);
    }

    private void assertRefused(TestWorkbook book, String place) throws IOException {
        FileProblem problem = feeding.refusal(Template.SHEETS, book.bytes());
        assertThat(problem.code()).isEqualTo(FileProblem.Code.PERSONAL_DATA);
        assertThat(problem.message())
                .isEqualTo(place + "：发现手机号“154********”，应为不含证件号、手机号、银行卡号的内容。怎么办：删去后重传；整份文件没有接收，已上传的内容已销毁。");
    }

    private static TestWorkbook good() {
        return new TestWorkbook().sheet("表", List.of(SHEETS, ROW));
    }

    private static List<Cell> texts(String... cells) {
        return Arrays.stream(cells).map(TestWorkbook::text).toList();
    }

    private static List<Cell> with(List<Cell> row, int place, Cell cell) {
        var changed = new ArrayList<>(row);
        while (changed.size() <= place) {
            changed.add(empty());
        }
        changed.set(place, cell);
        return changed;
    }
}
