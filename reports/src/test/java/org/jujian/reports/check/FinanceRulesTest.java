package org.jujian.reports.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jujian.base.code.UnitCode;
import org.jujian.base.problem.Problem;
import org.jujian.base.scope.Audience;
import org.jujian.base.scope.Scope;
import org.jujian.base.time.Period;
import org.jujian.reports.metric.Figure;
import org.jujian.reports.metric.Figures;
import org.jujian.reports.metric.Formula;
import org.jujian.reports.metric.Installation;
import org.jujian.reports.metric.evidence.Evidence;
import org.jujian.tenants.unit.Street;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Each rule from FV-08 on: rows as a street feeds them, and what the check says of them. Every test has a community of
/// its own, so that no test sees another's rows.
class FinanceRulesTest {
    private static final String STREET = "310114004";
    private static final Scope OFFICE = Installation.office(STREET);

    @TempDir
    static Path directory;

    private static Installation installation;

    @BeforeAll
    static void starts() {
        installation = new Installation(directory);
        installation.streets.register(Scope.system("test"), new Street(Installation.JIADING.street(), "嘉定镇街道"));
        var units = new StringBuilder("社区代码,社区名称,街道代码,街道名称,社区类型,启用日期\n");
        for (int i = 1; i <= 40; i++) {
            units.append("310114004%03d,第%d社区,310114004,嘉定镇街道,村改居,2025-01-01%n".formatted(i, i));
        }
        feed("T-00", units.toString());
    }

    @AfterAll
    static void stops() {
        if (installation != null) {
            installation.close();
        }
    }

    @Test
    void suspectsTheUnitOfAMonthAHundredTimesAsLarge() {
        feed("T-02", """
                社区代码,会计期间,业务日期,凭证字号,收支类型,公开科目,摘要,金额
                310114004001,2025-09,2025-09-05,记-1,支出,2.07,纸张,100.00
                310114004001,2025-10,2025-10-10,记-1,支出,2.07,纸张,120.00
                310114004001,2025-11,2025-11-05,记-1,支出,2.07,纸张,140.00
                310114004001,2025-12,2025-12-05,记-1,支出,2.07,纸张,12000.00
                310114004001,2026-01,2026-01-05,记-1,支出,2.07,纸张,13000.01
                """);

        assertThat(outcomes("310114004001", "FV-08")).isEqualTo("""
                2026-01 1/1
                2026-02 0/1
                """);
        assertThat(findings("310114004001", "FV-08")).isEqualTo("""
                2026-01 收支明细 | 收支明细本月收支合计 13000.01 元，以前 4 个月的中位数是 130.00 元 | T-02.csv 第 6 行
                """);
        assertThat(expected("310114004001", "FV-08")).isEqualTo("不超过以前各月中位数的 100 倍；请核对报送时选的金额单位（元或万元），选错的重新报送");
    }

    @Test
    void holdsASpecialFundToItsMoneyAndItsBudget() {
        feed("T-04", """
                社区代码,会计期间,项目编号,项目名称,资金来源,预算金额,已到账,已支出,调整决议号
                310114004002,2025-12,P1,加装电梯,区级补助,1000.00,1100.00,1100.00,
                310114004002,2025-12,P2,健身步道,区级补助,1000.00,2000.00,1500.00,居议〔2025〕3号
                310114004002,2026-01,P1,加装电梯,区级补助,1000.00,1100.00,1100.01,
                """);

        assertThat(outcomes("310114004002", "FV-10")).isEqualTo("""
                2026-01 1/1
                2026-02 0/1
                """);
        assertThat(findings("310114004002", "FV-10")).isEqualTo("""
                2026-01 P1 | 项目“加装电梯”累计已支出 1100.01 元，已到账 1100.00 元，垫支 0.01 元；预算 1000.00 元，没有调整决议号 | T-04.csv 第 4 行
                """);
    }

    @Test
    void holdsAContractToItsBidAndASettlementToItsContract() {
        feed("T-04", """
                社区代码,会计期间,项目编号,项目名称,资金来源,预算金额,已到账,已支出,中标价,合同额,结算额,变更签证号
                310114004003,2025-12,P1,加装电梯,区级补助,9000.00,0.00,0.00,1000.00,1000.00,1100.00,
                310114004003,2025-12,P2,健身步道,区级补助,9000.00,0.00,0.00,1000.00,1000.00,1200.00,签-1
                310114004003,2025-12,P3,尚未招标,区级补助,9000.00,0.00,0.00,,,,
                310114004003,2026-01,P1,加装电梯,区级补助,9000.00,0.00,0.00,1000.00,1000.01,1100.02,
                """);

        assertThat(outcomes("310114004003", "FV-11")).isEqualTo("""
                2026-01 1/1
                2026-02 0/1
                """);
        assertThat(findings("310114004003", "FV-11")).isEqualTo("""
                2026-01 P1 | 项目“加装电梯”合同额 1000.01 元，高于中标价 1000.00 元，结算额 1100.02 元，没有变更签证号 | T-04.csv 第 5 行
                """);
    }

    @Test
    void addsTheMonthsOfAYearUp() {
        feed("T-03", """
                社区代码,会计期间,资金,上期结余,本期收入,本期支出,期末结余,本年累计收入,本年累计支出
                310114004004,2025-11,现金,0.00,10.00,1.00,9.00,110.00,11.00
                310114004004,2025-12,现金,9.00,10.00,1.00,18.00,120.00,12.00
                310114004004,2026-01,现金,18.00,10.00,1.00,27.00,10.00,1.00
                310114004004,2026-02,现金,27.00,10.00,1.00,36.00,20.00,2.01
                """);

        // 2025-11 has neither the months before it nor a sheet of 2025-10
        assertThat(outcomes("310114004004", "FV-12")).isEqualTo("""
                2026-01 1/1
                2026-02 1/1
                2026-03 0/1
                """);
        assertThat(findings("310114004004", "FV-12")).isEqualTo("""
                2026-02 现金 本年累计支出 | 现金：本年累计支出写的是 2.01 元，各月相加是 2.00 元 | T-03.csv 第 5 行
                """);
        assertThat(outcomes("310114004004", "M71")).isEqualTo("""
                2026-01 2/2
                2026-02 2/2
                2026-03 1/2
                """);
    }

    @Test
    void doesNotBelieveANilReturnWhereReliefWasPaid() {
        feed("T-02", """
                社区代码,会计期间,业务日期,凭证字号,收支类型,公开科目,摘要,金额
                310114004005,2025-12,2025-12-05,记-1,支出,2.13,走访慰问,300.00
                310114004005,2026-01,2026-01-05,记-1,支出,2.07,纸张,10.00
                310114004005,2026-01,2026-01-06,记-2,支出,2.10,临时救济,200.00
                """);
        feed("T-01", """
                社区代码,公开事项代码,期间,公开标题,实际公开日期,公开渠道,零报告
                310114004005,SX-14,2025,年终访贫问苦,2026-01-15,公开栏,是
                310114004005,ZW-07,2025-12,优抚救济,2026-01-09,公开栏,是
                310114004005,ZW-07,2026-01,优抚救济,2026-02-09,公开栏,是
                """);

        assertThat(outcomes("310114004005", "FV-14")).isEqualTo("""
                2026-01 0/1
                2026-02 0/1
                """);
        assertThat(findings("310114004005", "FV-14")).isEqualTo("""
                2025-12 SX-14 | SX-14 年终访贫问苦报的是零报告，2025-12 账上2.13 慰问支出 300.00 元 | T-02.csv 第 2 行
                2026-01 ZW-07 | ZW-07 优抚救济报的是零报告，2026-01 账上2.08 至 2.10 优抚、救济支出 200.00 元 | T-02.csv 第 4 行
                """);
        assertThat(outcomes("310114004005", "M71")).isEqualTo("""
                2026-01 1/2
                2026-02 0/1
                """);
    }

    @Test
    void findsABillThatAnotherCommunityPaidToo() {
        feed("T-02", """
                社区代码,会计期间,业务日期,凭证字号,收支类型,公开科目,摘要,金额,往来单位,票据号,原凭证字号
                310114004006,2026-01,2026-01-05,记-1,支出,2.07,纸张,58.00,晨光文具,00451207,
                310114004006,2026-01,2026-01-06,记-2,支出,2.07,灯管,77.00,五金店,00451300,
                310114004006,2026-01,2026-01-07,记-3,支出,2.07,胶水,9.00,晨光文具,12,
                310114004007,2026-01,2026-01-08,记-1,支出,2.07,纸张,60.00,晨光文具, 0045 1207,
                310114004007,2026-01,2026-01-08,记-2,支出,2.07,拖把,21.00,百货店,00451300,
                310114004007,2026-01,2026-01-08,记-3,支出,2.07,胶水,9.00,晨光文具,12,
                310114004008,2026-01,2026-01-08,记-1,支出,2.07,灯管,77.00,五金店,00451300,
                310114004008,2026-01,2026-01-09,记-2,支出,2.07,灯管,-77.00,五金店,00451300,记-1
                """);

        assertThat(outcomes("310114004006", "FV-15")).isEqualTo("2026-02 0/1\n");
        assertThat(findings("310114004006", "FV-15")).isEqualTo("""
                2026-01 记-1 1 | 凭证 记-1 的票据号 00451207（58.00 元）在本街道另一个社区的账上也有，收款方或金额相同 | T-02.csv 第 2 行
                """);
        assertThat(findings("310114004007", "FV-15")).isEqualTo("""
                2026-01 记-1 1 | 凭证 记-1 的票据号 00451207（60.00 元）在本街道另一个社区的账上也有，收款方或金额相同 | T-02.csv 第 5 行
                """);
        assertThat(outcomes("310114004008", "FV-15")).isEqualTo("2026-02 —\n");
    }

    @Test
    void wantsOtherHandsForApprovalAndAWitness() {
        feed("T-02", """
                社区代码,会计期间,业务日期,凭证字号,收支类型,公开科目,摘要,金额,经手人,证明人,审批人
                310114004009,2025-12,2025-12-05,记-1,支出,2.07,纸张,58.00,经办甲,验收丁,主任丙
                310114004009,2025-12,2025-12-05,记-2,支出,2.03,工资,900.00,经办甲,,主任丙
                310114004009,2026-01,2026-01-05,记-1,支出,2.07,纸张,58.00,主任丙,验收丁,主任丙
                310114004009,2026-01,2026-01-06,记-2,支出,2.07,灯管,77.00,经办甲,,主任丙
                310114004009,2026-02,2026-02-06,记-1,支出,2.07,灯管,77.00,,,
                """);

        assertThat(outcomes("310114004009", "FV-16")).isEqualTo("""
                2026-01 1/1
                2026-02 0/1
                2026-03 —
                """);
        assertThat(findings("310114004009", "FV-16")).isEqualTo("""
                2026-01 记-1 1 | 凭证 记-1（58.00 元）审批人和经手人是同一人 | T-02.csv 第 4 行
                2026-01 记-2 1 | 凭证 记-2（77.00 元）没有证明人 | T-02.csv 第 5 行
                """);
    }

    @Test
    void wantsMoreSignaturesForMoreMoney() {
        feed("T-02", """
                社区代码,会计期间,业务日期,凭证字号,收支类型,公开科目,摘要,金额,经手人,证明人,审批人,监督小组审核人
                310114004010,2025-12,2025-12-05,记-1,支出,2.14,围栏,1000.00,经办甲,,主任丙,
                310114004010,2025-12,2025-12-06,记-2,支出,2.14,围栏,1000.01,经办甲,验收丁,主任丙,
                310114004010,2026-01,2026-01-05,记-1,支出,2.14,围栏,1000.01,经办甲,,主任丙,
                310114004010,2026-01,2026-01-06,记-2,支出,2.07,纸张,20.00,经办甲,验收丁,,
                310114004010,2026-01,2026-01-06,记-3,支出,2.14,路灯,2000.00,经办甲,验收丁,主任丙,组长戊
                """);

        assertThat(outcomes("310114004010", "FV-17")).isEqualTo("""
                2026-01 1/1
                2026-02 0/1
                """);
        assertThat(findings("310114004010", "FV-17")).isEqualTo("""
                2026-01 记-1 1 | 凭证 记-1（1000.01 元）没有证明人、监督小组审核人 | T-02.csv 第 4 行
                2026-01 记-2 1 | 凭证 记-2（20.00 元）没有审批人 | T-02.csv 第 5 行
                """);
    }

    @Test
    void keepsCashBelowItsLimitAndAboveZeroOnEveryDay() {
        feed("T-03", """
                社区代码,会计期间,资金,上期结余,本期收入,本期支出,期末结余
                310114004011,2025-12,现金,100.00,200.00,150.00,150.00
                310114004011,2026-01,现金,150.00,200.00,200.00,150.00
                310114004011,2026-02,现金,150.00,5000.00,149.99,5000.01
                """);
        feed("T-02", """
                社区代码,会计期间,业务日期,凭证字号,收支类型,公开科目,摘要,金额,结算方式
                310114004011,2025-12,2025-12-05,记-1,收入,1.08,废品回收,200.00,现金
                310114004011,2025-12,2025-12-20,记-2,支出,2.07,纸张,150.00,现金
                310114004011,2026-01,2026-01-05,记-1,支出,2.07,纸张,200.00,现金
                310114004011,2026-01,2026-01-20,记-2,收入,1.08,废品回收,200.00,现金
                310114004011,2026-02,2026-02-05,记-1,支出,2.07,纸张,149.99,现金
                """);

        // in 2026-02 cash was drawn from the bank, so that no day can be judged
        assertThat(outcomes("310114004011", "FV-18")).isEqualTo("""
                2026-01 1/1
                2026-02 0/1
                2026-03 0/1
                """);
        assertThat(findings("310114004011", "FV-18")).isEqualTo("""
                2026-01 现金 | 现金期末结余 150.00 元，2026-01-05 日终结余 -50.00 元 | T-03.csv 第 3 行
                2026-02 现金 | 现金期末结余 5000.01 元 | T-03.csv 第 4 行
                """);
    }

    @Test
    void addsDebtsUpAndWantsAResolutionForALoan() {
        feed("T-05", """
                社区代码,会计期间,对方,性质,期初,增加,减少,期末,决议号
                310114004012,2025-12,农商行,银行贷款,0.00,5000.00,0.00,5000.00,居议〔2025〕9号
                310114004012,2025-12,物业公司,往来应付,10.00,5.00,3.00,12.00,
                310114004012,2026-01,农商行,银行贷款,5000.00,100.00,0.00,5100.00,
                310114004012,2026-01,物业公司,往来应付,12.00,0.00,0.00,12.01,
                """);

        assertThat(outcomes("310114004012", "FV-19")).isEqualTo("""
                2026-01 1/1
                2026-02 0/1
                """);
        assertThat(findings("310114004012", "FV-19")).isEqualTo("""
                2026-01 农商行 银行贷款 | 银行贷款：期初 5000.00 + 增加 100.00 - 减少 0.00 = 期末 5100.00 元；新增借款没有决议号 | T-05.csv 第 4 行
                2026-01 物业公司 往来应付 | 往来应付：期初 12.00 + 增加 0.00 - 减少 0.00 ≠ 期末 12.01 元，差 0.01 元 | T-05.csv 第 5 行
                """);
    }

    @Test
    void noticesRentInArrearsAndTenantsWhoStayOn() {
        feed("T-06", """
                社区代码,会计期间,标的,承租人,起租日期,到期日期,年租金,应收,实收
                310114004013,2025-12,临街 1 号,便利店,2025-01-01,2025-12-31,12000.00,3000.00,0.00
                310114004013,2025-12,临街 2 号,空置,2024-01-01,2024-12-31,12000.00,0.00,0.00
                310114004013,2026-01,临街 1 号,便利店,2025-01-01,2025-12-31,12000.00,3000.01,0.00
                """);

        assertThat(outcomes("310114004013", "FV-20")).isEqualTo("""
                2026-01 1/1
                2026-02 0/1
                """);
        assertThat(findings("310114004013", "FV-20")).isEqualTo("""
                2026-01 临街 1 号 | “临街 1 号”年租金 12000.00 元，欠租 3000.01 元；合同 2025-12-31 到期，2026-01 仍在租 | T-06.csv 第 4 行
                """);
    }

    @Test
    void readsMetersForwardsAndMultiplies() {
        feed("T-07", """
                社区代码,会计期间,表号,起码,止码,倍率,单价,金额
                310114004014,2025-12,D1,100,150,2,0.617,61.70
                310114004014,2025-12,D2,1,2,1,0.615,0.62
                310114004014,2026-01,D1,150,140,2,0.617,0.00
                310114004014,2026-01,D2,2,3,1,0.617,0.63
                """);

        assertThat(outcomes("310114004014", "FV-21")).isEqualTo("""
                2026-01 1/1
                2026-02 0/1
                """);
        assertThat(findings("310114004014", "FV-21")).isEqualTo("""
                2026-01 D1 | 表号 D1：起码 150，止码 140，倍率 2，单价 0.617 元，金额 0.00 元 | T-07.csv 第 4 行
                2026-01 D2 | 表号 D2：起码 2，止码 3，倍率 1，单价 0.617 元，金额 0.63 元，应为 0.62 元 | T-07.csv 第 5 行
                """);
    }

    @Test
    void keepsPartyDuesApart() {
        feed("T-02", """
                社区代码,会计期间,业务日期,凭证字号,行号,收支类型,公开科目,摘要,金额,资金来源
                310114004015,2025-12,2025-12-05,记-1,1,收入,7.01,收缴党费,300.00,
                310114004015,2025-12,2025-12-08,记-2,1,收入,1.06.2,党组织服务群众经费,900.00,
                310114004015,2026-01,2026-01-05,记-1,1,收入,7.01,收缴党费,300.00,
                310114004015,2026-01,2026-01-05,记-1,2,支出,2.07,纸张,20.00,
                310114004015,2026-01,2026-01-06,记-2,1,支出,2.13,慰问老党员,100.00,党费
                """);
        feed("T-03", """
                社区代码,会计期间,资金,上期结余,本期收入,本期支出,期末结余
                310114004015,2025-12,党费,0.00,300.00,0.00,300.00
                310114004015,2026-01,银行存款,0.00,300.00,120.00,180.00
                """);

        assertThat(outcomes("310114004015", "FV-22")).isEqualTo("""
                2026-01 1/1
                2026-02 0/1
                """);
        assertThat(findings("310114004015", "FV-22")).isEqualTo("""
                2026-01 记-1 1 | 凭证 记-1（300.00 元）同一凭证还有其他科目；月度公开表没有党费一行，党费混在其他资金里 | T-02.csv 第 4 行
                2026-01 记-2 1 | 凭证 记-2（100.00 元）摘要或资金来源是党费，科目不是 7.xx；月度公开表没有党费一行，党费混在其他资金里 | T-02.csv 第 6 行
                """);
    }

    @Test
    void asksForACorrectionWhenTheBooksChangeAfterPosting() {
        feed("T-02", """
                社区代码,会计期间,业务日期,凭证字号,收支类型,公开科目,摘要,金额
                310114004016,2025-12,2025-12-05,记-1,支出,2.07,纸张,30.00
                310114004016,2026-01,2026-01-05,记-1,支出,2.07,纸张,30.00
                """);
        feed("T-01", """
                社区代码,公开事项代码,期间,公开标题,实际公开日期,公开渠道
                310114004016,CW-02,2025-12,12月支出,2026-01-09,公开栏
                310114004016,CW-02,2026-01,1月支出,2026-02-09,公开栏
                """);
        feed("T-02", """
                社区代码,会计期间,业务日期,凭证字号,收支类型,公开科目,摘要,金额
                310114004016,2026-01,2026-01-05,记-1,支出,2.07,纸张,35.00
                310114004016,2025-12,2025-12-05,记-1,支出,2.07,纸张,30.00
                """);

        assertThat(outcomes("310114004016", "FV-23")).isEqualTo("""
                2026-01 1/1
                2026-02 0/1
                """);
        assertThat(findings("310114004016", "FV-23")).isEqualTo("""
                2026-01 | 公开之后账表又有 1 行新增或更正 | T-02.csv 第 2 行
                """);

        feed("T-01", """
                社区代码,公开事项代码,期间,公开标题,实际公开日期,公开渠道,更正
                310114004016,CW-02,2026-01,1月支出（更正）,2026-02-20,公开栏,主动
                """);
        assertThat(findings("310114004016", "FV-23")).isEmpty();
    }

    @Test
    void comparesASpecialFundsSheetWithItsTable() {
        feed("T-03", """
                社区代码,会计期间,资金,上期结余,本期收入,本期支出,期末结余
                310114004017,2025-12,加装电梯,0.00,900.00,100.00,800.00
                310114004017,2026-01,P1,800.00,0.00,100.00,700.00
                """);
        feed("T-04", """
                社区代码,会计期间,项目编号,项目名称,资金来源,预算金额,已到账,已支出
                310114004017,2025-12,P1,加装电梯,区级补助,1000.00,900.00,100.00
                310114004017,2026-01,P1,加装电梯,区级补助,1000.00,900.00,200.01
                """);

        assertThat(outcomes("310114004017", "M71")).isEqualTo("""
                2026-01 1/1
                2026-02 0/1
                """);
        assertThat(findings("310114004017", "M71")).isEqualTo("""
                2026-01 P1 | “P1”月度公开表期末结余 700.00 元，专项资金表已到账减已支出 699.99 元 | T-03.csv 第 3 行, T-04.csv 第 3 行
                """);
    }

    @Test
    void countsEveryCheckThatAppliesAndLeavesTheFirstFormulaAlone() {
        feed("T-05", """
                社区代码,会计期间,对方,性质,期初,增加,减少,期末
                310114004018,2026-01,物业公司,往来应付,12.00,0.00,0.00,12.01
                """);
        feed("T-03", """
                社区代码,会计期间,资金,上期结余,本期收入,本期支出,期末结余,本年累计收入,本年累计支出
                310114004018,2026-01,现金,0.00,10.00,1.00,9.00,10.00,1.01
                """);

        // FV-01, FV-12, FV-18 and FV-19 apply; M71 compares two sums of the year
        assertThat(outcomes("310114004018", "M70", Formula.FIRST)).isEqualTo("2026-02 1/1\n");
        assertThat(value("310114004018", "K", Formula.FIRST)).isEqualTo("100");
        assertThat(outcomes("310114004018", "M70", Formula.SECOND)).isEqualTo("2026-02 2/4\n");
        assertThat(outcomes("310114004018", "M71", Formula.SECOND)).isEqualTo("2026-02 1/2\n");
        assertThat(value("310114004018", "K", Formula.SECOND)).isEqualTo("50");
        assertThat(installation.figures.find(OFFICE, query("310114004018"), Formula.FIRST))
                .extracting(Figure::metric)
                .contains("FV-07")
                .doesNotContain("FV-08", "M71");
    }

    @Test
    void tellsNobodyOfBooksOutsideOfTheirScope() {
        var neighbour = new Scope(
                "clerk", Audience.COMMUNITY, List.of(UnitCode.of("310114004020").range()));

        assertThatThrownBy(() -> installation.evidence.load(neighbour, query("310114004006"), "FV-15"))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> installation.evidence.findings(neighbour, query("310114004006")))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> installation.figures.find(neighbour, query("310114004006"), Formula.SECOND))
                .isInstanceOf(Problem.class);
    }

    @Test
    void saysOfEveryRuleWhetherItIsTested() {
        assertThat(FinanceRule.values())
                .extracting(FinanceRule::code)
                .containsExactly(
                        "FV-01 FV-02 FV-03 FV-04 FV-05 FV-06 FV-07 FV-08 FV-09 FV-10 FV-11 FV-12 FV-13 FV-14 FV-15 FV-16 FV-17 FV-18 FV-19 FV-20 FV-21 FV-22 FV-23"
                                .split(" "));
        assertThat(FinanceRule.values())
                .filteredOn(rule -> !rule.isTested())
                .containsExactly(FinanceRule.AMOUNT_IN_WORDS, FinanceRule.STREET_SUM);
        feed("T-05", """
                社区代码,会计期间,对方,性质,期初,增加,减少,期末
                310114004019,2026-01,物业公司,往来应付,12.00,0.00,0.00,12.00
                """);
        assertThat(outcomes("310114004019", "FV-19")).isEqualTo("2026-02 1/1\n");
        assertThat(outcomes("310114004019", "FV-09")).isEqualTo("2026-02 —\n");
        assertThat(outcomes("310114004019", "FV-13")).isEqualTo("2026-02 —\n");
    }

    /// Sections of `checks.md` follow the registry: a rule without a section, or with another title, is not explained.
    @Test
    void explainsEveryRuleToThoseWhoKeepTheBooks() throws IOException {
        String page;
        try (InputStream in = Objects.requireNonNull(FinanceRule.class.getResourceAsStream("checks.md"))) {
            page = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        List<String> sections = List.of(page.split("(?m)^## ")).stream().skip(1).toList();

        assertThat(sections)
                .extracting(section -> section.lines().findFirst().orElseThrow())
                .containsExactlyElementsOf(Stream.of(FinanceRule.values())
                        .map(rule -> rule.code() + " " + rule.title())
                        .toList());
        for (FinanceRule rule : FinanceRule.values()) {
            List<String> lines = sections.get(rule.number() - 1).lines().toList();
            assertThat(lines.get(1))
                    .as(rule.code())
                    .startsWith(
                            switch (rule.level()) {
                                case ERROR -> "错误。";
                                case WARNING -> "提醒。";
                            });
            assertThat(rule.isTested())
                    .as(rule.code())
                    .isEqualTo(lines.stream().anyMatch(line -> line.startsWith("怎么改：")))
                    .isNotEqualTo(lines.get(1).endsWith("一律不适用。"));
        }
    }

    private static void feed(String template, String csv) {
        installation.feed(STREET, template, csv);
    }

    /// Months with the metric's passed / applicable, as far as any check of the community applies in them.
    private static String outcomes(String unit, String metric) {
        return outcomes(unit, metric, Formula.SECOND);
    }

    private static String outcomes(String unit, String metric, Formula formula) {
        List<Figure> figures = installation.figures.find(OFFICE, query(unit), formula);
        List<Period> scored = figures.stream()
                .filter(f -> f.metric().equals("M70") && f.value() != null)
                .map(Figure::period)
                .toList();
        return figures.stream()
                .filter(f -> f.metric().equals(metric) && scored.contains(f.period()))
                .map(f ->
                        f.period() + " " + (f.numerator() == null ? "—" : f.numerator() + "/" + f.denominator()) + "\n")
                .collect(Collectors.joining());
    }

    private static String value(String unit, String metric, Formula formula) {
        return installation.figures.find(OFFICE, query(unit), formula).stream()
                .filter(f -> f.metric().equals(metric))
                .flatMap(f -> f.written().stream())
                .collect(Collectors.joining(" "));
    }

    private static String findings(String unit, String metric) {
        return installation.evidence.findings(OFFICE, query(unit)).stream()
                .filter(f -> f.check().equals(metric))
                .map(f -> f.key() + " | " + f.found() + " | " + places(f) + "\n")
                .collect(Collectors.joining());
    }

    private static String places(Evidence.Finding finding) {
        return finding.places().stream()
                .map(p -> Objects.requireNonNull(p.upload()).fileName() + " 第 "
                        + p.ref().row() + " 行")
                .collect(Collectors.joining(", "));
    }

    private static String expected(String unit, String metric) {
        return installation.evidence.findings(OFFICE, query(unit)).stream()
                .filter(f -> f.check().equals(metric))
                .map(Evidence.Finding::expected)
                .findFirst()
                .orElseThrow();
    }

    private static Figures.Query query(String unit) {
        return new Figures.Query(
                UnitCode.of(unit),
                Period.parse("2026-01").orElseThrow(),
                Period.parse("2026-03").orElseThrow(),
                Optional.of(LocalDate.of(2026, 3, 31)),
                Optional.empty());
    }
}
