package org.jujian.server.golden;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What `POST` and `GET /api/v1/submissions` answer, over HTTP, in an installation with the demo's units.
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SubmissionsOverHttpTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Path DATA = newFolder();
    private static final String SHEETS = """
        社区代码,会计期间,资金,上期结余,本期收入,本期支出,期末结余
        310114004009,2026-01,现金,100.00,50.00,20.00,130.00
        310114004009,2026-02,现金,1.307,0.00,0.00,130.00
        640104005001,2026-02,现金,130.00,0.00,0.00,130.00
        """;

    @LocalServerPort
    int port;

    private ApiClient office;
    private ApiClient clerk;
    private ApiClient other;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        registry.add("jujian.data-dir", () -> DATA.toString());
        registry.add("jujian.demo", () -> "units");
        registry.add("jujian.clock", () -> "2026-04-01T08:00:00+08:00");
        registry.add("spring.servlet.multipart.max-file-size", () -> "1MB");
    }

    @BeforeAll
    void login() {
        office = ApiClient.login(base(), "jiading-office");
        clerk = ApiClient.login(base(), "liyuan-clerk");
        other = ApiClient.login(base(), "xinhua-office");
    }

    @Test
    void hasTheUnitsOfTheDemoBeforeTheFirstRequest() {
        assertThat(office.get("/api/v1/units?parent=310114004")).hasSize(17);
        assertThat(other.get("/api/v1/units?parent=640104005")).hasSize(8);
    }

    @Test
    void answersCountsAndRowsOfAFile() {
        JsonNode done = clerk.submitAndAwait("T-03", "live", "表.csv", SHEETS.getBytes(UTF_8));

        assertThat(done.get("state").asString()).isEqualTo("DONE");
        assertThat(done.get("template").asString()).isEqualTo("T-03");
        assertThat(done.get("progress").asInt()).isEqualTo(1);
        assertThat(done.get("rows").get("read").asInt()).isEqualTo(3);
        assertThat(done.get("rows").get("rejected").asInt()).isEqualTo(2);
        assertThat(done.get("rejections").get(0).get("row").asInt()).isEqualTo(3);
        assertThat(done.get("rejections").get(0).get("code").asString()).isEqualTo("BAD_VALUE");
        assertThat(done.get("rejections").get(0).get("message").asString()).startsWith("第 3 行　上期结余：发现“1.307”");
        assertThat(done.get("rejections").get(1).get("code").asString()).isEqualTo("FOREIGN_TENANT");
        assertThat(done.get("problem").isNull()).isTrue();
        assertThat(done.get("receivedAt").asString()).matches("2026-04-01T\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?\\+08:00");
    }

    @Test
    void givesTheFileBackWithTheErrorsWrittenIn() {
        JsonNode done = clerk.submitAndAwait("T-03", "live", "表.csv", SHEETS.getBytes(UTF_8));

        String[] lines = new String(
                        clerk.bytes("/api/v1/submissions/" + done.get("id").asString() + "/error-file"), UTF_8)
                .split("\r\n");
        assertThat(lines[0]).isEqualTo("\uFEFF社区代码,会计期间,资金,上期结余,本期收入,本期支出,期末结余,错误说明");
        assertThat(lines[1]).isEqualTo("310114004009,2026-01,现金,100.00,50.00,20.00,130.00");
        assertThat(lines[2])
                .contains("310114004009,2026-02,现金,1.307,0.00,0.00,130.00,")
                .contains("第 3 行　上期结余");
    }

    @Test
    void findsSubmissionsByTemplateStateAndSenderAndTurnsTheirPages() {
        for (int i = 0; i < 3; i++) {
            clerk.submitAndAwait("T-03", "live", "表" + i + ".csv", SHEETS.getBytes(UTF_8));
        }
        clerk.submitAndAwait("T-03", "live", "空.csv", new byte[0]);

        HttpResponse<String> first = clerk.getRaw("/api/v1/submissions?template=T-03&by=liyuan-clerk&limit=2");
        long all = first.headers().firstValueAsLong("X-Total-Count").orElseThrow();
        assertThat(all).isGreaterThanOrEqualTo(4);
        assertThat(JSON.readTree(first.body())).hasSize(2);
        long seen = 2;
        String next = next(first);
        while (!next.isEmpty()) {
            HttpResponse<String> page = clerk.getRaw(next);
            seen += JSON.readTree(page.body()).size();
            assertThat(page.headers().firstValueAsLong("X-Total-Count")).hasValue(all);
            next = next(page);
        }
        assertThat(seen).isEqualTo(all);

        assertThat(clerk.get("/api/v1/submissions?state=FAILED"))
                .allSatisfy(s -> assertThat(s.get("state").asString()).isEqualTo("FAILED"))
                .isNotEmpty();
        assertThat(clerk.get("/api/v1/submissions?template=T-12")).isEmpty();
        assertThat(clerk.get("/api/v1/submissions?by=jiading-office")).isEmpty();
        assertThat(clerk.get("/api/v1/submissions?to=2026-03-31")).isEmpty();
        assertThat(office.get("/api/v1/submissions?by=liyuan-clerk&from=2026-04-01"))
                .isNotEmpty();
        assertThat(other.get("/api/v1/submissions?by=liyuan-clerk")).isEmpty();
        assertThat(code(clerk.getRaw("/api/v1/submissions?state=LOST"))).isEqualTo("400 BAD_PARAMETER");
        assertThat(code(clerk.getRaw("/api/v1/submissions?cursor=x"))).isEqualTo("400 BAD_PARAMETER");
        assertThat(code(clerk.getRaw("/api/v1/submissions?limit=101"))).isEqualTo("400 BAD_PARAMETER");
    }

    /// The path and query of the next page; empty at the end.
    private static String next(HttpResponse<String> page) {
        String link = page.headers().firstValue("Link").orElse("");
        return link.isEmpty() ? "" : link.substring(link.indexOf("/api/"), link.indexOf('>'));
    }

    @Test
    void takesJsonLinesAsAFileAndAsTheBodyWithRowsNumberedByLines() {
        String lines = """
            {"社区代码":"310114004009","会计期间":"2025-11","资金":"现金","上期结余":100,"本期收入":50.00,"本期支出":20,"期末结余":130}
            {"社区代码":310114004009,"会计期间":"2025-12","资金":"现金","上期结余":"1.307","本期收入":0,"本期支出":0,"期末结余":130}
            """;

        JsonNode file = clerk.submitAndAwait("T-03", "live", "表.jsonl", bytes(lines));
        JsonNode body = clerk.awaitSubmission(clerk.postLines("/api/v1/submissions?template=T-03", lines));

        assertThat(file.get("rows").toString()).isEqualTo("{\"read\":2,\"accepted\":1,\"rejected\":1,\"unchanged\":0}");
        assertThat(body.get("rows").toString()).isEqualTo("{\"read\":2,\"accepted\":0,\"rejected\":1,\"unchanged\":1}");
        assertThat(body.get("rejections").get(0).get("row").asInt()).isEqualTo(2);
        assertThat(body.get("rejections").get(0).get("message").asString()).startsWith("第 2 行　上期结余：发现“1.307”");
        assertThat(new String(
                        clerk.bytes("/api/v1/submissions/" + body.get("id").asString() + "/error-file"), UTF_8))
                .startsWith("{\"社区代码\":\"310114004009\"")
                .contains(",\"期末结余\":130,\"错误说明\":\"第 2 行");
        assertThat(code(clerk.postLines("/api/v1/submissions?template=T-99", lines)))
                .isEqualTo("400 BAD_TEMPLATE");
        assertThat(code(new ApiClient(base(), "nobody").postLines("/api/v1/submissions?template=T-03", lines)))
                .isEqualTo("401 UNAUTHENTICATED");
    }

    @Test
    void refusesPersonalDataWithTheCellNamed() {
        String file = SHEETS.replace("现金,100.00", "13912345678,100.00");

        JsonNode failed = office.submitAndAwait("T-03", "backfill", "表.csv", file.getBytes(UTF_8));

        assertThat(failed.get("state").asString()).isEqualTo("FAILED");
        assertThat(failed.get("problem").get("code").asString()).isEqualTo("PERSONAL_DATA");
        assertThat(failed.get("problem").get("row").asInt()).isEqualTo(2);
        assertThat(failed.get("problem").get("column").asString()).isEqualTo("资金");
        assertThat(failed.toString()).doesNotContain("13912345678");
        assertThat(code(office.getRaw("/api/v1/submissions/" + failed.get("id").asString() + "/error-file")))
                .isEqualTo("409 NO_ERROR_FILE");
    }

    @Test
    void answersAForeignSubmissionLikeOneThatDoesNotExist() {
        JsonNode done = office.submitAndAwait("T-03", "backfill", "表.csv", SHEETS.getBytes(UTF_8));
        HttpResponse<String> nonexistent = other.getRaw("/api/v1/submissions/" + UUID.randomUUID());

        HttpResponse<String> foreign =
                other.getRaw("/api/v1/submissions/" + done.get("id").asString());
        HttpResponse<String> ofTheStreet =
                clerk.getRaw("/api/v1/submissions/" + done.get("id").asString());
        HttpResponse<String> noId = other.getRaw("/api/v1/submissions/1");

        assertThat(code(nonexistent)).isEqualTo("404 NOT_FOUND");
        assertThat(code(foreign)).isEqualTo("404 NOT_FOUND");
        assertThat(code(ofTheStreet)).isEqualTo("404 NOT_FOUND");
        assertThat(code(noId)).isEqualTo("404 NOT_FOUND");

        String rejections = "/api/v1/submissions/" + done.get("id").asString() + "/rejections";
        assertThat(office.getRaw(rejections + "?limit=1").body())
                .contains("\"row\":3,\"column\":\"上期结余\",\"letters\":\"D\",\"heading\":\"上期结余\"")
                .endsWith("\"next\":\"3.0\"}");
        assertThat(office.getRaw(rejections + "?cursor=3.0").body())
                .contains("\"row\":4")
                .endsWith("\"next\":null}");
        for (ApiClient stranger : List.of(other, clerk)) {
            assertThat(stranger.getRaw(rejections).body()).isEqualTo(nonexistent.body());
            assertThat(code(stranger.getRaw(rejections))).isEqualTo("404 NOT_FOUND");
        }
    }

    @Test
    void previewsAFileAndKeepsNothingOfIt() {
        int before = clerk.get("/api/v1/submissions").size();
        String file = SHEETS.replace("资金", "款项");

        JsonNode preview = preview(clerk, Map.of("template", "T-03"), file);

        assertThat(preview.get("template").asString()).isEqualTo("T-03");
        assertThat(preview.get("guessed").asBoolean()).isFalse();
        assertThat(preview.get("form").asString()).isEqualTo("CSV 文本，UTF-8，逗号分隔");
        assertThat(preview.get("header").get("firstRow").asInt()).isEqualTo(1);
        assertThat(preview.get("headings").get(2).toString())
                .isEqualTo("{\"heading\":\"款项\",\"column\":null,\"match\":\"UNKNOWN\"}");
        assertThat(preview.get("missing").toString()).isEqualTo("[\"资金\"]");
        assertThat(preview.get("problem").get("code").asString()).isEqualTo("MISSING_COLUMN");
        assertThat(clerk.get("/api/v1/submissions")).hasSize(before);
    }

    @Test
    void remembersOfAUnitWhatItSaidAboutAHeading() {
        String file = SHEETS.replace("资金", "款子").replace("1.307", "130.00");
        JsonNode mapped = preview(clerk, Map.of("template", "T-03", "mapping", "{\"款子\":\"资金\"}"), file);
        assertThat(mapped.get("headings").get(2).get("match").asString()).isEqualTo("MAPPED");
        assertThat(mapped.get("rows").asInt()).isEqualTo(3);
        assertThat(mapped.get("period").toString())
                .isEqualTo("{\"column\":\"会计期间\",\"from\":\"2026-01\",\"to\":\"2026-02\"}");
        assertThat(mapped.get("firstRows").get(0).get("cells").get(3).toString())
                .isEqualTo("{\"written\":\"100.00\",\"read\":\"100.00\"}");

        JsonNode done = clerk.awaitSubmission(clerk.submitRaw(
                Map.of("template", "T-03", "mapping", "{\"款子\":\"资金\"}", "rememberMapping", "true"),
                "表.csv",
                file.getBytes(UTF_8)));

        assertThat(done.get("state").asString()).isEqualTo("DONE");
        assertThat(done.get("rows").get("rejected").asInt()).isEqualTo(1);
        assertThat(preview(clerk, Map.of("template", "T-03"), file)
                        .get("headings")
                        .get(2)
                        .get("match")
                        .asString())
                .isEqualTo("REMEMBERED");
        assertThat(preview(office, Map.of("template", "T-03"), file)
                        .get("headings")
                        .get(2)
                        .get("match")
                        .asString())
                .isEqualTo("UNKNOWN");
        assertThat(preview(other, Map.of("template", "T-03"), file)
                        .get("problem")
                        .get("code")
                        .asString())
                .isEqualTo("MISSING_COLUMN");
        // the error file is read by the same words
        assertThat(new String(
                        clerk.bytes("/api/v1/submissions/" + done.get("id").asString() + "/error-file"), UTF_8))
                .contains("款子");
    }

    @Test
    void previewsOnlyForThoseWhoFeed() {
        for (String username : List.of("liyuan-supervisor", "jiading-discipline", "admin")) {
            assertThat(code(ApiClient.login(base(), username)
                            .postFile("/api/v1/previews", Map.of("template", "T-03"), "a.csv", bytes(SHEETS))))
                    .isEqualTo("403 FEEDING_NOT_ALLOWED");
        }
        assertThat(code(new ApiClient(base(), "nobody")
                        .postFile("/api/v1/previews", Map.of("template", "T-03"), "a.csv", bytes(SHEETS))))
                .isEqualTo("401 UNAUTHENTICATED");
        assertThat(code(clerk.postFile(
                        "/api/v1/previews", Map.of("template", "T-03", "mapping", "[1]"), "a.csv", bytes(SHEETS))))
                .isEqualTo("400 BAD_MAPPING");
        assertThat(code(clerk.submitRaw(
                        Map.of("template", "T-03", "mapping", "{\"款子\":\"税额\"}"), "a.csv", bytes(SHEETS))))
                .isEqualTo("400 BAD_MAPPING");
    }

    @Test
    void previewsNothingOfAFileWithPersonalData() {
        JsonNode preview = preview(office, Map.of(), SHEETS.replace("现金,100.00", "13912345678,100.00"));

        assertThat(preview.get("template").asString()).isEqualTo("T-03");
        assertThat(preview.get("guessed").asBoolean()).isTrue();
        assertThat(preview.get("problem").get("code").asString()).isEqualTo("PERSONAL_DATA");
        assertThat(preview.get("headings")).isEmpty();
        assertThat(preview.get("firstRows")).isEmpty();
        assertThat(preview.toString()).doesNotContain("13912345678");
    }

    private static JsonNode preview(ApiClient who, Map<String, String> fields, String file) {
        var answer = who.postFile("/api/v1/previews", fields, "表.csv", file.getBytes(UTF_8));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }

    @Test
    void leavesUnitsAndBackfillToTheStreetOffice() {
        assertThat(code(clerk.submitRaw(Map.of("template", "T-00"), "a.csv", bytes("x"))))
                .isEqualTo("403 TEMPLATE_NOT_ALLOWED");
        assertThat(code(clerk.submitRaw(Map.of("template", "T-03", "mode", "backfill"), "a.csv", bytes("x"))))
                .isEqualTo("403 BACKFILL_NOT_ALLOWED");
        assertThat(code(ApiClient.login(base(), "liyuan-supervisor")
                        .submitRaw(Map.of("template", "T-03"), "a.csv", bytes("x"))))
                .isEqualTo("403 FEEDING_NOT_ALLOWED");
        assertThat(code(ApiClient.login(base(), "jiading-discipline")
                        .submitRaw(Map.of("template", "T-03"), "a.csv", bytes("x"))))
                .isEqualTo("403 FEEDING_NOT_ALLOWED");
    }

    @Test
    void refusesWhatItDoesNotUnderstand() {
        assertThat(code(office.submitRaw(Map.of("template", "T-99"), "a.csv", bytes("x"))))
                .isEqualTo("400 BAD_TEMPLATE");
        assertThat(code(office.submitRaw(Map.of("template", "T-03", "mode", "now"), "a.csv", bytes("x"))))
                .isEqualTo("400 BAD_MODE");
        assertThat(code(office.submitRaw(Map.of("template", "T-03", "dryRun", "maybe"), "a.csv", bytes("x"))))
                .isEqualTo("400 BAD_DRY_RUN");
        assertThat(code(office.submitRaw(Map.of("template", "T-03", "unit", "亿元"), "a.csv", bytes("x"))))
                .isEqualTo("400 BAD_UNIT");
    }

    @Test
    void refusesAFileAboveTheLimit() {
        assertThat(code(office.submitRaw(Map.of("template", "T-03"), "a.csv", new byte[(1 << 20) + 1])))
                .isEqualTo("413 FILE_TOO_LARGE");
    }

    @Test
    void failsAnEmptyFile() {
        JsonNode failed = office.submitAndAwait("T-03", "backfill", "空.csv", new byte[0]);

        assertThat(failed.get("state").asString()).isEqualTo("FAILED");
        assertThat(failed.get("problem").get("code").asString()).isEqualTo("EMPTY_FILE");
    }

    @Test
    void acknowledgesNothingOfAnUploadThatBreaksOff() throws IOException {
        int before = office.get("/api/v1/submissions").size();
        breakOff("");
        assertThat(office.get("/api/v1/submissions")).hasSize(before);
    }

    private void breakOff(String header) throws IOException {
        try (var socket = new Socket("127.0.0.1", port)) {
            OutputStream out = socket.getOutputStream();
            out.write(("POST /api/v1/submissions HTTP/1.1\r\nHost: 127.0.0.1\r\n" + header
                            + "Authorization: Bearer " + office.token()
                            + "\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 5000\r\n\r\n"
                            + "--b\r\nContent-Disposition: form-data; name=\"template\"\r\n\r\nT-03\r\n"
                            + "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n"
                            + SHEETS)
                    .getBytes(UTF_8));
            out.flush();
            socket.shutdownOutput();
            assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
                    .doesNotContain(" 202 ");
        }
    }

    @Test
    void answersARepeatedCallAsTheFirst() {
        var fields = Map.of("template", "T-03", "mode", "backfill");
        byte[] file = bytes(SHEETS.replace("20.00", "21.00"));
        HttpResponse<String> first = office.submitKeyed("answers-1", fields, "表.csv", file);
        office.awaitSubmission(first);
        int known = office.get("/api/v1/submissions").size();

        HttpResponse<String> again = office.submitKeyed("answers-1", fields, "另一个名字.csv", file);

        assertThat(first.statusCode()).isEqualTo(202);
        assertThat(again.statusCode()).isEqualTo(202);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers().firstValue("Location"))
                .isEqualTo(first.headers().firstValue("Location"));
        assertThat(first.headers().firstValue("Idempotent-Replayed")).isEmpty();
        assertThat(again.headers().firstValue("Idempotent-Replayed")).contains("true");
        assertThat(office.get("/api/v1/submissions")).hasSize(known);
    }

    @Test
    void refusesAKeyThatNamesAnotherCall() {
        var fields = Map.of("template", "T-03", "mode", "backfill");
        office.submitKeyed("refuses-1", fields, "表.csv", bytes(SHEETS));

        assertThat(code(office.submitKeyed("refuses-1", fields, "表.csv", bytes(SHEETS + "\n"))))
                .isEqualTo("409 IDEMPOTENCY_KEY_REUSED");
        for (var other : List.of(
                Map.of("template", "T-02", "mode", "backfill"),
                Map.of("template", "T-03", "mode", "live"),
                Map.of("template", "T-03", "mode", "backfill", "dryRun", "true"),
                Map.of("template", "T-03", "mode", "backfill", "unit", "万元"),
                Map.of("template", "T-03", "mode", "backfill", "mapping", "{\"备考\":null}"))) {
            assertThat(code(office.submitKeyed("refuses-1", other, "表.csv", bytes(SHEETS))))
                    .as(other.toString())
                    .isEqualTo("409 IDEMPOTENCY_KEY_REUSED");
        }
        assertThat(code(office.submitKeyed(" ", fields, "表.csv", bytes(SHEETS))))
                .startsWith("400 ");
    }

    @Test
    void givesEachUnitKeysOfItsOwn() {
        HttpResponse<String> ofTheStreet =
                office.submitKeyed("apart-1", Map.of("template", "T-03"), "表.csv", bytes(SHEETS));
        HttpResponse<String> ofTheCommunity =
                clerk.submitKeyed("apart-1", Map.of("template", "T-03"), "表.csv", bytes(SHEETS));
        HttpResponse<String> ofAnotherStreet =
                other.submitKeyed("apart-1", Map.of("template", "T-02"), "表.csv", bytes(SHEETS + "\n"));

        assertThat(List.of(ofTheStreet, ofTheCommunity, ofAnotherStreet))
                .allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(202))
                .extracting(HttpResponse::body)
                .doesNotHaveDuplicates();
    }

    @Test
    void makesOneSubmissionOfCallsAtTheSameTime() throws Exception {
        var fields = Map.of("template", "T-03", "mode", "backfill");
        int before = office.get("/api/v1/submissions").size();
        Callable<HttpResponse<String>> send =
                () -> office.submitKeyed("at-once-1", fields, "表.csv", bytes(SHEETS.replace("20.00", "22.00")));
        try (var threads = Executors.newFixedThreadPool(6)) {
            var answers = threads.invokeAll(Collections.nCopies(12, send));

            assertThat(answers)
                    .extracting(f -> f.resultNow().statusCode() + f.resultNow().body())
                    .containsOnly("202" + answers.getFirst().resultNow().body());
            assertThat(answers)
                    .filteredOn(f -> f.resultNow()
                            .headers()
                            .firstValue("Idempotent-Replayed")
                            .isEmpty())
                    .hasSize(1);
        }
        assertThat(office.get("/api/v1/submissions")).hasSize(before + 1);
    }

    @Test
    void leavesTheKeyOfAnUploadThatBreaksOffFree() throws IOException {
        breakOff("Idempotency-Key: broken-1\r\n");

        HttpResponse<String> whole = office.submitKeyed("broken-1", Map.of("template", "T-03"), "a.csv", bytes(SHEETS));

        assertThat(whole.statusCode()).isEqualTo(202);
        assertThat(whole.headers().firstValue("Idempotent-Replayed")).isEmpty();
    }

    @Test
    void wantsAToken() {
        assertThat(new ApiClient(base(), "nobody").getRaw("/api/v1/submissions").statusCode())
                .isEqualTo(401);
    }

    private URI base() {
        return URI.create("http://127.0.0.1:" + port);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    private static String code(HttpResponse<String> answer) {
        return answer.statusCode() + " "
                + JsonMapper.shared().readTree(answer.body()).path("code").asString("");
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory("jujian-submissions");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
