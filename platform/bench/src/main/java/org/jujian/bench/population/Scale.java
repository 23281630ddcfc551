package org.jujian.bench.population;

/// How many communities and months.
///
/// @param months up to 2026-03
public record Scale(String name, int communities, int months) {
    public static final Scale SF1 = new Scale("SF1", 20, 36);
    public static final Scale SF100 = new Scale("SF100", 2_000, 36);
    /// Every fiftieth of about 117,000 communities.
    public static final Scale NATIONAL = new Scale("national 1/50", 2_340, 36);

    public Scale {
        if (communities < 1 || months < 1) {
            throw new IllegalArgumentException(
                    "scale: expected communities and months, found " + communities + " and " + months);
        }
    }
}
