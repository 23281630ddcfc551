package org.jujian.etl.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jujian.etl.fact.Fact;
import org.jujian.etl.fact.LedgerRow;
import org.jujian.etl.fact.SheetRow;
import org.jujian.etl.fact.SurveyRow;
import org.jujian.etl.template.Template;
import org.jujian.tenants.catalogue.CommunityKind;
import org.junit.jupiter.api.Test;

/// Tables with columns for each month (data-formats.md §2): block typed in, rows that come out of each line.
class WideMonthsTest {
    private static final String STREET = "310114004";

    private final Received received = new Received().unit("310114004001", CommunityKind.URBAN);
    private final Feeding feeding = new Feeding(received);

    @Test
    void makesARowOfEachMonthOfALine() throws IOException {
        assertThat(rows(Template.SHEETS, """
                嘉定镇街道2026年各月公开表,,,,,,,,,,
                社区代码,资金,1月,,,,2月,,,,备注
                ,,上期结余,收入,支出,期末结余,上期结余,收入,支出,期末结余,
                310114004001,现金,100.00,20.00,5.00,115.00,115.00,1,0,116.00,抄表
                310114004001,银行存款,,,,,9,0,0,9,
                """)).isEqualTo("""
                4 2026-01 现金 100.00 20.00 5.00 115.00 抄表
                4 2026-02 现金 115.00 1.00 0.00 116.00 抄表
                5 2026-02 银行存款 9.00 0.00 0.00 9.00
                """);
    }

    @Test
    void readsTheYearFromTheHeadingsTheTitleOrAColumn() throws IOException {
        assertThat(rows(Template.SURVEYS, """
                社区代码,调查方式,2026年1月发放数,2026年1月满意,2026-01/基本满意,2026.01/不满意,202601/不了解,2026年2月发放数,2026年二月满意,2026年2月一般,2026年02月不满意,2026年2月份不了解
                310114004001,入户,5,3,0,1,1,6,4,0,1,1
                """)).isEqualTo("""
                2 2026-01 入户 5 3
                2 2026-02 入户 6 4
                """);
        // other words for the same rows
        Feeding.Reply again = feeding.feed(STREET, Template.SURVEYS, bytes("""
                社区代码,年度,调查方式,发放数（1月）,满意（1月）,基本满意1月,不满意1月,不了解1月,发放数2月,满意2月,基本满意2月,不满意2月,不了解2月
                310114004001,2026年,入户,5,3,0,1,1,6,4,0,1,1
                """));
        assertThat(again.unchanged()).isEqualTo(2);
        assertThat(again.outcomes()).hasSize(2);
    }

    @Test
    void readsAMonthAloneAsTheAmountOfALedger() throws IOException {
        assertThat(rows(Template.LEDGER, """
                社区代码,业务日期,凭证字号,收支类型,公开科目,摘要,2025年12月（万元）,2026年1月（万元）
                310114004001,2026-01-05,记-1,支出,2.01.01,电费,,0.012
                """)).isEqualTo("2 2026-01 记-1 120.00\n");
    }

    @Test
    void asksForAYearThatIsNamedNowhere() throws IOException {
        var refusal = feeding.refusal(Template.SHEETS, bytes("""
                社区代码,资金,1月,,,,2月,,,
                ,,上期结余,收入,支出,期末结余,上期结余,收入,支出,期末结余
                310114004001,现金,1,0,0,1,1,0,0,1
                """));
        assertThat(refusal.code() + " " + refusal.row() + " " + refusal.column())
                .isEqualTo("MISSING_COLUMN 1 会计期间");
        assertThat(refusal.message())
                .isEqualTo("第 1 行　会计期间：各月分列（1月、2月）而没有写明年份，应能看出是哪一年。"
                        + "怎么办：在表头写成 2026年1月 的样子，或在表头上面的标题行写明年份，或加一列“年度”，改好后重传。");
    }

    @Test
    void namesTheCellOfEachMonthThatIsRejected() throws IOException {
        byte[] file = bytes("""
                社区代码,资金,2026年1月,,,,2026年2月,,,
                ,,上期结余,收入,支出,期末结余,上期结余,收入,支出,期末结余
                310114004001,现金,1,五,0,1,1,0,0,
                310114004001,银行存款,,,,,,,,
                合计,,2,0,0,1,1,0,0,0
                """);
        Feeding.Reply reply = feeding.feed(STREET, Template.SHEETS, file);
        assertThat(reply.rejected().stream()
                        .map(r -> "%s %s %s %s %s"
                                .formatted(
                                        r.row(),
                                        r.code(),
                                        r.column(),
                                        r.spot().letters(),
                                        r.spot().heading()))
                        .collect(Collectors.joining("\n")))
                .isEqualTo("""
                        3 BAD_VALUE 本期收入 D 2026年1月/收入
                        3 MISSING_VALUE 期末结余 J 2026年2月/期末结余
                        4 MISSING_VALUE 上期结余 C 2026年1月/上期结余""");
        assertThat(reply.rejected().getFirst().message())
                .isEqualTo("第 3 行　2026年1月/收入：发现“五”，应为最多两位小数、整数部分不超过 16 位的数字，如 1307.33。怎么办：改写金额后重传，可以带千分位逗号。");
        assertThat(reply.warnings().stream().map(w -> w.row() + " " + w.code() + " " + w.message()))
                .containsExactly(
                        "5 TOTAL_MISMATCH 第 5 行　2026年1月/上期结余：发现“2”，应为以上各行之和 1.00 元。怎么办：核对合计和明细，改正后重传；明细行已照常接收。");

        var out = new ByteArrayOutputStream();
        feeding.open(Template.SHEETS, file)
                .writeErrorFile(
                        reply.rejected().stream()
                                .collect(Collectors.toMap(
                                        RowOutcome::row,
                                        RowOutcome.Rejected::message,
                                        (first, second) -> first + second)),
                        out);
        assertThat(out.toString(StandardCharsets.UTF_8).lines().toList().get(2))
                .startsWith("310114004001,现金,1,五,0,1,1,0,0,,第 3 行　2026年1月/收入：")
                .contains("第 3 行　2026年2月/期末结余：发现空白");
    }

    @Test
    void findsTheSecondOfTwoEqualMonthsAndDifferentUnits() throws IOException {
        assertThat(feeding.refusal(Template.LEDGER, bytes("""
                        社区代码,业务日期,凭证字号,收支类型,公开科目,摘要,2026年1月,2026年1月,2026年2月
                        310114004001,2026-01-05,记-1,支出,2.01.01,电费,1,2,3
                        """)).code().name()).isEqualTo("DUPLICATE_COLUMN");
        assertThat(feeding.refusal(Template.LEDGER, bytes("""
                        社区代码,业务日期,凭证字号,收支类型,公开科目,摘要,2026年1月(元),2026年2月(万元)
                        310114004001,2026-01-05,记-1,支出,2.01.01,电费,1,2
                        """)).code().name()).isEqualTo("UNIT_CONFLICT");
    }

    @Test
    void leavesATableWithAColumnForThePeriodAsItIs() throws IOException {
        assertThat(rows(Template.SHEETS, """
                社区代码,会计期间,资金,上期结余,本期收入,本期支出,期末结余,1月收入,2月收入
                310114004001,2026-03,现金,1,0,0,1,7,8
                """)).isEqualTo("2 2026-03 现金 1.00 0.00 0.00 1.00\n");
    }

    private String rows(Template template, String text) throws IOException {
        Feeding.Reply reply = feeding.feed(STREET, template, bytes(text));
        assertThat(reply.rejected()).isEmpty();
        return reply.accepted().stream()
                .map(fact -> (fact.row() + " " + written(fact)).strip() + "\n")
                .collect(Collectors.joining());
    }

    private static String written(Fact fact) {
        Stream<Object> values = switch (fact) {
            case SheetRow r ->
                Stream.of(r.month(), r.fund(), r.opening(), r.income(), r.expense(), r.closing(), r.remark());
            case SurveyRow r -> Stream.of(r.period(), r.method(), r.issued(), r.satisfied());
            case LedgerRow r -> Stream.of(r.month(), r.voucher(), r.amount());
            default -> throw new AssertionError("no such rows here: " + fact);
        };
        return values.map(Object::toString).collect(Collectors.joining(" "));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
