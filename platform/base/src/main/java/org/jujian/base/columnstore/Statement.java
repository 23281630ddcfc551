package org.jujian.base.columnstore;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.jujian.base.code.CodeRange;
import org.jujian.base.code.StreetCode;

/// SQL for the column store, with its values.
///
/// Values are bound by name in ClickHouse's own way, `{month:Date32}`, as often as the text likes; the type stands in
/// the text: `UInt64`, `String`, `Date32`, `Decimal(18, 2)`, `Array(String)`, `Nullable(…)`.
///
/// `{scope:unit}` stands for "the column `unit` lies in what the asker reaches" and may name any column, also one with
/// an alias (`{scope:o.unit}`). A statement needs one for each table with units that it reads; only a scope of the
/// platform itself that reaches everything may leave it out.
public record Statement(String sql, Map<String, @Nullable Object> values) {
    public Statement {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    public static Statement of(String sql) {
        return new Statement(sql, Map.of());
    }

    /// The same statement with one more value: a text, an integer, `BigDecimal`, `Money`, `LocalDate`, `Instant`, a
    /// boolean, an enum (its name), `UnitCode`, a list of these, or null. Units are held to the asker's scope when the
    /// statement runs.
    public Statement bind(String name, @Nullable Object value) {
        if (!name.matches("[a-z][a-z0-9_]*") || name.startsWith("scope")) {
            throw new IllegalArgumentException(
                    "parameter: expected lower-case letters, digits and _, not beginning with scope, found " + name);
        }
        var more = new LinkedHashMap<String, @Nullable Object>(values);
        more.put(name, value);
        return new Statement(sql, more);
    }

    /// Binds a range of units as `{<name>_from:UInt64}` and `{<name>_to:UInt64}`; the asker must reach all of it.
    public Statement bindRange(String name, CodeRange range) {
        return bind(name, range);
    }

    public Statement bindRange(String name, StreetCode street) {
        return bind(name, street.range());
    }
}
