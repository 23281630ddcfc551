package org.jujian.reports.metric.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jujian.base.code.StreetCode;
import org.jujian.base.time.Period;
import org.jujian.reports.metric.Windows;
import org.jujian.reports.metric.run.Batch.Plan;
import org.junit.jupiter.api.Test;

/// Planned streets → which of them are computed by one statement.
class BatchTest {
    private static final List<StreetCode> KNOWN = IntStream.rangeClosed(310114001, 310114008)
            .mapToObj(StreetCode::new)
            .toList();

    @Test
    void takesNeighboursWithTheSameWindowsTogether() {
        assertThat(batches("""
                310114001 2026-03
                310114002 2026-03
                310114003 2026-03
                """)).isEqualTo("""
                310114001 310114002 310114003: 2026-03 2026Q1 2026
                """);
    }

    @Test
    void partsWhereAStreetLiesBetweenThatIsNotPlanned() {
        assertThat(batches("""
                310114001 2026-03
                310114003 2026-03
                """)).isEqualTo("""
                310114001: 2026-03 2026Q1 2026
                310114003: 2026-03 2026Q1 2026
                """);
    }

    @Test
    void partsWhereTheWindowsDiffer() {
        assertThat(batches("""
                310114001 2026-03
                310114002 2026-02 2026-03
                310114003 2026-02 2026-03
                """)).isEqualTo("""
                310114001: 2026-03 2026Q1 2026
                310114002 310114003: 2026-02 2026Q1 2026 2026-03
                """);
    }

    @Test
    void takesAStreetWithoutUnitsAlone() {
        assertThat(batches("""
                310114008 2026-03
                640104005 2026-03
                """)).isEqualTo("""
                310114008: 2026-03 2026Q1 2026
                640104005: 2026-03 2026Q1 2026
                """);
    }

    @Test
    void endsABatchBeforeItGrowsTooLarge() {
        var plans = new TreeMap<StreetCode, Plan>();
        List<StreetCode> many = IntStream.rangeClosed(310114001, 310114200)
                .mapToObj(StreetCode::new)
                .toList();
        many.forEach(street -> plans.put(street, plan("2026-03")));

        assertThat(Batch.of(plans, many))
                .hasSize(3)
                .allSatisfy(batch -> assertThat(
                                batch.streets().size() * batch.windows().size())
                        .isLessThanOrEqualTo(Batch.MOST_CELLS));
        assertThat(Batch.of(plans, many).stream().flatMap(batch -> batch.streets().stream()))
                .containsExactlyElementsOf(many);
    }

    private static String batches(String planned) {
        var plans = new TreeMap<StreetCode, Plan>();
        planned.lines().forEach(line -> {
            String[] words = line.split(" ");
            plans.put(StreetCode.of(words[0]), plan(Arrays.copyOfRange(words, 1, words.length)));
        });
        return Batch.of(plans, KNOWN).stream()
                .map(batch -> batch.streets().stream().map(StreetCode::toString).collect(Collectors.joining(" ")) + ": "
                        + String.join(" ", Windows.texts(batch.windows())) + "\n")
                .collect(Collectors.joining());
    }

    private static Plan plan(String... months) {
        Plan plan = Plan.empty();
        Arrays.stream(months)
                .forEach(month -> plan.months().add(Period.parse(month).orElseThrow()));
        return plan;
    }
}
