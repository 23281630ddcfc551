package org.jujian.etl.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.jujian.etl.fact.LedgerRow;
import org.jujian.etl.fact.RegisterRow;
import org.jujian.etl.fact.UnitRow;
import org.jujian.etl.template.AmountUnit;
import org.jujian.etl.template.Template;
import org.jujian.tenants.catalogue.CommunityKind;
import org.junit.jupiter.api.Test;

/// Block typed in, block that comes out: row, outcome, column.
class RowRulesTest {
    private static final String STREET = "310114004";

    private final Received received = new Received()
            .unit("310114004001", CommunityKind.URBAN)
            .unit("310114004009", CommunityKind.RURAL)
            .unit("640104005001", CommunityKind.URBAN);
    private final Feeding feeding = new Feeding(received);

    @Test
    void judgesEachUnitCodeBeforeAnythingElse() throws IOException {
        assertThat(outcomes(Template.SURVEYS, """
                社区代码,期间,调查方式,发放数,满意,基本满意,不满意,不了解,无效
                3.10114E+11,x,x,x,x,x,x,x,x
                640104005001,,入户,5,5,0,0,0,0
                310114004199,2026-01,入户,5,5,0,0,0,0
                31011400400,2026-01,入户,5,5,0,0,0,0
                ,2026-01,入户,5,5,0,0,0,0
                310114004001,2026-01,入户,5,五,0,0,0,0
                310114004001,2026计划,入户,5,5,0,0,0,0
                ３１０１１４００４００１,2026年第一季度,入户,５,5,0,0,—,
                """)).isEqualTo("""
                2 CODE_SCIENTIFIC 社区代码
                3 FOREIGN_TENANT 社区代码
                4 FOREIGN_TENANT 社区代码
                5 FOREIGN_TENANT 社区代码
                6 MISSING_VALUE 社区代码
                7 BAD_VALUE 满意
                8 BAD_VALUE 期间
                9 accepted
                """);
    }

    @Test
    void answersForeignAndUnknownUnitsWithTheSameSentence() throws IOException {
        var rejected = feed(Template.SURVEYS, """
                社区代码,期间,调查方式,发放数,满意,基本满意,不满意,不了解
                640104005001,2026-01,入户,5,5,0,0,0
                640104005199,2026-01,入户,5,5,0,0,0
                """).rejected();
        assertThat(rejected.get(0).explanation().expected())
                .isEqualTo(rejected.get(1).explanation().expected());
        assertThat(rejected.get(0).message())
                .isEqualTo("第 2 行　社区代码：发现“640104005001”，应为本单位可以报送的社区的 12 位代码。怎么办：核对代码后重传；其他单位的数据由其自行报送。");
    }

    @Test
    void takesT00OnlyForCodesThatBeginLikeTheStreet() throws IOException {
        assertThat(outcomes(Template.UNITS, """
                社区代码,社区名称,街道代码,街道名称,户数,启用日期,停用日期,后继社区代码
                310114004777,新社区,310114004,嘉定镇街道,12,,2030-01-01,310114004001
                640104005001,鼓楼,640104005,新华街街道,12,,,
                31011400,短,310114004,嘉定镇街道,12,,,
                310114004000,街道,310114004,嘉定镇街道,12,,,
                310114004778,新社区,640104005,嘉定镇街道,12,,,
                310114004779,新社区,310114004000,嘉定镇街道,12,,,abc
                """)).isEqualTo("""
                2 accepted
                3 FOREIGN_TENANT 社区代码
                4 FOREIGN_TENANT 社区代码
                5 BAD_VALUE 社区代码
                6 BAD_VALUE 街道代码
                7 BAD_VALUE 后继社区代码
                """);
    }

    @Test
    void enablesAUnitOnTheFirstOfJanuaryOfTheYearOfItsFirstReceipt() throws IOException {
        String file = """
                社区代码,社区名称,街道代码,街道名称,户数
                310114004777,新社区,310114004,嘉定镇街道,12
                """;
        UnitRow first = (UnitRow) feed(Template.UNITS, file).accepted().getFirst();
        assertThat(first.enabledOn()).hasToString("2026-01-01");
        assertThat(first.kind()).isEqualTo(CommunityKind.URBAN);
        feeding.at("2027-06-01T08:00:00+08:00");
        assertThat(feed(Template.UNITS, file).unchanged()).isEqualTo(1);
    }

    @Test
    void namesTheGravestReasonOfARow() throws IOException {
        assertThat(outcomes(Template.REGISTER, """
                社区代码,公开事项代码,期间,事件编号,阶段,公开标题,实际公开日期,公开渠道,已填要素,证据,更正
                310114004001,ZW-09,2026-13,,,,2026-01-12,G,,,
                310114004001,ZW-09,2026-13,,,标题,2026-01-12,G,,,
                310114004001,ZW-09,2026-12,,,标题,2026-01-12,G,,,
                310114004001,ZW-06,2022-01,,,标题,2026-01-12,G,,,
                310114004001,ZW-06,2021-12,,,标题,2026-01-12,G,,,
                310114004001,ZW-02,2025-12,,,标题,2026-01-12,G,,,
                310114004009,ZW-02,2025-12,,,标题,2026-01-12,G,,,
                310114004009,GK-11,2025-12,,,标题,2026-01-12,G,,,
                310114004001,SX-03,,SJ-1,,标题,2026-01-12,G,,,
                310114004001,SX-06,,SJ-1,,标题,2026-01-12,G,,,
                310114004001,CW-02,,,,标题,2026-01-12,G,,,
                310114004001,CW-02,2025-12,,,标题,2026-01-12,H,,,
                310114004001,CW-02,2025-12,,,标题,2026-01-12,G,0,,
                310114004001,CW-02,2025-12,,,标题,2026-01-12,G,,e11,
                310114004001,CW-02,2025-12,,,标题,2026-01-12,G,,,也许
                310114004001,CW-02,2025-12,,,标题,2026-04-01 08:00:01,G,,,
                310114004001,CW-02,2025-12,,,标题,2026-04-01 08:00:00,G,,,
                310114004001,CW-02,2025-12,SJ-1,,标题,2026-01-12,G,,,
                310114004001,CW-05,2025Q4,,事中,标题,2026-01-12,G,,,
                """)).isEqualTo("""
                2 MISSING_VALUE 公开标题
                3 BAD_VALUE 期间
                4 UNKNOWN_ITEM 公开事项代码
                5 ITEM_NOT_IN_FORCE 公开事项代码
                6 accepted
                7 ITEM_NOT_APPLICABLE 公开事项代码
                8 PERIOD_KIND 期间
                9 ITEM_NOT_APPLICABLE 公开事项代码
                10 UNKNOWN_EVENT 事件编号
                11 MISSING_VALUE 阶段
                12 MISSING_VALUE 期间
                13 BAD_VALUE 公开渠道
                14 BAD_VALUE 已填要素
                15 BAD_VALUE 证据
                16 BAD_VALUE 更正
                17 BAD_VALUE 实际公开日期
                18 accepted
                19 BAD_VALUE 期间
                20 MISSING_VALUE 事件编号
                """);
    }

    @Test
    void readsTheStagesOfAWholeProcessByItsRegisteredEvent() throws IOException {
        assertThat(outcomes(Template.EVENTS, """
                社区代码,事件编号,公开事项代码,事件名称,类型,事件日期,完成日期
                310114004001,SJ-1,SX-05,大修,全过程,2026-05-01,
                310114004001,SJ-2,SX-05,大修,,2026-01-01,
                310114004001,SJ-3,SX-05,通知,一事一公开,2026-05-01,
                310114004001,SJ-4,CW-02,支出,,2026-01-01,
                310114004001,SJ-5,SX-03,征兵,,2026-01-01,2026-05-01
                310114004001,SJ-6,JW-01,分工,,2026-01-01,
                """)).isEqualTo("""
                2 accepted
                3 MISSING_VALUE 类型
                4 BAD_VALUE 事件日期
                5 BAD_VALUE 类型
                6 BAD_VALUE 完成日期
                7 accepted
                """);
        assertThat(outcomes(Template.REGISTER, """
                社区代码,公开事项代码,期间,事件编号,阶段,公开标题,实际公开日期,公开渠道
                310114004001,SX-05,,SJ-1,,标题,2026-01-12,G
                310114004001,SX-05,,SJ-1,事中,标题,2026-01-12,G
                310114004001,SX-05,2026-01,SJ-1,事中,标题,2026-01-12,G
                310114004001,SX-05,2026Q1,SJ-1,事中,标题,2026-01-12,G
                310114004001,SX-05,,SJ-1,事前,标题,2026-01-12,G
                310114004001,JW-01,,SJ-6,事前,标题,2026-01-12,G
                310114004001,JW-02,,SJ-6,,标题,2026-01-12,G
                310114004001,JW-01,,SJ-6,,标题,2026-01-12,G
                310114004001,JW-01,长期,,,标题,2026-01-12,G
                """)).isEqualTo("""
                2 MISSING_VALUE 阶段
                3 MISSING_VALUE 期间
                4 PERIOD_KIND 期间
                5 accepted
                6 accepted
                7 BAD_VALUE 阶段
                8 UNKNOWN_EVENT 事件编号
                9 accepted
                10 accepted
                """);
    }

    @Test
    void believesAClaimOfTwoWorkingDaysInLiveModeAndNoOlderOne() throws IOException {
        feeding.mode(FeedMode.LIVE).at("2026-04-01T08:00:00+08:00");
        var rows = feed(Template.REGISTER, """
                社区代码,公开事项代码,期间,公开标题,实际公开日期,公开渠道
                310114004001,CW-02,2026-02,标题,2026-03-30,G
                310114004001,CW-03,2026-02,标题,2026-03-27 10:00,G
                """).accepted();
        assertThat(rows)
                .extracting(r -> ((RegisterRow) r).publishedOn().toString())
                .containsExactly("2026-03-30", "2026-04-01");
        assertThat(rows)
                .extracting(r -> ((RegisterRow) r).claimedOn() + " " + ((RegisterRow) r).claimedTime())
                .containsExactly("2026-03-30 ", "2026-03-27 10:00:00");
    }

    @Test
    void tellsUnchangedRowsFromDuplicatesByValuesNotBySpelling() throws IOException {
        assertThat(outcomes(Template.LEDGER, """
                社区代码,会计期间,业务日期,凭证字号,行号,收支类型,公开科目,摘要,金额
                310114004001,2026-01,2026-01-05,记-1,,支出,2.11,电话,"1,234.50"
                310114004001,202601,2026年1月5日,记－１,1,支出,电话费,电话,¥1234.5
                310114004001,2026-01,2026-01-05 00:00:00,记-1,,支出,2.11,电话,1234.50
                310114004001,2026-01,2026-01-05,记-1,2,支出,2.11,电话,1234.50
                310114004001,2026-01,2026-02-30,记-2,,支出,2.11,电话,1.00
                310114004001,2026-01,2026-01-05,记-2,,支出,2.11,电话,2.00
                """)).isEqualTo("""
                2 accepted
                3 unchanged
                4 DUPLICATE_KEY 凭证字号
                5 accepted
                6 BAD_VALUE 业务日期
                7 accepted
                """);
        assertThat(outcomes(Template.LEDGER, """
                社区代码,会计期间,业务日期,凭证字号,收支类型,公开科目,摘要,金额
                310114004001,2026-01,2026-01-05,记-1,支出,2.11,电话,1234.5
                310114004001,2026-01,2026-01-05,记-2,支出,2.11,电话,3.00
                310114004001,2026-01,2026-01-05,记-2,支出,2.11,电话,2.00
                """)).isEqualTo("""
                2 unchanged
                3 accepted
                4 DUPLICATE_KEY 凭证字号
                """);
    }

    @Test
    void takesEveryRowOfT01AsAPublicationUnlessItRepeatsTheNewest() throws IOException {
        assertThat(outcomes(Template.REGISTER, """
                社区代码,公开事项代码,期间,公开标题,实际公开日期,公开渠道,更正
                310114004001,CW-02,2026-02,标题,2026-03-10,G,
                310114004001,CW-02,2026-02,标题,2026-03-10,公开栏,否
                310114004001,CW-02,2026-02,标题,2026-03-12,G,主动
                310114004001,CW-02,2026-02,标题,2026-03-10,G,
                """)).isEqualTo("""
                2 accepted
                3 unchanged
                4 accepted
                5 accepted
                """);
    }

    @Test
    void readsIncomeAndExpenseInColumnsOfTheirOwn() throws IOException {
        var reply = feed(Template.LEDGER, """
                社区代码,月份,日期,凭证号,公开科目,用途,收入,支出
                310114004001,2026-01,1月5日,记-1,1.06.1,拨款,100.00,
                310114004001,2026-01,1月6日,记-2,2.07,纸,,20
                310114004001,2026-01,1月6日,记-3,2.07,纸,,
                310114004001,2026-01,1月6日,记-4,9.99,纸,1,2
                310114004001,2026-01,1月6日,记-5,9.99,纸,0.00,2
                """);
        assertThat(written(reply)).isEqualTo("""
                2 accepted
                3 accepted
                4 MISSING_VALUE 收入金额
                5 BAD_VALUE 支出金额
                6 accepted
                """);
        assertThat(reply.accepted().stream().map(LedgerRow.class::cast))
                .extracting(r -> r.businessOn() + " " + r.direction() + " " + r.amount() + " '" + r.account() + "'")
                .containsExactly(
                        "2026-01-05 收入 100.00 '1.06.1'", "2026-01-06 支出 20.00 '2.07'", "2026-01-06 支出 2.00 ''");
    }

    @Test
    void readsAmountsInTheDeclaredUnitAndComparesTotals() throws IOException {
        feeding.unit(AmountUnit.WAN_YUAN);
        var reply = feed(Template.SHEETS, """
                社区代码,会计期间,资金,上期结余,本期收入,本期支出,期末结余
                310114004001,2026-01,现金,0.398979,0,181.25元,0.380854
                310114004001,2026-01,存款,1.00001,1,1,0.0000001
                制表人,经办甲
                310114004001,2026-02,存款,1,—,/,1

                小 计,,,9,9,9,9
                合　计,,,2.398989,1,1.018126,1.380854
                """);
        assertThat(written(reply)).isEqualTo("""
                2 accepted
                3 BAD_VALUE 期末结余
                5 accepted
                8 TOTAL_MISMATCH 本期支出
                """);
        assertThat(reply.rejected().getFirst().message())
                .isEqualTo("第 3 行　期末结余：发现“0.0000001”，应为最多两位小数、整数部分不超过 16 位的数字，如 1307.33。" + "怎么办：改写金额后重传，可以带千分位逗号。");
        assertThat(reply.warnings().getFirst().message())
                .isEqualTo("第 8 行　本期支出：发现“1.018126”，应为以上各行之和 10181.25 元。怎么办：核对合计和明细，改正后重传；明细行已照常接收。");
    }

    @Test
    void rejectsARowThatIsWiderThanItsHeader() throws IOException {
        var reply = feed(Template.LEDGER, """
                社区代码,会计期间,业务日期,凭证字号,收支类型,公开科目,摘要,金额,备注
                310114004001,2026-01,2026-01-05,记-1,支出,2.11,电话,1,234.50,
                """);
        assertThat(reply.rejected().getFirst().message())
                .isEqualTo("第 2 行　备注：发现“10 列”，应为与表头相同的 9 列。怎么办：内容里有逗号等分隔符时，给这个单元格加上引号后重传。");
    }

    private Feeding.Reply feed(Template template, String file) throws IOException {
        return feeding.feed(STREET, template, file.getBytes(StandardCharsets.UTF_8));
    }

    private String outcomes(Template template, String file) throws IOException {
        return written(feed(template, file));
    }

    private static String written(Feeding.Reply reply) {
        return reply.listing()
                + reply.warnings().stream()
                        .map(w -> w.row() + " " + w.code() + " " + w.column() + "\n")
                        .collect(Collectors.joining());
    }
}
