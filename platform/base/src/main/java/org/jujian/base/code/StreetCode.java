package org.jujian.base.code;

import java.util.Optional;

/// The nine digits that all communities of a street office share.
public record StreetCode(int value) implements Comparable<StreetCode> {
    /// How many codes begin with the same nine digits.
    static final int UNITS = 1000;

    public StreetCode {
        if (value < 100_000_000 || value > 999_999_999) {
            throw new IllegalArgumentException("street code: expected 9 digits, found " + value);
        }
    }

    /// Nine digits, or the same with 000 behind them; empty for any other text.
    public static Optional<StreetCode> parse(String text) {
        String nine = text.length() == 12 && text.endsWith("000") ? text.substring(0, 9) : text;
        if (nine.length() != 9 || !nine.chars().allMatch(c -> c >= '0' && c <= '9') || nine.charAt(0) == '0') {
            return Optional.empty();
        }
        return Optional.of(new StreetCode(Integer.parseInt(nine)));
    }

    public static StreetCode of(String text) {
        return parse(text)
                .orElseThrow(() -> new IllegalArgumentException("street code: expected 9 digits, found " + text));
    }

    /// The street of a 12-digit code.
    public static StreetCode ofUnit(long unit) {
        return new StreetCode((int) (unit / UNITS));
    }

    /// All codes that begin with these nine digits, the street's own (…000) included.
    public CodeRange range() {
        return new CodeRange((long) value * UNITS, (long) value * UNITS + UNITS - 1);
    }

    public boolean contains(UnitCode unit) {
        return unit.street().equals(this);
    }

    @Override
    public int compareTo(StreetCode other) {
        return Integer.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Integer.toString(value);
    }
}
