package org.jujian.reports.document.bulletin;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.jujian.base.code.UnitCode;
import org.jujian.base.time.Period;
import org.jujian.reports.document.bulletin.Bulletin.Change;
import org.jujian.reports.document.bulletin.Bulletin.Finance;
import org.jujian.reports.document.bulletin.Bulletin.Group;
import org.jujian.reports.document.bulletin.Bulletin.Heat;
import org.jujian.reports.document.bulletin.Bulletin.Overview;
import org.jujian.reports.document.bulletin.Bulletin.Rate;
import org.jujian.reports.document.bulletin.Bulletin.Standing;
import org.jujian.reports.document.bulletin.Bulletin.Unranked;
import org.jujian.reports.document.bulletin.Bulletin.Weakness;
import org.jujian.reports.document.bulletin.BulletinSources.Community;
import org.jujian.reports.document.bulletin.BulletinSources.Duty;
import org.jujian.reports.document.bulletin.BulletinSources.Flow;
import org.jujian.reports.document.bulletin.BulletinSources.Timeliness;
import org.jujian.reports.document.writing.Ratio;
import org.jujian.reports.document.writing.StaleSources;
import org.jujian.reports.metric.Figure;
import org.jujian.tenants.catalogue.Category;

/// Makes bulletins from published figures and the duties behind them. Ranks and scores are those of the figures; duties
/// counted must agree with the street's pooled figures, or no paper is made ([StaleSources]).
public final class Bulletins {
    static final List<String> DIMENSIONS = List.of("T", "C", "S", "R", "F", "K");
    static final List<String> BANDS = List.of("优秀", "良好", "达标", "不达标");

    private static final int NAMED = 3;
    private static final int WEAKEST = 10;
    /// An item with fewer duties says nothing about a street.
    private static final int LEAST_DUTIES = 5;

    private final BulletinSources sources;

    private Bulletins(BulletinSources sources) {
        this.sources = sources;
    }

    public static Bulletin of(BulletinSources sources) {
        return new Bulletins(sources).bulletin();
    }

    private Bulletin bulletin() {
        List<Category> families = List.copyOf(
                sources.duties().stream().map(Duty::category).collect(Collectors.toCollection(TreeSet::new)));
        return new Bulletin(
                sources.unit(),
                sources.street(),
                sources.period(),
                sources.basis(),
                overview(),
                groups(),
                unranked(),
                families,
                withFigures().stream()
                        .map(c -> heat(c.name(), families, d -> d.unit().equals(c.code())))
                        .toList(),
                heat("全街道", families, d -> true),
                changes(
                        c -> c.by().signum() > 0,
                        Comparator.comparing(Change::by).reversed()),
                changes(c -> c.by().signum() < 0, Comparator.comparing(Change::by)),
                weakest(),
                withFigures().stream().map(this::finance).toList());
    }

    private Overview overview() {
        int due = sources.duties().size();
        int onTime = count(sources.duties(), d -> d.timeliness() == Timeliness.ON_TIME);
        int published = count(sources.duties(), d -> d.timeliness() != Timeliness.UNPUBLISHED);
        requireSame("M01", onTime, due);
        requireSame("M10", published, due);
        Map<String, Integer> bands = new LinkedHashMap<>();
        BANDS.forEach(band -> bands.put(band, count(withFigures(), c -> band.equals(text(c.code(), "BAND")))));
        Figure satisfied = figure(sources.unit(), "M20");
        Ratio rate = ratio(sources.unit(), "M20");
        return new Overview(
                withFigures().size(),
                due,
                published,
                onTime,
                median(),
                satisfied == null || rate == null || satisfied.low() == null || satisfied.high() == null
                        ? null
                        : new Rate(rate, satisfied.low(), satisfied.high()),
                ratio(sources.unit(), "M41"),
                bands,
                withFigures().size()
                        - bands.values().stream().mapToInt(Integer::intValue).sum());
    }

    private @Nullable BigDecimal median() {
        List<BigDecimal> rates = withFigures().stream()
                .map(c -> value(c.code(), "M01"))
                .filter(Objects::nonNull)
                .sorted()
                .toList();
        if (rates.isEmpty()) {
            return null;
        }
        BigDecimal low = rates.get((rates.size() - 1) / 2);
        BigDecimal high = rates.get(rates.size() / 2);
        return low.add(high).multiply(BigDecimal.valueOf(50)).setScale(1, RoundingMode.HALF_UP);
    }

    /// Those that owed or reported something in the period.
    private List<Community> withFigures() {
        return sources.communities().stream()
                .filter(c -> {
                    BigDecimal due = value(c.code(), "D");
                    return (due != null && due.signum() > 0) || value(c.code(), "SCORE") != null;
                })
                .toList();
    }

    private List<Group> groups() {
        if (sources.period() instanceof Period.Month) {
            return List.of(new Group(
                    "各社区（月度不排名，按代码排列）",
                    withFigures().stream().map(this::standing).toList()));
        }
        Map<String, List<Standing>> byKind = new TreeMap<>(
                Comparator.comparing((String k) -> k.equals("城市社区") ? 0 : 1).thenComparing(Comparator.naturalOrder()));
        withFigures().stream()
                .filter(c -> value(c.code(), "RANK") != null)
                .forEach(c ->
                        byKind.computeIfAbsent(c.kind(), k -> new ArrayList<>()).add(standing(c)));
        return byKind.entrySet().stream()
                .map(e -> new Group(
                        e.getKey() + "组",
                        e.getValue().stream()
                                .sorted(Comparator.comparing((Standing s) -> Objects.requireNonNullElse(s.rank(), 0))
                                        .thenComparing(Standing::code))
                                .toList()))
                .toList();
    }

    private Standing standing(Community community) {
        UnitCode code = community.code();
        List<Duty> duties =
                sources.duties().stream().filter(d -> d.unit().equals(code)).toList();
        List<@Nullable BigDecimal> dimensions = new ArrayList<>();
        DIMENSIONS.forEach(d -> dimensions.add(value(code, d)));
        return new Standing(
                code,
                community.name(),
                integer(code, "RANK"),
                integer(code, "TIER"),
                value(code, "SCORE_RANKING"),
                value(code, "SCORE"),
                text(code, "BAND"),
                dimensions,
                duties.size(),
                count(duties, d -> d.timeliness() == Timeliness.UNPUBLISHED));
    }

    private List<Unranked> unranked() {
        if (sources.period() instanceof Period.Month) {
            return List.of();
        }
        return withFigures().stream()
                .filter(c -> value(c.code(), "RANK") == null)
                .map(c -> new Unranked(
                        c.name(),
                        c.kind(),
                        Optional.ofNullable(figure(c.code(), "RANK"))
                                .flatMap(Figure::reason)
                                .orElse("未排名"),
                        value(c.code(), "SCORE"),
                        text(c.code(), "BAND"),
                        count(sources.duties(), d -> d.unit().equals(c.code()))))
                .toList();
    }

    private Heat heat(String name, List<Category> families, Predicate<Duty> whose) {
        List<@Nullable Ratio> rates = new ArrayList<>();
        for (Category family : families) {
            List<Duty> due = sources.duties().stream()
                    .filter(whose)
                    .filter(d -> d.category() == family)
                    .toList();
            rates.add(
                    due.isEmpty() ? null : Ratio.of(count(due, d -> d.timeliness() == Timeliness.ON_TIME), due.size()));
        }
        return new Heat(name, rates);
    }

    private List<Change> changes(Predicate<Change> which, Comparator<Change> order) {
        return sources.communities().stream()
                .flatMap(c -> {
                    BigDecimal before = sources.previous().get(c.code());
                    BigDecimal now = value(c.code(), "SCORE");
                    return before == null || now == null
                            ? java.util.stream.Stream.<Change>empty()
                            : java.util.stream.Stream.of(new Change(c.name(), before, now));
                })
                .filter(which)
                .sorted(order)
                .limit(NAMED)
                .toList();
    }

    private List<Weakness> weakest() {
        return sources.duties().stream()
                .collect(Collectors.groupingBy(Duty::item, TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .filter(due -> due.size() >= LEAST_DUTIES)
                .map(due -> new Weakness(
                        due.getFirst().item(),
                        due.getFirst().itemName(),
                        due.getFirst().category(),
                        Ratio.of(count(due, d -> d.timeliness() == Timeliness.ON_TIME), due.size()),
                        count(due, d -> d.timeliness() == Timeliness.UNPUBLISHED)))
                .filter(w -> !w.onTime().isWhole())
                .sorted(Comparator.comparing((Weakness w) ->
                                w.onTime().part().divide(w.onTime().whole(), 10, RoundingMode.HALF_UP))
                        .thenComparing(Weakness::item))
                .limit(WEAKEST)
                .toList();
    }

    private Finance finance(Community community) {
        Optional<Flow> flow = sources.flows().stream()
                .filter(f -> f.unit().equals(community.code()))
                .findFirst();
        return new Finance(
                community.name(),
                flow.map(Flow::income).orElse(null),
                flow.map(Flow::expense).orElse(null),
                ratio(community.code(), "M70"));
    }

    private void requireSame(String metric, int part, int whole) {
        Ratio published = ratio(sources.unit(), metric);
        boolean same = published == null
                ? whole == 0
                : published.part().compareTo(BigDecimal.valueOf(part)) == 0
                        && published.whole().compareTo(BigDecimal.valueOf(whole)) == 0;
        if (!same) {
            throw new StaleSources(
                    metric + " of a street: published and counted differ, counted " + part + "/" + whole);
        }
    }

    private @Nullable Figure figure(UnitCode unit, String metric) {
        return sources.figures().getOrDefault(unit, Map.of()).get(metric);
    }

    private @Nullable BigDecimal value(UnitCode unit, String metric) {
        Figure figure = figure(unit, metric);
        return figure == null ? null : figure.value();
    }

    private @Nullable Integer integer(UnitCode unit, String metric) {
        BigDecimal value = value(unit, metric);
        return value == null ? null : value.intValueExact();
    }

    private @Nullable String text(UnitCode unit, String metric) {
        Figure figure = figure(unit, metric);
        return figure == null ? null : figure.text();
    }

    private @Nullable Ratio ratio(UnitCode unit, String metric) {
        Figure figure = figure(unit, metric);
        return figure == null
                        || figure.numerator() == null
                        || figure.denominator() == null
                        || figure.denominator().signum() == 0
                ? null
                : new Ratio(figure.numerator(), figure.denominator());
    }

    private static <T> int count(List<T> all, Predicate<? super T> which) {
        return (int) all.stream().filter(which).count();
    }
}
