package org.jujian.bench.question;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jujian.base.columnstore.ColumnStoreSettings;

/// The embedded engine's HTTP without driver and seam. The engine cannot be opened by two processes at once, so what
/// the
/// server before it costs is the time of a request beside the time that the engine itself says it took for it
/// (`elapsed_ns` of `X-ClickHouse-Summary`: from the statement's text to its whole answer, encoded).
final class RawEngine implements AutoCloseable {
    private static final Pattern ELAPSED = Pattern.compile("\"elapsed_ns\":\"(\\d+)\"");

    private final HttpClient client = HttpClient.newHttpClient();
    private final ColumnStoreSettings engine;

    RawEngine(ColumnStoreSettings engine) {
        this.engine = engine;
    }

    /// Nanoseconds of a request, and those that the engine took of them.
    record Took(long request, long engine) {}

    Took ask(Question question) {
        String sql = question.in(Dialect.CLICKHOUSE).strip() + "\nFORMAT RowBinary";
        long start = System.nanoTime();
        HttpResponse<byte[]> answer = send(sql, HttpResponse.BodyHandlers.ofByteArray());
        long request = System.nanoTime() - start;
        require(answer, sql);
        Matcher elapsed = ELAPSED.matcher(
                answer.headers().firstValue("X-ClickHouse-Summary").orElse(""));
        if (!elapsed.find()) {
            throw new IllegalStateException("summary: expected elapsed_ns, found " + answer.headers());
        }
        return new Took(request, Long.parseLong(elapsed.group(1)));
    }

    void write(String sql, Path file) {
        require(send(sql, HttpResponse.BodyHandlers.ofFile(file)), sql);
    }

    private <T> HttpResponse<T> send(String sql, HttpResponse.BodyHandler<T> body) {
        var login = engine.writer().user() + ":" + engine.writer().password();
        // a query that is streamed would be summed up before it has ended
        String whole = sql.endsWith("RowBinary") ? "&wait_end_of_query=1" : "";
        var request = HttpRequest.newBuilder(URI.create(engine.url() + "/?database=" + engine.database() + whole))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)))
                .POST(HttpRequest.BodyPublishers.ofString(sql))
                .build();
        try {
            return client.send(request, body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void require(HttpResponse<?> answer, String sql) {
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("engine: " + answer.statusCode() + " for " + sql
                    + (answer.body() instanceof byte[] said ? new String(said, StandardCharsets.UTF_8) : ""));
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
