package org.jujian.reports.document.annual;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.jujian.base.money.Money;
import org.jujian.base.time.Period;
import org.jujian.reports.document.annual.Annual.Account;
import org.jujian.reports.document.annual.Annual.Count;
import org.jujian.reports.document.annual.Annual.Family;
import org.jujian.reports.document.annual.Annual.Finance;
import org.jujian.reports.document.annual.Annual.Indicator;
import org.jujian.reports.document.annual.Annual.Item;
import org.jujian.reports.document.annual.Annual.Meetings;
import org.jujian.reports.document.annual.Annual.MonthRow;
import org.jujian.reports.document.annual.Annual.Problem;
import org.jujian.reports.document.annual.Annual.Promise;
import org.jujian.reports.document.annual.Annual.Standing;
import org.jujian.reports.document.annual.AnnualSources.Community;
import org.jujian.reports.document.annual.AnnualSources.Duty;
import org.jujian.reports.document.annual.AnnualSources.Filing;
import org.jujian.reports.document.annual.AnnualSources.Meeting;
import org.jujian.reports.document.annual.AnnualSources.Outcome;
import org.jujian.reports.document.annual.AnnualSources.Sheet;
import org.jujian.reports.document.annual.AnnualSources.Whose;
import org.jujian.reports.document.writing.Ratio;
import org.jujian.reports.document.writing.StaleSources;
import org.jujian.reports.document.writing.Written;
import org.jujian.reports.metric.Figure;
import org.jujian.tenants.catalogue.Category;

/// Makes annual reports from what the stores hold. Rates are those of the published figures; counts of duties must
/// agree
/// with them, month by month too, or no paper is made ([StaleSources]).
public final class Annuals {
    /// The version of the rules that find problems; printed with them.
    static final String RULES = "年度问题规则集（2026-1版）";

    private static final Map<String, String> INDICATORS = indicators();
    private static final Map<String, String> CHECKS = new TreeMap<>(Map.of(
            "FV-01", "资金收支平衡",
            "FV-02", "上下月结余衔接",
            "FV-03", "收支明细与月度公开表一致",
            "FV-04", "同一凭证日期一致",
            "FV-05", "金额与红字冲销",
            "FV-06", "业务日期在会计期间内",
            "FV-07", "公开科目有效"));
    /// Rates that are 0, not empty, where duties were due and nothing was published (golden README D-16).
    private static final List<String> OF_DUTIES = List.of("M01", "M10");
    private static final List<String> RATES_TO_REACH = List.of("M11", "M12", "M30", "M31", "M41");
    private static final List<String> KINDS_OF_MEETINGS =
            List.of("居民会议", "居民代表会议", "两委会议", "协商议事会", "群众监督会议", "监督小组会议", "党组织会议", "其他");
    private static final int MONTHS = 12;

    private final AnnualSources sources;

    private Annuals(AnnualSources sources) {
        this.sources = sources;
    }

    public static Annual of(AnnualSources sources) {
        return new Annuals(sources).annual();
    }

    private static Map<String, String> indicators() {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("M01", "及时率");
        names.put("M10", "事项覆盖率");
        names.put("M11", "要素完整率");
        names.put("M12", "证据完备率");
        names.put("M30", "内容审查率");
        names.put("M31", "保密审查完备率");
        names.put("M40", "意见办结率");
        names.put("M41", "意见按期答复率");
        names.put("M20", "居民满意率");
        names.put("M22", "居民知晓率");
        names.put("M70", "财务勾稽通过率");
        return names;
    }

    private Annual annual() {
        var subject = sources.subject();
        Count total = count(sources.duties());
        requireSame("M10", total.published(), total.due());
        requireSame("M01", total.onTime(), total.due());
        List<Category> categories = List.copyOf(
                sources.duties().stream().map(Duty::category).collect(Collectors.toCollection(TreeSet::new)));
        List<Problem> problems = problems(sources.duties(), sources.figures());
        return new Annual(
                subject.whose(),
                subject.unit(),
                subject.name(),
                subject.street(),
                subject.year(),
                subject.end(),
                subject.basis(),
                subject.communities().size(),
                boards(),
                total,
                sources.dutiesBefore().isEmpty() ? null : count(sources.dutiesBefore()),
                categories.stream().map(this::family).toList(),
                months(categories),
                items(),
                INDICATORS.entrySet().stream()
                        .map(e -> new Indicator(
                                e.getKey(), e.getValue(), value(sources.figures(), e.getKey()), before(e.getKey())))
                        .toList(),
                standing(),
                finance(),
                meetings(),
                evaluations(),
                Handlings.of(sources),
                problems,
                promise(problems));
    }

    private @Nullable Integer boards() {
        List<Integer> told = sources.subject().communities().stream()
                .map(Community::boards)
                .flatMap(Optional::stream)
                .toList();
        return told.isEmpty() ? null : told.stream().mapToInt(Integer::intValue).sum();
    }

    private static Count count(List<Duty> duties) {
        return new Count(
                number(duties, Outcome.ON_TIME), number(duties, Outcome.LATE), number(duties, Outcome.UNPUBLISHED));
    }

    private static int number(List<Duty> duties, Outcome outcome) {
        return (int) duties.stream().filter(d -> d.outcome() == outcome).count();
    }

    private Family family(Category category) {
        Function<List<Duty>, Count> counted = duties ->
                count(duties.stream().filter(d -> d.category() == category).toList());
        return new Family(
                category,
                counted.apply(sources.duties()),
                sources.dutiesBefore().isEmpty()
                        ? null
                        : counted.apply(sources.dutiesBefore()).published());
    }

    private List<MonthRow> months(List<Category> categories) {
        List<MonthRow> rows = new ArrayList<>();
        for (int number = 1; number <= MONTHS; number++) {
            Period.Month month =
                    new Period.Month(YearMonth.of(sources.subject().year().value(), number));
            List<Duty> due = sources.duties().stream()
                    .filter(d -> Period.monthOf(d.due()).equals(month))
                    .toList();
            Figure figure = sources.months().get(month);
            int published = figure == null || figure.value() == null
                    ? 0
                    : figure.value().intValueExact();
            if (published != due.size()) {
                throw new StaleSources("D of " + month + ": published " + published + ", counted " + due.size());
            }
            rows.add(new MonthRow(
                    month,
                    categories.stream()
                            .map(c -> count(
                                    due.stream().filter(d -> d.category() == c).toList()))
                            .toList(),
                    count(due)));
        }
        return rows;
    }

    private List<Item> items() {
        return byItem(sources.duties()).values().stream()
                .map(due -> {
                    List<LocalDate> days = due.stream()
                            .map(Duty::published)
                            .flatMap(Optional::stream)
                            .sorted()
                            .toList();
                    return new Item(
                            due.getFirst().item(),
                            due.getFirst().itemName(),
                            count(due),
                            days.stream().findFirst(),
                            days.stream().reduce((earlier, later) -> later));
                })
                .toList();
    }

    /// By family, then by code.
    private static Map<String, List<Duty>> byItem(List<Duty> duties) {
        return duties.stream()
                .sorted(Comparator.comparing(Duty::category).thenComparing(Duty::item))
                .collect(Collectors.groupingBy(Duty::item, LinkedHashMap::new, Collectors.toList()));
    }

    private @Nullable Standing standing() {
        BigDecimal score = value(sources.figures(), "SCORE");
        Figure band = sources.figures().get("BAND");
        return sources.subject().whose() == Whose.STREET || score == null
                ? null
                : new Standing(score, band == null ? null : band.text());
    }

    /// The accounting months of the year that are over at its end or at the cut-off.
    private Finance finance() {
        var subject = sources.subject();
        List<YearMonth> over = Stream.iterate(YearMonth.of(subject.year().value(), 1), m -> m.plusMonths(1))
                .limit(MONTHS)
                .filter(m -> !m.atEndOfMonth().isAfter(subject.end()))
                .toList();
        List<Sheet> sheets = sources.sheets().stream()
                .filter(s -> over.contains(s.month()))
                .sorted(Comparator.comparing(Sheet::unit)
                        .thenComparing(Sheet::month)
                        .thenComparing(Sheet::fund))
                .toList();
        List<Account> funds = sheets.stream()
                .collect(Collectors.groupingBy(
                        s -> List.of(s.unit().toString(), s.fund()), LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(Annuals::account)
                .toList();
        List<Account> accounts = switch (subject.whose()) {
            case COMMUNITY -> funds;
            case STREET ->
                subject.communities().stream()
                        .flatMap(c -> ofCommunity(c, sheets).stream())
                        .toList();
        };
        Map<YearMonth, Long> withSheet = sheets.stream()
                .collect(Collectors.groupingBy(
                        Sheet::month,
                        Collectors.mapping(
                                Sheet::unit, Collectors.collectingAndThen(Collectors.toSet(), s -> (long) s.size()))));
        return new Finance(
                over.stream().findFirst(),
                over.stream().reduce((earlier, later) -> later),
                accounts,
                total(accounts, "合计"),
                over.stream()
                        .filter(m -> withSheet.getOrDefault(m, 0L)
                                < subject.communities().size())
                        .toList(),
                subject.communities().size()
                        - (int) sheets.stream().map(Sheet::unit).distinct().count());
    }

    private static Optional<Account> ofCommunity(Community community, List<Sheet> sheets) {
        List<Account> funds = sheets.stream()
                .filter(s -> s.unit().equals(community.code()))
                .collect(Collectors.groupingBy(Sheet::fund, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(Annuals::account)
                .toList();
        return funds.isEmpty() ? Optional.empty() : Optional.of(total(funds, community.name()));
    }

    /// Of one fund of one community, in the order of months.
    private static Account account(List<Sheet> sheets) {
        return new Account(
                sheets.getFirst().fund(),
                sheets.getFirst().opening(),
                sheets.stream().map(Sheet::income).reduce(Money.ZERO, Money::plus),
                sheets.stream().map(Sheet::expense).reduce(Money.ZERO, Money::plus),
                sheets.getLast().closing());
    }

    private static Account total(List<Account> accounts, String name) {
        return accounts.stream()
                .reduce(
                        new Account(name, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO),
                        (a, b) -> new Account(
                                name,
                                a.opening().plus(b.opening()),
                                a.income().plus(b.income()),
                                a.expense().plus(b.expense()),
                                a.closing().plus(b.closing())));
    }

    private Meetings meetings() {
        List<Meeting> held = sources.meetings();
        List<Meetings.Kind> kinds = KINDS_OF_MEETINGS.stream()
                .map(kind -> new Meetings.Kind(kind, (int)
                        held.stream().filter(m -> m.kind().equals(kind)).count()))
                .filter(kind -> kind.number() > 0)
                .toList();
        return new Meetings(
                kinds,
                (int) held.stream().filter(m -> !m.outcome().isEmpty()).count(),
                (int) held.stream().filter(m -> m.outcome().equals("通过")).count(),
                (int) held.stream()
                        .filter(m -> !m.outcome().isEmpty() && m.filing() == Filing.FILED)
                        .count());
    }

    private List<Annual.Evaluation> evaluations() {
        return sources.evaluations().stream()
                .collect(Collectors.groupingBy(AnnualSources.Evaluation::post, TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(rows -> new Annual.Evaluation(
                        rows.getFirst().post(),
                        rows.stream().mapToInt(AnnualSources.Evaluation::valid).sum(),
                        rows.stream()
                                .mapToInt(AnnualSources.Evaluation::excellent)
                                .sum(),
                        rows.stream()
                                .mapToInt(AnnualSources.Evaluation::competent)
                                .sum(),
                        rows.stream().mapToInt(AnnualSources.Evaluation::fairly).sum(),
                        rows.stream()
                                .mapToInt(AnnualSources.Evaluation::incompetent)
                                .sum()))
                .toList();
    }

    /// The same data give the same list: items by how much was not on time, then checks, then rates below 100 %.
    private static List<Problem> problems(List<Duty> duties, Map<String, Figure> figures) {
        List<Problem> found = new ArrayList<>();
        byItem(duties).values().stream()
                .filter(due -> count(due).onTime() < due.size())
                .sorted(Comparator.comparing((List<Duty> due) -> -count(due).unpublished())
                        .thenComparing(due -> -count(due).late())
                        .thenComparing(due -> due.getFirst().item()))
                .forEach(due -> found.add(ofItem(due)));
        CHECKS.forEach((rule, name) -> {
            Ratio ratio = ratio(figures, rule);
            if (ratio != null && !ratio.isWhole()) {
                found.add(new Problem(
                        rule,
                        rule + " " + name + "未全部通过",
                        "检查%s次，未通过%s次。"
                                .formatted(
                                        Written.number(ratio.whole()),
                                        Written.number(ratio.whole().subtract(ratio.part())))));
            }
        });
        for (String metric : RATES_TO_REACH) {
            BigDecimal value = value(figures, metric);
            if (value != null && value.compareTo(BigDecimal.ONE) < 0) {
                String name = Objects.requireNonNull(INDICATORS.get(metric));
                found.add(new Problem(metric, name + "未达到100%", name + Written.percentBelowWhole(value) + "。"));
            }
        }
        return found;
    }

    private static Problem ofItem(List<Duty> due) {
        Count count = count(due);
        StringBuilder facts = new StringBuilder("应公开%d项".formatted(count.due()));
        if (count.late() > 0) {
            facts.append("，迟公开%d项（最长%d个工作日）".formatted(count.late(), longest(due, Outcome.LATE)));
        }
        if (count.unpublished() > 0) {
            facts.append("，未公开%d项（最长逾期%d个工作日）".formatted(count.unpublished(), longest(due, Outcome.UNPUBLISHED)));
        }
        return new Problem(
                due.getFirst().item(),
                due.getFirst().item() + " " + due.getFirst().itemName() + "没有全部按时公开",
                facts.append("。").toString());
    }

    private static int longest(List<Duty> due, Outcome outcome) {
        return due.stream()
                .filter(d -> d.outcome() == outcome)
                .mapToInt(Duty::lateWorkingDays)
                .max()
                .orElse(0);
    }

    /// A year of which nothing published is known was before the platform's time: a rate of 0 % would blame a community
    /// for what nobody fed.
    private boolean beforeThePlatform() {
        return count(sources.dutiesBefore()).published() == 0;
    }

    private @Nullable BigDecimal before(String metric) {
        return OF_DUTIES.contains(metric) && beforeThePlatform() ? null : value(sources.before(), metric);
    }

    /// 「对照上年提出的 p 项改进，完成 c 项」: a problem of last year is done when the same rule finds nothing this year
    /// in what was due; where nothing of it was due, nobody can tell.
    private @Nullable Promise promise(List<Problem> now) {
        if (beforeThePlatform()) {
            return null;
        }
        List<Problem> raised = problems(sources.dutiesBefore(), sources.before());
        List<String> open = raised.stream()
                .filter(p -> now.stream().anyMatch(n -> n.key().equals(p.key())))
                .map(Problem::title)
                .toList();
        int idle = (int) raised.stream()
                .filter(p -> now.stream().noneMatch(n -> n.key().equals(p.key())))
                .filter(p -> !judged(p.key()))
                .count();
        return new Promise(raised.size(), raised.size() - open.size() - idle, open, idle);
    }

    private boolean judged(String key) {
        return INDICATORS.containsKey(key) || CHECKS.containsKey(key)
                ? value(sources.figures(), key) != null
                : sources.duties().stream().anyMatch(d -> d.item().equals(key));
    }

    private void requireSame(String metric, int part, int whole) {
        Ratio published = ratio(sources.figures(), metric);
        boolean same = published == null
                ? whole == 0
                : published.part().compareTo(BigDecimal.valueOf(part)) == 0
                        && published.whole().compareTo(BigDecimal.valueOf(whole)) == 0;
        if (!same) {
            throw new StaleSources(metric + " of a year: published and counted differ, counted " + part + "/" + whole);
        }
    }

    private static @Nullable BigDecimal value(Map<String, Figure> figures, String metric) {
        Figure figure = figures.get(metric);
        return figure == null ? null : figure.value();
    }

    static @Nullable Ratio ratio(Map<String, Figure> figures, String metric) {
        Figure figure = figures.get(metric);
        return figure == null
                        || figure.numerator() == null
                        || figure.denominator() == null
                        || figure.denominator().signum() == 0
                ? null
                : new Ratio(figure.numerator(), figure.denominator());
    }

    /// In percentage points with one decimal, of what is printed: 90.1 − 88.2 = 1.9.
    static @Nullable BigDecimal change(Indicator indicator) {
        return indicator.now() == null || indicator.before() == null
                ? null
                : shown(indicator.now()).subtract(shown(indicator.before()));
    }

    private static BigDecimal shown(BigDecimal ratio) {
        return ratio.movePointRight(2).setScale(1, RoundingMode.HALF_UP);
    }
}
