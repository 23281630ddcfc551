package org.jujian.base.code;

import java.util.Optional;

/// The 12-digit code of a community in the statistical classification of areas (统计用区划代码):
/// two digits each of province, city and county, three of the street, three of the community.
/// Source: data-formats.md §5. Stored as a number, so that all communities of a street are one range.
public record UnitCode(long value) implements Comparable<UnitCode> {
    private static final long FIRST = 100_000_000_000L;
    private static final long LAST = 999_999_999_999L;

    public UnitCode {
        if (value < FIRST || value > LAST) {
            throw new IllegalArgumentException("unit code: expected 12 digits, found " + value);
        }
    }

    /// Twelve digits and nothing else; empty for any other text.
    public static Optional<UnitCode> parse(String text) {
        if (text.length() != 12 || !areDigits(text) || text.charAt(0) == '0') {
            return Optional.empty();
        }
        return Optional.of(new UnitCode(Long.parseLong(text)));
    }

    public static UnitCode of(String text) {
        return parse(text)
                .orElseThrow(() -> new IllegalArgumentException("unit code: expected 12 digits, found " + text));
    }

    /// Whether this is a street's own code (…000), under which its office feeds and is reported on.
    public boolean isStreet() {
        return isStreet(value);
    }

    public static boolean isStreet(long unit) {
        return unit % StreetCode.UNITS == 0;
    }

    public StreetCode street() {
        return StreetCode.ofUnit(value);
    }

    /// All codes that this one stands for: a street's stands for its communities too.
    public CodeRange reach() {
        return isStreet() ? street().range() : range();
    }

    /// As people write it: nine digits of a street, twelve of a community.
    public String written() {
        return isStreet() ? street().toString() : toString();
    }

    public CodeRange range() {
        return new CodeRange(value, value);
    }

    @Override
    public int compareTo(UnitCode other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }

    private static boolean areDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
