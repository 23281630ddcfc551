package org.jujian.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The measurement itself, with few rows: it feeds what it says and compares the counts.
class BenchTest {
    @TempDir
    Path directory;

    @Test
    void feedsEachWayAndPrintsALineForIt() throws IOException {
        var printed = new ByteArrayOutputStream();
        List<Measured> measured;
        try (var platform = new Platform(directory.resolve("stores"));
                var out = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
            measured = new Bench(platform, directory, out).run(2_000, 1_000, 1);
            assertThat(platform.stored("110101001")).isEqualTo(2_000);
        }

        assertThat(measured)
                .extracting(Measured::way)
                .containsExactly(Bench.CLEAN, Bench.COPY, Bench.INSERT, Bench.DIRTY, Bench.WORKBOOK);
        assertThat(measured).allSatisfy(m -> assertThat(m.cpu().all()).isPositive());
        assertThat(printed.toString(StandardCharsets.UTF_8).lines()).hasSize(7).startsWith(Measured.HEADINGS);
    }

    @Test
    void feedsASmallFileWhileFiveStreetsFeedLargeOnes() throws IOException {
        try (var platform = new Platform(directory.resolve("stores"));
                var out = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8)) {
            var bench = new Bench(platform, directory, out);
            Fairness.Answer answer = new Fairness(platform, bench, directory).ask(35_000, 200, 3, out);

            assertThat(answer.smallFiles()).isPositive();
            assertThat(answer.alone()).isPositive();
            assertThat(platform.stored("110101001")).isEqualTo(200);
            assertThat(platform.stored("110101006")).isEqualTo(35_000);
        }
    }

    @Test
    void writesTheSameRowsForTheSameSeed() throws IOException {
        Path one = new GeneratedLedger(7, "110101001", 500, 20).csv(directory.resolve("one.csv"));
        Path same = new GeneratedLedger(7, "110101001", 500, 20).csv(directory.resolve("same.csv"));
        Path other = new GeneratedLedger(8, "110101001", 500, 20).csv(directory.resolve("other.csv"));

        assertThat(Files.mismatch(one, same)).isEqualTo(-1);
        assertThat(Files.mismatch(one, other)).isPositive();
    }

    @Test
    void spoilsAboutTheShareOfRowsThatIsAskedFor() {
        assertThat(new GeneratedLedger(7, "110101001", 100_000, 20).bad()).isBetween(1_800, 2_200);
        assertThat(new GeneratedLedger(7, "110101001", 100_000, 0).bad()).isZero();
    }
}
