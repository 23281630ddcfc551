package org.jujian.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jujian.etl.submission.Submission;
import org.jujian.etl.submission.SubmissionState;

/// How long a small file takes while five other streets feed large ones, against its time alone.
final class Fairness {
    private static final int STREETS = 5;

    /// Medians of seconds; `during` is empty of meaning unless large files were still under way after each of them.
    record Answer(int smallFiles, double alone, double during, double worst) {
        double ratio() {
            return during / alone;
        }
    }

    private final Platform platform;
    private final Bench bench;
    private final Path directory;

    Fairness(Platform platform, Bench bench, Path directory) {
        this.platform = platform;
        this.bench = bench;
        this.directory = directory;
    }

    /// @param rows      of each large file
    /// @param smallRows of each small file
    /// @param most      small files that are measured, alone and again beside the large ones
    Answer ask(int rows, int smallRows, int most, PrintStream out) throws IOException {
        List<Double> alone = new ArrayList<>();
        GeneratedLedger small = bench.ledger(smallRows, 0);
        platform.open(small);
        for (int i = 0; i < most; i++) {
            alone.add(feedSmall(small, i));
        }
        List<GeneratedLedger> streets = new ArrayList<>();
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < STREETS; i++) {
            GeneratedLedger large = bench.ledger(rows, 0);
            platform.open(large);
            streets.add(large);
            files.add(large.csv(directory.resolve("large-" + i + ".csv")));
        }
        List<Submission> handedIn = new ArrayList<>();
        for (int i = 0; i < STREETS; i++) {
            handedIn.add(platform.handIn(streets.get(i).street(), files.get(i)));
        }
        List<Double> during = new ArrayList<>();
        while (during.size() < most && handedIn.stream().anyMatch(this::isUnderWay)) {
            double seconds = feedSmall(small, most + during.size());
            // the last of them may have had the machine for itself in the end
            if (handedIn.stream().anyMatch(this::isUnderWay)) {
                during.add(seconds);
            }
        }
        handedIn.forEach(one -> Platform.requireDone(platform.await(one)));
        for (Path file : files) {
            Files.delete(file);
        }
        if (during.isEmpty()) {
            throw new IllegalStateException("large files: expected to be under way for longer, take more rows");
        }
        var answer = new Answer(
                during.size(),
                median(alone),
                median(during),
                during.stream().max(Double::compare).orElseThrow());
        out.printf(
                Locale.ROOT,
                "fairness: a file of %,d rows takes %.3f s alone, %.3f s while %d streets feed %,d rows each: %.2f × (medians of %d and %d), at most %.3f s%n",
                smallRows,
                answer.alone(),
                answer.during(),
                STREETS,
                rows,
                answer.ratio(),
                alone.size(),
                during.size(),
                answer.worst());
        return answer;
    }

    /// Each time other rows, as the same bytes would be unchanged.
    private double feedSmall(GeneratedLedger small, int turn) throws IOException {
        Path file = small.again(turn).csv(directory.resolve("small.csv"));
        long start = System.nanoTime();
        Submission done = platform.feed(small.street(), file);
        double seconds = (System.nanoTime() - start) / 1e9;
        Platform.requireDone(done);
        Files.delete(file);
        return seconds;
    }

    private boolean isUnderWay(Submission submission) {
        return Set.of(SubmissionState.RECEIVED, SubmissionState.RUNNING)
                .contains(platform.now(submission).state());
    }

    private static double median(List<Double> seconds) {
        List<Double> sorted = seconds.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }
}
