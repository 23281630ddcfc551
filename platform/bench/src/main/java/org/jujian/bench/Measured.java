package org.jujian.bench;

import java.util.List;
import java.util.Locale;

/// One run of one way.
///
/// @param rows    that the file has
/// @param seconds from the first byte to the last commit
record Measured(String way, int rows, double seconds, Cpu cpu, Peak peak) {
    record Cpu(double application, double engine, double postgres) {
        double all() {
            return application + engine + postgres;
        }
    }

    /// Bytes above what was held before; the engine's as a whole.
    record Peak(long application, long engine) {}

    static final String HEADINGS = "%-34s %9s %8s %9s %8s %8s %8s %8s %10s %10s"
            .formatted(
                    "way",
                    "rows",
                    "s",
                    "rows/s",
                    "CPU app",
                    "engine",
                    "postgres",
                    "CPU µs/r",
                    "app +MiB",
                    "engine MiB");

    double rowsASecond() {
        return rows / seconds;
    }

    String line() {
        return String.format(
                Locale.ROOT,
                "%-34s %9d %8.2f %9.0f %8.2f %8.2f %8.2f %8.1f %10d %10d",
                way,
                rows,
                seconds,
                rowsASecond(),
                cpu.application(),
                cpu.engine(),
                cpu.postgres(),
                cpu.all() / rows * 1e6,
                peak.application() >> 20,
                peak.engine() >> 20);
    }

    /// CPU of `way` against that of the peer in the same round, as the median over the rounds.
    static double ratio(List<Measured> all, String way, String peer) {
        List<Double> ours = cpuARow(all, way);
        List<Double> theirs = cpuARow(all, peer);
        double[] ratios = new double[ours.size()];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = ours.get(i) / theirs.get(i);
        }
        java.util.Arrays.sort(ratios);
        return ratios[ratios.length / 2];
    }

    private static List<Double> cpuARow(List<Measured> all, String way) {
        return all.stream()
                .filter(m -> m.way().equals(way))
                .map(m -> m.cpu().all() / m.rows())
                .toList();
    }
}
