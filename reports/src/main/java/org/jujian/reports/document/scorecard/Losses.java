package org.jujian.reports.document.scorecard;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.jujian.reports.document.scorecard.CardSources.Duty;
import org.jujian.reports.document.scorecard.CardSources.Outcome;
import org.jujian.reports.document.scorecard.SupervisionCard.Loss;
import org.jujian.reports.document.writing.StaleSources;
import org.jujian.reports.document.writing.Written;
import org.jujian.reports.metric.Figure;

/// Why points were lost, cause by cause (metrics.md §3). The causes of a dimension add up to what it lacks to 100;
/// weighted and rounded to two decimals by largest remainder, all of them add up to what the total lacks.
final class Losses {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal TOLERANCE = new BigDecimal("0.000001");
    private static final int ITEMS_NAMED = 3;
    private static final Map<String, String> CHECKS = Map.of(
            "FV-01", "资金收支平衡",
            "FV-02", "上下月结余衔接",
            "FV-03", "明细与公开表一致",
            "FV-04", "同一凭证日期一致",
            "FV-05", "金额与红字冲销",
            "FV-06", "业务日期在期间内",
            "FV-07", "公开科目有效");

    private final CardSources sources;
    private final List<Cause> causes = new ArrayList<>();

    /// @param lacking of the dimension's 100
    private record Cause(String dimension, String reason, String facts, BigDecimal lacking) {}

    private Losses(CardSources sources) {
        this.sources = sources;
    }

    /// Worst dimension first as the weights order them; without a total nothing was lost.
    static List<Loss> of(CardSources sources, Map<String, Integer> weights) {
        Figure score = sources.figures().get("SCORE");
        if (score == null || score.value() == null) {
            return List.of();
        }
        Losses losses = new Losses(sources);
        losses.timeliness();
        losses.completeness();
        losses.satisfaction();
        losses.halves("R", "M30", "公布前审查不全", "M31", "保密审查不全", "件");
        losses.halves("F", "M40", "未办结", "M41", "未按期答复", "条");
        losses.finance();
        weights.keySet().forEach(losses::requireWhole);
        int weight = weights.entrySet().stream()
                .filter(e -> losses.value(e.getKey()) != null)
                .mapToInt(Map.Entry::getValue)
                .sum();
        List<BigDecimal> exact = losses.causes.stream()
                .map(c -> c.lacking()
                        .multiply(BigDecimal.valueOf(weights.getOrDefault(c.dimension(), 0)))
                        .divide(BigDecimal.valueOf(weight), MathContext.DECIMAL128))
                .toList();
        BigDecimal whole = HUNDRED.subtract(score.value()).setScale(2, RoundingMode.HALF_UP);
        List<BigDecimal> points = cents(exact, whole);
        return IntStream.range(0, points.size())
                .filter(i -> points.get(i).signum() > 0)
                .mapToObj(i -> {
                    Cause cause = losses.causes.get(i);
                    return new Loss(cause.dimension(), cause.reason(), cause.facts(), points.get(i));
                })
                .toList();
    }

    /// Rounds down to cents and gives the missing ones to the largest remainders; ties to the earlier.
    static List<BigDecimal> cents(List<BigDecimal> exact, BigDecimal whole) {
        long[] cents = exact.stream()
                .mapToLong(
                        e -> e.movePointRight(2).setScale(0, RoundingMode.DOWN).longValueExact())
                .toArray();
        long missing = whole.movePointRight(2).longValueExact()
                - IntStream.range(0, cents.length).mapToLong(i -> cents[i]).sum();
        List<Integer> byRemainder = IntStream.range(0, cents.length)
                .boxed()
                .sorted(Comparator.comparing(
                                (Integer i) -> exact.get(i).movePointRight(2).subtract(BigDecimal.valueOf(cents[i])))
                        .reversed()
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        for (int i = 0; i < missing && i < byRemainder.size(); i++) {
            cents[byRemainder.get(i)]++;
        }
        return IntStream.range(0, cents.length)
                .mapToObj(i -> BigDecimal.valueOf(cents[i], 2))
                .toList();
    }

    private void timeliness() {
        if (value("T") == null) {
            return;
        }
        BigDecimal weight = BigDecimal.valueOf(
                sources.duties().stream().mapToLong(Duty::weight).sum());
        if (weight.signum() == 0) {
            throw new StaleSources("T: published, and no duty was found");
        }
        duties("迟公开", Outcome.LATE, weight);
        duties("逾期未公开", Outcome.UNPUBLISHED, weight);
        duties("责令更正", Outcome.ON_TIME, weight);
    }

    private void duties(String reason, Outcome outcome, BigDecimal weight) {
        List<Duty> of = sources.duties().stream()
                .filter(d -> d.outcome() == outcome && d.credit().compareTo(BigDecimal.ONE) < 0)
                .toList();
        BigDecimal lacking = of.stream()
                .map(Losses::lacking)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .multiply(HUNDRED)
                .divide(weight, MathContext.DECIMAL128);
        int longest = of.stream().mapToInt(Duty::lateWorkingDays).max().orElse(0);
        String days = switch (outcome) {
            case LATE -> "，最长迟" + longest + "个工作日";
            case UNPUBLISHED -> "，最长逾期" + longest + "个工作日";
            case ON_TIME -> "，得分减半";
        };
        add("T", reason, of.size() + "项" + days + "，主要为" + mainItems(of), lacking);
    }

    private static BigDecimal lacking(Duty duty) {
        return BigDecimal.ONE.subtract(duty.credit()).multiply(BigDecimal.valueOf(duty.weight()));
    }

    private static String mainItems(List<Duty> duties) {
        Map<String, BigDecimal> byItem = duties.stream()
                .collect(Collectors.groupingBy(
                        Duty::item, Collectors.reducing(BigDecimal.ZERO, Losses::lacking, BigDecimal::add)));
        return byItem.entrySet().stream()
                .sorted(Map.Entry.<String, BigDecimal>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(ITEMS_NAMED)
                .map(Map.Entry::getKey)
                .collect(Collectors.joining("、"));
    }

    /// 100·M10·(0.7·M11 + 0.3·M12), or 0 when nothing is published (D-16).
    private void completeness() {
        if (value("C") == null) {
            return;
        }
        BigDecimal covered = required("M10");
        add(
                "C",
                "事项未公开",
                "，已公开" + fraction("M10") + "项，覆盖率" + Written.percent(covered),
                HUNDRED.multiply(missing("M10")));
        BigDecimal elements = value("M11");
        BigDecimal proofs = value("M12");
        if (elements != null) {
            add(
                    "C",
                    "公开要素缺项",
                    "，要素完整率" + Written.percent(elements),
                    covered.multiply(BigDecimal.valueOf(70)).multiply(BigDecimal.ONE.subtract(elements)));
        }
        if (proofs != null) {
            add(
                    "C",
                    "公开证据缺项",
                    "，应有证据中已有" + fraction("M12") + "件，完备率" + Written.percent(proofs),
                    covered.multiply(BigDecimal.valueOf(30)).multiply(BigDecimal.ONE.subtract(proofs)));
        }
    }

    /// 0.7·M21 + 30·M22: a paper 基本满意 lacks 30 of 100, one 不满意 all of it.
    private void satisfaction() {
        if (value("S") == null) {
            return;
        }
        BigDecimal aware = part("M20", Figure::denominator);
        BigDecimal pleased = part("M20", Figure::numerator);
        BigDecimal points = part("M21", Figure::numerator);
        BigDecimal dissatisfied = aware.subtract(pleased);
        BigDecimal fairly =
                HUNDRED.multiply(pleased).subtract(points).divide(BigDecimal.valueOf(30), 0, RoundingMode.HALF_UP);
        String of = "份（有效评价" + Written.number(aware) + "份）";
        add(
                "S",
                "不满意",
                Written.number(dissatisfied) + of,
                dissatisfied.multiply(BigDecimal.valueOf(70)).divide(aware, MathContext.DECIMAL128));
        add(
                "S",
                "基本满意",
                Written.number(fairly) + of + "，每份按70分计",
                fairly.multiply(BigDecimal.valueOf(21)).divide(aware, MathContext.DECIMAL128));
        add(
                "S",
                "不了解",
                Written.number(part("M22", Figure::denominator).subtract(aware)) + "份，知晓率"
                        + Written.percent(required("M22")),
                BigDecimal.valueOf(30).multiply(missing("M22")));
    }

    /// The mean of two rates, or the one that is not null (D-27).
    private void halves(
            String dimension, String first, String firstReason, String second, String secondReason, String unit) {
        if (value(dimension) == null) {
            return;
        }
        BigDecimal share = value(first) != null && value(second) != null ? BigDecimal.valueOf(50) : HUNDRED;
        half(dimension, first, firstReason, unit, share);
        half(dimension, second, secondReason, unit, share);
    }

    private void half(String dimension, String metric, String reason, String unit, BigDecimal share) {
        if (value(metric) != null) {
            BigDecimal without = part(metric, Figure::denominator).subtract(part(metric, Figure::numerator));
            add(
                    dimension,
                    reason,
                    Written.number(without) + unit + "（共" + Written.number(part(metric, Figure::denominator)) + unit
                            + "）",
                    share.multiply(missing(metric)));
        }
    }

    private void finance() {
        if (value("K") == null) {
            return;
        }
        BigDecimal applicable = part("M70", Figure::denominator);
        BigDecimal failed = applicable.subtract(part("M70", Figure::numerator));
        String names = CHECKS.keySet().stream()
                .sorted()
                .filter(this::failed)
                .map(CHECKS::get)
                .collect(Collectors.joining("、"));
        add(
                "K",
                "财务勾稽未通过",
                "%s次（检查%s次）%s"
                        .formatted(
                                Written.number(failed), Written.number(applicable), names.isEmpty() ? "" : "：" + names),
                HUNDRED.multiply(missing("M70")));
    }

    private boolean failed(String rule) {
        BigDecimal passed = value(rule);
        return passed != null && passed.compareTo(BigDecimal.ONE) < 0;
    }

    private void requireWhole(String dimension) {
        BigDecimal value = value(dimension);
        BigDecimal explained = causes.stream()
                .filter(c -> c.dimension().equals(dimension))
                .map(Cause::lacking)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        if (value != null && HUNDRED.subtract(value).subtract(explained).abs().compareTo(TOLERANCE) > 0) {
            throw new StaleSources(dimension + ": published " + value.toPlainString() + ", explained losses of "
                    + explained.toPlainString());
        }
    }

    private void add(String dimension, String reason, String facts, BigDecimal lacking) {
        if (lacking.signum() > 0) {
            causes.add(new Cause(dimension, reason, facts, lacking));
        }
    }

    private @Nullable BigDecimal value(String metric) {
        Figure figure = sources.figures().get(metric);
        return figure == null ? null : figure.value();
    }

    private BigDecimal required(String metric) {
        BigDecimal value = value(metric);
        if (value == null) {
            throw new StaleSources(metric + ": expected a value beside its dimension");
        }
        return value;
    }

    /// 1 − the ratio, divided once where the ratio has both parts.
    private BigDecimal missing(String metric) {
        Figure figure = sources.figures().get(metric);
        if (figure == null || figure.numerator() == null || figure.denominator() == null) {
            return BigDecimal.ONE.subtract(required(metric));
        }
        return figure.denominator().subtract(figure.numerator()).divide(figure.denominator(), MathContext.DECIMAL128);
    }

    private BigDecimal part(String metric, java.util.function.Function<Figure, @Nullable BigDecimal> which) {
        Figure figure = sources.figures().get(metric);
        BigDecimal part = figure == null ? null : which.apply(figure);
        if (part == null) {
            throw new StaleSources(metric + ": expected numerator and denominator");
        }
        return part;
    }

    private String fraction(String metric) {
        return Written.number(part(metric, Figure::numerator)) + "/"
                + Written.number(part(metric, Figure::denominator));
    }
}
