package org.jujian.server.web.scorecard;

import static java.math.RoundingMode.HALF_UP;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.jujian.base.time.Period;
import org.jujian.reports.document.scorecard.SupervisionCard;
import org.jujian.reports.document.writing.Ratio;
import org.jujian.reports.metric.Figure;
import org.jujian.server.web.view.Band;
import org.jujian.server.web.view.Days;
import org.jujian.server.web.view.Freshness;
import org.jujian.server.web.view.Numbers;
import org.jujian.server.web.view.PeriodChoice;

/// Puts a scorecard into the words of its page. The card was made by the reports, so that page and paper say the same.
final class ScorecardPages {
    /// metrics.md §1, M03.
    private static final int LONG_OVERDUE = 20;

    /// What would change a loss, by the reason that the card gives. Where the past cannot be mended, that is said.
    private static final Map<String, String> ADVICE = Map.of(
            "迟公开", "已迟的得分不再变；以后在期限当天 24:00 前公开。",
            "逾期未公开", "补公开并登记：完整得分随之回升；及时得分在迟 10 个工作日内公开还能得一部分。",
            "责令更正", "被责令更正的减半不再变；公开前核对内容。",
            "事项未公开", "补公开并登记（T-01）。",
            "公开要素缺项", "补齐必填要素后更正公开；没有发生的写“无”或 0。",
            "公开证据缺项", "补登记缺的证据（照片、审核表、归档号等）。",
            "不满意", "在下次评价前答复居民关心的事项；已收回的评价不能改。",
            "基本满意", "在下次评价前答复居民关心的事项；已收回的评价不能改。",
            "不了解", "用明白纸、会议等办法告知；已收回的评价不能改。");

    private static final String REVIEWS = "公开前完成审查并登记；先公开后补审不算。";
    private static final String ANSWERS = "按期答复、办结并登记；质询 3 个、其他 10 个工作日。";
    private static final String FINANCE = "核对账表，更正后重传；通过只说明账表之间一致。";

    private ScorecardPages() {}

    static ScorecardPage of(SupervisionCard card) {
        String unit = card.unit().toString();
        Period period = card.period();
        SupervisionCard.Result result = card.result();
        BigDecimal lost = card.losses().stream()
                .map(SupervisionCard.Loss::points)
                .reduce(new BigDecimal("0.00"), BigDecimal::add);
        return new ScorecardPage(
                unit,
                card.name(),
                card.street(),
                Days.title(period),
                "/scorecards/" + unit,
                PeriodChoice.upTo(card.basis().cutOff(), period, ""),
                Freshness.at(
                        card.basis().cutOff(),
                        card.basis().formula(),
                        card.basis().catalogue(),
                        null,
                        card.flags().contains(Figure.BACKFILL)),
                card.basis().calendar(),
                Numbers.score(result.score()),
                result.band() == null ? null : Band.named(result.band()).orElse(null),
                standing(card),
                say(card),
                card.dimensions().stream().map(ScorecardPages::dimension).toList(),
                lost.toPlainString(),
                card.losses().stream().map(l -> loss(l, card)).toList(),
                card.overdue().stream().map(o -> overdue(o, card)).toList(),
                card.history().stream()
                        .map(m -> new ScorecardPage.Month(Days.title(m.month()), Numbers.score(m.score())))
                        .toList(),
                facts(card),
                card.committee() == null ? null : committee(card.committee(), card));
    }

    private static String standing(SupervisionCard card) {
        SupervisionCard.Result result = card.result();
        if (result.rank() != null) {
            return "%s组第 %d 名 / %d".formatted(card.kind(), result.rank(), result.ranked());
        }
        return result.unranked() == null || result.unranked().equals("月度不排名") ? "月度不排名" : "未排名：" + result.unranked();
    }

    private static String say(SupervisionCard card) {
        if (card.result().score() == null) {
            return "本期没有可计分的维度。";
        }
        String band = card.result().band() == null
                ? "可计分的权重不足 70，不评等级"
                : card.result().band();
        String most = card.dimensions().stream()
                .filter(d -> d.lost().signum() > 0)
                .sorted(Comparator.comparing(SupervisionCard.Dimension::lost).reversed())
                .limit(2)
                .map(d -> d.name() + "（−" + d.lost().toPlainString() + "）")
                .collect(Collectors.joining("和"));
        return "本期得分 %s，%s。%s"
                .formatted(Numbers.score(card.result().score()), band, most.isEmpty() ? "没有失分。" : "失分主要在" + most + "。");
    }

    private static ScorecardPage.Dimension dimension(SupervisionCard.Dimension d) {
        BigDecimal value = d.value();
        return new ScorecardPage.Dimension(
                d.code(),
                d.name(),
                Integer.toString(d.weight()),
                Numbers.points(value),
                value == null
                        ? "0"
                        : value.multiply(BigDecimal.TWO).setScale(1, HALF_UP).toPlainString(),
                value == null ? Numbers.EMPTY : minus(d.lost()),
                Numbers.delta(d.previous(), value).text(),
                value == null);
    }

    private static String minus(BigDecimal points) {
        return points.signum() == 0 ? "0.00" : "−" + points.toPlainString();
    }

    private static ScorecardPage.Loss loss(SupervisionCard.Loss loss, SupervisionCard card) {
        String advice = ADVICE.get(loss.reason());
        return new ScorecardPage.Loss(
                card.dimensions().stream()
                        .filter(d -> d.code().equals(loss.dimension()))
                        .map(SupervisionCard.Dimension::name)
                        .findFirst()
                        .orElse(loss.dimension()),
                loss.reason(),
                // a clause that goes on from its reason on paper stands alone here
                loss.facts().startsWith("，") ? loss.facts().substring(1) : loss.facts(),
                minus(loss.points()),
                advice == null ? advice(loss.dimension()) : advice,
                href(loss, card));
    }

    private static String advice(String dimension) {
        return switch (dimension) {
            case "R" -> REVIEWS;
            case "F" -> ANSWERS;
            case "K" -> FINANCE;
            default -> "";
        };
    }

    /// Every reason leads to the duties or rows behind it, and these to file and row.
    private static String href(SupervisionCard.Loss loss, SupervisionCard card) {
        String at = "/" + card.unit() + "/" + card.period();
        return switch (loss.dimension()) {
            case "T" -> "/evidence" + at + "/M01";
            case "C" ->
                loss.reason().equals("事项未公开")
                        ? "/evidence" + at + "/M10"
                        : rows(at, loss.reason().equals("公开要素缺项") ? "M11" : "M12");
            case "S" -> rows(at, loss.reason().equals("不了解") ? "M22" : "M20");
            case "R" -> rows(at, loss.reason().startsWith("保密") ? "M31" : "M30");
            case "F" -> rows(at, loss.reason().contains("办结") ? "M40" : "M41");
            default -> "/checks" + at;
        };
    }

    private static String rows(String at, String metric) {
        return "/scorecards" + at + "/rows/" + metric;
    }

    private static ScorecardPage.Overdue overdue(SupervisionCard.Overdue o, SupervisionCard card) {
        return new ScorecardPage.Overdue(
                o.item(),
                o.itemName(),
                o.about(),
                Days.day(o.dueOn(), card.basis().cutOff()),
                "%d 个工作日".formatted(o.workingDays()),
                o.workingDays() > LONG_OVERDUE);
    }

    private static List<ScorecardPage.Fact> facts(SupervisionCard card) {
        String at = "/" + card.unit() + "/" + card.period();
        List<ScorecardPage.Fact> facts = new ArrayList<>();
        facts.add(fact("内容审查", card.reviews().content(), "件", rows(at, "M30")));
        facts.add(fact("保密审查", card.reviews().secrecy(), "件", rows(at, "M31")));
        for (SupervisionCard.Opinions o : card.opinions()) {
            facts.add(new ScorecardPage.Fact(
                    o.kind(), "到期 %d 条，按期答复 %d，办结 %d".formatted(o.due(), o.inTime(), o.closed()), rows(at, "M41")));
        }
        SupervisionCard.Satisfaction s = card.satisfaction();
        facts.add(
                s == null
                        ? new ScorecardPage.Fact("满意率", "本期无满意度调查", null)
                        : new ScorecardPage.Fact(
                                "满意率",
                                "%s%%（有效评价 %d 份，95%%区间 %s—%s%s）"
                                        .formatted(
                                                s.rate().percent().toPlainString(),
                                                s.rated(),
                                                Numbers.percent(s.low()),
                                                Numbers.percent(s.high()),
                                                s.rated() < SupervisionCard.Satisfaction.SUFFICIENT ? "，样本不足" : ""),
                                rows(at, "M20")));
        return facts;
    }

    private static ScorecardPage.Fact fact(String name, @Nullable Ratio ratio, String unit, String href) {
        return ratio == null
                ? new ScorecardPage.Fact(name, "本期无", null)
                : new ScorecardPage.Fact(
                        name,
                        "%s/%s %s齐全，%s%%"
                                .formatted(
                                        Numbers.count(ratio.part()),
                                        Numbers.count(ratio.whole()),
                                        unit,
                                        ratio.percent().toPlainString()),
                        href);
    }

    private static ScorecardPage.Committee committee(SupervisionCard.Committee c, SupervisionCard card) {
        return new ScorecardPage.Committee(
                c.advice().label(),
                c.redLines().stream()
                        .map(r -> new ScorecardPage.RedLine(
                                r.name(), r.state().equals("待核") ? "warn" : "", r.state(), r.facts()))
                        .toList(),
                c.signals().stream()
                        .map(s -> new ScorecardPage.Signal(
                                s.rule(),
                                s.name(),
                                s.field().label(),
                                "%d 条，已处置 %d".formatted(s.leads(), s.decided()),
                                s.amount() == null ? Numbers.EMPTY : s.amount().toString(),
                                s.confidence(),
                                s.facts()))
                        .toList(),
                c.ruleVersion(),
                "/leads?period=" + card.period());
    }
}
