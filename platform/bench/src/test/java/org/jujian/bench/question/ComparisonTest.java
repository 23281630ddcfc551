package org.jujian.bench.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jujian.base.code.CodeRange;
import org.jujian.base.code.UnitCode;
import org.jujian.base.time.Period;
import org.jujian.bench.population.Population;
import org.jujian.bench.population.Scale;
import org.jujian.bench.recompute.Recompute;
import org.jujian.bench.stores.Loading;
import org.jujian.bench.stores.Stores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole measurement at the smallest scale.
class ComparisonTest {
    @TempDir
    Path directory;

    @Test
    void getsTheSameAnswersFromAllPeersOverTheSameRows() {
        var population = new Population(7, Scale.SF1);
        var printed = new ByteArrayOutputStream();
        Comparison.Result result;
        try (var stores = new Stores(directory.resolve("stores"));
                var out = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
            Loading.Loaded loaded = new Loading(stores.columnStore()).load(population);
            assertThat(loaded.units()).isEqualTo(20);
            assertThat(loaded.published()).isBetween(loaded.owed() * 8 / 10, loaded.owed());
            assertThat((double) loaded.corrections() / loaded.entries()).isBetween(0.005, 0.03);

            var recompute = new Recompute(stores);
            Recompute.Took all = recompute.publish(
                    CodeRange.EVERYTHING,
                    Period.parse("2023-04").orElseThrow(),
                    Period.parse("2026-03").orElseThrow());
            var comparison = new Comparison(stores, directory);
            result = comparison.measure(1);
            Comparison.print(result, out);

            Recompute.Took one = recompute.change(
                    UnitCode.of("110101002003"), Period.parse("2026-02").orElseThrow());
            assertThat(one.figures()).isPositive().isLessThan(all.figures() / 10);
        }

        assertThat(result.rows())
                .containsEntry(Question.COUNTRY_BY_MONTH, 36)
                .containsEntry(Question.STREET_BY_MONTH, 2 * 36)
                .containsEntry(Question.WORST_20, 18)
                .containsEntry(Question.STREETS_COMPARED, 2 * 12)
                .containsEntry(Question.ONE_COMMUNITY, 54 * 39)
                .allSatisfy((question, rows) ->
                        assertThat(rows).as(question.title()).isPositive());
        assertThat(printed.toString(StandardCharsets.UTF_8).lines())
                .hasSize(
                        2 + Question.values().length + Question.Sort.values().length + 1 + 2 + Question.values().length)
                .allSatisfy(line -> assertThat(line).matches("(\\|.*\\|)?"));
    }

    @Test
    void pairsTimesByRound() {
        var ours = new Times(new double[] {1, 2, 4});
        var theirs = new Times(new double[] {3, 4, 20});

        assertThat(ours.fasterThan(theirs)).isEqualTo(3);
        assertThat(theirs.inMillis()).isEqualTo("4000.0 (3000.0–20000.0)");
    }
}
