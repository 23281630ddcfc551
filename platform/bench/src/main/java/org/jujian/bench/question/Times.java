package org.jujian.bench.question;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Seconds of one thing measured several times.
record Times(double[] seconds) {
    static Times of(List<Double> seconds) {
        return new Times(seconds.stream().mapToDouble(Double::doubleValue).toArray());
    }

    double median() {
        double[] sorted = seconds.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    double least() {
        return Arrays.stream(seconds).min().orElseThrow();
    }

    double most() {
        return Arrays.stream(seconds).max().orElseThrow();
    }

    /// How many times longer than this the others took, as the median over paired rounds.
    double fasterThan(Times others) {
        double[] ratios = new double[seconds.length];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = others.seconds[i] / seconds[i];
        }
        return new Times(ratios).median();
    }

    /// `12.3 (11.9–14.0)` in milliseconds.
    String inMillis() {
        return String.format(Locale.ROOT, "%.1f (%.1f–%.1f)", median() * 1e3, least() * 1e3, most() * 1e3);
    }

    static double geometricMean(List<Double> ratios) {
        return Math.exp(ratios.stream().mapToDouble(Math::log).average().orElseThrow());
    }
}
