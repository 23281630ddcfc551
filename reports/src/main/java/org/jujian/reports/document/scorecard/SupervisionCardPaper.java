package org.jujian.reports.document.scorecard;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.jujian.base.scope.Audience;
import org.jujian.reports.document.paper.Cell;
import org.jujian.reports.document.paper.Column;
import org.jujian.reports.document.paper.Form;
import org.jujian.reports.document.paper.Paper;
import org.jujian.reports.document.paper.Row;
import org.jujian.reports.document.scorecard.SupervisionCard.Committee;
import org.jujian.reports.document.scorecard.SupervisionCard.Dimension;
import org.jujian.reports.document.scorecard.SupervisionCard.Field;
import org.jujian.reports.document.scorecard.SupervisionCard.Loss;
import org.jujian.reports.document.scorecard.SupervisionCard.Opinions;
import org.jujian.reports.document.scorecard.SupervisionCard.Result;
import org.jujian.reports.document.scorecard.SupervisionCard.Satisfaction;
import org.jujian.reports.document.scorecard.SupervisionCard.Signal;
import org.jujian.reports.document.writing.Cells;
import org.jujian.reports.document.writing.Composition;
import org.jujian.reports.document.writing.Ratio;
import org.jujian.reports.document.writing.Snapshot;
import org.jujian.reports.document.writing.Written;

/// The words of a scorecard (patterns: reports.md C), on one sheet or two. A long list is cut after its first rows and
/// says how many are left: all of them stand in the platform.
final class SupervisionCardPaper {
    private static final int OVERDUE_LISTED = 6;
    private static final int REVIEWS_NAMED = 6;
    private static final int LONGEST_RUNNING_TITLE = 26;

    private final SupervisionCard card;
    private final Composition composition = new Composition();

    private SupervisionCardPaper(SupervisionCard card) {
        this.card = card;
    }

    static Paper of(SupervisionCard card, Snapshot snapshot, String verifyAddress) {
        SupervisionCardPaper paper = new SupervisionCardPaper(card);
        String title = paper.community() + "居务公开监督评分卡";
        String period = "（" + Written.period(card.period()) + "）";
        paper.write(title + period, snapshot, verifyAddress);
        String running = title + period;
        return new Paper(
                Form.CARD,
                title + period,
                running.length() > LONGEST_RUNNING_TITLE ? "居务公开监督评分卡" + period : running,
                card.audience() == Audience.COMMITTEE ? card.street() + "纪工委" : card.street() + "办事处",
                snapshot.number(),
                snapshot.hash(),
                card.basis().cutOff(),
                paper.composition.blocks(),
                List.of());
    }

    private String community() {
        return Written.community(card.name());
    }

    private void write(String title, Snapshot snapshot, String verifyAddress) {
        Committee committee = card.committee();
        composition.cover(
                title,
                "%s　%s组　代码 %s　%s"
                        .formatted(card.street(), card.kind(), card.unit(), committee == null ? "社区件" : "纪工委件　内部资料"),
                null);
        composition.chapter("总评");
        composition.prose("%s%s", verdict(), committee == null ? "" : leads(committee));
        composition.prose("%s", satisfaction());
        composition.figure("六个维度与月度走势", CardChart.of(card.dimensions(), card.history()), "注：左图外环为100分，右图与平台月度总分一致。");
        dimensions();
        if (committee != null) {
            redLines(committee);
        }
        overdue();
        composition.prose(
                "%s%s",
                reviews("公布前内容审查", card.reviews().content(), card.reviews().contentMissing()),
                reviews("三级保密审查", card.reviews().secrecy(), card.reviews().secrecyMissing()));
        opinions();
        if (committee != null) {
            finance(committee);
        }
        composition.chapter("督办与说明");
        composition.prose(
                "督办单、群众监督会议没有在平台登记，不作统计。总分为各维度按权重的加权平均；失分合计等于100分减总分。" + "只在季度和年度、同类社区之间排名，差距不到1.0分为同一档，不分先后。%s",
                committee == null ? "对分数有异议的，可在公布后5个工作日内申诉。" : "线索只提示核查方向，不是结论；红线经纪工委确认才生效，生效后总分不高于59.9分。");
        if (committee == null) {
            composition.signatures("书记（签字）：", "主任（签字）：", "监督小组组长（签字）：");
        } else {
            composition.signatures("经办（签字）：", "审核（签字）：", "纪工委负责人（签字）：");
        }
        composition.provenance(card.basis(), snapshot, verifyAddress);
    }

    private String verdict() {
        Result result = card.result();
        if (result.score() == null) {
            return "%s本期没有可计分的数据，%s".formatted(community(), rank(result));
        }
        List<Dimension> lost = card.dimensions().stream()
                .filter(d -> d.lost().signum() > 0)
                .sorted(Comparator.comparing(Dimension::lost).reversed())
                .limit(2)
                .toList();
        String where = lost.isEmpty()
                ? ""
                : "失分主要在"
                        + lost.stream()
                                .map(d -> d.name() + "（" + d.lost().toPlainString() + "分）")
                                .collect(Collectors.joining("和"))
                        + "。";
        return "%s本期得分%s，%s%s。%s%s"
                .formatted(
                        community(),
                        Written.score(result.score()),
                        result.band() == null ? "可计权重不足70，不定等级" : result.band(),
                        change(result),
                        where,
                        rank(result));
    }

    private static String change(Result result) {
        if (result.previous() == null || result.score() == null) {
            return "，上期没有分数可比";
        }
        BigDecimal change = result.score().subtract(result.previous()).setScale(1, RoundingMode.HALF_UP);
        return change.signum() == 0
                ? "，与上期持平"
                : "，较上期%s%s分"
                        .formatted(change.signum() > 0 ? "升" : "降", change.abs().toPlainString());
    }

    private String rank(Result result) {
        return result.rank() == null
                ? "未排名：" + (result.unranked() == null ? "没有名次" : result.unranked()) + "。"
                : "在%s组参加排名的%d个社区中列第%d名。".formatted(card.kind(), result.ranked(), result.rank());
    }

    private static String leads(Committee committee) {
        int finance = open(committee, Field.FINANCE);
        int procedure = open(committee, Field.PROCEDURE);
        int decided = committee.signals().stream().mapToInt(Signal::decided).sum();
        String found = finance + procedure == 0
                ? "按所列规则没有待核线索"
                : "存在%d条待核线索，其中财务%d条、程序%d条".formatted(finance + procedure, finance, procedure);
        return found + (decided == 0 ? "。" : "；另有%d条已处置。".formatted(decided)) + "建议："
                + committee.advice().label() + "。";
    }

    private static int open(Committee committee, Field field) {
        return committee.signals().stream()
                .filter(s -> s.field() == field)
                .mapToInt(Signal::open)
                .sum();
    }

    private String satisfaction() {
        Satisfaction satisfaction = card.satisfaction();
        if (satisfaction == null) {
            return "居民满意度：本期无可计算满意率的调查，满意度未计入总分。";
        }
        return "居民满意率%s（95%%区间%s，有效评价%d份）%s"
                .formatted(
                        Written.percent(satisfaction.rate()),
                        Written.interval(satisfaction.low(), satisfaction.high()),
                        satisfaction.rated(),
                        satisfaction.rated() < Satisfaction.SUFFICIENT ? "，样本不足，仅供参考。" : "。");
    }

    private void dimensions() {
        List<Row> rows = new ArrayList<>();
        for (Dimension dimension : card.dimensions()) {
            rows.add(Row.of(
                    Cells.words(dimension.name()),
                    // in brackets what the sum below leaves out
                    dimension.value() == null
                            ? Cells.words("（" + dimension.weight() + "）")
                            : Cells.count(dimension.weight()),
                    dimension.value() == null ? Cells.words("未计入") : Cells.score(dimension.value()),
                    Cells.score(dimension.previous()),
                    change(dimension.value(), dimension.previous()),
                    dimension.value() == null ? Cells.none() : Cells.points(dimension.lost()),
                    Cells.words(reasons(dimension))));
        }
        Result result = card.result();
        rows.add(Row.total(
                Cells.words("总分"),
                Cells.count(card.dimensions().stream()
                        .filter(d -> d.value() != null)
                        .mapToInt(Dimension::weight)
                        .sum()),
                Cells.score(result.score()),
                Cells.score(result.previous()),
                change(result.score(), result.previous()),
                result.score() == null ? Cells.none() : Cells.points(lost()),
                Cells.words("")));
        composition.table(
                "各维度得分与失分原因",
                "单位：分",
                List.of(
                        Column.words("维度", 62),
                        Column.number("权重", 32),
                        Column.number("得分", 38),
                        Column.number("上期", 38),
                        Column.number("升降", 40),
                        Column.number("失分", 38),
                        Column.words("失分原因（括号内为所失分数）", 251)),
                rows,
                null);
    }

    private String reasons(Dimension dimension) {
        if (dimension.value() == null) {
            return "本期没有数据，权重按比例分给其余维度";
        }
        String reasons = card.losses().stream()
                .filter(l -> l.dimension().equals(dimension.code()))
                .map(l -> "%s%s（%s）".formatted(l.reason(), l.facts(), l.points().toPlainString()))
                .collect(Collectors.joining("；"));
        return reasons.isEmpty() ? "没有失分" : reasons;
    }

    private BigDecimal lost() {
        return card.losses().stream().map(Loss::points).reduce(new BigDecimal("0.00"), BigDecimal::add);
    }

    private static Cell change(@Nullable BigDecimal now, @Nullable BigDecimal before) {
        if (now == null || before == null) {
            return Cells.none();
        }
        BigDecimal change = now.subtract(before).setScale(1, RoundingMode.HALF_UP);
        return Cell.number(
                (change.signum() > 0 ? "＋" : change.signum() < 0 ? "－" : "")
                        + change.abs().toPlainString(),
                change,
                Cell.Format.POINTS);
    }

    private void redLines(Committee committee) {
        composition.chapter("红线与线索（线索，非结论）");
        composition.table(
                "红线",
                null,
                List.of(Column.words("红线", 140), Column.centered("状态", 60), Column.words("依据", 299)),
                committee.redLines().stream()
                        .map(r -> Row.of(r.name(), r.state(), r.facts()))
                        .toList(),
                null);
        if (committee.signals().isEmpty()) {
            composition.prose("%s未发现线索。", screened(committee));
            return;
        }
        composition.table(
                "线索",
                null,
                List.of(
                        Column.words("规则", 42),
                        Column.words("线索", 92),
                        Column.number("条数", 30),
                        Column.number("行数", 30),
                        Column.number("金额（元）", 68),
                        Column.centered("可信度", 38),
                        Column.words("依据", 199)),
                committee.signals().stream()
                        .map(s -> Row.of(
                                Cells.words(s.rule()),
                                Cells.words(s.name()),
                                Cells.count(s.leads()),
                                Cells.count(s.rows()),
                                s.amount() == null ? Cells.none() : Cells.yuan(s.amount()),
                                Cells.words(s.confidence()),
                                Cells.words((s.decided() == 0 ? "" : "已处置%d条。".formatted(s.decided())) + s.facts())))
                        .toList(),
                "注：" + screened(committee) + "金额为所涉各行之和，一行只计一次；各规则可涉及同一行，不能相加。");
    }

    private static String screened(Committee committee) {
        return "按规则RF-01至RF-20（第%s版）和G10筛查%s。"
                .formatted(
                        committee.ruleVersion(),
                        committee.notAsked().isEmpty()
                                ? ""
                                : "，其中" + String.join("、", committee.notAsked()) + "不适用于本期或没有数据，未筛查");
    }

    private void overdue() {
        composition.chapter("公开与审查");
        if (card.overdue().isEmpty()) {
            composition.prose("本期无逾期未公开的事项。");
            return;
        }
        int left = card.overdue().size() - OVERDUE_LISTED;
        composition.table(
                "逾期未公开事项",
                "单位：个工作日",
                List.of(
                        Column.words("代码", 48),
                        Column.words("公开事项", 211),
                        Column.words("期间或事件", 110),
                        Column.centered("期限", 80),
                        Column.number("逾期", 50)),
                card.overdue().stream()
                        .limit(OVERDUE_LISTED)
                        .map(o -> Row.of(
                                Cells.words(o.item()),
                                Cells.words(o.itemName()),
                                Cells.words(o.about()),
                                Cells.words(o.dueOn().toString()),
                                Cells.count(o.workingDays())))
                        .toList(),
                left > 0
                        ? "注：共%d项，按期限先后列出%d项，其余%d项见平台清单。"
                                .formatted(card.overdue().size(), OVERDUE_LISTED, left)
                        : null);
    }

    private static String reviews(String what, @Nullable Ratio ratio, List<String> missing) {
        if (ratio == null) {
            return what + "：本期无已公开的事项。";
        }
        String named = missing.stream().limit(REVIEWS_NAMED).collect(Collectors.joining("、"));
        return "%s%s件中齐全%s件，审查率%s%s。"
                .formatted(
                        what,
                        Written.number(ratio.whole()),
                        Written.number(ratio.part()),
                        Written.percent(ratio),
                        missing.isEmpty()
                                ? ""
                                : "；缺项：" + named + (missing.size() > REVIEWS_NAMED ? "等" + missing.size() + "件" : ""));
    }

    private void opinions() {
        composition.chapter("异议、质询与居民意见");
        if (card.opinions().isEmpty()) {
            composition.prose("本期无应答复的居民意见。");
            return;
        }
        List<Row> rows = new ArrayList<>();
        card.opinions().forEach(o -> rows.add(row(o, Row.Weight.PLAIN)));
        rows.add(row(
                card.opinions().stream()
                        .reduce(
                                new Opinions("合计", 0, 0, 0),
                                (a, b) -> new Opinions(
                                        "合计", a.due() + b.due(), a.inTime() + b.inTime(), a.closed() + b.closed())),
                Row.Weight.TOTAL));
        composition.table(
                "居民意见答复办结情况",
                "单位：件",
                List.of(
                        Column.words("类型", 139),
                        Column.number("应答复", 90),
                        Column.number("按期答复", 90),
                        Column.number("逾期或未答复", 90),
                        Column.number("已办结", 90)),
                rows,
                "注：质询应在提出次日起3个工作日内答复，逾期的居民可要求召开群众监督会议；其他意见10个工作日。");
    }

    private static Row row(Opinions o, Row.Weight weight) {
        return new Row(
                List.of(
                        Cells.words(o.kind()),
                        Cells.count(o.due()),
                        Cells.count(o.inTime()),
                        Cells.count(o.due() - o.inTime()),
                        Cells.count(o.closed())),
                weight);
    }

    private void finance(Committee committee) {
        composition.chapter("财务");
        composition.prose(
                "在本期到期的会计期间，收支明细列收入%s元、支出%s元；%s举报到期%d件，按期答复%d件，办结%d件。",
                Written.yuan(committee.income()),
                Written.yuan(committee.expense()),
                committee.checks() == null
                        ? "没有可做的勾稽检查。"
                        : "勾稽检查%s次，通过%s次。"
                                .formatted(
                                        Written.number(committee.checks().whole()),
                                        Written.number(committee.checks().part())),
                committee.reported().due(),
                committee.reported().inTime(),
                committee.reported().closed());
        if (committee.payees().isEmpty()) {
            composition.prose("本期无列明往来单位的支出。");
            return;
        }
        composition.table(
                "支出最多的往来单位",
                null,
                List.of(
                        Column.words("往来单位", 259),
                        Column.number("笔数", 60),
                        Column.number("金额（元）", 100),
                        Column.number("占支出", 80)),
                committee.payees().stream()
                        .map(p -> Row.of(
                                Cells.words(p.name()),
                                Cells.count(p.lines()),
                                Cells.yuan(p.amount()),
                                Cells.percent(p.share())))
                        .toList(),
                "注：像是个人的只写姓氏，全称在平台内查看并留痕。专项资金预算与决算没有报送，不作比较。");
    }
}
