package org.jujian.base.code;

/// All 12-digit codes from `from` to `to`, both included: a community, a street, a district or the country.
public record CodeRange(long from, long to) {
    public static final CodeRange EVERYTHING = new CodeRange(0, 999_999_999_999L);

    public CodeRange {
        if (from < 0 || to > 999_999_999_999L || from > to) {
            throw new IllegalArgumentException(
                    "code range: expected 0 <= from <= to <= 12 nines, found " + from + ".." + to);
        }
    }

    public boolean contains(long code) {
        return from <= code && code <= to;
    }

    public boolean contains(CodeRange other) {
        return from <= other.from && other.to <= to;
    }
}
