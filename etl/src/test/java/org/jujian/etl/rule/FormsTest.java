package org.jujian.etl.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jujian.etl.fact.SurveyRow;
import org.jujian.etl.sheet.FileProblem;
import org.jujian.etl.template.AmountUnit;
import org.jujian.etl.template.Feed;
import org.jujian.etl.template.Template;
import org.jujian.etl.template.Warning;
import org.jujian.tenants.catalogue.CommunityKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Files in the forms of data-formats.md §1 and §2, and files that are refused as a whole.
class FormsTest {
    private static final String SURVEY = """
            社区代码,期间,调查方式,发放数,满意,基本满意,不满意,不了解
            310114004001,2026-01,入户,5,4,1,0,0
            """;

    private final Feeding feeding = new Feeding(new Received().unit("310114004001", CommunityKind.URBAN));

    @ParameterizedTest
    @CsvSource({"UTF-8,", "UTF-8,\uFEFF", "GB18030,", "UTF-16LE,\uFEFF", "UTF-16LE,", "UTF-16BE,\uFEFF", "UTF-16BE,"})
    void readsEveryEncodingWithTheSameRows(String charset, String mark) throws IOException {
        String file = (mark == null ? "" : mark) + SURVEY.replace("\n", "\r\n");
        assertAnswersOneRow(file.getBytes(Charset.forName(charset)), 2);
    }

    @Test
    void readsNamesThatGbkCannotWrite() throws IOException {
        String file = """
                社区代码,社区名称,街道代码,街道名称
                310114004001,湖㳇社区居民委员会,310114004,嘉定镇街道
                """;
        var reply = feeding.feed("310114004", Template.UNITS, file.getBytes(Charset.forName("GB18030")));
        assertThat(reply.accepted()).extracting("name").containsExactly("湖㳇社区居民委员会");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {"，", ";", "'\t'"})
    void readsEverySeparator(String separator) throws IOException {
        assertAnswersOneRow(bytes(SURVEY.replace(",", separator)), 2);
    }

    @Test
    void readsATableUnderTitlesInAnyOrderOfColumnsWithSynonyms() throws IOException {
        assertAnswersOneRow(bytes("""
                2026年1月满意度汇总表,,,,,,,
                填报单位：汇龙潭社区,,,,,,,
                ,,,,,,,
                一 般,*满意,不满意,不了解,调查方式,发放数,统计用区划代码,所属期
                １,４,0,0,入户,5,310114004001,２０２６年1月

                制表人：甲,,,,,,,
                """), 5);
    }

    @Test
    void numbersRowsAsASpreadsheetShowsThem() throws IOException {
        var reply = feeding.feed("310114004", Template.FEEDBACK, bytes("""
                社区代码,意见编号,类型,提出时间,内容

                310114004001,YJ-1,建议,2026-03-01,"两行
                内容"
                310114004001,YJ-2,表扬,2026-03-01,内容
                """));
        assertThat(reply.outcomes()).extracting(RowOutcome::row).containsExactly(3, 4);
        assertThat(reply.rejected().getFirst().message()).isEqualTo("第 4 行　类型：发现“表扬”，应为咨询、建议、投诉、举报、异议或质询。怎么办：改写后重传。");
    }

    @Test
    void readsAMergedHeaderOfTwoRows() throws IOException {
        var reply = feeding.feed("310114004", Template.SHEETS, bytes("""
                社区代码,会计期间,资金,上期结余,收入,,支出,,期末结余
                ,,,,本月,备查,本月,备查,
                310114004001,2026-01,现金,1,2,9,3,9,0
                """));
        assertThat(reply.accepted()).extracting("income", "expense").hasToString("[(2.00, 3.00)]");
    }

    @Test
    void takesTheUnitFromTheSheetOrItsHeadings() throws IOException {
        var above = feeding.feed("310114004", Template.SHEETS, bytes("""
                月度公开表,,,,（单位：万元）,,
                社区代码,会计期间,资金,上期结余,本期收入,本期支出,期末结余
                310114004001,2026-01,现金,1,2,3,0
                """));
        assertThat(above.accepted()).extracting("opening").hasToString("[10000.00]");
        var heading = feeding.feed("310114004", Template.SHEETS, bytes("""
                社区代码,会计期间,资金,上期结余（万元）,本期收入(元),本期支出,期末结余
                310114004001,2026-02,现金,1,2,3,0
                """));
        assertThat(heading.accepted()).extracting("opening", "income").hasToString("[(10000.00, 2.00)]");
    }

    @Test
    void refusesWhatIsNoFeedOfTheTemplate() throws IOException {
        assertProblem(Template.SURVEYS, "", FileProblem.Code.EMPTY_FILE, "文件是空的，一个字节也没有。怎么办：重新导出后再传。");
        assertProblem(Template.SURVEYS, "\n , \n", FileProblem.Code.EMPTY_FILE, "文件里没有内容。怎么办：重新导出后再传。");
        assertProblem(
                Template.SHEETS,
                SURVEY,
                FileProblem.Code.WRONG_TEMPLATE,
                "选择的是 T-03 月度公开表，发现 T-09 满意度汇总 的表头。怎么办：改选 T-09 后重传，或换成对的文件。");
        assertProblem(
                Template.SURVEYS,
                "甲,乙\n1,2\n",
                FileProblem.Code.WRONG_TEMPLATE,
                "前 15 行里没有找到 T-09 满意度汇总 的表头。怎么办：下载模板，把数据填在表头下面后重传。");
        assertProblem(
                Template.SURVEYS,
                SURVEY.replace("发放数", "数量"),
                FileProblem.Code.MISSING_COLUMN,
                "第 1 行：缺少“发放数”列；发现的列有：社区代码、期间、调查方式、数量、满意、基本满意、不满意、不了解。怎么办：补上这一列后重传。");
        assertProblem(
                Template.SURVEYS,
                SURVEY.replace("不了解", "满意"),
                FileProblem.Code.MISSING_COLUMN,
                "第 1 行：缺少“不了解”列；发现的列有：社区代码、期间、调查方式、发放数、满意、基本满意、不满意、满意。怎么办：补上这一列后重传。");
        assertProblem(
                Template.SURVEYS,
                SURVEY.replace("不了解", "不了解,满意"),
                FileProblem.Code.DUPLICATE_COLUMN,
                "第 1 行　满意：发现两列，应为一列。怎么办：删去或改名其中一列后重传。");
        assertProblem(
                Template.SURVEYS,
                SURVEY + "310114004001,\"2026",
                FileProblem.Code.NOT_A_TABLE,
                "第 3 行：发现没有成对的引号，从这里起不能按表格读出，应为成对的双引号。怎么办：检查这一行的引号后重传。");
        assertProblem(
                Template.SURVEYS,
                SURVEY + "锟斤拷锟斤拷",
                FileProblem.Code.BAD_ENCODING,
                "第 3 行：发现乱码（“锟斤拷”或“�”），文字在之前的转换中已经丢失。怎么办：从原来的表格重新导出，不要用已是乱码的文件。");
    }

    @Test
    void refusesBytesThatAreNoTextAndSaysWhere() throws IOException {
        byte[] broken = bytes(SURVEY);
        broken[broken.length - 3] = (byte) 0xFF;
        FileProblem problem = feeding.refusal(Template.SURVEYS, broken);
        assertThat(problem.code()).isEqualTo(FileProblem.Code.BAD_ENCODING);
        assertThat(problem.row()).isEqualTo(2);
        assertThat(problem.message()).startsWith("第 2 行：第 " + (broken.length - 2) + " 个字节起");
        assertThat(feeding.refusal(Template.SURVEYS, bytes("a\u0000b,c\n")).code())
                .isEqualTo(FileProblem.Code.NOT_A_TABLE);
        assertThat(feeding.refusal(Template.SURVEYS, new byte[] {'P', 'K', 3, 4, 0})
                        .code())
                .isEqualTo(FileProblem.Code.NOT_A_TABLE);
    }

    @Test
    void namesTheRowInWhichEncodingsMix() throws IOException {
        byte[] gb = SURVEY.repeat(2).getBytes(Charset.forName("GB18030"));
        byte[] utf8 = bytes("310114004001,\"2026\n-02\",电话,5,4,1,0,0\r310114004001,2026-03,入户和电话,5,4,1,0,0\r\n");
        FileProblem utf8Behind = feeding.refusal(Template.SURVEYS, joined(gb, utf8));
        assertThat(utf8Behind.code()).isEqualTo(FileProblem.Code.BAD_ENCODING);
        assertThat(utf8Behind.row()).isEqualTo(6);
        assertThat(utf8Behind.message())
                .isEqualTo("第 6 行：发现 UTF-8 编码的文字，其他行是 GB18030 编码，应为同一种编码。怎么办：在 WPS 或 Excel 中另存为“CSV UTF-8（逗号分隔）”后重传。");

        FileProblem gbBehind = feeding.refusal(Template.SURVEYS, joined(utf8, gb));
        assertThat(gbBehind.code()).isEqualTo(FileProblem.Code.BAD_ENCODING);
        assertThat(gbBehind.row()).isEqualTo(3);

        byte[] utf16 = "\uFEFF甲,乙\r丙,\uD800\r".getBytes(StandardCharsets.UTF_16LE);
        utf16[utf16.length - 3] = (byte) 0xD8;
        FileProblem halfACharacter = feeding.refusal(Template.SURVEYS, utf16);
        assertThat(halfACharacter.row()).isEqualTo(2);
        assertThat(halfACharacter.message()).startsWith("第 2 行：第 15 个字节起不能按 UTF-16 读出文字。");
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = java.util.Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    @Test
    void refusesContradictingUnits() throws IOException {
        feeding.unit(AmountUnit.YUAN);
        assertProblem(
                Template.SHEETS, """
                单位：万元
                社区代码,会计期间,资金,上期结余,本期收入,本期支出,期末结余
                310114004001,2026-01,现金,1,2,3,0
                """, FileProblem.Code.UNIT_CONFLICT, "金额单位：发现元和万元两种说法，应为一种。怎么办：改正表上的单位，或重传时选对单位。");
    }

    @Test
    void findsPersonalDataInTitlesFootersAndFilesThatAreNoFeedAtAll() throws IOException {
        assertPersonalData("联系电话 15400002067\n" + SURVEY, 1, "第 1 列");
        assertPersonalData(SURVEY + "制表人,,15400002067\n", 3, "调查方式");
        assertPersonalData("甲,乙\n1,15400002067\n", 2, "第 2 列");
        assertPersonalData(SURVEY + "合计,,,15400002067\n", 3, "发放数");
    }

    @Test
    void findsAnIdNumberThatASpreadsheetTookForANumber() throws IOException {
        for (String cell : List.of(
                "310114198001011000",
                "3.10114198001011E+17",
                "3.1011419800101101e17",
                "\"310,114,198,001,011,000.00\"",
                "'310114198001011000")) {
            FileProblem problem = feeding.refusal(Template.SURVEYS, bytes(SURVEY + ",,," + cell + "\n"));
            assertThat(problem.code()).as(cell).isEqualTo(FileProblem.Code.PERSONAL_DATA);
            assertThat(problem.message())
                    .as(cell)
                    .isEqualTo("第 3 行　发放数：发现疑似身份证号“310***************”（按数字录入的 18 位号码，后三位已变成 0，校验码无法核对；"
                            + "前 6 位是行政区划，第 7 至 14 位是出生日期），应为不含证件号、手机号、银行卡号的内容。"
                            + "怎么办：删去后重传；整份文件没有接收，已上传的内容已销毁。");
        }
    }

    @Test
    void warnsOfAnUnknownColumnAndReadsTheRest() throws IOException {
        var reply = feeding.feed("310114004", Template.SURVEYS, bytes("""
                社区代码,期间,调查方式,发放数,满意,基本满意,不满意,不了解,天气,错误说明
                310114004001,2026-01,入户,5,4,1,0,0,晴,第 2 行
                """));
        assertThat(reply.accepted()).hasSize(1);
        assertThat(reply.warnings())
                .containsExactly(new Warning(
                        1, "天气", Warning.Code.UNKNOWN_COLUMN, "第 1 行　天气：模板里没有这一列，没有读取。怎么办：需要时改成模板里的列名后重传。"));
    }

    @Test
    void givesTheFileBackWithTheErrorsBehindItsRowsAndNoFormulas() throws IOException {
        String file = """
                意见台账
                社区代码,意见编号,类型,提出时间,内容
                310114004001,YJ-1,表扬,2026-03-01,=HYPERLINK(1)
                310114004001,YJ-2,建议,2026-03-01,-好
                """;
        Feed feed = feeding.open(Template.FEEDBACK, bytes(file));
        var out = new ByteArrayOutputStream();
        feed.writeErrorFile(Map.of(3, "第 3 行　类型：发现“表扬”"), out);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("""
                \uFEFF意见台账
                社区代码,意见编号,类型,提出时间,内容,错误说明
                310114004001,YJ-1,表扬,2026-03-01,'=HYPERLINK(1),第 3 行　类型：发现“表扬”
                310114004001,YJ-2,建议,2026-03-01,'-好
                """.replace("\n", "\r\n"));
        var first = feeding.feed("310114004", Template.FEEDBACK, bytes(file));
        var again = feeding.feed("310114004", Template.FEEDBACK, out.toByteArray());
        assertThat(first.accepted()).hasSize(1);
        assertThat(again.unchanged()).isEqualTo(1);
        assertThat(again.warnings()).isEmpty();
    }

    @Test
    void marksWhateverASpreadsheetCouldTakeForAFormulaAndReadsItTheSame() throws IOException {
        String file = """
                社区代码,意见编号,类型,提出时间,内容,渠道
                310114004001,YJ-1,表扬,2026-03-01,+1,-500.00
                310114004001,YJ-2,建议,2026-03-01,@SUM(1),"\t=1"
                310114004001,YJ-3,建议,2026-03-01, =cmd|' /C calc'!A0,\u200B＝1
                310114004001,YJ-4,建议,2026-03-01,－好,-1+1
                310114004001,YJ-5,建议,2026-03-01,"\r\n=1",'0
                """;
        var out = new ByteArrayOutputStream();
        feeding.open(Template.FEEDBACK, bytes(file)).writeErrorFile(Map.of(2, "=错"), out);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo("""
                \uFEFF社区代码,意见编号,类型,提出时间,内容,渠道,错误说明
                310114004001,YJ-1,表扬,2026-03-01,'+1,-500.00,'=错
                310114004001,YJ-2,建议,2026-03-01,'@SUM(1),'\t=1
                310114004001,YJ-3,建议,2026-03-01,' =cmd|' /C calc'!A0,'\u200B＝1
                310114004001,YJ-4,建议,2026-03-01,'－好,'-1+1
                310114004001,YJ-5,建议,2026-03-01,"'@@=1",'0
                """.replace("\n", "\r\n").replace("@@", "\r\n"));
        var first = feeding.feed("310114004", Template.FEEDBACK, bytes(file));
        var again = feeding.feed("310114004", Template.FEEDBACK, out.toByteArray());
        assertThat(first.accepted())
                .extracting("matter", "channel")
                .containsExactly(
                        tuple("@SUM(1)", "=1"),
                        tuple("=cmd|' /C calc'!A0", "＝1"),
                        tuple("－好", "-1+1"),
                        tuple("=1", "0"));
        assertThat(again.unchanged()).isEqualTo(4);
    }

    private void assertAnswersOneRow(byte[] file, int row) throws IOException {
        var reply = feeding.feed("310114004", Template.SURVEYS, file);
        assertThat(reply.outcomes()).hasSize(1);
        SurveyRow fact = (SurveyRow) reply.accepted().getFirst();
        assertThat(fact.row()).isEqualTo(row);
        assertThat(fact.key()).hasToString("OfSurvey[unit=310114004001, period=2026-01, method=入户]");
        assertThat(fact.satisfied()).isEqualTo(4);
        assertThat(fact.fairlySatisfied()).isEqualTo(1);
    }

    private void assertProblem(Template template, String file, FileProblem.Code code, String message)
            throws IOException {
        FileProblem problem = feeding.refusal(template, bytes(file));
        assertThat(problem.message()).isEqualTo(message);
        assertThat(problem.code()).isEqualTo(code);
    }

    private void assertPersonalData(String file, int row, String column) throws IOException {
        FileProblem problem = feeding.refusal(Template.SURVEYS, bytes(file));
        assertThat(problem.code()).isEqualTo(FileProblem.Code.PERSONAL_DATA);
        assertThat(problem.row()).isEqualTo(row);
        assertThat(problem.column()).isEqualTo(column);
        assertThat(problem.message()).contains("手机号“154********”").doesNotContain("15400002067");
    }

    private static byte[] bytes(String file) {
        return file.getBytes(StandardCharsets.UTF_8);
    }
}
