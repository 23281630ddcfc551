package org.jujian.bench.population;

/// Chance by counter: SplitMix64 of the seed, a place and what the number is used for.
record Draw(long seed) {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    /// What a number is used for; two uses at one place are independent.
    enum Use {
        HOUSEHOLDS,
        HOUSEHOLDS_ANGLE,
        LATE_SHARE,
        MISSING_SHARE,
        CORRECTED_SHARE,
        FATE_MONTH,
        IS_MISSING,
        IS_LATE,
        LATENESS,
        IS_CORRECTED,
        CORRECTION_AFTER,
        DAY,
        AMOUNT,
        AMOUNT_ANGLE,
        ACCOUNT,
        RETURNED_SHARE,
        METHOD,
        SATISFIED_SHARE,
        UNAWARE_SHARE
    }

    /// In [0, 1).
    double share(long place, Use use) {
        return (bits(place, use) >>> 11) * 0x1.0p-53;
    }

    int below(int bound, long place, Use use) {
        return (int) Long.remainderUnsigned(bits(place, use), bound);
    }

    /// Log-normal with that median (Box-Muller).
    double logNormal(double median, double sigma, long place, Use radius, Use angle) {
        double normal =
                Math.sqrt(-2 * Math.log(1 - share(place, radius))) * Math.cos(2 * Math.PI * share(place, angle));
        return median * Math.exp(sigma * normal);
    }

    private long bits(long place, Use use) {
        return mixed(mixed(seed + place * GOLDEN) + (use.ordinal() + 1) * GOLDEN);
    }

    private static long mixed(long z) {
        long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
        return b ^ (b >>> 31);
    }
}
