package org.jujian.reports.document.inspection;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.jujian.base.money.Money;
import org.jujian.base.time.Period;
import org.jujian.reports.document.inspection.InspectionSources.Answer;
import org.jujian.reports.document.inspection.InspectionSources.Closing;
import org.jujian.reports.document.inspection.InspectionSources.Duty;
import org.jujian.reports.document.inspection.InspectionSources.Figure;
import org.jujian.reports.document.inspection.InspectionSources.Opinion;
import org.jujian.reports.document.inspection.InspectionSources.Outcome;
import org.jujian.reports.document.inspection.InspectionSources.Sheet;
import org.jujian.reports.document.inspection.InspectionSources.Survey;
import org.jujian.reports.document.inspection.SelfInspection.Check;
import org.jujian.reports.document.inspection.SelfInspection.Count;
import org.jujian.reports.document.inspection.SelfInspection.Disclosure;
import org.jujian.reports.document.inspection.SelfInspection.Feedback;
import org.jujian.reports.document.inspection.SelfInspection.Finance;
import org.jujian.reports.document.inspection.SelfInspection.Fund;
import org.jujian.reports.document.inspection.SelfInspection.Item;
import org.jujian.reports.document.inspection.SelfInspection.MonthFlow;
import org.jujian.reports.document.inspection.SelfInspection.Opinions;
import org.jujian.reports.document.inspection.SelfInspection.Papers;
import org.jujian.reports.document.inspection.SelfInspection.Rate;
import org.jujian.reports.document.inspection.SelfInspection.Satisfaction;
import org.jujian.reports.document.inspection.SelfInspection.Series;
import org.jujian.reports.document.inspection.SelfInspection.Versions;
import org.jujian.reports.document.writing.Ratio;
import org.jujian.reports.document.writing.StaleSources;

/// Makes self-inspections from what the stores hold. Rates are those of the published figures; where rows are counted
/// besides, the counts must agree with the figures, or the paper is not made ([StaleSources]).
public final class SelfInspections {
    /// The version of the rules that find problems; printed with them.
    public static final String RULES = "自查规则集（2026-1版）";

    private static final String DELEGATES = "代表测评";
    private static final List<String> METHODS = List.of("入户", "电话", "扫码");
    /// 举报 is counted with 投诉: its rows are not the community's to see (contract.md, Visibility).
    private static final List<String> OPINIONS = List.of("咨询", "建议", "投诉举报", "异议", "质询");
    private static final Map<String, String> CHECKS = new TreeMap<>(Map.of(
            "FV-01", "资金收支平衡",
            "FV-02", "上下月结余衔接",
            "FV-03", "收支明细与月度公开表一致",
            "FV-04", "同一凭证日期一致",
            "FV-05", "金额与红字冲销",
            "FV-06", "业务日期在会计期间内",
            "FV-07", "公开科目有效"));
    /// z of the 95 % interval (golden README D-17).
    private static final BigDecimal Z = new BigDecimal("1.959963984540054");

    private static final MathContext PRECISE = MathContext.DECIMAL64;

    private SelfInspections() {}

    public static SelfInspection of(InspectionSources sources) {
        var subject = sources.subject();
        Disclosure disclosure = disclosure(sources);
        Finance finance = finance(sources);
        Feedback feedback = feedback(sources);
        return new SelfInspection(
                subject.unit(),
                subject.name(),
                subject.street(),
                subject.period(),
                subject.cutOff(),
                new Versions(
                        subject.formulaVersion(),
                        subject.calendarVersion(),
                        subject.catalogueVersion(),
                        RULES,
                        subject.knownAt()),
                disclosure,
                finance,
                feedback,
                satisfaction(sources),
                Problems.find(sources, disclosure, finance, feedback));
    }

    /// The accounting months that fall due in a period: each one month earlier (golden README D-26).
    public static List<YearMonth> accountingMonths(Period period) {
        List<YearMonth> months = new ArrayList<>();
        YearMonth last = YearMonth.from(period.lastDay()).minusMonths(1);
        for (YearMonth m = YearMonth.from(period.firstDay()).minusMonths(1); !m.isAfter(last); m = m.plusMonths(1)) {
            months.add(m);
        }
        return months;
    }

    private static Disclosure disclosure(InspectionSources sources) {
        List<Item> items = sources.duties().stream()
                .collect(Collectors.groupingBy(Duty::item, TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(SelfInspections::item)
                .sorted(Comparator.comparing(Item::category).thenComparing(Item::code))
                .toList();
        Count total = items.stream().map(Item::count).reduce(new Count(0, 0, 0), Count::plus);
        Ratio coverage = ratio(sources, "M10");
        Ratio onTime = ratio(sources, "M01");
        requireSame("M10", coverage, total.published(), total.due());
        requireSame("M01", onTime, total.onTime(), total.due());
        return new Disclosure(items, total, coverage, onTime, meanLate(sources.duties()));
    }

    private static Item item(List<Duty> duties) {
        Duty first = duties.getFirst();
        return new Item(
                first.item(),
                first.itemName(),
                first.category(),
                new Count(
                        number(duties, Outcome.ON_TIME),
                        number(duties, Outcome.LATE),
                        number(duties, Outcome.UNPUBLISHED)),
                longest(duties, Outcome.LATE),
                longest(duties, Outcome.UNPUBLISHED));
    }

    private static int number(List<Duty> duties, Outcome outcome) {
        return (int) duties.stream().filter(d -> d.outcome() == outcome).count();
    }

    private static int longest(List<Duty> duties, Outcome outcome) {
        return duties.stream()
                .filter(d -> d.outcome() == outcome)
                .mapToInt(Duty::lateWorkingDays)
                .max()
                .orElse(0);
    }

    private static @Nullable BigDecimal meanLate(List<Duty> duties) {
        List<Duty> late =
                duties.stream().filter(d -> d.outcome() == Outcome.LATE).toList();
        int days = late.stream().mapToInt(Duty::lateWorkingDays).sum();
        return late.isEmpty()
                ? null
                : BigDecimal.valueOf(days).divide(BigDecimal.valueOf(late.size()), 1, RoundingMode.HALF_UP);
    }

    private static Finance finance(InspectionSources sources) {
        List<YearMonth> due = accountingMonths(sources.subject().period());
        List<Sheet> sheets = sources.sheets().stream()
                .sorted(Comparator.comparing(Sheet::month).thenComparing(Sheet::fund))
                .toList();
        Map<String, List<Sheet>> byFund =
                sheets.stream().collect(Collectors.groupingBy(Sheet::fund, LinkedHashMap::new, Collectors.toList()));
        List<Fund> funds = byFund.entrySet().stream()
                .map(e -> fund(e.getKey(), e.getValue()))
                .toList();
        Map<YearMonth, List<Sheet>> byMonth = sheets.stream().collect(Collectors.groupingBy(Sheet::month));
        List<MonthFlow> months = due.stream()
                .filter(byMonth::containsKey)
                .map(m -> new MonthFlow(m, sum(byMonth.get(m), Sheet::income), sum(byMonth.get(m), Sheet::expense)))
                .toList();
        List<Check> checks = CHECKS.entrySet().stream()
                .flatMap(e -> check(sources.figures().get(e.getKey()), e.getKey(), e.getValue()).stream())
                .toList();
        Ratio passed = ratio(sources, "M70");
        requireSame(
                "M70",
                passed,
                checks.stream().mapToInt(Check::passed).sum(),
                checks.stream().mapToInt(Check::applicable).sum());
        return new Finance(
                due.getFirst(),
                due.getLast(),
                funds,
                total(funds),
                months,
                due.stream().filter(m -> !byMonth.containsKey(m)).toList(),
                checks,
                passed);
    }

    private static Fund fund(String name, List<Sheet> sheets) {
        return new Fund(
                name,
                sheets.getFirst().opening(),
                sum(sheets, Sheet::income),
                sum(sheets, Sheet::expense),
                sheets.getLast().closing());
    }

    private static Fund total(List<Fund> funds) {
        return funds.stream()
                .reduce(
                        new Fund("合计", Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO),
                        (a, b) -> new Fund(
                                a.name(),
                                a.opening().plus(b.opening()),
                                a.income().plus(b.income()),
                                a.expense().plus(b.expense()),
                                a.closing().plus(b.closing())));
    }

    private static Money sum(@Nullable List<Sheet> sheets, java.util.function.Function<Sheet, Money> amount) {
        return sheets == null ? Money.ZERO : sheets.stream().map(amount).reduce(Money.ZERO, Money::plus);
    }

    /// A month publishes a check as passed or not (1, 0), a longer period as passed of applicable.
    private static List<Check> check(@Nullable Figure figure, String rule, String name) {
        if (figure == null || figure.value() == null) {
            return List.of();
        }
        if (figure.numerator() == null || figure.denominator() == null) {
            return List.of(new Check(rule, name, 1, figure.value().intValueExact()));
        }
        return List.of(new Check(
                rule,
                name,
                figure.denominator().intValueExact(),
                figure.numerator().intValueExact()));
    }

    private static Feedback feedback(InspectionSources sources) {
        Map<String, List<Opinion>> byKind =
                sources.opinions().stream().collect(Collectors.groupingBy(o -> shownKind(o.kind())));
        List<Opinions> kinds = OPINIONS.stream()
                .filter(byKind::containsKey)
                .map(kind -> opinions(kind, byKind.getOrDefault(kind, List.of())))
                .toList();
        Ratio closed = ratio(sources, "M40");
        Ratio inTime = ratio(sources, "M41");
        int due = kinds.stream().mapToInt(Opinions::due).sum();
        requireSame("M40", closed, kinds.stream().mapToInt(Opinions::closed).sum(), due);
        requireSame("M41", inTime, kinds.stream().mapToInt(Opinions::inTime).sum(), due);
        return new Feedback(kinds, closed, inTime);
    }

    private static String shownKind(String kind) {
        return kind.equals("投诉") || kind.equals("举报") ? "投诉举报" : kind;
    }

    private static Opinions opinions(String kind, List<Opinion> opinions) {
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

    private static Satisfaction satisfaction(InspectionSources sources) {
        List<Series> methods = METHODS.stream()
                .flatMap(m -> papers(sources.surveys(), m).stream())
                .map(p -> new Series(p, rate(p)))
                .toList();
        Papers pooled =
                methods.stream().map(Series::papers).reduce(new Papers("合计", 0, 0, 0, 0, 0), SelfInspections::plus);
        Ratio published = ratio(sources, "M20");
        requireSame("M20", published, pooled.satisfied() + pooled.fairlySatisfied(), pooled.rated());
        return new Satisfaction(
                methods,
                methods.isEmpty() ? null : new Series(pooled, publishedRate(sources, published)),
                papers(sources.surveys(), DELEGATES).stream()
                        .map(p -> new Series(p, rate(p)))
                        .findFirst()
                        .orElse(null),
                ratio(sources, "M22"),
                ratio(sources, "M23"));
    }

    private static List<Papers> papers(List<Survey> surveys, String method) {
        return surveys.stream()
                .filter(s -> s.method().equals(method))
                .map(s -> new Papers(
                        method, s.issued(), s.satisfied(), s.fairlySatisfied(), s.dissatisfied(), s.unaware()))
                .reduce(SelfInspections::plus)
                .stream()
                .toList();
    }

    private static Papers plus(Papers a, Papers b) {
        return new Papers(
                a.method(),
                a.issued() + b.issued(),
                a.satisfied() + b.satisfied(),
                a.fairlySatisfied() + b.fairlySatisfied(),
                a.dissatisfied() + b.dissatisfied(),
                a.unaware() + b.unaware());
    }

    private static @Nullable Rate publishedRate(InspectionSources sources, @Nullable Ratio ratio) {
        Figure figure = sources.figures().get("M20");
        return ratio == null || figure == null || figure.low() == null || figure.high() == null
                ? null
                : new Rate(ratio, figure.low(), figure.high());
    }

    /// M20 of one method with its Wilson interval, to 12 decimals.
    static @Nullable Rate rate(Papers papers) {
        if (papers.rated() == 0) {
            return null;
        }
        BigDecimal n = BigDecimal.valueOf(papers.rated());
        BigDecimal p = BigDecimal.valueOf(papers.satisfied() + papers.fairlySatisfied())
                .divide(n, PRECISE);
        BigDecimal zz = Z.multiply(Z);
        BigDecimal four = BigDecimal.valueOf(4);
        BigDecimal two = BigDecimal.TWO;
        BigDecimal variance = p.multiply(BigDecimal.ONE.subtract(p))
                .divide(n, PRECISE)
                .add(zz.divide(four.multiply(n).multiply(n), PRECISE));
        BigDecimal half = Z.multiply(variance.sqrt(PRECISE));
        BigDecimal middle = p.add(zz.divide(two.multiply(n), PRECISE));
        BigDecimal norm = BigDecimal.ONE.add(zz.divide(n, PRECISE));
        return new Rate(
                Ratio.of(papers.satisfied() + papers.fairlySatisfied(), papers.rated()),
                middle.subtract(half).divide(norm, PRECISE).setScale(12, RoundingMode.HALF_UP),
                middle.add(half).divide(norm, PRECISE).setScale(12, RoundingMode.HALF_UP));
    }

    static @Nullable Ratio ratio(InspectionSources sources, String metric) {
        Figure figure = sources.figures().get(metric);
        return figure == null
                        || figure.numerator() == null
                        || figure.denominator() == null
                        || figure.denominator().signum() == 0
                ? null
                : new Ratio(figure.numerator(), figure.denominator());
    }

    private static void requireSame(String metric, @Nullable Ratio published, int part, int whole) {
        boolean same = published == null
                ? whole == 0
                : published.part().compareTo(BigDecimal.valueOf(part)) == 0
                        && published.whole().compareTo(BigDecimal.valueOf(whole)) == 0;
        if (!same) {
            throw new StaleSources(metric + ": published "
                    + (published == null
                            ? "nothing"
                            : published.part().toPlainString() + "/"
                                    + published.whole().toPlainString())
                    + ", counted " + part + "/" + whole);
        }
    }
}
