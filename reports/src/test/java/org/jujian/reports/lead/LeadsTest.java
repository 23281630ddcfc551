package org.jujian.reports.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jooq.exception.DataAccessException;
import org.jujian.base.code.CodeRange;
import org.jujian.base.code.StreetCode;
import org.jujian.base.code.UnitCode;
import org.jujian.base.columnstore.Statement;
import org.jujian.base.money.Money;
import org.jujian.base.problem.Problem;
import org.jujian.base.scope.Audience;
import org.jujian.base.scope.Scope;
import org.jujian.base.time.Period;
import org.jujian.reports.metric.Installation;
import org.jujian.tenants.calendar.WorkingCalendar;
import org.jujian.testing.Golden;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A year of invented books of a street: ordinary lines everywhere, and in each of fourteen communities one pattern
/// planted on purpose.
class LeadsTest {
    private static final String STREET = "310114004";
    private static final CodeRange RANGE = StreetCode.of(STREET).range();
    private static final Scope COMMITTEE = new Scope("committee", Audience.COMMITTEE, List.of(RANGE));
    private static final Period YEAR = Period.parse("2025").orElseThrow();
    private static final WorkingCalendar CALENDAR = WorkingCalendar.builtIn();

    @TempDir
    static Path directory;

    private static Installation installation;
    private static Leads leads;
    private static final Map<String, LeadRule> PLANTED = new TreeMap<>();

    @BeforeAll
    static void feedsAYear() throws IOException {
        installation = new Installation(directory);
        leads = new Leads(
                installation.database,
                installation.store,
                installation.obligations,
                installation.clock,
                CALENDAR.version());
        Golden golden = Golden.load();
        Golden.Feed units = golden.manifest().stream()
                .filter(f -> f.street().equals(STREET) && f.template().equals("T-00"))
                .findFirst()
                .orElseThrow();
        installation.feed(STREET, "T-00", Files.readString(golden.path(units.file())));
        var books = new Books();
        installation.feed(STREET, "T-02", books.ledger());
        installation.feed(STREET, "T-03", books.sheets());
    }

    @AfterAll
    static void stops() {
        if (installation != null) {
            installation.close();
        }
    }

    @Test
    void findsWhatWasPlantedAndLittleElse() {
        var found = new TreeMap<LeadRule, Set<String>>();
        for (Lead lead : leads.find(COMMITTEE, RANGE, YEAR)) {
            found.computeIfAbsent(lead.rule(), r -> new TreeSet<>())
                    .add(lead.unit().toString());
        }

        var report = new StringBuilder("rule, planted, found, precision, recall\n");
        PLANTED.forEach((unit, rule) -> {
            Set<String> units = found.getOrDefault(rule, Set.of());
            report.append("%s, 1, %d, %s, %d%n"
                    .formatted(
                            rule.code(),
                            units.size(),
                            BigDecimal.valueOf(units.contains(unit) ? 1 : 0)
                                    .divide(BigDecimal.valueOf(Math.max(1, units.size())), 2, RoundingMode.HALF_UP),
                            units.contains(unit) ? 1 : 0));
        });
        assertThat(PLANTED)
                .allSatisfy((unit, rule) -> assertThat(found.getOrDefault(rule, Set.of()))
                        .as(rule.code() + "\n" + report)
                        .contains(unit)
                        .hasSizeLessThanOrEqualTo(4));
        assertThat(found).doesNotContainKey(LeadRule.FIRST_DIGITS);
    }

    @Test
    void saysWhatItFoundWithTheRowsBehindIt() {
        Lead split = only(LeadRule.SPLITTING);

        assertThat(split.found()).isEqualTo("3 笔，2025-03-10 至 2025-03-13，每笔低于 1000.00 元，合计 2610.30 元");
        assertThat(leads.lines(COMMITTEE, RANGE, split))
                .extracting(LedgerLine::summary, line -> line.amount().toString())
                .containsExactly(tuple("印刷宣传册一批", "870.10"), tuple("印刷宣传册二批", "870.10"), tuple("印刷宣传册三批", "870.10"));
    }

    @Test
    void agesADebtByWhatWasPaidSince() {
        String unit = unitOf(LeadRule.CASH);
        var csv = new StringBuilder("社区代码,会计期间,对方,性质,期初,增加,减少,期末\n");
        csv.append("%s,2024-12,王建国,往来应收,0,5000,0,5000%n".formatted(unit));
        csv.append("%s,2025-06,王建国,往来应收,5000,0,2000,3000%n".formatted(unit));
        csv.append("%s,2025-12,王建国,往来应收,3000,1000,0,4000%n".formatted(unit));
        csv.append("%s,2024-12,恒通物业,往来应收,0,5000,0,5000%n".formatted(unit));
        csv.append("%s,2025-12,恒通物业,往来应收,5000,6000,5000,6000%n".formatted(unit));
        csv.append("%s,2025-12,新客户,往来应收,0,900,0,900%n".formatted(unit));
        installation.feed(STREET, "T-05", csv.toString());

        assertThat(of(LeadRule.OLD_DEBT, RANGE, YEAR))
                .extracting(Lead::subject, Lead::found, lead -> lead.evidence().size())
                .containsExactly(tuple("往来应收 王建国", "2024-12 的应收 5000.00 元，至 2025-12 仍有 3000.00 元没有收回", 3));
    }

    @Test
    void comparesRentsWithinTheStreetWhoeverIsAskedFor() {
        String unit = unitOf(LeadRule.CASH);
        String other = unitOf(LeadRule.DAYS_OFF);
        var csv = new StringBuilder("社区代码,会计期间,标的,面积,承租人,起租日期,到期日期,年租金,应收,实收,公开招租\n");
        String lease = "%s,2025-12,%s,100,%s,2025-01-01,2027-12-31,%d,0,0,%s%n";
        csv.append(lease.formatted(unit, "东门1号", "甲店", 5900, "是"));
        csv.append(lease.formatted(unit, "东门2号", "空置", 0, "否"));
        csv.append(lease.formatted(other, "西门1号", "乙店", 10000, "是"));
        csv.append(lease.formatted(other, "西门2号", "丙店", 10000, "是"));
        csv.append(lease.formatted(other, "西门3号", "丁店", 11000, "否"));
        csv.append(lease.formatted(other, "西门4号", "戊店", 12000, "是"));
        csv.append(lease.formatted(other, "西门5号", "己店", 12000, "是"));
        installation.feed(STREET, "T-06", csv.toString());

        assertThat(of(LeadRule.LOW_RENT, RANGE, YEAR))
                .extracting(lead -> lead.unit().toString(), Lead::subject, Lead::found)
                .containsExactlyInAnyOrder(
                        tuple(unit, "东门1号", "年租金 5900.00 元，每平方米 59.00 元，全街道 6 份租约的中位数 105.00 元"),
                        tuple(other, "西门3号", "没有公开招租，年租金 11000.00 元"));
        assertThat(of(LeadRule.LOW_RENT, UnitCode.of(unit).range(), YEAR))
                .extracting(Lead::subject)
                .containsExactly("东门1号");
    }

    @Test
    void restsOnEveryRowHoweverManyThereAre() {
        String unit = unitOf(LeadRule.CASH);
        var csv = new StringBuilder("社区代码,会计期间,业务日期,凭证字号,收支类型,公开科目,摘要,金额,结算方式\n");
        for (int i = 1; i <= 450; i++) {
            csv.append("%s,2024-05,2024-05-10,记-%d,支出,2.14,杂项%d,10.00,转账%n".formatted(unit, i, i));
        }
        installation.feed(STREET, "T-02", csv.toString());

        Lead lead =
                of(LeadRule.NO_BILL, RANGE, Period.parse("2024").orElseThrow()).getFirst();
        List<LedgerLine> lines = leads.lines(COMMITTEE, RANGE, lead);
        assertThat(lead.evidence()).hasSize(450);
        assertThat(lines).hasSize(450);
        assertThat(lines.stream().map(LedgerLine::amount).reduce(Money.ZERO, Money::plus))
                .isEqualTo(lead.amount());
    }

    @Test
    void keepsEachDecisionAndShowsTheNewest() {
        Lead lead = only(LeadRule.DAYS_OFF);

        leads.decide(COMMITTEE, RANGE, YEAR, lead.id(), Decision.Kind.REFERRED, "移交街道财务核对");
        leads.decide(COMMITTEE, RANGE, YEAR, lead.id(), Decision.Kind.DISMISSED, "当日集中补记");

        Decision newest =
                leads.load(COMMITTEE, RANGE, YEAR, lead.id()).decision().orElseThrow();
        assertThat(newest.kind()).isEqualTo(Decision.Kind.DISMISSED);
        assertThat(newest.reason()).isEqualTo("当日集中补记");
        assertThat(newest.by()).isEqualTo("committee");
        assertThatThrownBy(() -> leads.decide(COMMITTEE, RANGE, YEAR, lead.id(), Decision.Kind.DISMISSED, " "))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("处置理由要写 1 至 500 个字");
        assertThatThrownBy(() ->
                        leads.decide(COMMITTEE, RANGE, YEAR, lead.id(), Decision.Kind.DISMISSED, "已问 13800138000"))
                .isInstanceOf(Problem.class)
                .hasMessage("处置理由：发现手机号“138********”，应不含证件号、手机号、银行卡号。怎么办：删去后再提交，内容没有保存。");
    }

    /// Both times of contract.md: what had happened by a day, what had been received by an instant.
    @Test
    void answersOfThenWhateverArrivesLater() {
        String unit = unitOf(LeadRule.DAYS_OFF);
        Period june = Period.parse("2024-06").orElseThrow();
        String head = "社区代码,会计期间,业务日期,凭证字号,收支类型,公开科目,摘要,金额,往来单位,结算方式,票据号\n";
        installation.feed(STREET, "T-02", head + """
                %1$s,2024-06,2024-06-03,记-1,支出,2.07,制作标牌,620.00,远景广告,转账,Q-1
                %1$s,2024-06,2024-06-05,记-2,支出,2.14,安装调试,590.00,远景广告,转账,Q-2
                """.formatted(unit));
        Instant then = installation.clock.instant();
        List<Lead> before = of(LeadRule.SPLITTING, june, TwoTimes.NOW);
        leads.decide(COMMITTEE, RANGE, june, before.getFirst().id(), Decision.Kind.REFERRED, "移交街道财务核对");
        installation.clock.set("2026-04-02T08:00:00+08:00");
        leads.decide(COMMITTEE, RANGE, june, before.getFirst().id(), Decision.Kind.CONFIRMED, "核对凭证属实");
        installation.feed(STREET, "T-02", head + """
                %1$s,2024-06,2024-06-05,记-2,支出,2.14,安装调试,90.00,远景广告,转账,Q-2
                """.formatted(unit));

        var known = new TwoTimes(Optional.empty(), Optional.of(then));
        List<Lead> replayed = of(LeadRule.SPLITTING, june, known);
        assertThat(of(LeadRule.SPLITTING, june, TwoTimes.NOW)).isEmpty();
        assertThat(replayed)
                .extracting(Lead::found, lead -> lead.decision().orElseThrow().kind())
                .containsExactly(
                        tuple("2 笔，2024-06-03 至 2024-06-05，每笔低于 1000.00 元，合计 1210.00 元", Decision.Kind.REFERRED));
        assertThat(replayed.getFirst().evidence()).isEqualTo(before.getFirst().evidence());
        assertThat(leads.lines(COMMITTEE, RANGE, replayed.getFirst(), known))
                .extracting(line -> line.amount().toString())
                .containsExactly("620.00", "590.00");
        assertThat(of(LeadRule.SPLITTING, june, new TwoTimes(Optional.of(LocalDate.of(2024, 6, 4)), Optional.of(then))))
                .isEmpty();
    }

    @Test
    void asksAYearOnlyWhenItIsOverAtTheCutOff() {
        assertThat(leads.asked(YEAR, new TwoTimes(Optional.of(LocalDate.of(2025, 12, 30)), Optional.empty())))
                .doesNotContain(LeadRule.YEAR_END);
        assertThat(leads.asked(YEAR, new TwoTimes(Optional.of(LocalDate.of(2025, 12, 31)), Optional.empty())))
                .contains(LeadRule.YEAR_END);
    }

    @Test
    void existsForTheCommitteeOfTheStreetAlone() {
        Lead lead = only(LeadRule.DAYS_OFF);
        CodeRange own = lead.unit().range();
        for (Scope other : List.of(
                Installation.office(STREET),
                new Scope("clerk", Audience.COMMUNITY, List.of(own)),
                new Scope(
                        "other",
                        Audience.COMMITTEE,
                        List.of(StreetCode.of("640104005").range())),
                Scope.system("test"))) {
            assertThatThrownBy(() -> leads.find(other, RANGE, YEAR))
                    .as(other.actor())
                    .isInstanceOf(Problem.class);
            assertThatThrownBy(() -> leads.lines(other, own, lead)).isInstanceOf(Problem.class);
        }
    }

    @Test
    void postgresShowsDecisionsToNoOtherAudience() {
        Lead lead = only(LeadRule.CASH);
        leads.decide(COMMITTEE, RANGE, YEAR, lead.id(), Decision.Kind.CONFIRMED, "已核对凭证");
        String count = "SELECT count(*) FROM reports.lead_decision";

        long own = installation.database.read(
                COMMITTEE, db -> db.fetchSingle(count).get(0, Long.class));
        long others = installation.database.read(
                Installation.office(STREET), db -> db.fetchSingle(count).get(0, Long.class));
        assertThat(own).isPositive();
        assertThat(others).isZero();
        assertThatThrownBy(() -> installation.database.run(Installation.office(STREET), db -> db.execute("""
                        INSERT INTO reports.lead_decision
                            (lead, unit, rule, rule_version, period, subject, found, decision, reason, decided_by, decided_at)
                        VALUES ('x', 310114004001, 'RF-01', '1', '2025', 'x', 'x', 'DISMISSED', 'x', 'office', now())
                        """)))
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void asksRulesOnlyOfPeriodsThatTheyFit() {
        Period month = Period.parse("2025-12").orElseThrow();

        assertThat(Leads.notAsked(LeadRule.YEAR_END, month)).contains("只按年度计算，请看年度。");
        assertThat(Leads.notAsked(LeadRule.FIRST_DIGITS, month)).contains("一个月的笔数太少，请看季度或年度。");
        assertThat(Leads.notAsked(LeadRule.RELATED_PARTIES, YEAR)).contains("需要居委会成员及其近亲属的申报信息，平台没有这项数据。");
        assertThat(leads.find(COMMITTEE, RANGE, month))
                .extracting(Lead::rule)
                .doesNotContain(LeadRule.YEAR_END, LeadRule.FIRST_DIGITS);
    }

    private static String unitOf(LeadRule rule) {
        return PLANTED.entrySet().stream()
                .filter(e -> e.getValue() == rule)
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    private static List<Lead> of(LeadRule rule, CodeRange range, Period period) {
        return leads.find(COMMITTEE, range, period).stream()
                .filter(lead -> lead.rule() == rule)
                .toList();
    }

    private static List<Lead> of(LeadRule rule, Period period, TwoTimes at) {
        return leads.find(COMMITTEE, RANGE, period, at).stream()
                .filter(lead -> lead.rule() == rule)
                .toList();
    }

    private static Lead only(LeadRule rule) {
        String unit = unitOf(rule);
        return leads.find(COMMITTEE, RANGE, YEAR).stream()
                .filter(lead -> lead.rule() == rule && lead.unit().toString().equals(unit))
                .findFirst()
                .orElseThrow();
    }

    /// Ordinary lines follow Benford's law: amounts from 10 to 1,000 yuan, even on a scale of logarithms.
    private static final class Books {
        private static final List<LocalDate> WORKING = workingDays();

        private final Random random = new Random(20251231);
        private final Map<String, List<String>> lines = new LinkedHashMap<>();
        private int bill = 100_000;

        Books() {
            List<String> units = installation.store.query(
                    Scope.system("test"),
                    Statement.of(
                            "SELECT DISTINCT unit FROM unit_version WHERE intDiv(unit, 1000) = 310114004 ORDER BY unit"),
                    row -> row.unit("unit").toString());
            var plants = List.of(
                    LeadRule.SPLITTING,
                    LeadRule.BELOW_LIMIT,
                    LeadRule.ROUND_AMOUNTS,
                    LeadRule.ENTERTAINMENT,
                    LeadRule.RENAMED_ENTERTAINMENT,
                    LeadRule.YEAR_END,
                    LeadRule.DOMINANT_PAYEE,
                    LeadRule.SAME_BILL,
                    LeadRule.CASH,
                    LeadRule.DAYS_OFF,
                    LeadRule.DIVERTED_FUND,
                    LeadRule.NO_BILL,
                    LeadRule.LATE_AND_LARGE,
                    LeadRule.SAME_TOTALS);
            for (int i = 0; i < units.size(); i++) {
                String unit = units.get(i);
                lines.put(unit, new ArrayList<>());
                ordinary(unit);
                if (i < plants.size()) {
                    PLANTED.put(unit, plants.get(i));
                    plant(unit, plants.get(i));
                }
            }
        }

        String ledger() {
            var csv = new StringBuilder("社区代码,会计期间,业务日期,凭证字号,收支类型,公开科目,摘要,金额,往来单位,资金来源,结算方式,票据号\n");
            lines.forEach((unit, rows) -> rows.forEach(row -> csv.append(row).append('\n')));
            return csv.toString();
        }

        String sheets() {
            var csv = new StringBuilder("社区代码,会计期间,资金,上期结余,本期收入,本期支出,期末结余\n");
            lines.keySet().forEach(unit -> {
                boolean same = PLANTED.get(unit) == LeadRule.SAME_TOTALS;
                for (int month = 1; month <= 12; month++) {
                    int spent = same && month >= 4 && month <= 6 ? 1500 : 1500 + 10 * month;
                    csv.append("%s,2025-%02d,银行存款,5000.00,%d.00,%d.00,5000.00%n".formatted(unit, month, spent, spent));
                }
            });
            return csv.toString();
        }

        private void ordinary(String unit) {
            for (LocalDate day : WORKING) {
                if (random.nextInt(2) == 0) {
                    double exponent = 1 + 2 * random.nextDouble();
                    BigDecimal amount =
                            BigDecimal.valueOf(Math.pow(10, exponent)).setScale(2, RoundingMode.DOWN);
                    String account = List.of("2.02", "2.07", "2.07", "2.12", "2.14", "2.15")
                            .get(random.nextInt(6));
                    pay(
                            unit,
                            day,
                            account,
                            "支付" + Long.toString(random.nextInt(100_000) * 7_368_787_919L, 36),
                            amount.toString(),
                            "供应商" + random.nextInt(400),
                            "工作经费",
                            "转账",
                            bill());
                }
            }
        }

        private void plant(String unit, LeadRule rule) {
            switch (rule) {
                case SPLITTING -> {
                    pay(unit, day(3, 10), "2.07", "印刷宣传册一批", "870.10", "嘉诚印务", "工作经费", "转账", bill());
                    pay(unit, day(3, 11), "2.07", "印刷宣传册二批", "870.10", "嘉诚印务", "工作经费", "转账", bill());
                    pay(unit, day(3, 13), "2.07", "印刷宣传册三批", "870.10", "嘉诚印务", "工作经费", "转账", bill());
                }
                case BELOW_LIMIT -> {
                    for (int i = 0; i < 40; i++) {
                        pay(
                                unit,
                                WORKING.get(5 + 6 * i),
                                "2.14",
                                "零星维修" + i,
                                "98" + i % 10 + ".60",
                                "维修队" + i,
                                "工作经费",
                                "转账",
                                bill());
                    }
                }
                case ROUND_AMOUNTS -> {
                    for (int i = 0; i < 160; i++) {
                        pay(
                                unit,
                                WORKING.get(i),
                                "2.14",
                                "活动" + 31 * i,
                                100 * (1 + i % 7) + ".00",
                                "商店" + i,
                                "工作经费",
                                "转账",
                                bill());
                    }
                }
                case ENTERTAINMENT -> {
                    for (int i = 0; i < 12; i++) {
                        pay(unit, WORKING.get(20 * i), "2.04", "公务接待" + i, "563.20", "接待点" + i, "工作经费", "转账", bill());
                    }
                }
                case RENAMED_ENTERTAINMENT ->
                    pay(unit, day(6, 18), "2.07", "工作餐", "387.60", "和平饭店", "工作经费", "转账", bill());
                case YEAR_END -> {
                    for (int i = 0; i < 22; i++) {
                        pay(
                                unit,
                                day(12, 8 + i % 5),
                                "2.14",
                                "设备更新" + 17 * i,
                                "99" + i + 7 + ".50",
                                "设备商" + i,
                                "工作经费",
                                "转账",
                                bill());
                    }
                }
                case DOMINANT_PAYEE -> {
                    for (int i = 0; i < 12; i++) {
                        pay(unit, WORKING.get(20 * i), "2.14", "保洁服务" + i, "3867.15", "洁美物业", "工作经费", "转账", bill());
                    }
                }
                case SAME_BILL -> {
                    pay(unit, day(5, 12), "2.07", "购电脑配件", "642.30", "科达商行", "工作经费", "转账", "88001234");
                    pay(unit, day(8, 20), "2.07", "购打印耗材", "642.30", "科达商行", "工作经费", "转账", "88001234");
                }
                case CASH -> pay(unit, day(4, 15), "2.14", "购置桌椅", "1865.40", "家具城", "工作经费", "现金", bill());
                case DAYS_OFF -> {
                    for (int i = 0; i < 4; i++) {
                        pay(
                                unit,
                                LocalDate.of(2025, 7, 13),
                                "2.07",
                                "零星采购" + 7 * i,
                                "41." + i + "7",
                                "小店" + i,
                                "工作经费",
                                "转账",
                                bill());
                    }
                }
                case DIVERTED_FUND -> pay(unit, day(9, 9), "2.12", "车辆维修", "731.20", "汽修厂", "党组织服务群众经费", "转账", bill());
                case NO_BILL -> {
                    for (int i = 0; i < 10; i++) {
                        pay(unit, WORKING.get(24 * i), "2.14", "杂项" + 13 * i, "687.90", "个体" + i, "工作经费", "转账", "");
                    }
                }
                case LATE_AND_LARGE -> {
                    for (int i = 0; i < 5; i++) {
                        pay(unit, day(8, 11 + i), "2.14", "改造工程" + 23 * i, "2968.37", "施工队" + i, "工作经费", "转账", bill());
                    }
                }
                case SAME_TOTALS -> {
                    // the sheets say it
                }
                case FIRST_DIGITS, RELATED_PARTIES, OLD_DEBT, LOW_RENT, RELIEF_LISTS, WAGES ->
                    throw new IllegalArgumentException(rule.code());
            }
        }

        private void pay(
                String unit,
                LocalDate day,
                String account,
                String summary,
                String amount,
                String payee,
                String source,
                String settlement,
                String billNo) {
            List<String> rows = Objects.requireNonNull(lines.get(unit));
            rows.add(String.join(
                    ",",
                    unit,
                    Period.monthOf(day).toString(),
                    day.toString(),
                    "记-" + (rows.size() + 1),
                    "支出",
                    account,
                    summary,
                    amount,
                    payee,
                    source,
                    settlement,
                    billNo));
        }

        private String bill() {
            return "P" + bill++;
        }

        private static LocalDate day(int month, int day) {
            return LocalDate.of(2025, month, day);
        }

        private static List<LocalDate> workingDays() {
            return LocalDate.of(2025, 1, 1)
                    .datesUntil(LocalDate.of(2026, 1, 1))
                    .filter(CALENDAR::isWorking)
                    .toList();
        }
    }
}
