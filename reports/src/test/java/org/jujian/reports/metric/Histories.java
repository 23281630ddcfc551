package org.jujian.reports.metric;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.jujian.etl.rule.FeedMode;

/// Invented histories of one street with three communities: files of all templates that figures rest on, in any order,
/// rows that replace each other, bad rows among them, and days that pass in between.
final class Histories {
    static final String STREET = "310114004";

    private static final List<String> UNITS = List.of("310114004001", "310114004002", "310114004003");
    private static final LocalDate MIDDLE = LocalDate.of(2026, 2, 15);

    private Histories() {}

    sealed interface Step {
        /// One file of the street.
        record File(String template, FeedMode mode, List<String> rows) implements Step {
            public File {
                rows = List.copyOf(rows);
            }

            String csv() {
                return HEADERS.get(template) + "\n"
                        + rows.stream().map(row -> row + "\n").collect(Collectors.joining());
            }
        }

        record DaysPass(int days) implements Step {}
    }

    private static final Map<String, String> HEADERS = Map.ofEntries(
            Map.entry("T-00", "社区代码,社区名称,街道代码,街道名称,社区类型,户数,公开栏数,启用日期,停用日期"),
            Map.entry("T-01E", "社区代码,事件编号,公开事项代码,事件名称,类型,事件日期,完成日期"),
            Map.entry(
                    "T-01",
                    "社区代码,公开事项代码,期间,事件编号,阶段,公开标题,实际公开日期,公开渠道,已填要素,证据,党组织审查日期,监督小组审核日期,"
                            + "初审人,初审日期,复审人,复审日期,终审人,终审日期,零报告,更正,依据"),
            Map.entry("T-02", "社区代码,会计期间,业务日期,凭证字号,收支类型,公开科目,摘要,金额,原凭证字号"),
            Map.entry("T-03", "社区代码,会计期间,资金,上期结余,本期收入,本期支出,期末结余"),
            Map.entry("T-04", "社区代码,会计期间,项目编号,项目名称,资金来源,预算金额,已到账,已支出,结算额"),
            Map.entry("T-08", "社区代码,意见编号,类型,提出时间,内容,答复时间,办结时间,评价,异议结论,是否公开反馈"),
            Map.entry("T-09", "社区代码,期间,调查方式,发放数,满意,基本满意,不满意,不了解"),
            Map.entry("T-10", "社区代码,会议编号,会议名称,会议类型,会议日期,应到,实到,赞成,表决结果,事前公开日期,决议公布日期,备案日期"),
            Map.entry("T-12", "社区代码,公开事项代码,期间,文件,载体形式,报送部门,初审人,初审意见,初审日期,终审日期,审查结论,监督小组审核日期"));

    /// Begins with the three communities in force since 2025.
    static Arbitrary<List<Step>> histories() {
        Step begin = new Step.File(
                "T-00",
                FeedMode.BACKFILL,
                UNITS.stream().map(u -> unit(u, "城市社区", "2025-01-01", "")).toList());
        return steps().list().ofMinSize(3).ofMaxSize(9).map(steps -> {
            var all = new java.util.ArrayList<Step>();
            all.add(begin);
            all.addAll(steps);
            return List.copyOf(all);
        });
    }

    private static Arbitrary<Step> steps() {
        return Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(2, file("T-00", units())),
                net.jqwik.api.Tuple.of(3, file("T-01E", events())),
                net.jqwik.api.Tuple.of(6, file("T-01", register())),
                net.jqwik.api.Tuple.of(2, file("T-02", ledger())),
                net.jqwik.api.Tuple.of(2, file("T-03", sheets())),
                net.jqwik.api.Tuple.of(2, file("T-08", feedback())),
                net.jqwik.api.Tuple.of(2, file("T-09", surveys())),
                net.jqwik.api.Tuple.of(1, file("T-04", funds())),
                net.jqwik.api.Tuple.of(2, file("T-10", meetings())),
                net.jqwik.api.Tuple.of(2, file("T-12", reviews())),
                net.jqwik.api.Tuple.of(4, Arbitraries.integers().between(1, 40).map(Step.DaysPass::new)));
    }

    private static Arbitrary<Step> file(String template, Arbitrary<String> rows) {
        return Combinators.combine(
                        Arbitraries.of(FeedMode.class), rows.list().ofMinSize(1).ofMaxSize(6))
                .as((mode, lines) -> new Step.File(template, mode, lines));
    }

    private static Arbitrary<String> units() {
        return Combinators.combine(
                        Arbitraries.of(UNITS),
                        Arbitraries.of("城市社区", "村改居"),
                        Arbitraries.of("2024-01-01", "2025-01-01", "2025-12-16", "2026-02-01"),
                        Arbitraries.of("", "", "2025-12-31", "2026-02-28", "2026-04-15"))
                .as(Histories::unit);
    }

    private static String unit(String unit, String kind, String enabledOn, String disabledOn) {
        String size = unit.endsWith("3") ? "," : "800,4";
        return "%s,%s社区,%s,嘉定镇街道,%s,%s,%s,%s"
                .formatted(unit, unit.substring(9), STREET, kind, size, enabledOn, disabledOn);
    }

    private static Arbitrary<String> events() {
        var kinds =
                Arbitraries.of("SX-03,甲,", "ZW-10,乙,一事一公开", "ZW-10,乙,申请", "SX-06,丙,全过程", "SX-08,丁,变更", "ZW-02,戊,全过程");
        return Combinators.combine(
                        Arbitraries.of(UNITS),
                        Arbitraries.integers().between(1, 4),
                        kinds,
                        Arbitraries.integers().between(-200, 40),
                        Arbitraries.integers().between(-40, 120))
                .as((unit, number, kind, happened, lasted) -> "%s,SJ-%d,%s,%s,%s"
                        .formatted(
                                unit,
                                number,
                                kind,
                                MIDDLE.plusDays(happened),
                                lasted < 0 ? "" : MIDDLE.plusDays(happened + lasted)));
    }

    private static Arbitrary<String> register() {
        var named = Arbitraries.of(
                "CW-02,2025-12,,",
                "CW-02,2026-01,,",
                "CW-02,2026-02,,",
                "SX-04,2026-01,,",
                "SX-04,2026-02,,",
                "JW-06,2026-02,,",
                "SX-13,2025Q4,,",
                "SX-13,2026Q1,,",
                "JW-08,2025,,",
                "SX-11,2026计划,,",
                "SX-08,长期,,",
                "SX-03,,SJ-1,",
                "ZW-10,,SJ-2,",
                "SX-06,,SJ-3,事前",
                "SX-06,2025Q4,SJ-3,事中",
                "SX-06,,SJ-3,事后",
                "SX-08,,SJ-4,");
        var reviewed = Arbitraries.of(
                ",,,,,,,",
                "2025-12-20,2025-12-21,甲,2025-12-20,乙,2025-12-21,丙,2025-12-22",
                "2026-02-01,2026-02-02,甲,2026-02-01,甲,2026-02-02,丙,2026-02-03");
        return Combinators.combine(
                        Arbitraries.of(UNITS),
                        named,
                        Arbitraries.integers().between(-60, 45),
                        Arbitraries.of("全部", "1;2", ""),
                        Arbitraries.of("e1;e2;e3;e9;e10", "e6;e4", ""),
                        reviewed,
                        Arbitraries.of("是", "否", "否"),
                        Arbitraries.of("否", "否", "主动", "责令"))
                .as((unit, name, published, elements, proofs, reviews, nil, correction) ->
                        "%s,%s,公开,%s,G,%s,%s,%s,%s,%s,决议"
                                .formatted(
                                        unit,
                                        name,
                                        MIDDLE.plusDays(published),
                                        elements,
                                        proofs,
                                        reviews,
                                        nil,
                                        correction));
    }

    private static Arbitrary<String> ledger() {
        return Combinators.combine(
                        Arbitraries.of(UNITS),
                        Arbitraries.of("2025-12", "2026-01", "2026-02"),
                        Arbitraries.integers().between(1, 28),
                        Arbitraries.integers().between(1, 3),
                        Arbitraries.of("收入,1.06.1", "支出,2.11", "支出,2.02", "支出,9.99"),
                        Arbitraries.of("100.00,", "50.00,", "-100.00,记-0001", "-50.00,"))
                .as((unit, month, day, voucher, account, amount) ->
                        "%s,%s,%s-%02d,记-%04d,%s,款项,%s".formatted(unit, month, month, day, voucher, account, amount));
    }

    private static Arbitrary<String> sheets() {
        return Combinators.combine(
                        Arbitraries.of(UNITS),
                        Arbitraries.of("2025-12", "2026-01", "2026-02", "2026-03"),
                        Arbitraries.of("现金", "银行存款"),
                        Arbitraries.of("100.00,100.00,0.00,200.00", "200.00,0.00,50.00,150.00", "10.00,5.00,5.00,9.00"))
                .as((unit, month, fund, amounts) -> "%s,%s,%s,%s".formatted(unit, month, fund, amounts));
    }

    private static Arbitrary<String> feedback() {
        return Combinators.combine(
                        Arbitraries.of(UNITS),
                        Arbitraries.integers().between(1, 3),
                        Arbitraries.of("咨询", "质询", "举报", "异议"),
                        Arbitraries.integers().between(-60, 20),
                        Arbitraries.integers().between(-5, 25),
                        Arbitraries.integers().between(-5, 40))
                .as((unit, number, kind, raised, answered, closed) -> "%s,YJ-%d,%s,%s,内容,%s,%s,%s,%s"
                        .formatted(
                                unit,
                                number,
                                kind,
                                MIDDLE.plusDays(raised),
                                answered < 0 ? "" : MIDDLE.plusDays(Math.min(raised + answered, 44)),
                                closed < 0 ? "" : MIDDLE.plusDays(Math.min(raised + closed, 44)),
                                closed % 2 == 0 ? "不满意" : "满意",
                                kind.equals("异议") ? "成立-遗漏,是" : ",否"));
    }

    private static Arbitrary<String> funds() {
        return Combinators.combine(
                        Arbitraries.of(UNITS),
                        Arbitraries.of("2025-12", "2026-01", "2026-02"),
                        Arbitraries.of("100.00", "90.00", ""))
                .as((unit, month, settled) ->
                        "%s,%s,XM-1,整修,拨款,100.00,100.00,90.00,%s".formatted(unit, month, settled));
    }

    private static Arbitrary<String> meetings() {
        return Combinators.combine(
                        Arbitraries.of(UNITS),
                        Arbitraries.integers().between(1, 3),
                        Arbitraries.of("居民代表会议", "监督小组会议"),
                        Arbitraries.integers().between(-60, 40),
                        Arbitraries.integers().between(10, 30),
                        Arbitraries.integers().between(0, 9))
                .as((unit, number, kind, held, present, later) -> {
                    LocalDate day = MIDDLE.plusDays(held);
                    String done = day.plusDays(later).isAfter(MIDDLE.plusDays(44))
                            ? ","
                            : day.plusDays(later) + "," + day.plusDays(later);
                    return "%s,HY-%d,会议,%s,%s,40,%d,20,%s,%s,%s"
                            .formatted(unit, number, kind, day, present, present > 20 ? "通过" : "", day, done);
                });
    }

    private static Arbitrary<String> reviews() {
        return Combinators.combine(
                        Arbitraries.of(UNITS),
                        Arbitraries.of("2025-12", "2026-01"),
                        Arbitraries.integers().between(-60, 20),
                        Arbitraries.integers().between(0, 12),
                        Arbitraries.of("公开", "部分公开", ""))
                .as((unit, period, first, lasted, decision) -> "%s,CW-02,%s,表,纸质,居委会,甲,同意,%s,%s,%s,%s"
                        .formatted(
                                unit,
                                period,
                                MIDDLE.plusDays(first),
                                lasted > 9 ? "" : MIDDLE.plusDays(first + lasted),
                                decision,
                                lasted % 3 == 0 ? MIDDLE.plusDays(first + lasted + 2) : ""));
    }

    private static Arbitrary<String> surveys() {
        return Combinators.combine(
                        Arbitraries.of(UNITS),
                        Arbitraries.of("2025-12", "2026-01", "2026-02", "2026Q1"),
                        Arbitraries.of("入户", "电话", "扫码", "代表测评"),
                        Arbitraries.integers().between(0, 20),
                        Arbitraries.integers().between(0, 20),
                        Arbitraries.integers().between(0, 9),
                        Arbitraries.integers().between(0, 9))
                .as((unit, period, method, a, b, c, d) -> String.format(
                        Locale.ROOT, "%s,%s,%s,%d,%d,%d,%d,%d", unit, period, method, a + b + c + d + 3, a, b, c, d));
    }
}
