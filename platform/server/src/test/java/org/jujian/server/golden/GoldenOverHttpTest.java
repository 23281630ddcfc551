package org.jujian.server.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/// The main job from outside: the golden set goes in over the interface, and its rejections, counts, figures and
/// reports come out.
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class GoldenOverHttpTest {
    private static final Path DATA = newFolder();

    @LocalServerPort
    int port;

    private ApiClient jiading;
    private ApiClient xinhua;
    private GoldenSet.Answers answers;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        registry.add("jujian.data-dir", () -> DATA.toString());
        registry.add("jujian.demo", () -> "units");
        registry.add("jujian.clock", () -> "2026-04-01T08:00:00+08:00");
    }

    @BeforeAll
    void feed() {
        jiading = ApiClient.login(base(), "jiading-office");
        xinhua = ApiClient.login(base(), "xinhua-office");
        answers = GoldenSet.feedAll(jiading, xinhua);
        assertThat(jiading.runMetrics("2026-01", "2026-03").get("state").asString())
                .isEqualTo("DONE");
        assertThat(xinhua.runMetrics("2026-01", "2026-03").get("state").asString())
                .isEqualTo("DONE");
    }

    @Test
    @Order(1)
    void rejectsTheRowsThatMustBeRejected() {
        assertThat(answers.rejections()).containsExactlyInAnyOrderElementsOf(GoldenSet.expectedRejections());
    }

    @Test
    @Order(1)
    void countsAndWarnsAsExpected() {
        assertThat(answers.counts()).containsExactlyElementsOf(GoldenSet.expectedCounts());
        assertThat(answers.warnings()).containsExactlyInAnyOrderElementsOf(GoldenSet.expectedWarnings());
    }

    @Test
    @Order(2)
    void computesEveryValueOfTheMonths() {
        var comparison = FigureComparison.of(
                GoldenSet.expected("values"), GoldenSet.figures(jiading, xinhua, "2026-01", "2026-03"));
        assertThat(comparison.differences()).isEmpty();
        assertThat(comparison.equal()).isEqualTo(3267);
    }

    @Test
    @Order(2)
    void computesEveryValueOfTheQuarter() {
        var comparison = FigureComparison.of(
                GoldenSet.expected("quarters"), GoldenSet.figures(jiading, xinhua, "2026Q1", "2026Q1"));
        assertThat(comparison.differences()).isEmpty();
        assertThat(comparison.equal()).isEqualTo(1164);
    }

    @Test
    @Order(3)
    void refusesFilesWithPersonalDataAndTakesTheLookalikes() {
        for (JsonNode row : GoldenSet.json("refused/refused.json")) {
            JsonNode answer = submit(row);
            assertThat(answer.get("state").asString()).isEqualTo("FAILED");
            JsonNode problem = answer.get("problem");
            assertThat(problem.get("code").asString()).isEqualTo(row.get("code").asString());
            assertThat(problem.get("row").asInt()).isEqualTo(row.get("row").asInt());
            assertThat(problem.get("column").asString())
                    .isEqualTo(row.get("column").asString());
            assertThat(answer.get("rejections")).isEmpty();
        }
        for (JsonNode row : GoldenSet.json("accepted-lookalikes/accepted.json")) {
            JsonNode answer = submit(row);
            assertThat(answer.get("state").asString()).isEqualTo("DONE");
            assertThat(answer.get("rows").get("accepted").asInt())
                    .isEqualTo(row.get("rows").asInt());
        }
        jiading.runMetrics("2026-01", "2026-03");
        assertThat(FigureComparison.of(
                                GoldenSet.expected("values"), GoldenSet.figures(jiading, xinhua, "2026-01", "2026-03"))
                        .differences())
                .isEmpty();
    }

    @Test
    @Order(4)
    void answersAForeignUnitLikeOneThatDoesNotExist() {
        for (String path : new String[] {
            "/api/v1/metrics?from=2026-01&to=2026-01&unit=",
            "/api/v1/metrics?from=2026-01&to=2026-01&formula=2&unit=",
            "/api/v1/obligations?from=2026-01&to=2026-01&unit=",
            "/api/v1/units?parent="
        }) {
            var foreign = xinhua.getRaw(path + "310114004009");
            var nowhere = xinhua.getRaw(path + "999999999009");
            assertThat(foreign.statusCode()).as(path).isEqualTo(404);
            assertThat(foreign.body().replace("310114004009", "X"))
                    .isEqualTo(nowhere.body().replace("999999999009", "X"));
        }
    }

    @Test
    @Order(4)
    void tellsTheChecksOfTheSecondFormulaToThoseWhoReachTheBooks() {
        String unit = "310114004009";
        JsonNode evidence = jiading.get("/api/v1/metrics/310114004/2026-03/FV-14/evidence");
        assertThat(evidence.get("figure").get("formulaVersion").asString()).isEqualTo("2");
        assertThat(evidence.get("findings")).hasSize(missing(evidence)).allSatisfy(finding -> {
            assertThat(finding.get("check").asString()).isEqualTo("FV-14");
            assertThat(finding.get("found").asString()).contains("报的是零报告");
            assertThat(finding.get("origins")).isNotEmpty();
            assertThat(finding.get("origins").get(0).get("file").asString()).startsWith("T-02-");
        });
        String m70 = "/api/v1/metrics?metric=M70&from=2026-03&to=2026-03&unit=" + unit;
        assertThat(jiading.get(m70)).isEqualTo(jiading.get(m70 + "&formula=1"));
        assertThat(jiading.get(m70).get(0).get("formulaVersion").asString()).isEqualTo("1");
        assertThat(jiading.get(m70 + "&formula=2").get(0).get("formulaVersion").asString())
                .isEqualTo("2");
        assertThat(jiading.get(m70 + "&formula=2").get(0).get("denominator").asInt())
                .isGreaterThan(jiading.get(m70).get(0).get("denominator").asInt());
        assertThat(jiading.getRaw(m70 + "&formula=3").statusCode()).isEqualTo(400);

        ApiClient clerk = ApiClient.login(base(), "liyuan-clerk");
        String own = "/api/v1/metrics/" + unit + "/2026-03/FV-14/evidence";
        assertThat(clerk.getRaw(own).statusCode()).isEqualTo(200);
        for (String path : new String[] {
            own.replace(unit, "310114004010"), own.replace(unit, "310114004"), own.replace(unit, "640104005001")
        }) {
            assertThat(clerk.getRaw(path).statusCode()).as(path).isEqualTo(404);
        }
        assertThat(xinhua.getRaw(own).statusCode()).isEqualTo(404);
    }

    /// Checks of a month are communities here, and each has one case.
    private static int missing(JsonNode evidence) {
        JsonNode figure = evidence.get("figure");
        return figure.get("denominator").asInt() - figure.get("numerator").asInt();
    }

    @Test
    @Order(4)
    void answersBadFilesWithARowAndASentence() {
        record Bad(String template, String text, String code) {}
        for (Bad bad : new Bad[] {
            new Bad("T-09", "", "EMPTY_FILE"),
            new Bad("T-09", "社区代码,会计期间,资金,上期结余,本期收入,本期支出,期末结余\n", "WRONG_TEMPLATE"),
            new Bad("T-09", "社区代码,期间,调查方式,发放数,满意,基本满意,不满意\n310114004001,2026-01,入户,1,1,0,0\n", "MISSING_COLUMN"),
        }) {
            JsonNode answer = jiading.submitAndAwait(
                    bad.template(), "backfill", "x.csv", bad.text().getBytes(StandardCharsets.UTF_8));
            assertThat(answer.get("state").asString()).as(bad.code()).isEqualTo("FAILED");
            assertThat(answer.get("problem").get("code").asString()).isEqualTo(bad.code());
            assertThat(answer.get("problem").get("message").asString()).containsPattern("\\p{IsHan}");
        }
        var broken =
                jiading.submitAndAwait("T-09", "backfill", "x.csv", new byte[] {(byte) 0xFF, 0x00, (byte) 0x81, 0x20});
        assertThat(broken.get("problem").get("code").asString()).isEqualTo("BAD_ENCODING");
    }

    @Test
    @Order(4)
    void showsLeadsToTheCommitteeOfTheStreetAlone() {
        ApiClient committee = ApiClient.login(base(), "jiading-discipline");
        String path = "/api/v1/leads?unit=310114004&period=2026Q1";
        JsonNode leads = committee.get(path);
        assertThat(leads.get("rules")).hasSize(20);
        assertThat(leads.get("leads")).isNotEmpty();
        JsonNode lead = leads.get("leads").get(0);
        String one = "/api/v1/leads/" + lead.get("id").asString();
        assertThat(committee.get(one + "?unit=310114004&period=2026Q1").get("lines"))
                .isNotEmpty();
        var decision = Map.of("unit", "310114004", "period", "2026Q1", "decision", "DISMISSED", "reason", "已核对凭证，付款属实");
        for (String other : new String[] {"jiading-office", "liyuan-clerk", "xinhua-discipline", "admin"}) {
            ApiClient stranger = ApiClient.login(base(), other);
            assertThat(stranger.getRaw(path).statusCode()).as(other).isEqualTo(404);
            assertThat(stranger.getRaw(one + "?unit=310114004&period=2026Q1").statusCode())
                    .as(other)
                    .isEqualTo(404);
            assertThat(stranger.postJson(one + "/decisions", decision).statusCode())
                    .as(other)
                    .isEqualTo(404);
        }
        assertThat(committee.postJson(one + "/decisions", decision).statusCode())
                .isEqualTo(201);
        assertThat(committee
                        .get(one + "?unit=310114004&period=2026Q1")
                        .get("lead")
                        .get("decision")
                        .get("reason")
                        .asString())
                .isEqualTo("已核对凭证，付款属实");
    }

    @Test
    @Order(5)
    void printsTheSameFiguresInTheReport() {
        JsonNode report = jiading.requestReport("self-inspection", "310114004009", "2026Q1");
        assertThat(report.get("state").asString()).isEqualTo("DONE");
        byte[] pdf = jiading.bytes("/api/v1/reports/" + report.get("id").asString() + "/content");
        assertThat(new String(pdf, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
        String text = ReportText.of(pdf);
        assertThat(text)
                .contains("本期应公开59项，已公开59项，覆盖率100.0%；按时公开56项，及时率94.9%；迟公开3项，逾期未公开0项。")
                .contains("勾稽检查17项，通过15项，通过率88.2%；未通过：上下月结余衔接、同一凭证日期一致。")
                .contains("本期应答复居民意见4条，按期答复3条，按期答复率75.0%；办结3条，办结率75.0%。")
                .contains("满意率92.0%（95%区间75.0—97.8%），样本不足，仅供参考。")
                .contains(report.get("number").asString());
    }

    @Test
    @Order(6)
    void printsEveryCommunityInEveryPeriod() {
        for (String street : new String[] {"310114004", "640104005"}) {
            ApiClient office = street.equals("310114004") ? jiading : xinhua;
            for (JsonNode unit : office.get("/api/v1/units?parent=" + street)) {
                for (String period : new String[] {"2026-02", "2026Q1", "2026"}) {
                    JsonNode report = office.requestReport(
                            "self-inspection", unit.get("code").asString(), period);
                    assertThat(report.get("state").asString())
                            .as("%s %s %s", unit.get("code"), period, report.get("problem"))
                            .isEqualTo("DONE");
                }
            }
        }
    }

    @Test
    @Order(7)
    void verifiesTheNumberOfAReportWithoutALogin() {
        JsonNode report = jiading.requestReport("self-inspection", "310114004009", "2026Q1");
        ApiClient anybody = ApiClient.anonymous(base());
        String page = "/verify/" + report.get("number").asString();
        assertThat(anybody.get(page + "?hash=" + report.get("dataHash").asString())
                        .get("result")
                        .asString())
                .isEqualTo("GENUINE");
        assertThat(anybody.get(page + "?hash=" + report.get("sha256").asString())
                        .get("genuine")
                        .asBoolean())
                .isTrue();
        // what nobody signed yet is genuine, and said to be a draft
        assertThat(anybody.get(page).get("stage").asString()).isEqualTo("DRAFT");
        JsonNode entry = jiading.get("/api/v1/reports?unit=310114004009&kind=self-inspection&period=2026Q1&q=勾稽检查17项")
                .get(0);
        assertThat(entry.get("number").asString())
                .isEqualTo(report.get("number").asString());
        assertThat(entry.get("state").asString()).isEqualTo("DRAFT");
        assertThat(anybody.get(page + "?hash=0").get("result").asString()).isEqualTo("OTHER_HASH");
        assertThat(anybody.get("/verify/ZC-310114004009-2026Q1-00000000")
                        .get("result")
                        .asString())
                .isEqualTo("UNKNOWN_NUMBER");
    }

    private JsonNode submit(JsonNode row) {
        String file = row.get("file").asString();
        return jiading.submitAndAwait(
                row.get("template").asString(),
                "backfill",
                file.substring(file.lastIndexOf('/') + 1),
                GoldenSet.bytes(file));
    }

    /// Made before the context is, which a folder of the test's extension would not be.
    private static Path newFolder() {
        try {
            return Files.createTempDirectory(Path.of("target"), "golden").toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private URI base() {
        return URI.create("http://127.0.0.1:" + port);
    }
}
