package org.jujian.etl.warehouse;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jujian.base.code.UnitCode;
import org.jujian.base.columnstore.ColumnStore;
import org.jujian.base.columnstore.Row;
import org.jujian.base.columnstore.Statement;
import org.jujian.base.scope.Scope;
import org.jujian.base.time.Period;
import org.jujian.etl.template.Template;

/// The rows that the platform holds, under the headings of their templates, each with the submission and the row from
/// which it came.
///
/// Of communities the keys are left out of which any version ever said 举报 (contract.md, Visibility): neither the row
/// nor another version of it tells that there was one.
public final class HeldRows {
    private final ColumnStore store;

    public HeldRows(ColumnStore store) {
        this.store = store;
    }

    public enum Which {
        /// the newest version of each row
        CURRENT,
        /// every version ever received, the oldest of each row first
        ALL_VERSIONS
    }

    /// @param period  empty = rows of any period
    /// @param applied the submission up to which rows count; the same for all pages of an answer
    public record Query(Template template, UnitCode unit, Optional<Period> period, Which which, long applied) {}

    /// @param values by heading, as texts: amounts in 元 with two decimals, `2026-03-01`, `""` where there is none
    public record Held(long submission, int row, Instant receivedAt, boolean backfill, Map<String, String> values) {}

    /// The headings under which the rows of a template are shown.
    public static List<String> headings(Template template) {
        return HeldColumns.of(template).stream().map(HeldColumns.Shown::heading).toList();
    }

    public long count(Scope scope, Query query) {
        FactTable table = FactTable.of(query.template());
        String counted = switch (query.which()) {
            case CURRENT -> "uniqExact(" + String.join(", ", key(query.template(), table)) + ")";
            case ALL_VERSIONS -> "uniqExact(submission, row)";
        };
        return store.query(
                        scope,
                        bound("SELECT " + counted + " AS rows" + from(scope, query, table), query),
                        row -> row.number("rows"))
                .getFirst();
    }

    /// In the order of the natural keys. Aliases are names that no table has: an alias hides the column of its name.
    public List<Held> find(Scope scope, Query query, long offset, int limit) {
        FactTable table = FactTable.of(query.template());
        List<HeldColumns.Shown> columns = HeldColumns.of(query.template());
        List<String> key = key(query.template(), table);
        List<String> outer = new ArrayList<>();
        List<String> inner = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            outer.add("c" + i);
            inner.add(columns.get(i).expression() + " AS c" + i);
        }
        for (int i = 0; i < key.size(); i++) {
            inner.add(key.get(i) + " AS k" + i);
        }
        String order = String.join(
                ", ", IntStream.range(0, key.size()).mapToObj(i -> "k" + i).toList());
        String backfill = query.template() == Template.UNITS ? "false" : "backfill";
        String newest = query.which() == Which.CURRENT
                ? " ORDER BY submission DESC, row DESC LIMIT 1 BY " + String.join(", ", key)
                : "";
        String sql = "SELECT " + String.join(", ", outer)
                + ", stamp_number, stamp_row, stamp_received, stamp_backfill FROM (SELECT "
                + String.join(", ", inner)
                + ", submission AS stamp_number, row AS stamp_row, received_at AS stamp_received, " + backfill
                + " AS stamp_backfill"
                + from(scope, query, table) + newest + ") ORDER BY " + order
                + ", stamp_number, stamp_row LIMIT {limit:UInt32} OFFSET {offset:UInt64}";
        return store.query(
                scope, bound(sql, query).bind("limit", limit).bind("offset", offset), row -> held(columns, row));
    }

    private static String from(Scope scope, Query query, FactTable table) {
        return """

                FROM %s FINAL
                WHERE {scope:unit}
                    AND unit = {unit:UInt64}
                    AND submission <= {applied:UInt64}
                    AND %s
                    %s
                """.formatted(
                        table.versions(),
                        query.period().isPresent() ? Within.condition(query.template()) : "1",
                        FedRows.hidden(scope, query.template()));
    }

    private static Statement bound(String sql, Query query) {
        Statement statement = Statement.of(sql).bind("unit", query.unit()).bind("applied", query.applied());
        return query.period().isPresent()
                ? Within.bind(statement, query.period().get())
                : statement;
    }

    /// Of a unit the newest row counts whatever its key (golden README D-39).
    private static List<String> key(Template template, FactTable table) {
        return template == Template.UNITS ? List.of("unit") : table.key();
    }

    private static Held held(List<HeldColumns.Shown> columns, Row row) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            values.put(columns.get(i).heading(), row.string("c" + i));
        }
        return new Held(
                row.number("stamp_number"),
                row.integer("stamp_row"),
                row.instant("stamp_received"),
                row.flag("stamp_backfill"),
                values);
    }
}
