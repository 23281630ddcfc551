package org.jujian.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jujian.bench.machine.ProcessUse;
import org.jujian.bench.page.PageLoad;
import org.jujian.bench.stores.Stores;
import org.jujian.etl.submission.Submission;
import org.springframework.util.FileSystemUtils;

/// Feeds generated T-02 files end to end and prints a table: rows a second, CPU by process, memory. See README.md.
public final class Bench {
    static final String CLEAN = "CSV, clean";
    static final String DIRTY = "CSV, 2 % bad rows";
    static final String WORKBOOK = "XLSX, clean";
    static final String COPY = "PostgreSQL COPY, primary key";
    static final String INSERT = "bare engine, INSERT FORMAT CSV";

    private static final long SEED = 20260301;
    private static final int BAD_PER_MILLE = 20;
    /// A month of a community has some hundred lines.
    private static final int SMALL_ROWS = 1000;
    private static final int SMALL_FILES = 15;
    private static final String DEMO_PASSWORD = "jujian-demo";
    /// So many are fed until the compiler of the JVM rests.
    private static final int WARM_UP_ROWS = 400_000;

    private final Platform platform;
    private final Path directory;
    private final PrintStream out;
    private final List<Measured> measured = new ArrayList<>();
    private int street = 110_101_001;

    Bench(Platform platform, Path directory, PrintStream out) {
        this.platform = platform;
        this.directory = directory;
        this.out = out;
    }

    /// Rows of the CSV files, rows of the workbook, rounds, question, scale, address of a running demo.
    public static void main(String[] arguments) throws IOException {
        Path directory = Files.createTempDirectory("jujian-bench");
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        int rows = Integer.parseInt(arguments[0]);
        int sheetRows = Integer.parseInt(arguments[1]);
        int rounds = Integer.parseInt(arguments[2]);
        try {
            switch (arguments[3]) {
                case "speed" -> feeding(directory, out, bench -> bench.run(rows, sheetRows, rounds));
                case "fairness" ->
                    feeding(
                            directory,
                            out,
                            bench -> new Fairness(bench.platform, bench, directory)
                                    .ask(rows, SMALL_ROWS, SMALL_FILES, out));
                case "figures" -> {
                    try (var stores = new Stores(directory)) {
                        new FiguresBench(stores, directory, FiguresBench.scale(arguments[4]), out).run(rounds);
                    }
                }
                case "pages" -> new PageLoad(URI.create(arguments[5]), DEMO_PASSWORD).run(out);
                default ->
                    throw new IllegalArgumentException(
                            "question: expected speed, fairness, figures or pages, found " + arguments[3]);
            }
        } finally {
            FileSystemUtils.deleteRecursively(directory);
        }
    }

    private interface Feeding {
        void of(Bench bench) throws IOException;
    }

    private static void feeding(Path directory, PrintStream out, Feeding work) throws IOException {
        try (var platform = new Platform(directory)) {
            var bench = new Bench(platform, directory, out);
            bench.warmUp();
            work.of(bench);
        }
    }

    /// So that code is compiled and tables are there, as in a platform that has run for a while.
    void warmUp() throws IOException {
        GeneratedLedger ledger = ledger(WARM_UP_ROWS, BAD_PER_MILLE);
        Path csv = ledger.csv(directory.resolve("warm-up.csv"));
        platform.open(ledger);
        Platform.requireDone(platform.feed(ledger.street(), csv));
        Files.delete(csv);
    }

    List<Measured> run(int rows, int sheetRows, int rounds) throws IOException {
        out.println(Measured.HEADINGS);
        for (int round = 0; round < rounds; round++) {
            GeneratedLedger clean = ledger(rows, 0);
            Path csv = clean.csv(directory.resolve("clean.csv"));
            fed(CLEAN, clean, csv);
            measure(COPY, rows, () -> Peers.copy(platform.stores().postgresAddress(), csv));
            measure(INSERT, rows, () -> Peers.insert(platform.stores().engineAddress(), csv));
            Files.delete(csv);
            GeneratedLedger dirty = ledger(rows, BAD_PER_MILLE);
            Path spoiled = dirty.csv(directory.resolve("dirty.csv"));
            fed(DIRTY, dirty, spoiled);
            Files.delete(spoiled);
            GeneratedLedger sheet = ledger(sheetRows, 0);
            Path workbook = sheet.xlsx(directory.resolve("clean.xlsx"));
            fed(WORKBOOK, sheet, workbook);
            Files.delete(workbook);
        }
        out.printf(
                Locale.ROOT,
                "CPU of %s: %.2f × %s, %.2f × %s (medians of paired rounds)%n",
                CLEAN,
                Measured.ratio(measured, CLEAN, COPY),
                COPY,
                Measured.ratio(measured, CLEAN, INSERT),
                INSERT);
        return List.copyOf(measured);
    }

    /// Each file is a new street's, so that no round finds the rows of another.
    GeneratedLedger ledger(int rows, int badPerMille) {
        return new GeneratedLedger(SEED + street, Integer.toString(street++), rows, badPerMille);
    }

    private void fed(String way, GeneratedLedger ledger, Path file) {
        platform.open(ledger);
        measure(way, ledger.rows(), () -> requireCounts(ledger, platform.feed(ledger.street(), file)));
    }

    /// A fast way that gives other figures is none.
    private void requireCounts(GeneratedLedger ledger, Submission submission) {
        Platform.requireDone(submission);
        int bad = ledger.bad();
        if (submission.rows().rejected() != bad || submission.rows().accepted() != ledger.rows() - bad) {
            throw new IllegalStateException(
                    "rows: expected %d and %d bad, found %s".formatted(ledger.rows() - bad, bad, submission.rows()));
        }
    }

    private void measure(String way, int rows, Runnable work) {
        long self = ProcessHandle.current().pid();
        System.gc();
        ProcessUse.forgetPeak(self);
        ProcessUse.forgetPeak(platform.stores().enginePid());
        ProcessUse application = ProcessUse.of(self);
        ProcessUse engine = ProcessUse.of(platform.stores().enginePid());
        ProcessUse postgres = ProcessUse.of(platform.stores().postgresPid());
        long start = System.nanoTime();
        work.run();
        double seconds = (System.nanoTime() - start) / 1e9;
        ProcessUse after = ProcessUse.of(self);
        ProcessUse engineAfter = ProcessUse.of(platform.stores().enginePid());
        var cpu = new Measured.Cpu(
                after.cpuSince(application),
                engineAfter.cpuSince(engine),
                ProcessUse.of(platform.stores().postgresPid()).cpuSince(postgres));
        var peak = new Measured.Peak(after.peakBytes() - application.peakBytes(), engineAfter.peakBytes());
        var result = new Measured(way, rows, seconds, cpu, peak);
        measured.add(result);
        out.println(result.line());
    }
}
