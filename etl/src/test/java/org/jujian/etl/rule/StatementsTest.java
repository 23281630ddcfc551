package org.jujian.etl.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.jujian.etl.fact.LedgerRow;
import org.jujian.etl.fact.SheetRow;
import org.jujian.etl.sheet.FileProblem;
import org.jujian.etl.template.Template;
import org.jujian.etl.template.Warning;
import org.jujian.tenants.catalogue.CommunityKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Statements of data-formats.md §2 to §4 and templates.md that no other test shows, one test each: what is typed in,
/// and
/// what comes out. FormsTest, WorkbooksTest, WideMonthsTest, RowRulesTest and ValuesTest show the others.
class StatementsTest {
    private static final String STREET = "310114004";
    private static final String SHEETS = "社区代码,会计期间,资金,上期结余,本期收入,本期支出,期末结余\n";
    private static final String CASH = "310114004001,2026-01,现金,1,2,3,0\n";

    private final Feeding feeding = new Feeding(
            new Received().unit("310114004001", CommunityKind.URBAN).unit("310114004009", CommunityKind.RURAL));

    /// §2.1: the header stands within the first 15 rows.
    @Test
    void findsAHeaderInRowFifteenAndNoneBelow() throws IOException {
        assertThat(feed(Template.SHEETS, "说明\n".repeat(14) + SHEETS + CASH).accepted())
                .extracting(f -> f.row())
                .containsExactly(16);
        assertThat(feeding.refusal(Template.SHEETS, bytes("说明\n".repeat(15) + SHEETS + CASH))
                        .code())
                .isEqualTo(FileProblem.Code.WRONG_TEMPLATE);
    }

    /// §2.2: merged headers over 2 to 4 rows.
    @Test
    void readsAHeaderOfFourRows() throws IOException {
        var reply = feed(Template.SHEETS, """
                社区代码,会计期间,资金,结余,,发生额,
                ,,,,,,
                ,,,上期,期末,本期,
                ,,,上期结余,期末结余,本期收入,本期支出
                310114004001,2026-01,现金,1,0,2,3
                """);
        assertThat(reply.accepted())
                .extracting("opening", "income", "expense", "closing")
                .hasToString("[(1.00, 2.00, 3.00, 0.00)]");
        assertThat(reply.accepted().getFirst().row()).isEqualTo(5);
    }

    /// §2.3: a unit that is neither 元 nor 万元 is not guessed.
    @ParameterizedTest
    @ValueSource(strings = {"千元", "百元", "亿元"})
    void asksAboutAUnitThatIsNeitherYuanNorTenThousand(String unit) throws IOException {
        FileProblem problem = feeding.refusal(Template.SHEETS, bytes("单位：" + unit + "\n" + SHEETS + CASH));
        assertThat(problem.code()).isEqualTo(FileProblem.Code.UNIT_CONFLICT);
        assertThat(problem.message()).isEqualTo("金额单位：发现“" + unit + "”，应为元或万元。怎么办：改写单位和金额后重传。");
    }

    /// §2.4 and D-36: footers are no rows of data, however their words are spaced, in the first filled cell.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "合计,,,1,2,3,0",
                "合  计,,,1,2,3,0",
                ",合　计,,1,2,3,0",
                "小计,,,1,2,3,0",
                "小 计,,,9,9,9,9",
                "总计,,,9,9,9,9",
                "累计,,,9,9,9,9",
                "制表人：甲,,,,,,",
                "审核人：乙　公开日期：2026年2月9日,,,,,,",
                ",,公开日期：2026-02-09,,,,"
            })
    void leavesFootersOut(String footer) throws IOException {
        var reply = feed(Template.SHEETS, SHEETS + CASH + footer + "\n");
        assertThat(reply.outcomes()).hasSize(1);
        assertThat(reply.warnings()).isEmpty();
    }

    /// §2.4: 合计 must equal Σ; what does not is warned about and rejects nothing.
    @Test
    void warnsOfATotalThatIsNone() throws IOException {
        var reply = feed(Template.SHEETS, SHEETS + CASH + "合  计,,,1,2,4,0\n");
        assertThat(reply.accepted()).hasSize(1);
        assertThat(reply.warnings())
                .extracting(Warning::code, Warning::row, Warning::column)
                .containsExactly(tuple(Warning.Code.TOTAL_MISMATCH, 3, "本期支出"));
    }

    /// §2.6: a blank and —, -, / and 无 are no value in an optional column, and nothing at all where a value is
    /// required;
    /// 0 is zero.
    @ParameterizedTest
    @ValueSource(strings = {"", "—", "-", "/", "无"})
    void takesADashForNoValueAndZeroForZero(String none) throws IOException {
        String heading = SHEETS.strip() + ",本年累计收入,本年累计支出\n";
        var reply = feed(Template.SHEETS, heading + "310114004001,2026-01,现金,1,2,3,0," + none + ",0\n");
        assertThat(reply.accepted()).hasSize(1);
        SheetRow row = (SheetRow) reply.accepted().getFirst();
        assertThat(row.yearIncome()).as(none).isNull();
        assertThat(row.yearExpense()).hasToString("0.00");
    }

    /// §3: display texts keep width, case and traditional characters; blanks and characters without width at both ends
    /// are taken off; keys are compared after NFKC.
    @Test
    void keepsTextsAsTheyAreShownAndFoldsKeys() throws IOException {
        var reply = feed(Template.LEDGER, """
                社区代码,会计期间,业务日期,凭证字号,收支类型,公开科目,摘要,金额
                310114004001,2026-01,2026-01-05,记－０１,支出,電話費,x,1
                310114004001,2026-01,2026-01-05,记－０２,支出,电话费,\u3000Ａ座電梯維修\u200B ,2
                310114004001,2026-01,2026-01-05,记-02,支出,电话费,另一笔,3
                """);
        assertThat(reply.accepted())
                .extracting("voucher", "summary", "accountWritten")
                .containsExactly(tuple("记-01", "x", "電話費"), tuple("记-02", "Ａ座電梯維修", "电话费"));
        assertThat(reply.rejected()).extracting(r -> r.code().name()).containsExactly("DUPLICATE_KEY");
    }

    /// §4: headings are matched through their synonyms, case, width and blanks aside.
    @ParameterizedTest
    @CsvSource({
        "T-02, 社区代码, 区划代码 村居代码 行政区划代码 统计用区划代码 单位代码",
        "T-00, 社区名称, 社区 居委会 村(居)名称 村（居）名称 单位名称 填报单位",
        "T-01, 公开事项代码, 事项编号 公开事项 公开内容 公开项目 二级事项 栏目",
        "T-01, 实际公开日期, 公布日期 张贴日期 公开时间 上墙时间",
        "T-01, 公开渠道, 公开形式 公开载体 公开方式",
        "T-02, 会计期间, 月份 所属期 期间",
        "T-02, 业务日期, 日期 发生日期 记账日期",
        "T-02, 凭证字号, 凭证号 单据号 凭证编号 记字号",
        "T-02, 摘要, 事由 用途 开支项目 内容 款项用途",
        "T-02, 收入金额, 收入 借方(现金账) 借方（现金账） 本月收入",
        "T-02, 支出金额, 支出 贷方 本月支出 开支金额",
        "T-02, 经手人, 经办人",
        "T-02, 证明人, 验收人",
        "T-02, 审批人, 批准人 签批人",
        "T-03, 上期结余, 上月结余 期初余额 上季度余额",
        "T-03, 期末结余, 本月结余 余额 结存 期末余额",
        "T-08, 意见编号, 留言编号 工单号",
        "T-08, 类型, 类别",
        "T-08, 内容, 留言详情 诉求内容",
        "T-08, 提出时间, 留言时间",
        "T-08, 答复内容, 答复意见",
        "T-08, 评价, 满意度",
        "T-09, 基本满意, 一般"
    })
    void knowsTheSynonymsOfEachColumn(String code, String canonical, String synonyms) throws IOException {
        Template template = Template.ofCode(code).orElseThrow();
        for (String synonym : List.of(synonyms.split(" "))) {
            String header = template.columns().stream()
                    .map(c -> c.name())
                    .filter(name -> template != Template.LEDGER
                            || !List.of("收支类型", "金额").contains(name))
                    .map(name -> name.equals(canonical) ? " " + synonym + "\u3000*" : name)
                    .collect(Collectors.joining(","));
            var feed = feeding.open(template, bytes(header + "\n"));
            assertThat(feed.warnings()).as(synonym).isEmpty();
        }
    }

    /// §4: accounts by the names that stand in the accounts of communities.
    @ParameterizedTest
    @CsvSource({
        "公务活动招待费, 2.04",
        "公务活动持待费, 2.04",
        "业务招待费, 2.04",
        "公务接待费, 2.04",
        "干部工资及资金, 2.03",
        "拨款, 1.06",
        "拔款, 1.06",
        "上级拨入, 1.06"
    })
    void knowsTheOtherNamesOfAccounts(String written, String account) throws IOException {
        var reply = feed(Template.LEDGER, """
                社区代码,会计期间,业务日期,凭证字号,收支类型,公开科目,摘要,金额
                310114004001,2026-01,2026-01-05,记-01,支出,%s,x,1
                """.formatted(written));
        assertThat(((LedgerRow) reply.accepted().getFirst()).account()).isEqualTo(account);
    }

    /// templates.md: what has happened cannot lie ahead; what is planned may.
    @Test
    void takesNoDayThatLiesAheadForWhatHasHappened() throws IOException {
        assertThat(outcomes(Template.REGISTER, """
                社区代码,公开事项代码,期间,公开标题,实际公开日期,公开渠道
                310114004001,CW-02,2026-02,标题,2026-04-01,G
                310114004001,CW-02,2026-03,标题,2026-04-02,G
                """)).isEqualTo("2 accepted\n3 BAD_VALUE 实际公开日期\n");
        assertThat(outcomes(Template.LEDGER, """
                社区代码,会计期间,业务日期,凭证字号,收支类型,公开科目,摘要,金额
                310114004001,2026-04,2026-04-02,记-01,支出,2.11,x,1
                """)).isEqualTo("2 BAD_VALUE 业务日期\n");
        assertThat(outcomes(Template.FEEDBACK, """
                社区代码,意见编号,类型,提出时间,内容,答复时间,办结时间
                310114004001,YJ-1,建议,2026-04-02,x,,
                310114004001,YJ-2,建议,2026-03-02,x,2026-04-02,
                310114004001,YJ-3,建议,2026-03-02,x,2026-03-03,2026-04-02
                """))
                .isEqualTo("2 BAD_VALUE 提出时间\n3 BAD_VALUE 答复时间\n4 BAD_VALUE 办结时间\n");
        assertThat(outcomes(Template.EVENTS, """
                社区代码,事件编号,公开事项代码,事件名称,类型,事件日期
                310114004001,SJ-1,SX-06,车棚扩建,全过程,2026-05-01
                310114004001,SJ-2,SX-03,征兵,,2026-04-02
                """)).isEqualTo("2 accepted\n3 BAD_VALUE 事件日期\n");
    }

    /// templates.md, T-02: of the pair 收入金额 and 支出金额 exactly one is filled.
    @Test
    void wantsOneOfIncomeAndExpense() throws IOException {
        assertThat(outcomes(Template.LEDGER, """
                社区代码,会计期间,业务日期,凭证字号,公开科目,摘要,收入金额,支出金额
                310114004001,2026-01,2026-01-05,记-01,1.08,x,1,
                310114004001,2026-01,2026-01-05,记-02,2.11,x,,1
                310114004001,2026-01,2026-01-05,记-03,2.11,x,1,1
                310114004001,2026-01,2026-01-05,记-04,2.11,x,,
                """))
                .startsWith("2 accepted\n3 accepted\n4 BAD_VALUE ")
                .contains("\n5 MISSING_VALUE ");
    }

    /// templates.md: lists inside a cell are separated by any of ；;、，,|, channels by names or letters.
    @ParameterizedTest
    @ValueSource(strings = {"；", ";", "、", "，", "|"})
    void readsListsAtEverySeparator(String separator) throws IOException {
        var reply = feed(Template.REGISTER, """
                社区代码,公开事项代码,期间,公开标题,实际公开日期,公开渠道,已填要素,证据
                310114004001,CW-02,2026-02,标题,2026-03-05,公开栏%s电子屏%sM,1%s2,e1%se8
                """.replace("%s", separator));
        assertThat(reply.accepted())
                .extracting("channels", "elements", "proofs")
                .hasToString("[([G, D, M], [1, 2], [E1, E8])]");
    }

    /// templates.md: the newest version of a key counts, and the same bytes again change nothing.
    @Test
    void takesTheSameBytesForNoChangeAndOtherValuesForANewVersion() throws IOException {
        assertThat(feed(Template.SHEETS, SHEETS + CASH).accepted()).hasSize(1);
        assertThat(feed(Template.SHEETS, SHEETS + CASH).unchanged()).isEqualTo(1);
        assertThat(feed(Template.SHEETS, SHEETS + CASH.replace(",3,0", ",3.00,0.0"))
                        .unchanged())
                .isEqualTo(1);
        assertThat(feed(Template.SHEETS, SHEETS + CASH.replace(",3,0", ",2,1")).accepted())
                .hasSize(1);
    }

    private Feeding.Reply feed(Template template, String file) throws IOException {
        return feeding.feed(STREET, template, bytes(file));
    }

    private String outcomes(Template template, String file) throws IOException {
        return feed(template, file).listing();
    }

    private static byte[] bytes(String file) {
        return file.getBytes(StandardCharsets.UTF_8);
    }
}
