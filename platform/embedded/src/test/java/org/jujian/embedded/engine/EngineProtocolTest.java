package org.jujian.embedded.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.clickhouse.client.api.Client;
import com.clickhouse.client.api.CompressionMethod;
import com.clickhouse.client.api.insert.InsertSettings;
import com.clickhouse.data.ClickHouseFormat;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jujian.base.columnstore.ColumnStoreSettings;
import org.jujian.base.columnstore.ColumnStoreSettings.Login;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The protocol as it goes over the wire, without our own seam.
class EngineProtocolTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    private static Path directory;

    private static EmbeddedEngine engine;
    private static ColumnStoreSettings settings;

    @BeforeAll
    static void start() {
        engine = EmbeddedEngine.start(EngineSettings.in(directory));
        settings = engine.columnStore();
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    @Test
    void listensOnLoopbackAlone() {
        assertThat(settings.url().getHost()).isEqualTo("127.0.0.1");
    }

    @ParameterizedTest
    @CsvSource({"jujian,wrong", "jujian,''", "reader,wrong", "default,''", "nobody,wrong"})
    void refusesEveryRequestWithoutTheRightPassword(String user, String password) throws Exception {
        var answer = ask(new Login(user, password), "", "SELECT 1");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("X-ClickHouse-Exception-Code")).hasValue("516");
    }

    @Test
    void refusesARequestWithoutAnyName() throws Exception {
        var request = HttpRequest.newBuilder(settings.url())
                .POST(HttpRequest.BodyPublishers.ofString("SELECT 1"))
                .build();
        assertThat(HTTP.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(403);
    }

    @Test
    void answersPingWithoutAPassword() throws Exception {
        var request = HttpRequest.newBuilder(settings.url().resolve("/ping")).build();
        assertThat(HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body())
                .isEqualTo("Ok.\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "CSVWithNames | ~\"a\",\"b\"\n1,\"居\"\n~",
                "TabSeparatedWithNamesAndTypes | ~a\tb\nUInt8\tString\n1\t居\n~",
                "JSONEachRow | ~{\"a\":1,\"b\":\"居\"}\n~",
                "JSONCompactEachRow | ~[1, \"居\"]\n~"
            })
    void answersInTheFormatAskedFor(String format, String expected) throws Exception {
        var answer = ask(settings.writer(), "", "SELECT 1 AS a, '居' AS b FORMAT " + format);
        assertThat(answer.body()).isEqualTo(expected);
        assertThat(answer.headers().firstValue("X-ClickHouse-Format")).hasValue(format);
        assertThat(answer.headers().firstValue("X-ClickHouse-Timezone")).hasValue("Asia/Shanghai");
        assertThat(answer.headers().firstValue("X-ClickHouse-Summary")).isPresent();
    }

    @Test
    void aStreamedAnswerHasItsHeadingOnce() throws Exception {
        var answer = ask(settings.writer(), "", "SELECT number AS n FROM numbers(300000) FORMAT CSVWithNames");
        assertThat(answer.body().lines().count()).isEqualTo(300_001);
        assertThat(answer.body().lines().filter("\"n\""::equals).count()).isEqualTo(1);
    }

    @Test
    void aFailureBehindTheFirstByteCutsTheConnection() {
        assertThatThrownBy(() ->
                        ask(settings.writer(), "", "SELECT throwIf(number = 2000000) FROM numbers(4000000) FORMAT TSV"))
                .isInstanceOf(IOException.class);
    }

    @Test
    void aFailureIsAnsweredInFullWhenTheClientWaitsForTheEnd() throws Exception {
        var answer = ask(
                settings.writer(),
                "wait_end_of_query=1",
                "SELECT throwIf(number = 2000000) FROM numbers(4000000) FORMAT TSV");
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.headers().firstValue("X-ClickHouse-Exception-Code")).hasValue("395");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 1 INTO OUTFILE '/tmp/jujian-outfile'",
                "INSERT INTO t FROM INFILE '/etc/hostname' FORMAT CSV",
                "SELECT file('/etc/hostname')",
                "SELECT * FROM file('/etc/hostname', 'LineAsString', 'x String')",
                "SELECT * FROM url('http://127.0.0.1:1/', 'LineAsString', 'x String')",
                "SELECT * FROM remote('127.0.0.1', 'system', 'one')",
                "SELECT * FROM s3('http://127.0.0.1:1/bucket/x.csv', 'CSV', 'x String')",
                "SELECT * FROM executable('id', 'LineAsString', 'x String')",
                "INSERT INTO FUNCTION file('/tmp/jujian-outfile', 'CSV', 'x UInt8') SELECT 1",
                "CREATE TABLE t (x String) ENGINE = File(CSV, '/tmp/jujian-outfile')",
                "CREATE DICTIONARY d (a UInt64) PRIMARY KEY a SOURCE(NULL()) LAYOUT(FLAT()) LIFETIME(0)",
                "CREATE FUNCTION f AS (x) -> x",
                "CREATE USER u",
                "BACKUP DATABASE default TO File('x')"
            })
    void evenTheWriterReachesNoFileNoServerAndNoProgram(String sql) throws Exception {
        var answer = ask(settings.writer(), "", sql);
        assertThat(answer.headers().firstValue("X-ClickHouse-Exception-Code"))
                .as(answer.body())
                .hasValue("497");
    }

    @Test
    void takesOneStatementARequest() throws Exception {
        var answer = ask(settings.writer(), "", "SELECT 1; SELECT 2");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("Multi-statements are not allowed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "readonly=1",
                "additional_table_filters={}&readonly=2",
                "additional_table_filters={}&readonly=1&allow_ddl=1",
                "additional_table_filters={}&readonly=1&session_id=s",
                "additional_table_filters={}&readonly=1&database=system"
            })
    void aReadersRequestNeedsItsFilterAndNothingElse(String parameters) throws Exception {
        var answer = ask(settings.reader(), parameters.replace("{}", "%7B%7D"), "SELECT 1");
        assertThat(answer.headers().firstValue("X-ClickHouse-Exception-Code"))
                .as(answer.body())
                .hasValue("497");
        assertThat(ask(settings.reader(), "additional_table_filters=%7B%7D&readonly=1", "SELECT 1")
                        .body())
                .isEqualTo("1\n");
    }

    @Test
    void aSessionKeepsItsTemporaryTables() throws Exception {
        ask(settings.writer(), "session_id=mine", "CREATE TEMPORARY TABLE mine (x UInt8)");
        ask(settings.writer(), "session_id=mine", "INSERT INTO mine VALUES (7)");
        assertThat(ask(settings.writer(), "session_id=mine", "SELECT x FROM mine")
                        .body())
                .isEqualTo("7\n");
        assertThat(ask(settings.writer(), "session_id=yours", "SELECT x FROM mine")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aSessionServesOneRequestAtATime() throws Exception {
        var slow = CompletableFuture.supplyAsync(() -> askUnchecked("session_id=busy&query_id=slow-session", slow()));
        awaitRunning("slow-session");
        assertThat(ask(settings.writer(), "session_id=busy", "SELECT 1")
                        .headers()
                        .firstValue("X-ClickHouse-Exception-Code"))
                .hasValue("373");
        ask(settings.writer(), "", "KILL QUERY WHERE query_id = 'slow-session'");
        assertThat(slow.get(30, TimeUnit.SECONDS).statusCode()).isEqualTo(500);
    }

    @Test
    void killsAStatementByItsQueryId() throws Exception {
        var slow = CompletableFuture.supplyAsync(() -> askUnchecked("query_id=slow-statement", slow()));
        awaitRunning("slow-statement");
        ask(settings.writer(), "", "KILL QUERY WHERE query_id = 'slow-statement'");
        assertThat(slow.get(30, TimeUnit.SECONDS).headers().firstValue("X-ClickHouse-Exception-Code"))
                .hasValue("394");
    }

    @ParameterizedTest
    @EnumSource(CompressionMethod.class)
    void readsCompressedInsertsOfTheOfficialDriver(CompressionMethod method) throws Exception {
        String table = "compressed_" + method.name().toLowerCase(java.util.Locale.ROOT);
        ask(settings.writer(), "", "CREATE TABLE " + table + " (n UInt32) ENGINE = MergeTree ORDER BY n");
        try (Client client = new Client.Builder()
                .addEndpoint(settings.url().toString())
                .setUsername(settings.writer().user())
                .setPassword(settings.writer().password())
                .compressClientRequest(true)
                .compressionMethod(method)
                .build()) {
            String rows = IntStream.range(0, 200_000).mapToObj(n -> n + "\n").collect(Collectors.joining());
            client.insert(
                            table,
                            new ByteArrayInputStream(rows.getBytes(StandardCharsets.UTF_8)),
                            ClickHouseFormat.TSV,
                            new InsertSettings())
                    .get()
                    .close();
        }
        assertThat(ask(settings.writer(), "", "SELECT count(), sum(n) FROM " + table)
                        .body())
                .isEqualTo("200000\t19999900000\n");
    }

    @Test
    void aBrokenBlockIsRefusedAndStoresNothing() throws Exception {
        ask(settings.writer(), "", "CREATE TABLE broken (n UInt32) ENGINE = MergeTree ORDER BY n");
        var request = request(settings.writer(), "decompress=1&query=" + encoded("INSERT INTO broken FORMAT TSV"))
                .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[64]))
                .build();
        assertThat(HTTP.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(500);
        assertThat(ask(settings.writer(), "", "SELECT count() FROM broken").body())
                .isEqualTo("0\n");
    }

    @Test
    void rowsThatCannotBeReadAreRefusedAltogether() throws Exception {
        ask(settings.writer(), "", "CREATE TABLE strict (n UInt32) ENGINE = MergeTree ORDER BY n");
        var request = request(settings.writer(), "query=" + encoded("INSERT INTO strict FORMAT TSV"))
                .POST(HttpRequest.BodyPublishers.ofString("1\n2\nno number\n"))
                .build();
        assertThat(HTTP.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isNotEqualTo(200);
        assertThat(ask(settings.writer(), "", "SELECT count() FROM strict").body())
                .isEqualTo("0\n");
    }

    @Test
    void staysBelowItsMemory() throws Exception {
        assertThat(ask(
                                settings.writer(),
                                "",
                                "SELECT value FROM system.server_settings WHERE name = 'max_server_memory_usage'")
                        .body())
                .isEqualTo((1L << 30) + "\n");
        var answer = ask(settings.writer(), "", "SELECT length(groupArray(number)) FROM numbers(200000000)");
        assertThat(answer.headers().firstValue("X-ClickHouse-Exception-Code")).hasValue("241");
        assertThat(ask(settings.writer(), "", "SELECT 1").body()).isEqualTo("1\n");
    }

    private static String slow() {
        return "SELECT count() FROM numbers(1000000000000) WHERE NOT ignore(sipHash64(number))";
    }

    private static void awaitRunning(String queryId) {
        org.awaitility.Awaitility.await()
                .until(() -> ask(
                                settings.writer(),
                                "",
                                "SELECT count() FROM system.processes WHERE Settings['log_comment'] = '" + queryId
                                        + "'")
                        .body()
                        .equals("1\n"));
    }

    private static HttpResponse<String> ask(Login login, String parameters, String sql)
            throws IOException, InterruptedException {
        var request = request(login, parameters)
                .POST(HttpRequest.BodyPublishers.ofString(sql))
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> askUnchecked(String parameters, String sql) {
        try {
            return ask(settings.writer(), parameters, sql);
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static HttpRequest.Builder request(Login login, String parameters) {
        return HttpRequest.newBuilder(URI.create(settings.url() + "/?" + parameters))
                .header("X-ClickHouse-User", login.user())
                .header("X-ClickHouse-Key", login.password());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
