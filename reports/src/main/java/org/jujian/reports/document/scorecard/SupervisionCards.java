package org.jujian.reports.document.scorecard;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.jujian.reports.document.scorecard.CardSources.Answer;
import org.jujian.reports.document.scorecard.CardSources.Closing;
import org.jujian.reports.document.scorecard.CardSources.CommitteeSources;
import org.jujian.reports.document.scorecard.CardSources.Direction;
import org.jujian.reports.document.scorecard.CardSources.Duty;
import org.jujian.reports.document.scorecard.CardSources.Opinion;
import org.jujian.reports.document.scorecard.CardSources.Outcome;
import org.jujian.reports.document.scorecard.CardSources.Review;
import org.jujian.reports.document.scorecard.SupervisionCard.Advice;
import org.jujian.reports.document.scorecard.SupervisionCard.Committee;
import org.jujian.reports.document.scorecard.SupervisionCard.Dimension;
import org.jujian.reports.document.scorecard.SupervisionCard.Field;
import org.jujian.reports.document.scorecard.SupervisionCard.Loss;
import org.jujian.reports.document.scorecard.SupervisionCard.Opinions;
import org.jujian.reports.document.scorecard.SupervisionCard.Overdue;
import org.jujian.reports.document.scorecard.SupervisionCard.RedLine;
import org.jujian.reports.document.scorecard.SupervisionCard.Result;
import org.jujian.reports.document.scorecard.SupervisionCard.Reviews;
import org.jujian.reports.document.scorecard.SupervisionCard.Satisfaction;
import org.jujian.reports.document.scorecard.SupervisionCard.Signal;
import org.jujian.reports.document.writing.Ratio;
import org.jujian.reports.document.writing.StaleSources;
import org.jujian.reports.lead.LeadRule;
import org.jujian.reports.metric.Figure;

/// Makes scorecards from published figures and the rows behind them. Rates and scores are those of the figures; counts
/// of
/// rows must agree with them, or no card is made ([StaleSources]).
public final class SupervisionCards {
    private static final String REPORTED = "举报";
    private static final List<String> OPINIONS = List.of("咨询", "建议", "投诉", "投诉举报", REPORTED, "异议", "质询");
    private static final BigDecimal PASS = BigDecimal.valueOf(60);
    private static final int FINANCE_RED_LINE = 3;
    private static final String NOT_CONFIRMED = "未确认";

    /// Names and weights of metrics.md §3, in their order.
    private static final Map<String, Integer> WEIGHTS = new LinkedHashMap<>();

    private static final Map<String, String> NAMES =
            Map.of("T", "及时", "C", "完整", "S", "满意", "R", "审查规范", "F", "反馈与更正", "K", "财务一致");

    static {
        WEIGHTS.put("T", 30);
        WEIGHTS.put("C", 25);
        WEIGHTS.put("S", 15);
        WEIGHTS.put("R", 10);
        WEIGHTS.put("F", 10);
        WEIGHTS.put("K", 10);
    }

    private SupervisionCards() {}

    public static SupervisionCard of(CardSources sources) {
        var subject = sources.subject();
        requireSame(sources, "M41", o -> o.answer() == Answer.IN_TIME);
        requireSame(sources, "M40", o -> o.closing() == Closing.CLOSED);
        List<Loss> losses = Losses.of(sources, WEIGHTS);
        return new SupervisionCard(
                subject.audience(),
                subject.unit(),
                subject.name(),
                subject.street(),
                subject.kind(),
                subject.period(),
                subject.basis(),
                result(sources),
                dimensions(sources, losses),
                losses,
                overdue(sources),
                reviews(sources),
                opinions(sources),
                satisfaction(sources),
                sources.history(),
                flags(sources),
                sources.committee() == null ? null : committee(sources, sources.committee()));
    }

    private static Result result(CardSources sources) {
        Figure score = sources.figures().get("SCORE");
        if (score == null) {
            throw new StaleSources("SCORE: expected a figure");
        }
        return new Result(
                score.value(),
                text(sources, "BAND"),
                Optional.ofNullable(value(sources, "RANK"))
                        .map(BigDecimal::intValueExact)
                        .orElse(null),
                sources.ranked(),
                sources.unranked(),
                Optional.ofNullable(sources.previous().get("SCORE"))
                        .map(Figure::value)
                        .orElse(null));
    }

    private static List<Dimension> dimensions(CardSources sources, List<Loss> losses) {
        return WEIGHTS.entrySet().stream()
                .map(e -> new Dimension(
                        e.getKey(),
                        NAMES.getOrDefault(e.getKey(), e.getKey()),
                        e.getValue(),
                        value(sources, e.getKey()),
                        Optional.ofNullable(sources.previous().get(e.getKey()))
                                .map(Figure::value)
                                .orElse(null),
                        losses.stream()
                                .filter(l -> l.dimension().equals(e.getKey()))
                                .map(Loss::points)
                                .reduce(new BigDecimal("0.00"), BigDecimal::add)))
                .toList();
    }

    static String nameOf(String dimension) {
        return NAMES.getOrDefault(dimension, dimension);
    }

    private static List<Overdue> overdue(CardSources sources) {
        return sources.duties().stream()
                .filter(d -> d.outcome() == Outcome.UNPUBLISHED)
                .sorted(Comparator.comparing(Duty::dueOn)
                        .thenComparing(Duty::item)
                        .thenComparing(Duty::about))
                .map(d -> new Overdue(d.item(), d.itemName(), d.about(), d.dueOn(), d.lateWorkingDays()))
                .toList();
    }

    private static Reviews reviews(CardSources sources) {
        return new Reviews(
                ratio(sources, "M30"),
                ratio(sources, "M31"),
                missing(sources, Duty::contentReview),
                missing(sources, Duty::secrecyReview));
    }

    private static List<String> missing(CardSources sources, Function<Duty, Review> review) {
        return sources.duties().stream()
                .filter(d -> d.outcome() != Outcome.UNPUBLISHED && review.apply(d) == Review.INCOMPLETE)
                .map(d -> d.item() + "（" + d.about() + "）")
                .toList();
    }

    /// By kind; a community's copy counts 举报 with 投诉, so that no number of its tells of one.
    private static List<Opinions> opinions(CardSources sources) {
        boolean apart = sources.committee() != null;
        Map<String, List<Opinion>> byKind =
                sources.opinions().stream().collect(Collectors.groupingBy(o -> apart ? o.kind() : merged(o.kind())));
        return OPINIONS.stream()
                .filter(byKind::containsKey)
                .map(kind -> counted(kind, byKind.getOrDefault(kind, List.of())))
                .toList();
    }

    private static String merged(String kind) {
        return kind.equals("投诉") || kind.equals(REPORTED) ? "投诉举报" : kind;
    }

    private static Opinions counted(String kind, List<Opinion> opinions) {
        return new Opinions(
                kind,
                opinions.size(),
                (int) opinions.stream()
                        .filter(o -> o.answer() == Answer.IN_TIME)
                        .count(),
                (int) opinions.stream()
                        .filter(o -> o.closing() == Closing.CLOSED)
                        .count());
    }

    private static @Nullable Satisfaction satisfaction(CardSources sources) {
        Figure rate = sources.figures().get("M20");
        Ratio ratio = ratio(sources, "M20");
        return rate == null || ratio == null || rate.low() == null || rate.high() == null
                ? null
                : new Satisfaction(ratio, rate.low(), rate.high(), ratio.whole().intValueExact());
    }

    private static List<String> flags(CardSources sources) {
        Figure score = sources.figures().get("SCORE");
        return score == null ? List.of() : score.flags();
    }

    private static Committee committee(CardSources sources, CommitteeSources committee) {
        List<Signal> signals = new ArrayList<>(Signals.of(committee));
        publishedBeforeReview(sources).ifPresent(signals::add);
        return new Committee(
                redLines(sources, committee),
                signals,
                LeadRule.VERSION,
                Arrays.stream(LeadRule.values())
                        .filter(rule -> !committee.asked().contains(rule))
                        .map(LeadRule::code)
                        .toList(),
                counted(
                        REPORTED,
                        sources.opinions().stream()
                                .filter(o -> o.kind().equals(REPORTED))
                                .toList()),
                Payees.total(committee.ledger(), Direction.INCOME),
                Payees.total(committee.ledger(), Direction.EXPENSE),
                ratio(sources, "M70"),
                Payees.largest(committee.ledger()),
                advice(sources, signals));
    }

    /// G10 of metrics.md §5, from the duties that M31 counts.
    private static Optional<Signal> publishedBeforeReview(CardSources sources) {
        int incomplete = missing(sources, Duty::secrecyReview).size();
        return incomplete == 0
                ? Optional.empty()
                : Optional.of(new Signal(
                        "G10",
                        "保密审查不全而公开",
                        Field.PROCEDURE,
                        incomplete,
                        0,
                        incomplete,
                        null,
                        LeadRule.Confidence.HIGH.label(),
                        "三级审查缺项、同一人兼审，或终审晚于公开"));
    }

    /// The four red lines of metrics.md §3. None holds before the committee confirms it (D-32); what is told beside
    /// each
    /// is where it would look first.
    private static List<RedLine> redLines(CardSources sources, CommitteeSources committee) {
        int secrecy = missing(sources, Duty::secrecyReview).size();
        int months = committee.financeUnpublishedMonths();
        return List.of(
                new RedLine("泄密或泄露个人信息", NOT_CONFIRMED, secrecy == 0 ? "公开事项保密审查齐全" : "保密审查不全而公开" + secrecy + "件，待核"),
                new RedLine(
                        "弄虚作假、倒签经查实",
                        NOT_CONFIRMED,
                        flags(sources).contains(Figure.BACKFILL) ? "含补录数据，公开日期以申报为准，不作倒签判断" : "公开日期晚报两个工作日以上的按收到日期计"),
                new RedLine(
                        "财务连续三个月未公开",
                        months >= FINANCE_RED_LINE ? "待核" : NOT_CONFIRMED,
                        months == 0 ? "每月公开的财务事项均已公开" : "每月公开的财务事项最长连续" + months + "个月未公开"),
                new RedLine("打击报复举报人", NOT_CONFIRMED, "平台没有登记"));
    }

    /// 督办 when the total does not pass or something is overdue for more than 20 working days; 提醒 when a lead is
    /// open or something unpublished; else 观察.
    private static Advice advice(CardSources sources, List<Signal> signals) {
        BigDecimal score = value(sources, "SCORE");
        BigDecimal longOverdue = value(sources, "M03");
        if ((score != null && score.compareTo(PASS) < 0) || (longOverdue != null && longOverdue.signum() > 0)) {
            return Advice.ORDER;
        }
        boolean open = signals.stream().anyMatch(s -> s.open() > 0);
        return !open && overdue(sources).isEmpty() ? Advice.WATCH : Advice.REMIND;
    }

    private static void requireSame(CardSources sources, String metric, java.util.function.Predicate<Opinion> counted) {
        Ratio published = ratio(sources, metric);
        long part = sources.opinions().stream().filter(counted).count();
        long whole = sources.opinions().size();
        boolean same = published == null
                ? whole == 0
                : published.part().compareTo(BigDecimal.valueOf(part)) == 0
                        && published.whole().compareTo(BigDecimal.valueOf(whole)) == 0;
        if (!same) {
            throw new StaleSources(metric + ": published and counted differ, counted " + part + "/" + whole);
        }
    }

    private static @Nullable Ratio ratio(CardSources sources, String metric) {
        Figure figure = sources.figures().get(metric);
        return figure == null
                        || figure.numerator() == null
                        || figure.denominator() == null
                        || figure.denominator().signum() == 0
                ? null
                : new Ratio(figure.numerator(), figure.denominator());
    }

    private static @Nullable BigDecimal value(CardSources sources, String metric) {
        Figure figure = sources.figures().get(metric);
        return figure == null ? null : figure.value();
    }

    private static @Nullable String text(CardSources sources, String metric) {
        Figure figure = sources.figures().get(metric);
        return figure == null ? null : figure.text();
    }
}
