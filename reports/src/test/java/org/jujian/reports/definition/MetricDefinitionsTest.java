package org.jujian.reports.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.jujian.base.code.UnitCode;
import org.jujian.base.scope.Scope;
import org.jujian.base.time.Period;
import org.jujian.etl.rule.FeedMode;
import org.jujian.etl.submission.Submission;
import org.jujian.reports.metric.Figure;
import org.jujian.reports.metric.Figures.Query;
import org.jujian.reports.metric.Formula;
import org.jujian.reports.metric.Installation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// `metrics.md` is what the platform does: the sheets of each example go in by the ordinary path, the figures of its
/// table must come out.
class MetricDefinitionsTest {
    private static final Definitions DEFINITIONS = Definitions.builtIn();
    private static final UnitCode UNIT = UnitCode.of("310114004001");
    private static final Scope EVERYONE = Scope.system("test");

    @TempDir
    static Path directory;

    private static @Nullable Installation installation;

    @BeforeAll
    static void starts() {
        installation = new Installation(directory);
    }

    @AfterAll
    static void stops() {
        if (installation != null) {
            installation.close();
        }
    }

    static List<Example> examples() {
        return DEFINITIONS.examples();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void computesTheFiguresOfTheExample(Example example) {
        Installation platform = fed(example);

        var found = new HashMap<String, Example.Expected>();
        example.expected().stream().map(Asked::of).distinct().forEach(asked -> {
            Period window = Period.parse(asked.period()).orElseThrow();
            var query = new Query(UNIT, window, window, Optional.of(example.asOf()), Optional.empty());
            platform.figures
                    .find(EVERYONE, query, asked.formula())
                    .forEach(figure -> found.put(asked + " " + figure.metric(), written(figure, asked.formula())));
        });

        assertThat(table(example.expected().stream()
                        .map(expected -> found.getOrDefault(
                                Asked.of(expected) + " " + expected.code(),
                                new Example.Expected(expected.period(), expected.metric(), "?", "?", "没有这个指标")))
                        .toList()))
                .isEqualTo(table(example.expected()));
    }

    private record Asked(String period, Formula formula) {
        static Asked of(Example.Expected expected) {
            return new Asked(expected.period(), expected.formula());
        }
    }

    @Test
    void definesEveryMetricThatThePlatformComputes() {
        Installation platform = fed(examples().getFirst());
        var computed = new TreeSet<String>();
        platform.figures
                .find(
                        EVERYONE,
                        new Query(UNIT, quarter(), quarter(), Optional.empty(), Optional.empty()),
                        Formula.SECOND)
                .forEach(figure -> computed.add(figure.metric()));
        // FV are explained in checks.md, the parts of M95 with it, the others with what they are part of
        computed.removeIf(metric -> metric.startsWith("FV-") || metric.startsWith("M95_"));
        computed.removeAll(Set.of("M20_STAR", "S_STAR", "SCORE_RANKING", "SCORE_TCSFK"));

        assertThat(computed)
                .isEqualTo(DEFINITIONS.all().stream()
                        .map(Definition::code)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void readsAnExampleBesideEachMetricThatItShows() {
        Definition onTime = DEFINITIONS.find("M01").orElseThrow();

        assertThat(onTime.name()).isEqualTo("及时率");
        assertThat(onTime.lines()).startsWith("按时公布的义务 ÷ 到期义务。公布日期不晚于到期日的为按时，只比日期，不比钟点。");
        assertThat(onTime.whenEmpty()).contains("没有到期义务。");
        assertThat(onTime.source()).contains("文本六§四(一)，文本九§三(四)；口径 D-04、D-08。");
        assertThat(onTime.examples()).extracting(Example::title).contains("五项义务");
        assertThat(DEFINITIONS.find("M13")).isEmpty();
    }

    private static Period quarter() {
        return Period.parse("2026Q1").orElseThrow();
    }

    private static Installation fed(Example example) {
        Installation platform = installation;
        if (platform == null) {
            throw new IllegalStateException("expected a started installation");
        }
        platform.empty();
        platform.clock.set(example.asOf().plusDays(1) + "T08:00:00+08:00");
        for (Example.Sheet sheet : DEFINITIONS.fed(example)) {
            Submission fed = platform.feed("310114004", sheet.template(), FeedMode.BACKFILL, sheet.csv());
            assertThat(fed.rows().rejected())
                    .as(example.title() + " " + sheet.template())
                    .isZero();
            assertThat(fed.rows().accepted()).isEqualTo(sheet.csv().lines().count() - 1);
        }
        return platform;
    }

    private static Example.Expected written(Figure figure, Formula formula) {
        return new Example.Expected(
                figure.period().toString(),
                figure.metric() + (formula == Formula.SECOND ? "（口径 2）" : ""),
                number(figure.numerator()),
                number(figure.denominator()),
                figure.text() == null ? number(figure.value()) : figure.text());
    }

    private static String number(@Nullable BigDecimal number) {
        if (number == null) {
            return "—";
        }
        BigDecimal rounded = number.setScale(6, RoundingMode.HALF_UP);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    private static String table(List<Example.Expected> figures) {
        return figures.stream()
                .map(figure -> "| %s | %s | %s | %s | %s |\n"
                        .formatted(
                                figure.period(),
                                figure.metric(),
                                figure.numerator(),
                                figure.denominator(),
                                figure.value()))
                .collect(Collectors.joining());
    }
}
