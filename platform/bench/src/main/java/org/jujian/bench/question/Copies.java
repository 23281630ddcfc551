package org.jujian.bench.question;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.jujian.base.columnstore.Statement;
import org.jujian.bench.stores.Stores;
import org.postgresql.PGConnection;

/// The rows of the column store, all their columns, in PostgreSQL with the indexes that the questions want, and in
/// DuckDB in the order of the column store. Peers hold the newest version of each key only, so they need not choose.
final class Copies {
    private static final String CORES = "2";

    private final Stores stores;
    private final RawEngine engine;
    private final Path directory;

    Copies(Stores stores, RawEngine engine, Path directory) {
        this.stores = stores;
        this.engine = engine;
        this.directory = directory;
    }

    /// @param key of a table, in its order
    private record Table(String name, String key, List<String> indexes) {}

    private static final List<Table> TABLES = List.of(
            new Table("obligation", "unit, item, period, event, stage", List.of("(due_on, unit)")),
            new Table(
                    "register_version",
                    "unit, item, period, event, stage, submission, row",
                    List.of("(unit, item, period, event, stage) INCLUDE (published_on)")),
            new Table(
                    "ledger",
                    "unit, month, voucher, line",
                    List.of("(unit, month) INCLUDE (amount)", "(direction, account, month) INCLUDE (amount)")),
            new Table("survey", "unit, period, method", List.of()),
            new Table(
                    "metric_cell",
                    "unit, period, metric, as_of, run",
                    List.of("(metric, period, unit) INCLUDE (numerator, denominator, value)")));

    private record Stored(String name, String type) {
        boolean isPlain() {
            return !type.startsWith("Array") && !type.equals("UInt128");
        }

        String select() {
            return isPlain() ? name : "toString(" + name + ") AS " + name;
        }

        String peer(Dialect dialect) {
            String plain = type.replaceAll("^(?:LowCardinality|Nullable)\\((.*)\\)$", "$1");
            return switch (plain.replaceAll("\\(.*", "")) {
                case "UInt64" -> "bigint";
                case "UInt32", "UInt16", "UInt8" -> "bigint";
                case "Bool" -> "boolean";
                case "Date32" -> "date";
                case "DateTime64" -> "timestamp";
                case "Decimal" ->
                    switch (dialect) {
                        case CLICKHOUSE -> plain;
                        case POSTGRES -> plain.replace("Decimal", "numeric");
                        // the most that it has
                        case DUCKDB -> plain.replace("76", "38");
                    };
                default -> "text";
            };
        }
    }

    Connection postgres() {
        var address = stores.postgresAddress();
        try {
            Connection connection = DriverManager.getConnection(address.url(), "jujian_owner", address.ownerPassword());
            run(connection, "CREATE SCHEMA bench", "SET search_path = bench");
            // as many threads as the others, and memory enough to hash and sort
            run(connection, "SET max_parallel_workers_per_gather = 1", "SET work_mem = '256MB'", "SET jit = off");
            for (Table table : TABLES) {
                List<Stored> columns = columns(table);
                Path file = export(table, columns);
                run(connection, "CREATE TABLE " + table.name() + " (" + declared(columns, Dialect.POSTGRES) + ")");
                try (InputStream in = Files.newInputStream(file)) {
                    connection
                            .unwrap(PGConnection.class)
                            .getCopyAPI()
                            .copyIn("COPY " + table.name() + " FROM STDIN WITH (FORMAT csv, NULL '\\N')", in);
                }
                run(connection, "ALTER TABLE " + table.name() + " ADD PRIMARY KEY (" + table.key() + ")");
                for (String index : table.indexes()) {
                    run(connection, "CREATE INDEX ON " + table.name() + " " + index);
                }
                run(connection, "VACUUM ANALYZE " + table.name());
            }
            run(connection, "CREATE VIEW metric_cell_by_period AS SELECT * FROM metric_cell");
            return connection;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// After [#postgres], whose files it reads and removes.
    Connection duckdb() {
        try {
            Connection connection = DriverManager.getConnection("jdbc:duckdb:" + directory.resolve("peer.duckdb"));
            run(connection, "SET threads = " + CORES, "SET memory_limit = '4GB'");
            for (Table table : TABLES) {
                List<Stored> columns = columns(table);
                String types = columns.stream()
                        .map(c -> "'" + c.name() + "': '" + c.peer(Dialect.DUCKDB) + "'")
                        .collect(Collectors.joining(", ", "{", "}"));
                run(
                        connection,
                        "CREATE TABLE " + table.name() + " AS SELECT * FROM read_csv('" + file(table)
                                + "', header = false, nullstr = '\\N', delim = ',', quote = '\"', escape = '\"', columns = "
                                + types + ") ORDER BY " + table.key());
                Files.delete(file(table));
            }
            run(
                    connection,
                    "CREATE TABLE metric_cell_by_period AS SELECT * FROM metric_cell ORDER BY period, metric, unit",
                    "CHECKPOINT");
            return connection;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Stored> columns(Table table) {
        return stores.columnStore()
                .query(
                        Stores.SYSTEM,
                        Statement.of("""
                        SELECT name, type
                        FROM system.columns
                        WHERE database = {database:String}
                          AND table = {table:String}
                        ORDER BY position
                        """)
                                .bind("database", stores.engineAddress().database())
                                .bind("table", table.name()),
                        row -> new Stored(row.string("name"), row.string("type")));
    }

    private Path export(Table table, List<Stored> columns) {
        Path file = file(table);
        String select = columns.stream().map(Stored::select).collect(Collectors.joining(", "));
        engine.write("SELECT " + select + " FROM " + table.name() + " FINAL FORMAT CSV", file);
        return file;
    }

    private Path file(Table table) {
        return directory.resolve(table.name() + ".csv");
    }

    private static String declared(List<Stored> columns, Dialect dialect) {
        return columns.stream().map(c -> c.name() + " " + c.peer(dialect)).collect(Collectors.joining(", "));
    }

    private static void run(Connection connection, String... statements) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
