package org.jujian.reports.document.inspection;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jujian.reports.document.inspection.SelfInspection.Count;
import org.jujian.reports.document.inspection.SelfInspection.Disclosure;
import org.jujian.reports.document.inspection.SelfInspection.Feedback;
import org.jujian.reports.document.inspection.SelfInspection.Finance;
import org.jujian.reports.document.inspection.SelfInspection.Fund;
import org.jujian.reports.document.inspection.SelfInspection.Item;
import org.jujian.reports.document.inspection.SelfInspection.MonthFlow;
import org.jujian.reports.document.inspection.SelfInspection.Papers;
import org.jujian.reports.document.inspection.SelfInspection.Problem;
import org.jujian.reports.document.inspection.SelfInspection.Rate;
import org.jujian.reports.document.inspection.SelfInspection.Satisfaction;
import org.jujian.reports.document.inspection.SelfInspection.Series;
import org.jujian.reports.document.paper.Column;
import org.jujian.reports.document.paper.Form;
import org.jujian.reports.document.paper.Paper;
import org.jujian.reports.document.paper.Row;
import org.jujian.reports.document.writing.Basis;
import org.jujian.reports.document.writing.Cells;
import org.jujian.reports.document.writing.Charts;
import org.jujian.reports.document.writing.Composition;
import org.jujian.reports.document.writing.Ratio;
import org.jujian.reports.document.writing.Shares;
import org.jujian.reports.document.writing.Snapshot;
import org.jujian.reports.document.writing.Written;
import org.jujian.tenants.catalogue.Category;

/// The words of a self-inspection (patterns: reports.md A). Chapters, tables and figures are numbered in the order in
/// which they come; what is empty is said to be 本期无, and the last chapter never says that there is no problem.
final class SelfInspectionPaper {
    private static final String NONE = Composition.NONE;
    private static final int FAMILIES_NAMED = 3;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int LONGEST_RUNNING_TITLE = 24;

    private final SelfInspection inspection;
    private final Composition composition = new Composition();

    private SelfInspectionPaper(SelfInspection inspection) {
        this.inspection = inspection;
    }

    static Paper of(SelfInspection inspection, Snapshot snapshot, String verifyAddress) {
        var paper = new SelfInspectionPaper(inspection);
        String community = paper.community();
        String period = Written.period(inspection.period());
        String title = community + "居务公开自查报告";
        paper.composition.cover(title, "（" + period + "）", inspection.street() + "办事处：");
        paper.introduction();
        paper.disclosure(inspection.disclosure());
        paper.finance(inspection.finance());
        paper.feedback(inspection.feedback());
        paper.satisfaction(inspection.satisfaction());
        paper.problems(inspection.problems());
        paper.closing(snapshot, verifyAddress);
        String running = title + "（" + period + "）";
        return new Paper(
                Form.REPORT,
                title + "（" + period + "）",
                running.length() > LONGEST_RUNNING_TITLE ? "居务公开自查报告（" + period + "）" : running,
                community + "居民委员会",
                snapshot.number(),
                snapshot.hash(),
                inspection.cutOff(),
                paper.composition.blocks(),
                List.of());
    }

    /// The name without the committee: 李园一村社区.
    private String community() {
        return Written.community(inspection.name());
    }

    private void introduction() {
        var versions = inspection.versions();
        int due = inspection.disclosure().total().due();
        composition.chapter("自查说明");
        composition.prose(
                "按照居务公开目录（%s版）要求，%s居民委员会对%s至%s的居务公开工作开展自查，%s，形成本报告。",
                versions.catalogue(),
                community(),
                Written.day(inspection.period().firstDay()),
                Written.day(inspection.period().lastDay()),
                due == 0 ? NONE + "应公开事项" : "核对应公开事项" + due + "项");
        composition.prose(
                "本报告数据截至%s24时，由居务公开监督平台按照口径版本%s自动汇总，应公开事项按到期日计入本期。正文金额以万元计、保留两位小数，"
                        + "表中金额以元计、精确到分，比率保留一位小数。没有发生的注明“%s”。",
                Written.day(inspection.cutOff()), versions.formula(), NONE);
    }

    private void disclosure(Disclosure disclosure) {
        composition.chapter("公开内容");
        Count total = disclosure.total();
        if (disclosure.coverage() == null || disclosure.onTime() == null) {
            composition.prose("%s应公开事项。", NONE);
            return;
        }
        composition.prose(
                "本期应公开%d项，已公开%d项，覆盖率%s；按时公开%d项，及时率%s；迟公开%d项，逾期未公开%d项。%s",
                total.due(),
                total.published(),
                Written.percent(disclosure.coverage()),
                total.onTime(),
                Written.percent(disclosure.onTime()),
                total.late(),
                total.unpublished(),
                overdue(disclosure));
        composition.table(
                "应公开事项公开情况",
                "单位：项",
                List.of(
                        Column.words("代码", 48),
                        Column.words("公开事项", 134),
                        Column.number("应公开", 44),
                        Column.number("已公开", 44),
                        Column.number("按时", 36),
                        Column.number("迟公开", 44),
                        Column.number("未公开", 44),
                        Column.number("及时率", 48)),
                Stream.concat(
                                disclosure.items().stream()
                                        .map(i -> row(i.code(), i.name(), i.count(), Row.Weight.PLAIN)),
                                Stream.of(row("合计", "", total, Row.Weight.TOTAL)))
                        .toList(),
                "注：应公开＝按时＋迟公开＋未公开，已公开＝按时＋迟公开，及时率＝按时÷应公开。");
        Map<Category, Count> byCategory = byCategory(disclosure.items());
        composition.figure(
                "各类事项公开情况",
                Charts.coverage(byCategory.entrySet().stream()
                        .map(e -> new Charts.Stack(
                                e.getKey().label(),
                                List.of(
                                        e.getValue().onTime(),
                                        e.getValue().late(),
                                        e.getValue().unpublished())))
                        .toList()),
                "注：柱顶数字为应公开项数，按照表" + composition.tables() + "分类汇总。");
    }

    private static String overdue(Disclosure disclosure) {
        if (disclosure.total().onTime() == disclosure.total().due()) {
            return "";
        }
        String families = byCategory(disclosure.items()).entrySet().stream()
                .filter(e -> notOnTime(e.getValue()) > 0)
                .sorted(Comparator.comparingInt((Map.Entry<Category, Count> e) -> -notOnTime(e.getValue())))
                .limit(FAMILIES_NAMED)
                .map(e -> "%s（%d项）".formatted(e.getKey().label(), notOnTime(e.getValue())))
                .collect(Collectors.joining("、"));
        return "逾期事项主要为" + families
                + (disclosure.meanLate() == null
                        ? "。"
                        : "，迟公开的平均逾期%s个工作日。".formatted(disclosure.meanLate().toPlainString()));
    }

    private static int notOnTime(Count count) {
        return count.late() + count.unpublished();
    }

    private static Map<Category, Count> byCategory(List<Item> items) {
        Map<Category, Count> counts = new EnumMap<>(Category.class);
        items.forEach(i -> counts.merge(i.category(), i.count(), Count::plus));
        return counts;
    }

    private static Row row(String code, String name, Count count, Row.Weight weight) {
        return new Row(
                List.of(
                        Cells.words(code),
                        Cells.words(name),
                        Cells.count(count.due()),
                        Cells.count(count.published()),
                        Cells.count(count.onTime()),
                        Cells.count(count.late()),
                        Cells.count(count.unpublished()),
                        Cells.percent(Ratio.of(count.onTime(), count.due()))),
                weight);
    }

    private void finance(Finance finance) {
        composition.chapter("财务公开");
        String months = finance.from().equals(finance.to())
                ? Written.month(finance.from())
                : Written.month(finance.from()) + "至" + Written.month(finance.to());
        if (finance.funds().isEmpty()) {
            composition.prose("会计期间%s的月度公开表在本期到期。%s已报的月度公开表。%s", months, NONE, checks(finance));
            checkTable(finance);
            return;
        }
        Fund total = finance.total();
        composition.prose(
                "会计期间%s的月度公开表在本期到期%s。本期收入%s万元，支出%s万元，期末结余%s万元。%s%s",
                months,
                finance.withoutSheet().isEmpty()
                        ? ""
                        : "，其中"
                                + finance.withoutSheet().stream()
                                        .map(Written::month)
                                        .collect(Collectors.joining("、"))
                                + "没有月度公开表",
                Written.tenThousands(total.income()),
                Written.tenThousands(total.expense()),
                Written.tenThousands(total.closing()),
                unbalanced(finance),
                checks(finance));
        composition.table(
                "财务收支汇总",
                "单位：元",
                List.of(
                        Column.words("资金", 78),
                        Column.number("期初结余", 72),
                        Column.number("本期收入", 72),
                        Column.number("本期支出", 72),
                        Column.number("期末结余", 72),
                        Column.number("差额", 76)),
                Stream.concat(
                                finance.funds().stream().map(f -> row(f, Row.Weight.PLAIN)),
                                Stream.of(row(total, Row.Weight.TOTAL)))
                        .toList(),
                "注：期初结余＋本期收入－本期支出－差额＝期末结余；期初为首张、期末为末张月度公开表所列，差额不为零的应说明原因。");
        composition.table(
                "各会计期间收支",
                "单位：元",
                List.of(Column.words("会计期间", 202), Column.number("收入", 120), Column.number("支出", 120)),
                Stream.concat(
                                finance.months().stream().map(SelfInspectionPaper::row),
                                Stream.of(Row.total(
                                        Cells.words("合计"), Cells.yuan(total.income()), Cells.yuan(total.expense()))))
                        .toList(),
                null);
        composition.figure(
                "各会计期间收支情况",
                Charts.flows(finance.months().stream()
                        .map(m -> new Charts.Pair(
                                finance.months().size() > 8
                                        ? m.month().getMonthValue() + "月"
                                        : Written.month(m.month()),
                                m.income().yuan().movePointLeft(4),
                                m.expense().yuan().movePointLeft(4)))
                        .toList()),
                "注：按照表" + composition.tables() + "绘制。");
        checkTable(finance);
    }

    private static String unbalanced(Finance finance) {
        long unbalanced = finance.funds().stream()
                .filter(f -> f.difference().yuan().signum() != 0)
                .count();
        return unbalanced == 0 ? "" : "有%d个资金的期初结余加收入减支出与期末结余不符。".formatted(unbalanced);
    }

    private static String checks(Finance finance) {
        if (finance.passed() == null) {
            return "勾稽检查" + NONE + "。";
        }
        String failed = finance.checks().stream()
                .filter(c -> c.passed() < c.applicable())
                .map(SelfInspection.Check::name)
                .collect(Collectors.joining("、"));
        return "勾稽检查%s项，通过%s项，通过率%s%s。"
                .formatted(
                        Written.number(finance.passed().whole()),
                        Written.number(finance.passed().part()),
                        Written.percent(finance.passed()),
                        failed.isEmpty() ? "" : "；未通过：" + failed);
    }

    private void checkTable(Finance finance) {
        if (finance.checks().isEmpty()) {
            return;
        }
        composition.table(
                "财务勾稽检查",
                "单位：次",
                List.of(
                        Column.words("规则", 60),
                        Column.words("检查内容", 202),
                        Column.number("检查", 60),
                        Column.number("通过", 60),
                        Column.number("未通过", 60)),
                Stream.concat(
                                finance.checks().stream()
                                        .map(c -> Row.of(
                                                Cells.words(c.rule()),
                                                Cells.words(c.name()),
                                                Cells.count(c.applicable()),
                                                Cells.count(c.passed()),
                                                Cells.count(c.applicable() - c.passed()))),
                                Stream.of(checkTotal(finance)))
                        .toList(),
                null);
    }

    private static Row checkTotal(Finance finance) {
        int applicable = finance.checks().stream()
                .mapToInt(SelfInspection.Check::applicable)
                .sum();
        int passed =
                finance.checks().stream().mapToInt(SelfInspection.Check::passed).sum();
        return Row.total(
                Cells.words("合计"),
                Cells.words(""),
                Cells.count(applicable),
                Cells.count(passed),
                Cells.count(applicable - passed));
    }

    private static Row row(Fund fund, Row.Weight weight) {
        return new Row(
                List.of(
                        Cells.words(fund.name()),
                        Cells.yuan(fund.opening()),
                        Cells.yuan(fund.income()),
                        Cells.yuan(fund.expense()),
                        Cells.yuan(fund.closing()),
                        Cells.yuan(fund.difference())),
                weight);
    }

    private static Row row(MonthFlow month) {
        return Row.of(
                Cells.words(Written.month(month.month())), Cells.yuan(month.income()), Cells.yuan(month.expense()));
    }

    private void feedback(Feedback feedback) {
        composition.chapter("民主监督、评议");
        if (feedback.closed() == null || feedback.inTime() == null) {
            composition.prose("%s应答复的居民意见。", NONE);
            return;
        }
        composition.prose(
                "本期应答复居民意见%s条，按期答复%s条，按期答复率%s；办结%s条，办结率%s。%s",
                Written.number(feedback.inTime().whole()),
                Written.number(feedback.inTime().part()),
                Written.percent(feedback.inTime()),
                Written.number(feedback.closed().part()),
                Written.percent(feedback.closed()),
                inquiries(feedback));
        composition.table(
                "居民意见答复办结情况",
                "单位：条",
                List.of(
                        Column.words("类型", 122),
                        Column.number("应答复", 80),
                        Column.number("按期答复", 80),
                        Column.number("已办结", 80),
                        Column.number("按期答复率", 80)),
                Stream.concat(
                                feedback.kinds().stream()
                                        .map(k -> Row.of(
                                                Cells.words(k.kind()),
                                                Cells.count(k.due()),
                                                Cells.count(k.inTime()),
                                                Cells.count(k.closed()),
                                                Cells.percent(Ratio.of(k.inTime(), k.due())))),
                                Stream.of(Row.total(
                                        Cells.words("合计"),
                                        Cells.count(feedback.inTime().whole().longValueExact()),
                                        Cells.count(feedback.inTime().part().longValueExact()),
                                        Cells.count(feedback.closed().part().longValueExact()),
                                        Cells.percent(feedback.inTime()))))
                        .toList(),
                "注：质询应在提出次日起3个工作日内答复，其他意见10个工作日；按答复期限计入本期。");
    }

    private static String inquiries(Feedback feedback) {
        return feedback.kinds().stream()
                .filter(k -> k.kind().equals("质询"))
                .map(k -> "质询%d件，其中超过3个工作日未答复%d件。".formatted(k.due(), k.due() - k.inTime()))
                .collect(Collectors.joining());
    }

    private void satisfaction(Satisfaction satisfaction) {
        composition.chapter("居民满意度");
        Series pooled = satisfaction.pooled();
        if (pooled == null && satisfaction.delegates() == null) {
            composition.prose("%s满意度调查。", NONE);
            return;
        }
        composition.prose(
                "%s%s", pooled == null ? NONE + "入户、电话、扫码调查。" : survey(satisfaction, pooled), delegates(satisfaction));
        List<Row> rows = new ArrayList<>();
        satisfaction.methods().forEach(s -> rows.add(row(s, Row.Weight.PLAIN)));
        if (pooled != null) {
            rows.add(row(pooled, Row.Weight.TOTAL));
        }
        if (satisfaction.delegates() != null) {
            rows.add(row(satisfaction.delegates(), Row.Weight.PLAIN));
        }
        List<Charts.Whisker> whiskers = Stream.concat(
                        Stream.ofNullable(pooled),
                        Stream.concat(satisfaction.methods().stream(), Stream.ofNullable(satisfaction.delegates())))
                .flatMap(s -> whisker(s).stream())
                .toList();
        composition.table(
                "居民满意度调查结果",
                "单位：份",
                List.of(
                        Column.words("方式", 58),
                        Column.number("发放", 38),
                        Column.number("有效", 38),
                        Column.number("满意", 38),
                        Column.number("基本满意", 54),
                        Column.number("不满意", 46),
                        Column.number("不了解", 46),
                        Column.number("满意率", 48),
                        Column.number("95%区间", 76)),
                rows,
                "注：满意率＝（满意＋基本满意）÷（满意＋基本满意＋不满意），区间用威尔逊（Wilson）法；合计不含代表测评。");
        if (!whiskers.isEmpty()) {
            composition.figure("满意率及95%置信区间", Charts.satisfaction(whiskers), "注：按照表" + composition.tables() + "绘制。");
        }
    }

    private static String survey(Satisfaction satisfaction, Series pooled) {
        Papers papers = pooled.papers();
        Rate rate = pooled.rate();
        StringBuilder text = new StringBuilder("本期发放问卷%d份，有效问卷%d份".formatted(papers.issued(), papers.valid()));
        if (satisfaction.returned() != null) {
            text.append("，回收率").append(Written.percent(satisfaction.returned()));
        }
        if (satisfaction.awareness() != null) {
            text.append("，知晓率").append(Written.percent(satisfaction.awareness()));
        }
        if (rate == null) {
            return text.append("；没有可计算满意率的问卷。").toString();
        }
        text.append(
                "；满意率%s（95%%区间%s）".formatted(Written.percent(rate.ratio()), Written.interval(rate.low(), rate.high())));
        text.append(papers.rated() < Satisfaction.SUFFICIENT ? "，样本不足，仅供参考。" : "。");
        List<BigDecimal> shares = Shares.percent(
                List.of(papers.satisfied(), papers.fairlySatisfied(), papers.dissatisfied(), papers.unaware()));
        return text.append("有效问卷中，满意占%s%%、基本满意占%s%%、不满意占%s%%、不了解占%s%%。"
                        .formatted(shares.get(0), shares.get(1), shares.get(2), shares.get(3)))
                .toString();
    }

    private static String delegates(Satisfaction satisfaction) {
        Series delegates = satisfaction.delegates();
        return delegates == null || delegates.rate() == null
                ? ""
                : "代表测评满意率%s（95%%区间%s），单列，不并入。"
                        .formatted(
                                Written.percent(delegates.rate().ratio()),
                                Written.interval(
                                        delegates.rate().low(), delegates.rate().high()));
    }

    private static Row row(Series series, Row.Weight weight) {
        Papers papers = series.papers();
        Rate rate = series.rate();
        return new Row(
                List.of(
                        Cells.words(papers.method()),
                        Cells.count(papers.issued()),
                        Cells.count(papers.valid()),
                        Cells.count(papers.satisfied()),
                        Cells.count(papers.fairlySatisfied()),
                        Cells.count(papers.dissatisfied()),
                        Cells.count(papers.unaware()),
                        Cells.percent(rate == null ? null : rate.ratio()),
                        rate == null ? Cells.none() : Cells.words(Written.interval(rate.low(), rate.high()))),
                weight);
    }

    private static List<Charts.Whisker> whisker(Series series) {
        Rate rate = series.rate();
        return rate == null
                ? List.of()
                : List.of(new Charts.Whisker(
                        series.papers().method(),
                        rate.ratio().percent(),
                        rate.low().multiply(HUNDRED),
                        rate.high().multiply(HUNDRED)));
    }

    private void problems(List<Problem> problems) {
        composition.chapter("存在问题");
        String rules = inspection.versions().inspectionRules();
        if (problems.isEmpty()) {
            composition.prose("未发现%s所列问题。", rules);
            return;
        }
        composition.prose(
                "自查发现%d个问题，由平台按照%s自动列出，见表%d。责任人和整改期限由居民委员会填写。", problems.size(), rules, composition.tables() + 1);
        List<Row> rows = new ArrayList<>();
        for (Problem problem : problems) {
            rows.add(Row.of(
                    Cells.count(rows.size() + 1),
                    Cells.words(problem.title()),
                    Cells.words(problem.facts()),
                    Cells.words(""),
                    Cells.words("")));
        }
        composition.table(
                "存在问题、责任人与整改期限",
                null,
                List.of(
                        Column.centered("序号", 32),
                        Column.prose("问题", 138),
                        Column.prose("涉及事项与数据", 138),
                        Column.centered("责任人", 60),
                        Column.centered("整改期限", 74)),
                rows,
                null);
    }

    private void closing(Snapshot snapshot, String verifyAddress) {
        var versions = inspection.versions();
        composition.closing(community() + "居民委员会（盖章）");
        composition.signatures("书记（签字）：", "主任（签字）：", "监督小组组长（签字）：");
        composition.provenance(
                new Basis(
                        inspection.cutOff(),
                        versions.knownAt(),
                        versions.formula(),
                        versions.calendar(),
                        versions.catalogue()),
                snapshot,
                verifyAddress);
    }
}
