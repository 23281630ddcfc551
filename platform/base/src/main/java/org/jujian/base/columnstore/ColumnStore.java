package org.jujian.base.columnstore;

import com.clickhouse.client.api.Client;
import com.clickhouse.client.api.ClientFaultCause;
import com.clickhouse.client.api.ServerException;
import com.clickhouse.client.api.command.CommandResponse;
import com.clickhouse.client.api.command.CommandSettings;
import com.clickhouse.client.api.data_formats.ClickHouseBinaryFormatReader;
import com.clickhouse.client.api.insert.InsertResponse;
import com.clickhouse.client.api.insert.InsertSettings;
import com.clickhouse.client.api.metadata.TableSchema;
import com.clickhouse.client.api.query.QueryResponse;
import com.clickhouse.client.api.query.QuerySettings;
import com.clickhouse.data.ClickHouseFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.jujian.base.columnstore.ColumnStoreSettings.Login;
import org.jujian.base.columnstore.StoredTables.Reach;
import org.jujian.base.problem.Problem;
import org.jujian.base.scope.Scope;

/// The only door to the column store. Every statement carries the scope of who asks; questions of people run as a
/// reader that can change nothing, the platform's own work runs as the writer.
///
/// Safe for many threads. No write is repeated behind the caller's back; see [ColumnStoreFailure] for what is known
/// after a failure.
public final class ColumnStore implements AutoCloseable {
    /// How many rows go into one request, and so into one block that is stored whole or not at all.
    static final int BATCH_ROWS = 50_000;

    private static final int BATCH_BYTES = 16 << 20;

    /// Off for the platform's own statements, chains of many subqueries: to compare a comparison with its neighbours
    /// the
    /// analyser hashes everything that lies beneath it, anew for each AND, which is half of what a question for figures
    /// costs. What it finds (a < b AND b < 5, so a < 5) none of the statements needs.
    private static final String CHAINED_COMPARISONS = "optimize_and_compare_chain";

    private final ColumnStoreSettings settings;
    private final Client writer;
    private final Client reader;
    private final Map<String, TableSchema> shapes = new ConcurrentHashMap<>();
    private volatile @Nullable StoredTables tables;
    private volatile @Nullable Set<String> admitted;

    public ColumnStore(ColumnStoreSettings settings) {
        this.settings = settings;
        this.writer = client(settings, settings.writer(), settings.writeLimit());
        this.reader = client(settings, settings.reader(), settings.readLimit());
    }

    public ColumnStoreSettings settings() {
        return settings;
    }

    /// While `work` runs only these actors (`Scope.system(job).actor()`) reach the store; everybody else is refused
    /// with
    /// the problem `STORE_REBUILDING` (503), because what they would read is not whole.
    public void alone(Set<String> actors, Runnable work) {
        admitted = Set.copyOf(actors);
        try {
            work.run();
        } finally {
            admitted = null;
        }
    }

    /// All rows of an answer that fits into memory. The store sends nothing before it has everything; when the
    /// connection breaks, the question is asked once more.
    public <R> List<R> query(Scope scope, Statement statement, RowReader<R> rowReader) {
        admit(scope);
        var scoped = ScopedStatement.of(scope, statement, tables());
        requireNoSettings(scope, statement);
        try {
            return rows(client(scope), querySettings(scope), scoped, rowReader);
        } catch (ColumnStoreFailure.Unknown gone) {
            return rows(client(scope), querySettings(scope), scoped, rowReader);
        }
    }

    /// Hands the rows to `sink` as they come and says how many there were. When it throws, `sink` has seen only a part.
    public <R> long stream(Scope scope, Statement statement, RowReader<R> rowReader, Consumer<? super R> sink) {
        admit(scope);
        var scoped = ScopedStatement.of(scope, statement, tables());
        requireNoSettings(scope, statement);
        return read(client(scope), querySettings(scope), scoped, rowReader, sink);
    }

    /// Runs a statement that answers nothing: INSERT … SELECT, or a change of tables. Only for scopes of the platform.
    public void execute(Scope scope, Statement statement) {
        requirePlatform(scope);
        admit(scope);
        var scoped = ScopedStatement.of(scope, statement, tables());
        run(settings.database(), scoped);
        if (changesTables(statement.sql())) {
            forgetTables();
        }
    }

    /// Appends rows; each holds its values in the order of `columns`, null where the column takes NULL. Values: texts,
    /// integers, `UInt128`, `BigDecimal`, booleans, `LocalDate`, `Instant`, lists of these. Units outside of the scope
    /// are refused
    /// before their batch is sent. Says how many rows the store acknowledged; when it throws, complete batches of
    /// before
    /// may be in the store, and the failed one is there whole or not at all for each partition.
    public long insert(Scope scope, TableName table, List<String> columns, Stream<@Nullable Object[]> rows) {
        var insertion = insertion(scope, table, columns);
        rows.forEach(insertion::add);
        return insertion.send();
    }

    /// As `insert`, for rows that come a few at a time: many small requests cost the store more than one large one, as
    /// it keeps what each brings as a part of its own and merges the parts later.
    public Insertion insertion(Scope scope, TableName table, List<String> columns) {
        requirePlatform(scope);
        admit(scope);
        return new Insertion(scope, table, columns);
    }

    /// Rows on their way, kept encoded until they fill a request. For one thread at a time.
    public final class Insertion {
        private final Scope scope;
        private final TableName table;
        private final List<String> columns;
        private final TableSchema shape;
        private RowBatch batch;
        private long sent;

        private Insertion(Scope scope, TableName table, List<String> columns) {
            this.scope = scope;
            this.table = table;
            this.columns = List.copyOf(columns);
            this.shape = shape(table, columns);
            this.batch = empty();
        }

        /// Sends what came before when it fills a request.
        public void add(@Nullable Object[] row) {
            batch.add(row);
            if (batch.rows() >= BATCH_ROWS || batch.size() >= BATCH_BYTES) {
                send();
            }
        }

        /// Sends what is left and says how many rows the store has acknowledged in all.
        public long send() {
            if (batch.rows() > 0) {
                RowBatch full = batch;
                batch = empty();
                ColumnStore.this.send(table, columns, full);
                sent += full.rows();
            }
            return sent;
        }

        private RowBatch empty() {
            return new RowBatch(shape, scope, columns.indexOf("unit"));
        }
    }

    @Override
    public void close() {
        writer.close();
        reader.close();
    }

    /// The tables are asked for again at the next statement; for whoever changes them by another way.
    void forgetTables() {
        tables = null;
        shapes.clear();
    }

    /// On a server: the reading user sees of each table what the setting `SQL_scope` of its request reaches, and
    /// without
    /// that setting nothing.
    void protectTables() {
        tables().policies(settings.database(), settings.reader().user())
                .forEach(policy -> run(settings.database(), new ScopedStatement(policy, Map.of())));
    }

    /// A statement of ours without an answer, in a database of its choice.
    void run(String database, ScopedStatement statement) {
        var commandSettings = (CommandSettings) new CommandSettings()
                .setQueryId(UUID.randomUUID().toString())
                .setDatabase(database)
                .serverSetting(CHAINED_COMPARISONS, "0")
                .serverSetting(
                        "max_execution_time",
                        Long.toString(settings.writeLimit().toSeconds()));
        try (CommandResponse ignored =
                await(writer.execute(statement.sql(), Map.copyOf(statement.parameters()), commandSettings))) {
            return;
        } catch (Exception failure) {
            throw translated(failure);
        }
    }

    /// A question of ours, in a database of its choice.
    <R> List<R> rows(String database, ScopedStatement statement, RowReader<R> rowReader) {
        return rows(writer, writing().setDatabase(database), statement, rowReader);
    }

    private <R> List<R> rows(
            Client client, QuerySettings querySettings, ScopedStatement statement, RowReader<R> rowReader) {
        var found = new ArrayList<R>();
        read(client, querySettings.waitEndOfQuery(true), statement, rowReader, found::add);
        return List.copyOf(found);
    }

    private static Client client(ColumnStoreSettings settings, Login login, Duration limit) {
        return new Client.Builder()
                .addEndpoint(settings.url().toString())
                .setUsername(login.user())
                .setPassword(login.password())
                .setDefaultDatabase(settings.database())
                .compressServerResponse(true)
                .compressClientRequest(isFarAway(settings.enforcement()))
                .retryOnFailures(ClientFaultCause.None)
                .useAsyncRequests(false)
                .setMaxConnections(16)
                .setSocketTimeout(limit.plusSeconds(5).toMillis())
                .setConnectTimeout(5_000)
                .build();
    }

    /// The embedded engine is on the same machine: what compression spares the way it costs the processor, twice.
    private static boolean isFarAway(Enforcement enforcement) {
        return switch (enforcement) {
            case EMBEDDED -> false;
            case SERVER -> true;
        };
    }

    private Client client(Scope scope) {
        return ScopedStatement.isPlatform(scope) ? writer : reader;
    }

    private void admit(Scope scope) {
        Set<String> only = admitted;
        if (only != null && !only.contains(scope.actor())) {
            throw new Problem("STORE_REBUILDING", 503, "列存：正在由原件重建，这里的数字暂时不能给出。怎么办：请稍后再试；已上传的文件都在，不必重传。");
        }
    }

    private static void requirePlatform(Scope scope) {
        if (!ScopedStatement.isPlatform(scope)) {
            throw new IllegalArgumentException(
                    "column store: expected a scope of the platform to write, found " + scope.actor());
        }
    }

    /// A server has no front of ours that refuses what a SETTINGS clause in a subquery could take away.
    private void requireNoSettings(Scope scope, Statement statement) {
        if (settings.enforcement() == Enforcement.SERVER
                && !ScopedStatement.isPlatform(scope)
                && SqlTokens.hasSettings(SqlTokens.of(statement.sql()))) {
            throw new ColumnStoreFailure.Refused(
                    164, "column store: a reader may not change settings", new IllegalArgumentException("SETTINGS"));
        }
    }

    private static boolean changesTables(String sql) {
        return SqlTokens.of(sql).stream()
                .findFirst()
                .filter(first -> first.isWord("CREATE")
                        || first.isWord("ALTER")
                        || first.isWord("DROP")
                        || first.isWord("RENAME")
                        || first.isWord("EXCHANGE"))
                .isPresent();
    }

    /// Readers: the filters come first and `readonly` closes them; the engine's front keeps to that order.
    private QuerySettings querySettings(Scope scope) {
        if (ScopedStatement.isPlatform(scope)) {
            return writing();
        }
        var querySettings = new QuerySettings()
                .setQueryId(UUID.randomUUID().toString())
                .serverSetting("additional_table_filters", tables().filters(settings.database(), scope))
                .serverSetting(
                        "max_execution_time", Long.toString(settings.readLimit().toSeconds()))
                .serverSetting("readonly", "1");
        return switch (settings.enforcement()) {
            case EMBEDDED -> querySettings;
            case SERVER -> querySettings.serverSetting("SQL_scope", ranges(scope));
        };
    }

    private static String ranges(Scope scope) {
        return scope.ranges().stream()
                .map(range -> "(" + range.from() + "," + range.to() + ")")
                .toList()
                .toString()
                .replace(" ", "");
    }

    private QuerySettings writing() {
        return new QuerySettings()
                .setQueryId(UUID.randomUUID().toString())
                .serverSetting(CHAINED_COMPARISONS, "0")
                .serverSetting(
                        "max_execution_time",
                        Long.toString(settings.writeLimit().toSeconds()));
    }

    private <R> long read(
            Client client,
            QuerySettings querySettings,
            ScopedStatement statement,
            RowReader<R> rowReader,
            Consumer<? super R> sink) {
        querySettings.setFormat(ClickHouseFormat.RowBinaryWithNamesAndTypes);
        long count = 0;
        try (QueryResponse response =
                await(client.query(statement.sql(), Map.copyOf(statement.parameters()), querySettings))) {
            try (ClickHouseBinaryFormatReader rows = client.newBinaryFormatReader(response)) {
                var row = new Row(rows);
                while (rows.next() != null) {
                    sink.accept(rowReader.read(row));
                    count++;
                }
            }
            return count;
        } catch (Exception failure) {
            throw translated(failure);
        }
    }

    private void send(TableName table, List<String> columns, RowBatch batch) {
        var insertSettings = new InsertSettings()
                .setQueryId(UUID.randomUUID().toString())
                .setDatabase(settings.database())
                .serverSetting(
                        "max_execution_time",
                        Long.toString(settings.writeLimit().toSeconds()));
        try (InsertResponse ignored = await(
                writer.insert(table.value(), columns, batch.open(), ClickHouseFormat.RowBinary, insertSettings))) {
            return;
        } catch (Exception failure) {
            throw translated(failure);
        }
    }

    private TableSchema shape(TableName table, List<String> columns) {
        return shapes.computeIfAbsent(table + " " + columns, key -> {
            columns.forEach(TableName::new);
            try {
                return writer.getTableSchemaFromQuery("SELECT " + String.join(", ", columns) + " FROM "
                        + settings.database() + "." + table + " LIMIT 0");
            } catch (RuntimeException failure) {
                throw translated(failure);
            }
        });
    }

    private StoredTables tables() {
        StoredTables known = tables;
        if (known == null) {
            known = loadTables();
            tables = known;
        }
        return known;
    }

    private StoredTables loadTables() {
        record Found(String table, Reach reach) {}
        var statement = new ScopedStatement("""
                SELECT
                    t.name AS name,
                    t.comment LIKE 'open:%' AS open,
                    countIf(c.name = 'unit') > 0 AS by_unit
                FROM system.tables AS t
                LEFT JOIN system.columns AS c ON c.database = t.database AND c.table = t.name
                WHERE t.database = {database:String}
                GROUP BY name, open
                """, Map.of("database", settings.database()));
        var found = new java.util.TreeMap<String, Reach>();
        rows(
                        "default",
                        statement,
                        row -> new Found(
                                row.string("name"),
                                row.integer("by_unit") == 1
                                        ? Reach.BY_UNIT
                                        : row.integer("open") == 1 ? Reach.OPEN : Reach.SHUT))
                .forEach(table -> found.put(table.table(), table.reach()));
        return new StoredTables(found);
    }

    private static <T> T await(CompletableFuture<T> answer) throws ExecutionException, InterruptedException {
        return answer.get();
    }

    private static RuntimeException translated(Exception failure) {
        Throwable cause = failure;
        while ((cause instanceof ExecutionException || cause instanceof CompletionException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        for (Throwable t = cause; t != null; t = t.getCause()) {
            if (t instanceof ServerException refused) {
                return new ColumnStoreFailure.Refused(refused.getCode(), String.valueOf(refused.getMessage()), failure);
            }
        }
        if (failure instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
        if (isTransport(cause)) {
            return new ColumnStoreFailure.Unknown(
                    "column store: the connection failed: " + cause.getMessage(), failure);
        }
        return failure instanceof RuntimeException runtime
                ? runtime
                : new ColumnStoreFailure.Unknown("column store: " + cause.getMessage(), failure);
    }

    private static boolean isTransport(Throwable cause) {
        return cause instanceof com.clickhouse.client.api.ClickHouseException
                || cause instanceof com.clickhouse.client.api.ClientException
                || cause instanceof java.io.IOException
                || cause instanceof java.io.UncheckedIOException
                || cause instanceof InterruptedException;
    }
}
