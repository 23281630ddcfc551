package org.jujian.base.columnstore;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.jujian.base.code.UnitCode;
import org.jujian.base.money.Money;

/// Writes bound values as the texts that ClickHouse reads them from: tab-separated escapes outside, quotes inside
/// arrays.
final class ParameterText {
    private ParameterText() {}

    static String of(@Nullable Object value) {
        return switch (value) {
            case null -> "\\N";
            case String text -> escaped(text);
            case Enum<?> name -> escaped(name.name());
            case List<?> list -> array(list);
            default -> plain(value);
        };
    }

    private static String array(List<?> list) {
        return list.stream().map(ParameterText::element).collect(Collectors.joining(",", "[", "]"));
    }

    private static String element(@Nullable Object value) {
        return switch (value) {
            case null -> "NULL";
            case String text -> "'" + escaped(text).replace("'", "''") + "'";
            case Enum<?> name -> "'" + escaped(name.name()) + "'";
            case LocalDate date -> "'" + date + "'";
            case List<?> list -> array(list);
            default -> plain(value);
        };
    }

    private static String plain(Object value) {
        return switch (value) {
            case Long number -> number.toString();
            case Integer number -> number.toString();
            case Short number -> number.toString();
            case Byte number -> number.toString();
            case BigInteger number -> number.toString();
            case BigDecimal number -> number.toPlainString();
            case Money money -> money.yuan().toPlainString();
            case UnitCode unit -> Long.toString(unit.value());
            case Boolean flag -> flag.toString();
            case LocalDate date -> date.toString();
            case Instant instant ->
                BigDecimal.valueOf(instant.toEpochMilli(), 3).toPlainString();
            default ->
                throw new IllegalArgumentException(
                        "parameter: no way to write a " + value.getClass().getName());
        };
    }

    private static String escaped(String text) {
        var out = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> out.append("\\\\");
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\0' -> out.append("\\0");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                default -> out.append(c);
            }
        }
        return out.toString();
    }
}
