package org.jujian.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jujian.base.code.CodeRange;
import org.jujian.base.code.StreetCode;
import org.jujian.base.code.UnitCode;
import org.jujian.base.time.Period;
import org.jujian.bench.machine.ProcessUse;
import org.jujian.bench.population.Population;
import org.jujian.bench.population.Scale;
import org.jujian.bench.question.Comparison;
import org.jujian.bench.recompute.Recompute;
import org.jujian.bench.stores.Loading;
import org.jujian.bench.stores.Stores;

/// An invented population in both stores: its figures computed as a whole and in part, then questions beside the peers.
final class FiguresBench {
    private static final long SEED = 20260301;
    private static final long SELF = ProcessHandle.current().pid();

    private final Stores stores;
    private final Path directory;
    private final Scale scale;
    private final PrintStream out;

    FiguresBench(Stores stores, Path directory, Scale scale, PrintStream out) {
        this.stores = stores;
        this.directory = directory;
        this.scale = scale;
        this.out = out;
    }

    static Scale scale(String name) {
        for (Scale scale : List.of(Scale.SF1, Scale.SF100, Scale.NATIONAL)) {
            if (scale.name().equals(name)) {
                return scale;
            }
        }
        throw new IllegalArgumentException(
                "scale: expected SF1, SF100 or " + Scale.NATIONAL.name() + ", found " + name);
    }

    void run(int rounds) throws IOException {
        machine();
        load();
        var recompute = new Recompute(stores);
        out.println(
                "| Recompute | s | CPU s: application, engine, PostgreSQL | figures | CPU of all | engine, most MiB |");
        out.println("|---|---|---|---|---|---|");
        double publishing = recomputed(
                "all, computed and published", 0, () -> recompute.publish(CodeRange.EVERYTHING, first(), last()));
        out.println();
        new Comparison(stores, directory).run(rounds, out);
        out.println();
        recompute(recompute, publishing, rounds);
        load("at the end");
    }

    private void load() {
        long start = System.nanoTime();
        Loading.Loaded loaded = new Loading(stores.columnStore()).load(new Population(SEED, scale));
        out.printf(
                Locale.ROOT,
                "%s: %,d communities, %,d duties due, %,d publications, %,d ledger rows and %,d corrections, %,d surveys; written in %.1f s%n%n",
                scale.name(),
                loaded.units(),
                loaded.owed(),
                loaded.published(),
                loaded.entries(),
                loaded.corrections(),
                loaded.surveys(),
                (System.nanoTime() - start) / 1e9);
    }

    /// After the questions, which expect the figures of one run.
    private void recompute(Recompute recompute, double publishing, int rounds) {
        CodeRange few = new CodeRange(
                StreetCode.of("110101001").range().from(),
                StreetCode.of("110101001").range().from() + Math.max(1, scale.communities() / 1_000) * 1_000L - 1);
        var earlier = Loading.TODAY.minusDays(2);
        out.println(
                "| Recompute | s | CPU s: application, engine, PostgreSQL | figures | CPU of all | engine, most MiB |");
        out.println("|---|---|---|---|---|---|");
        double keeping = recomputed(
                "all, computed and kept",
                publishing,
                () -> recompute.keep(CodeRange.EVERYTHING, first(), last(), earlier));
        for (int round = 0; round < rounds; round++) {
            recomputed(
                    "1 % of the communities, computed and kept",
                    keeping, () -> recompute.keep(few, first(), last(), earlier));
            recomputed(
                    "1 % of the communities, computed and published",
                    publishing, () -> recompute.publish(few, first(), last()));
            recomputed(
                    "one community and month changed, published",
                    publishing,
                    () -> recompute.change(
                            UnitCode.of("110101002003"),
                            Period.monthOf(Population.LAST_MONTH.minusMonths(1).atDay(1))));
        }
        out.println();
    }

    private Period first() {
        return Period.monthOf(
                Population.LAST_MONTH.minusMonths(scale.months() - 1L).atDay(1));
    }

    private static Period last() {
        return Period.monthOf(Population.LAST_MONTH.atDay(1));
    }

    private interface Work {
        Recompute.Took run();
    }

    private double recomputed(String what, double all, Work work) {
        ProcessUse.forgetPeak(stores.enginePid());
        ProcessUse application = ProcessUse.of(SELF);
        ProcessUse engine = ProcessUse.of(stores.enginePid());
        ProcessUse postgres = ProcessUse.of(stores.postgresPid());
        Recompute.Took took = work.run();
        ProcessUse after = ProcessUse.of(stores.enginePid());
        var cpu = new Measured.Cpu(
                ProcessUse.of(SELF).cpuSince(application),
                after.cpuSince(engine),
                ProcessUse.of(stores.postgresPid()).cpuSince(postgres));
        out.printf(
                Locale.ROOT,
                "| %s | %.2f | %.1f: %.1f, %.1f, %.1f | %,d | %s | %d |%n",
                what,
                took.seconds(),
                cpu.all(),
                cpu.application(),
                cpu.engine(),
                cpu.postgres(),
                took.figures(),
                all == 0 ? "" : String.format(Locale.ROOT, "%.2f %%", cpu.all() / all * 100),
                after.peakBytes() >> 20);
        return cpu.all();
    }

    private void machine() throws IOException {
        String cpu = Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.replaceAll(".*:\\s*", ""))
                .findFirst()
                .orElse("unknown");
        String memory = Files.readAllLines(Path.of("/proc/meminfo")).getFirst().replaceAll("\\D+", "");
        out.printf(
                "%d × %s, %d MiB, %s %s, Java %s%n",
                Runtime.getRuntime().availableProcessors(),
                cpu,
                Long.parseLong(memory) >> 10,
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                System.getProperty("java.version"));
        load("at the beginning");
    }

    private void load(String when) throws IOException {
        out.println("load " + when + ": "
                + Files.readString(Path.of("/proc/loadavg")).strip());
        out.println();
    }
}
