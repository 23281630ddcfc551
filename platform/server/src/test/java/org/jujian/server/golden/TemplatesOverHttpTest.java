package org.jujian.server.golden;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Sheets to fill in over HTTP: downloaded, filled in, fed.
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TemplatesOverHttpTest {
    private static final Path DATA = newFolder();
    private static final String UNITS = """
        社区代码,社区名称,街道代码,街道名称,启用日期
        310114004009,李园一村社区居委会,310114004,嘉定镇街道,2026-01-01
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
    }

    @BeforeAll
    void login() {
        office = ApiClient.login(base(), "jiading-office");
        clerk = ApiClient.login(base(), "liyuan-clerk");
        other = ApiClient.login(base(), "xinhua-office");
        JsonNode done = office.submitAndAwait("T-00", "live", "单位.csv", UNITS.getBytes(UTF_8));
        assertThat(done.get("state").asString()).isEqualTo("DONE");
    }

    @Test
    void listsTheTemplatesWithWhatTheirColumnsWant() {
        JsonNode templates = clerk.get("/api/v1/templates");

        assertThat(templates.valueStream().map(t -> t.get("code").asString()).collect(Collectors.joining(" ")))
                .isEqualTo("T-00 T-01E T-01 T-02 T-03 T-04 T-05 T-06 T-07 T-08 T-09 T-10 T-11 T-12");
        assertThat(templates.get(10).get("columns").get(2).toString())
                .isEqualTo("{\"name\":\"调查方式\",\"required\":true,\"kind\":\"选项\",\"example\":\"入户\","
                        + "\"advice\":\"入户、电话、扫码或代表测评\"}");
        assertThat(templates.get(2).get("oneOf").toString()).isEqualTo("[[[\"期间\"],[\"事件编号\"]]]");
    }

    @Test
    void givesARowOfTheRegisterForEachDutyThatFallsDueAndTakesItFilledIn() {
        JsonNode duties = clerk.get("/api/v1/obligations?unit=310114004009&from=2026-03&to=2026-03");

        List<String> lines = csv(clerk, "/api/v1/templates/T-01?period=2026-03&format=csv");

        assertThat(duties.size()).isGreaterThan(5);
        assertThat(lines).hasSize(duties.size() + 1);
        assertThat(lines.getFirst()).startsWith("社区代码,公开事项代码,期间,事件编号,阶段,公开标题,实际公开日期,公开渠道,");
        JsonNode first = duties.get(0);
        assertThat(lines.get(1))
                .startsWith("310114004009," + first.get("item").asString() + ","
                        + first.get("period").asString() + ",");
        String filled = lines.stream()
                .map(line ->
                        line.replaceFirst("^(310114004009,[^,]*,[^,]*,[^,]*,[^,]*,[^,]*),,,", "$1,2026-03-31,公开栏,"))
                .collect(Collectors.joining("\r\n"));
        JsonNode done = clerk.submitAndAwait("T-01", "live", "台账.csv", filled.getBytes(UTF_8));
        assertThat(done.get("rejections")).isEmpty();
        assertThat(done.get("warnings")).isEmpty();
        assertThat(done.get("rows").get("accepted").asInt()).isEqualTo(duties.size());
    }

    @Test
    void takesAWorkbookAsItWasDownloadedWithoutAWarning() {
        for (String template : List.of("T-01E", "T-01", "T-02", "T-03", "T-08", "T-09", "T-12")) {
            byte[] workbook = clerk.bytes("/api/v1/templates/" + template + "?period=2026-03");
            var answer =
                    clerk.postFile("/api/v1/previews", java.util.Map.of("template", template), "空白表.xlsx", workbook);
            JsonNode preview = JsonMapper.shared().readTree(answer.body());
            assertThat(preview.get("problem").isNull()).as(answer.body()).isTrue();
            assertThat(preview.get("warnings")).as(template).isEmpty();
            assertThat(preview.get("rows").asInt()).as(template).isPositive();
            assertThat(preview.get("firstRows")
                            .get(0)
                            .get("cells")
                            .get(0)
                            .get("written")
                            .asString())
                    .isEqualTo("310114004009");
        }
    }

    @Test
    void givesAStreetOfficeTheRowsOfAllItsCommunities() {
        List<String> lines = csv(office, "/api/v1/templates/T-03?unit=310114004&period=2026Q1&format=csv");

        assertThat(lines).hasSize(1 + 17 * 3 * 2);
        assertThat(lines.get(1)).startsWith("310114004001,2026-01,现金,");
        assertThat(csv(office, "/api/v1/templates/T-00?format=csv").get(1)).startsWith("310114004001,");
    }

    @Test
    void answersAForeignUnitLikeOneThatDoesNotExist() {
        String nonexistent = answer(clerk, "?unit=310114004999");

        assertThat(nonexistent).startsWith("404 ").contains("\"code\":\"NOT_FOUND\"");
        assertThat(answer(clerk, "?unit=310114004010")).isEqualTo(nonexistent);
        assertThat(answer(clerk, "?unit=310114004")).isEqualTo(nonexistent);
        assertThat(answer(clerk, "?unit=640104005001")).isEqualTo(nonexistent);
        assertThat(answer(other, "?unit=310114004009")).isEqualTo(nonexistent);
        assertThat(answer(other, "?unit=310114004")).isEqualTo(nonexistent);
        assertThat(answer(ApiClient.login(base(), "admin"), "")).isEqualTo(nonexistent);
        assertThat(answer(new ApiClient(base(), "nobody"), "")).startsWith("401 ");
    }

    @Test
    void leavesTheListOfUnitsToTheStreetOffice() {
        assertThat(clerk.getRaw("/api/v1/templates/T-00").statusCode()).isEqualTo(403);
        assertThat(clerk.getRaw("/api/v1/templates/T-99").statusCode()).isEqualTo(404);
        assertThat(clerk.getRaw("/api/v1/templates/T-01?format=pdf").statusCode())
                .isEqualTo(400);
        assertThat(clerk.getRaw("/api/v1/templates/T-01?period=March").statusCode())
                .isEqualTo(400);
    }

    private static String answer(ApiClient who, String query) {
        HttpResponse<String> answer = who.getRaw("/api/v1/templates/T-01" + query);
        return answer.statusCode() + " " + answer.body();
    }

    private static List<String> csv(ApiClient who, String path) {
        return List.of(new String(who.bytes(path), UTF_8).replace("\uFEFF", "").split("\r\n"));
    }

    private URI base() {
        return URI.create("http://127.0.0.1:" + port);
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory("jujian-templates");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
