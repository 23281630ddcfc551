package org.jujian.server.golden;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Compares figures with expected ones by the rules of the golden set (golden README, *Comparing*): a value is equal
/// when it rounds to the same six decimals or lies within half a millionth of the exact one; numerators and
/// denominators that are whole must be met exactly, others within a millionth; null equals only null.
record FigureComparison(int equal, int compared, List<String> differences) {
    private static final Fraction HALF_MILLIONTH = new Fraction(BigInteger.ONE, BigInteger.valueOf(2_000_000));
    private static final Fraction MILLIONTH = new Fraction(BigInteger.ONE, BigInteger.valueOf(1_000_000));

    static FigureComparison of(JsonNode expected, List<JsonNode> actual) {
        Map<String, Figure> found = keyed(actual);
        var differences = new ArrayList<String>();
        int compared = 0;
        for (JsonNode row : expected) {
            compared++;
            String key = key(row.get("tenant").asString(), row, "");
            Figure figure = found.get(key);
            if (figure == null) {
                differences.add(key + ": missing, expected " + text(row, "value"));
                continue;
            }
            String exact = text(row, "exact");
            String value = exact == null ? text(row, "value") : exact;
            if (!sameValue(value, figure.value())) {
                differences.add(key + ": expected " + value + ", actual " + figure.value());
            } else if (!samePart(text(row, "numerator"), figure.numerator())) {
                differences.add(
                        key + " numerator: expected " + text(row, "numerator") + ", actual " + figure.numerator());
            } else if (!samePart(text(row, "denominator"), figure.denominator())) {
                differences.add(key + " denominator: expected " + text(row, "denominator") + ", actual "
                        + figure.denominator());
            }
        }
        return new FigureComparison(compared - differences.size(), compared, List.copyOf(differences));
    }

    private static Map<String, Figure> keyed(List<JsonNode> rows) {
        var byKey = new HashMap<String, Figure>();
        for (JsonNode row : rows) {
            String unit = row.get("unit").asString();
            byKey.put(
                    key(unit, row, ""),
                    new Figure(text(row, "numerator"), text(row, "denominator"), text(row, "value")));
            if (List.of("M20", "M22", "M23").contains(row.get("metric").asString())) {
                byKey.putIfAbsent(key(unit, row, "_LO"), new Figure(null, null, text(row, "low")));
                byKey.putIfAbsent(key(unit, row, "_HI"), new Figure(null, null, text(row, "high")));
            }
        }
        return byKey;
    }

    private static String key(String unit, JsonNode row, String suffix) {
        return unit + " " + row.get("period").asString() + " "
                + row.get("metric").asString() + suffix;
    }

    private static @Nullable String text(JsonNode row, String field) {
        JsonNode node = row.get(field);
        return node == null || node.isNull() ? null : node.asString();
    }

    private static boolean sameValue(@Nullable String expected, @Nullable String actual) {
        if (expected == null || actual == null) {
            return expected == null && actual == null;
        }
        Fraction e = Fraction.parse(expected);
        Fraction a = Fraction.parse(actual);
        if (e == null || a == null) {
            return expected.equals(actual);
        }
        return e.millionths().equals(a.millionths()) || e.minus(a).abs().compareTo(HALF_MILLIONTH) <= 0;
    }

    private static boolean samePart(@Nullable String expected, @Nullable String actual) {
        if (expected == null) {
            return true;
        }
        Fraction e = Fraction.parse(expected);
        Fraction a = actual == null ? null : Fraction.parse(actual);
        if (e == null || a == null) {
            return expected.equals(actual);
        }
        return e.compareTo(a) == 0 || !e.isWhole() && e.minus(a).abs().compareTo(MILLIONTH) <= 0;
    }

    private record Figure(
            @Nullable String numerator,
            @Nullable String denominator,
            @Nullable String value) {}

    private record Fraction(BigInteger over, BigInteger under) implements Comparable<Fraction> {
        static @Nullable Fraction parse(String text) {
            try {
                int slash = text.indexOf('/');
                if (slash > 0) {
                    return new Fraction(
                            new BigInteger(text.substring(0, slash)), new BigInteger(text.substring(slash + 1)));
                }
                var decimal = new BigDecimal(text);
                return decimal.scale() <= 0
                        ? new Fraction(decimal.toBigIntegerExact(), BigInteger.ONE)
                        : new Fraction(decimal.unscaledValue(), BigInteger.TEN.pow(decimal.scale()));
            } catch (NumberFormatException ignored) {
                return null;
            }
        }

        Fraction minus(Fraction other) {
            return new Fraction(
                    over.multiply(other.under).subtract(other.over.multiply(under)), under.multiply(other.under));
        }

        Fraction abs() {
            return new Fraction(over.abs(), under);
        }

        boolean isWhole() {
            return over.mod(under).signum() == 0;
        }

        /// Rounded half away from zero.
        BigInteger millionths() {
            BigInteger magnitude = over.abs()
                    .multiply(BigInteger.valueOf(2_000_000))
                    .add(under)
                    .divide(under.shiftLeft(1));
            return over.signum() < 0 ? magnitude.negate() : magnitude;
        }

        @Override
        public int compareTo(Fraction other) {
            return over.multiply(other.under).compareTo(other.over.multiply(under));
        }
    }
}
