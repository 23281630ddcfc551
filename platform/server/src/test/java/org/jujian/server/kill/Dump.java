package org.jujian.server.kill;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jujian.base.columnstore.ColumnStore;
import org.jujian.base.columnstore.Statement;
import org.jujian.base.postgres.Database;
import org.jujian.base.scope.Scope;

/// All that a history of submissions left behind, as lines by which two histories can be compared: answers, rejected
/// rows, units, published figures and obligations, and of every table of the column store rows and checksum. A
/// submission stands under its place in the order, because a crash may leave gaps between the numbers.
record Dump(Database database, ColumnStore columnStore) {
    private static final Scope SYSTEM = Scope.system("test");

    private static final String ORDER =
            "WITH place AS (SELECT number, id, row_number() OVER (ORDER BY number) AS n" + " FROM etl.submission) ";

    private static final List<String> QUESTIONS = List.of(
            ORDER + "SELECT 'submission', n, template, state, rows_read, rows_accepted, rows_rejected, rows_unchanged,"
                    + " original, sha256 FROM etl.submission JOIN place USING (number) ORDER BY n",
            ORDER + "SELECT 'rejection', n, file_row, file_column, code, message FROM etl.rejection AS r"
                    + " JOIN place ON place.id = r.submission ORDER BY n, file_row",
            ORDER + "SELECT 'warning', n, position, file_row, file_column, code, message FROM etl.warning AS w"
                    + " JOIN place ON place.id = w.submission ORDER BY n, position",
            ORDER + "SELECT 'unit', u.unit, u.name, u.kind, u.enabled_on, u.disabled_on, n FROM tenants.unit AS u"
                    + " JOIN place ON place.number = u.submission ORDER BY u.unit",
            "SELECT 'figure', unit, period, metric, numerator, denominator, value, text, low, high, n, array_to_string(flags, ' ')"
                    + " FROM reports.figure ORDER BY unit, period, metric",
            ORDER + "SELECT 'obligation', unit, item, period, event, stage, due_on, published_on, late_days, state,"
                    + " weight, n, file_row FROM reports.obligation_state LEFT JOIN place ON place.number = submission"
                    + " ORDER BY unit, item, period, event, stage",
            "SELECT 'publication', unit, as_of FROM reports.publication ORDER BY unit",
            "SELECT 'changed', count(*) FROM etl.changed_cell",
            "SELECT 'key', key FROM etl.idempotency_key ORDER BY key");

    boolean isIdle() {
        try {
            return database.<Boolean>read(SYSTEM, db -> db.fetchSingle("""
                            SELECT NOT EXISTS (SELECT FROM etl.submission WHERE state IN ('RECEIVED', 'RUNNING'))
                               AND NOT EXISTS (SELECT FROM etl.changed_cell)
                               AND NOT EXISTS (SELECT FROM reports.run WHERE state IN ('RECEIVED', 'RUNNING'))
                            """).get(0, Boolean.class));
        } catch (RuntimeException storeIsAway) {
            return false;
        }
    }

    List<String> lines() {
        var lines = new ArrayList<String>();
        for (String question : QUESTIONS) {
            lines.addAll(database.read(
                    SYSTEM, db -> db.fetch(question).map(row -> row.intoList().toString())));
        }
        List<Long> numbers = database.read(
                SYSTEM,
                db -> db.fetch("SELECT number FROM etl.submission ORDER BY number")
                        .map(row -> row.get(0, Long.class)));
        for (String table : names("name", "tables", "engine LIKE '%MergeTree' AND name NOT IN ('migration')")) {
            lines.add(table.startsWith("metric_cell") ? cells(table) : rows(table, numbers));
        }
        return lines;
    }

    private String rows(String table, List<Long> numbers) {
        List<String> columns = names("name", "columns", "table = '" + table + "'");
        String number = columns.contains("submission") ? "submission" : columns.contains("version") ? "version" : "";
        String all = number.isEmpty() ? "*" : "* REPLACE (%s AS %s)".formatted(place(number, numbers), number);
        return one("""
                SELECT concat('%s ', toString(count()), ' ', toString(sum(h)), ' ', toString(groupBitXor(h))) AS line
                FROM
                (
                    SELECT sipHash64(toString(tuple(*))) AS h
                    FROM (SELECT %s FROM %s FINAL)
                )
                """.formatted(table, all, table));
    }

    /// The newest run of each cell; how many runs there were is not the same when some were cut off.
    private String cells(String table) {
        return one("""
                SELECT concat('%s ', toString(count()), ' ', toString(sum(h)), ' ', toString(groupBitXor(h))) AS line
                FROM
                (
                    SELECT sipHash64(toString(tuple(unit, period, metric, as_of,
                        argMax(tuple(numerator, denominator, value, text, low, high, n, flags), run)))) AS h
                    FROM %s
                    GROUP BY unit, period, metric, as_of
                )
                """.formatted(table, table));
    }

    private static String place(String column, List<Long> numbers) {
        String places = IntStream.rangeClosed(1, numbers.size())
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(","));
        String found = numbers.stream().map(n -> Long.toString(n)).collect(Collectors.joining(","));
        return "transform(%s, [%s], [%s], 0)".formatted(column, found, places);
    }

    private List<String> names(String column, String systemTable, String condition) {
        return columnStore.query(
                SYSTEM,
                Statement.of("SELECT %s FROM system.%s WHERE database = {database:String} AND %s ORDER BY %s"
                                .formatted(column, systemTable, condition, column))
                        .bind("database", columnStore.settings().database()),
                row -> row.string(column));
    }

    private String one(String sql) {
        return columnStore
                .query(SYSTEM, Statement.of(sql), row -> row.string("line"))
                .getFirst();
    }
}
