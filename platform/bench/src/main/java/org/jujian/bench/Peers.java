package org.jujian.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Base64;
import org.jujian.base.columnstore.ColumnStoreSettings;
import org.jujian.base.postgres.PostgresAddress;
import org.postgresql.PGConnection;

/// The same file into the same stores by their own shortest way: nothing is judged, no cell is searched, no row has a
/// version, an identity or a current state. What the platform's path costs is told as a ratio to these.
final class Peers {
    private static final String COLUMNS = """
        unit bigint, month text, business_on text, voucher text, line int, direction text, account text,
        summary text, amount numeric(18, 2), counterparty text, fund_source text, settlement text, bill_no text,
        handler text, witness text, approver text, supervisor text, project text, contract text,
        reversed_voucher text, remark text\
        """;

    private Peers() {}

    /// PostgreSQL: COPY into a table with the natural key as its primary key; durable.
    static void copy(PostgresAddress.Embedded address, Path csv) {
        try (var connection = DriverManager.getConnection(address.url(), "jujian_owner", address.ownerPassword());
                var statement = connection.createStatement();
                InputStream in = Files.newInputStream(csv)) {
            statement.execute("CREATE SCHEMA bench");
            statement.execute("CREATE TABLE bench.ledger (" + COLUMNS + ", PRIMARY KEY (unit, month, voucher, line))");
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("COPY bench.ledger FROM STDIN WITH (FORMAT csv, HEADER true)", in);
            statement.execute("DROP SCHEMA bench CASCADE");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The engine: INSERT … FORMAT CSVWithNames into a table of the ledger's order.
    static void insert(ColumnStoreSettings engine, Path csv) {
        String columns = COLUMNS.replace(" bigint", " UInt64")
                .replace(" text", " String")
                .replace(" int,", " UInt32,")
                .replace(" numeric(18, 2)", " Decimal(18, 2)");
        try (HttpClient client = HttpClient.newHttpClient()) {
            ask(client, engine, "CREATE TABLE peer (" + columns + """
                )
                ENGINE = ReplacingMergeTree
                PARTITION BY left(month, 4)
                ORDER BY (unit, month, voucher, line)\
                """, HttpRequest.BodyPublishers.noBody());
            ask(
                    client,
                    engine,
                    "INSERT INTO peer FORMAT CSV",
                    HttpRequest.BodyPublishers.ofInputStream(() -> withoutHeader(csv)));
            ask(client, engine, "DROP TABLE peer", HttpRequest.BodyPublishers.noBody());
        }
    }

    private static InputStream withoutHeader(Path csv) {
        try {
            InputStream in = Files.newInputStream(csv);
            int read = in.read();
            while (read >= 0 && read != '\n') {
                read = in.read();
            }
            return in;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void ask(HttpClient client, ColumnStoreSettings engine, String sql, HttpRequest.BodyPublisher body) {
        var login = engine.writer().user() + ":" + engine.writer().password();
        var uri = URI.create(engine.url() + "/?database=" + engine.database() + "&query="
                + URLEncoder.encode(sql, StandardCharsets.UTF_8));
        var request = HttpRequest.newBuilder(uri)
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)))
                .POST(body)
                .build();
        try {
            var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(sql + ": " + answer.body());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
