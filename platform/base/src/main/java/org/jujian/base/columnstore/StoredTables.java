package org.jujian.base.columnstore;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jujian.base.code.CodeRange;
import org.jujian.base.scope.Scope;

/// The tables of the database and how each is held to units. A table with a column `unit` is filtered by it; one
/// without is shut to readers, unless its comment begins with `open:` and says what everybody may see in it.
record StoredTables(Map<String, Reach> reaches) {
    enum Reach {
        BY_UNIT,
        OPEN,
        SHUT
    }

    private static final String POLICY = """
            arrayExists(
                range -> unit BETWEEN range.1 AND range.2,
                CAST(getSetting('SQL_scope'), 'Array(Tuple(UInt64, UInt64))'))""";

    StoredTables {
        reaches = Map.copyOf(reaches);
    }

    boolean hasUnits(String table) {
        return reaches.get(table) == Reach.BY_UNIT;
    }

    /// The value of the setting `additional_table_filters`: for each table the rows that `scope` may see.
    String filters(String database, Scope scope) {
        return new TreeMap<>(reaches)
                .entrySet().stream()
                        .filter(table -> table.getValue() != Reach.OPEN)
                        .map(table -> "'" + database + "." + quoted(table.getKey()) + "':'"
                                + (table.getValue() == Reach.BY_UNIT ? predicate(scope) : "0") + "'")
                        .collect(Collectors.joining(",", "{", "}"));
    }

    /// The same for a server, as row policies of the reading user.
    List<String> policies(String database, String reader) {
        return new TreeMap<>(reaches)
                .entrySet().stream()
                        .filter(table -> table.getValue() != Reach.OPEN)
                        .map(table -> """
                                CREATE ROW POLICY OR REPLACE jujian_scope ON %s.`%s`
                                USING %s
                                TO `%s`
                                """.formatted(
                                database, table.getKey(), table.getValue() == Reach.BY_UNIT ? POLICY : "0", reader))
                        .toList();
    }

    private static String predicate(Scope scope) {
        return scope.ranges().isEmpty()
                ? "0"
                : scope.ranges().stream().map(StoredTables::between).collect(Collectors.joining(" OR "));
    }

    private static String between(CodeRange range) {
        return "(unit BETWEEN " + range.from() + " AND " + range.to() + ")";
    }

    private static String quoted(String table) {
        return table.replace("\\", "\\\\").replace("'", "\\'");
    }
}
