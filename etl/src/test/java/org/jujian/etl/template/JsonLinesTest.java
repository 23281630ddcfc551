package org.jujian.etl.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jujian.etl.sheet.FileProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// JSON lines before → rows and sentences after.
class JsonLinesTest {
    private static final String LINES = """
        {"社区代码":"310114004009","会计期间":"2026-03","资金":"现金","上期结余":100.00,"本期收入":5e1,"本期支出":20,"期末结余":"130.00"}

        {"资金":"银行\\u5b58\\u6b3e","社区代码":310114004009,"会计期间":"2026-03","上期结余":null,"本期收入":0,"本期支出":0,"期末结余":0,"备注":"a\\"b"}
        """;

    @Test
    void numbersRowsByTheirLinesAndKeepsNumbersAsWritten() throws IOException {
        Feed feed = feed(LINES);

        assertThat(feed.layout().form()).isEqualTo("JSON 行，UTF-8");
        assertThat(feed.warnings()).isEmpty();
        try (FeedRows rows = feed.rows()) {
            assertThat(rows.next(10))
                    .containsExactly(
                            new FeedRow(
                                    FeedRow.Kind.DATA,
                                    1,
                                    List.of("310114004009", "2026-03", "现金", "100.00", "5e1", "20", "130.00", "")),
                            new FeedRow(
                                    FeedRow.Kind.DATA,
                                    3,
                                    List.of("310114004009", "2026-03", "银行存款", "", "0", "0", "0", "a\"b")));
        }
    }

    @Test
    void givesTheLinesBackWithWhatIsWrongInTheRejectedOnes() throws IOException {
        var out = new ByteArrayOutputStream();
        feed(LINES.replace("\"备注\"", "\"错误说明\":\"旧\",\"备注\"")).writeErrorFile(Map.of(3, "第 3 行　\"上期结余\"：空"), out);

        List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines.get(0)).isEqualTo(LINES.lines().findFirst().orElseThrow());
        assertThat(lines.get(1)).isEmpty();
        assertThat(lines.get(2))
                .isEqualTo("{\"资金\":\"银行\\u5b58\\u6b3e\",\"社区代码\":310114004009,\"会计期间\":\"2026-03\",\"上期结余\":null,"
                        + "\"本期收入\":0,\"本期支出\":0,\"期末结余\":0,\"备注\":\"a\\\"b\","
                        + "\"错误说明\":\"第 3 行　\\\"上期结余\\\"：空\"}");
        // what was given back is taken again, its explanation aside
        assertThat(feed(out.toString(StandardCharsets.UTF_8)).warnings()).isEmpty();
    }

    @Test
    void warnsOfANameThatIsNoColumnAndNamesNoRow() throws IOException {
        assertThat(feed(LINES.replace("备注", "备考")).warnings())
                .containsExactly(new Warning(
                        null, "备考", Warning.Code.UNKNOWN_COLUMN, "列名　备考：模板里没有这一列，没有读取。怎么办：需要时改成模板里的列名后重传。"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\":1}{\"b\":2} | 第 1 行：对象后面还有内容。",
                "{\"a\":1,\"a\":2} | 第 1 行：同一个名称出现两次。",
                "{\"a\":true} | 第 1 行：第 6 个字符处的值不是文字或数字。",
                "{\"a\":[1]} | 第 1 行：第 6 个字符处的值不是文字或数字。",
                "{\"a\":01} | 第 1 行：第 7 个字符处缺少“}”。",
                "{\"a\":\"b} | 第 1 行：引号没有成对，或文字里有不合规的字符。",
                "{\"a\":\"\\u0000\"} | 第 1 行：文字里有空字符（NUL）。",
                "{\"a\" 1} | 第 1 行：第 6 个字符处缺少“:”。"
            })
    void saysInWhichLineTheTextIsNoJson(String line, String message) throws IOException {
        FileProblem problem = refusal(line);

        assertThat(problem.code()).isEqualTo(FileProblem.Code.NOT_A_TABLE);
        assertThat(problem.message()).isEqualTo(message + "怎么办：每行写一个 JSON 对象，值写成文字或数字，改正后重传。");
    }

    @Test
    void findsPersonalDataInNamesAndInNumbers() throws IOException {
        FileProblem inNumber = refusal(LINES.replace("\"现金\"", "13912345678"));
        FileProblem inName = refusal(LINES.replace("备注", "13912345678"));

        assertThat(inNumber.code()).isEqualTo(FileProblem.Code.PERSONAL_DATA);
        assertThat(inNumber.row()).isEqualTo(1);
        assertThat(inNumber.column()).isEqualTo("资金");
        assertThat(inName.code()).isEqualTo(FileProblem.Code.PERSONAL_DATA);
        assertThat(inName.row()).isNull();
        assertThat(inNumber.message() + inName.message()).doesNotContain("13912345678");
    }

    @Test
    void refusesAnArrayAndSaysWhatIsWanted() throws IOException {
        assertThat(refusal("[{\"社区代码\":1}]").message()).startsWith("发现 JSON 数组（应为 JSON 行，每行一个对象）");
    }

    private static Feed feed(String text) throws IOException {
        return switch (open(text)) {
            case FeedReading.Refused refused ->
                throw new AssertionError(refused.problem().toString());
            case Feed feed -> feed;
        };
    }

    private static FileProblem refusal(String text) throws IOException {
        return switch (open(text)) {
            case FeedReading.Refused refused -> refused.problem();
            case Feed feed -> throw new AssertionError("expected a refusal, found " + feed.layout());
        };
    }

    private static FeedReading open(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return FeedReading.open(() -> new ByteArrayInputStream(bytes), Template.SHEETS, AmountUnit.UNDECLARED);
    }
}
