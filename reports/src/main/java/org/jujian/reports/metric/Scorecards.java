package org.jujian.reports.metric;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jujian.base.problem.Problem;
import org.jujian.base.scope.Scope;
import org.springframework.modulith.NamedInterface;

/// Scorecards, put together from the figures of a window.
@NamedInterface("metric")
public final class Scorecards {
    /// weights in parts of 100 (metrics.md §3)
    private record Weighed(String metric, String name, int weight) {}

    private static final List<Weighed> DIMENSIONS = List.of(
            new Weighed("T", "及时", 30),
            new Weighed("C", "完整", 25),
            new Weighed("S", "满意", 15),
            new Weighed("R", "审查规范", 10),
            new Weighed("F", "反馈与更正", 10),
            new Weighed("K", "财务一致", 10));

    private final Figures figures;

    public Scorecards(Figures figures) {
        this.figures = figures;
    }

    /// The scorecard of a community in the one window of `query`; empty for a street, which has none, and for a unit
    /// without figures. A unit outside of the scope is a `Problem` NOT_FOUND.
    public Optional<Scorecard> find(Scope scope, Figures.Query query) {
        if (!query.from().equals(query.to())) {
            throw new Problem("BAD_PERIOD", 400, "评分卡只对应一个期间，请只给出一个月、季度或年度。");
        }
        Map<String, Figure> byMetric =
                figures.find(scope, query).stream().collect(Collectors.toMap(Figure::metric, Function.identity()));
        Figure total = byMetric.get("SCORE");
        Figure band = byMetric.get("BAND");
        if (total == null || band == null) {
            return Optional.empty();
        }
        var dimensions = DIMENSIONS.stream()
                .map(d -> new Scorecard.Dimension(
                        d.metric(),
                        d.name(),
                        d.weight(),
                        Optional.ofNullable(byMetric.get(d.metric()))
                                .map(Figure::value)
                                .orElse(null)))
                .toList();
        Optional<Figure> rank = Optional.ofNullable(byMetric.get("RANK"));
        Optional<Integer> place = rank.map(Figure::value).map(v -> v.intValueExact());
        return Optional.of(new Scorecard(
                query.unit(),
                query.from(),
                dimensions,
                total.value(),
                total.denominator(),
                Optional.ofNullable(band.text()),
                place,
                Optional.ofNullable(byMetric.get("TIER")).map(Figure::value).map(v -> v.intValueExact()),
                place.isPresent()
                        ? Optional.empty()
                        : Optional.of(rank.flatMap(Figure::reason).orElse("月度不排名")),
                List.of(),
                total.flags(),
                total.versions(),
                total.asOf(),
                total.computedAt()));
    }
}
