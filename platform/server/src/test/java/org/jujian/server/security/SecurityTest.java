package org.jujian.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.jujian.base.postgres.Database;
import org.jujian.base.scope.Scope;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.json.JsonMapper;

/// Logins, tokens and refusals over HTTP, with the demo's users on real stores.
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class SecurityTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Path DATA = newFolder();
    private static final String NOT_FOUND = """
            {"type":"about:blank","title":"Not Found","status":404,"code":"NOT_FOUND","detail":"没有找到。"}""";

    @LocalServerPort
    int port;

    @Autowired
    Database database;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        registry.add("jujian.data-dir", () -> DATA.toString());
        registry.add("jujian.demo", () -> "units");
        registry.add("jujian.clock", () -> "2026-04-01T08:00:00+08:00");
    }

    @Test
    void isHealthyWithBothStoresAndSaysNoMore() {
        HttpResponse<String> health = client().get("/actuator/health");
        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(JSON.readTree(health.body()).get("status").asString()).isEqualTo("UP");
        assertThat(health.body()).doesNotContain("details");
    }

    @Test
    void givesATokenForNameAndPassword() {
        HttpResponse<String> answer = token(client(), "liyuan-clerk", "jujian-demo");
        assertThat(answer.statusCode()).isEqualTo(201);
        var body = JSON.readTree(answer.body());
        assertThat(body.get("token").asString()).hasSize(43);
        assertThat(body.get("expiresAt").asString()).endsWith("+08:00");
    }

    @Test
    void refusesAWrongPassword() {
        HttpResponse<String> answer = token(client(), "xinhua-discipline", "wrong");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.body()).isEqualTo("""
                        {"type":"about:blank","title":"Unauthorized","status":401,"code":"WRONG_PASSWORD","detail":"用户名或密码不对。"}""");
    }

    @Test
    void pausesAfterFiveWrongPasswords() {
        WebClient client = client();
        for (int i = 0; i < 5; i++) {
            assertThat(token(client, "liyuan-supervisor", "wrong").statusCode()).isEqualTo(401);
        }
        HttpResponse<String> paused = token(client, "liyuan-supervisor", "jujian-demo");
        assertThat(paused.statusCode()).isEqualTo(429);
        assertThat(JSON.readTree(paused.body()).get("code").asString()).isEqualTo("TOO_MANY_TRIES");
        assertThat(location(client.login("liyuan-supervisor", "jujian-demo"))).endsWith("/login?throttled");
    }

    @Test
    void wantsATokenForEveryCallOfTheInterface() {
        for (HttpResponse<String> answer : new HttpResponse[] {
            client().get("/api/v1/units"),
            client().get("/api/v1/units", "Authorization", "Bearer made-up"),
            client().get("/api/v1/nothing")
        }) {
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(JSON.readTree(answer.body()).get("code").asString()).isEqualTo("UNAUTHENTICATED");
        }
    }

    @Test
    void answersForeignAndNonexistentWithTheSameBytes() {
        String bearer = bearer("gulou-clerk");
        for (String path : new String[] {
            "/api/v1/units?parent=310114004009", // of the other street
            "/api/v1/units?parent=310114004", // the other street
            "/api/v1/units?parent=640104005002", // a neighbour
            "/api/v1/units?parent=640104005999", // nobody
            "/api/v1/units?parent=abc",
            "/api/v1/submissions/1",
            "/api/v1/metrics/comparison?unit=310114004009&from=2026Q1&to=2026Q1", // of the other street
            "/api/v1/metrics/comparison?unit=640104005002&from=2026Q1&to=2026Q1", // a neighbour
            "/api/v1/metrics/comparison?unit=640104005&from=2026Q1&to=2026Q1", // all of the own street
            "/api/v1/leads?unit=640104005001&period=2026Q1&asOf=2026-02-28", // the committee's alone
            "/api/v1/reports?unit=310114004009", // of the other street
            "/api/v1/reports?unit=640104005", // all of the own street
            "/api/v1/nothing"
        }) {
            HttpResponse<String> answer = client().get(path, "Authorization", bearer);
            assertThat(answer.statusCode()).as(path).isEqualTo(404);
            assertThat(answer.body()).as(path).isEqualTo(NOT_FOUND);
        }
    }

    @Test
    void explainsMetricsToWhoeverIsLoggedInAndShowsNoUnit() {
        assertThat(client().get("/definitions").headers().firstValue("location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/login"));
        for (String user : new String[] {"gulou-clerk", "jiading-office", "admin"}) {
            WebClient reader = client();
            reader.login(user, "jujian-demo");
            assertThat(reader.get("/definitions").body())
                    .contains("及时率", "总分")
                    .doesNotContain("310114004009", "640104005001");
            assertThat(reader.get("/definitions/M01").body()).contains("算例：五项义务");
            assertThat(reader.get("/definitions/M00").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void showsOneCommunitysBoardToEverybodyAndNothingElse() {
        WebClient anybody = client();
        HttpResponse<String> board = anybody.get("/public/310114004009");
        assertThat(board.statusCode()).isEqualTo(200);
        assertThat(board.body()).contains("李园一村社区居务公开栏", "嘉定镇街道").doesNotContain("桃园", "鼓楼");
        String nobody = anybody.get("/public/310114004999").body();
        for (String path : new String[] {
            "/public/310114004999", // nobody
            "/public/310114004000", // a street
            "/public/310114", // a district
            "/public/abc",
            "/public/310114004009?month=2026-05", // not yet
            "/public/310114004009?month=2020-01", // too long ago
            "/public/310114004009?month=2026Q1",
            "/public/310114004009?month=x"
        }) {
            assertThat(anybody.get(path).statusCode()).as(path).isEqualTo(404);
            assertThat(anybody.get(path).body()).as(path).isEqualTo(nobody);
        }
    }

    @Test
    void showsInTheDirectoryTheOwnStreetAndACommunityItselfAlone() {
        WebClient office = client();
        office.login("jiading-office", "jujian-demo");
        assertThat(office.get("/units").body())
                .contains("嘉定镇街道社区名录", "李园一村", "310114004001")
                .doesNotContain("640104005");

        WebClient clerk = client();
        clerk.login("gulou-clerk", "jujian-demo");
        assertThat(clerk.get("/units").body())
                .contains("640104005001", "共 1 个社区")
                .doesNotContain("640104005002", "310114004");

        WebClient administrator = client();
        administrator.login("admin", "jujian-demo");
        assertThat(administrator.get("/units").statusCode()).isEqualTo(404);
        assertThat(administrator.get("/platform").body()).contains("重算核对", "还没有核对过");

        var units = JSON.readTree(client().get("/api/v1/units", "Authorization", bearer("gulou-clerk"))
                .body());
        assertThat(units.size()).isEqualTo(1);
        assertThat(units.get(0).get("validFrom").asString()).isEqualTo("2026-01-01");
        assertThat(units.get(0).get("validTo").isNull()).isTrue();
        assertThat(units.get(0).get("predecessors").size()).isZero();
        assertThat(units.get(0).get("successors").size()).isZero();
    }

    @Test
    void saysWhatIsWrongWithARequestAndShowsNoTrace() {
        String bearer = bearer("jiading-office");
        HttpResponse<String> mistyped = client().get(
                        "/api/v1/metrics?unit=310114004&from=2026-01&to=2026-03&asOf=yesterday",
                        "Authorization",
                        bearer);
        assertThat(mistyped.statusCode()).isEqualTo(400);
        assertThat(JSON.readTree(mistyped.body()).get("code").asString()).isEqualTo("BAD_PARAMETER");

        HttpResponse<String> missing = client().get("/api/v1/metrics?unit=310114004", "Authorization", bearer);
        assertThat(missing.statusCode()).isEqualTo(400);
        assertThat(JSON.readTree(missing.body()).get("detail").asString()).isEqualTo("参数：缺少 from。");

        HttpResponse<String> unreadable = client().postJson("/api/v1/tokens", "{");
        assertThat(unreadable.statusCode()).isEqualTo(400);
        assertThat(unreadable.body()).doesNotContain("Exception").doesNotContain("jujian.server");
    }

    @Test
    void sendsWhoIsUnknownToTheLogin() {
        HttpResponse<String> answer = client().get("/street");
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(location(answer)).endsWith("/login");
    }

    @Test
    void logsInByFormAndKeepsTheSessionOutOfReachOfScripts() {
        WebClient client = client();
        HttpResponse<String> login = client.login("jiading-office", "jujian-demo");
        assertThat(login.statusCode()).isEqualTo(302);
        assertThat(location(login)).doesNotContain("login");
        assertThat(login.headers().firstValue("Set-Cookie").orElse(""))
                .startsWith("JUJIAN=")
                .contains("HttpOnly")
                .contains("SameSite=Lax");
        assertThat(client.get("/street").statusCode()).isNotEqualTo(302);
    }

    @Test
    void showsThePagesOfLeadsToTheCommitteeAlone() {
        WebClient committee = client();
        committee.login("jiading-discipline", "jujian-demo");
        assertThat(committee.get("/leads?period=2026Q1").body()).contains("<h1>线索</h1>", "嘉定镇街道");
        assertThat(committee.get("/leads/nothing?period=2026Q1").statusCode()).isEqualTo(404);
        for (String other :
                new String[] {"jiading-office", "liyuan-clerk", "liyuan-director", "gulou-clerk", "admin"}) {
            WebClient stranger = client();
            stranger.login(other, "jujian-demo");
            for (String path : new String[] {"/leads", "/leads?period=2026Q1", "/leads/nothing?period=2026Q1"}) {
                HttpResponse<String> answer = stranger.get(path);
                assertThat(answer.statusCode()).as(other + " " + path).isEqualTo(404);
                assertThat(answer.body()).as(other + " " + path).contains("没有找到这一页。");
            }
        }
    }

    @Test
    void showsTheRegisterOfReportsToThoseWhoReachTheUnit() {
        WebClient office = client();
        office.login("jiading-office", "jujian-demo");
        assertThat(office.get("/reports").body())
                .contains("<h1>报告登记簿</h1>", "李园一村")
                .doesNotContain("640104005");
        assertThat(office.get("/reports?unit=310114004009").statusCode()).isEqualTo(200);

        WebClient clerk = client();
        clerk.login("gulou-clerk", "jujian-demo");
        assertThat(clerk.get("/reports").body()).contains("没有符合条件的报告").doesNotContain("310114004", "640104005002");
        for (String path : new String[] {
            "/reports?unit=310114004009",
            "/reports?unit=640104005002",
            "/reports?unit=640104005000",
            "/reports?period=never"
        }) {
            assertThat(clerk.get(path).statusCode()).as(path).isEqualTo(404);
        }
        for (String step : new String[] {"check", "sign", "issue", "withdraw"}) {
            HttpResponse<String> answer =
                    clerk.submit("/reports", "/reports/ZC-310114004009-2026Q1-00000000/" + step, Map.of("reason", "无"));
            assertThat(answer.statusCode()).as(step).isEqualTo(404);
            assertThat(answer.body()).contains("没有找到这一页。");
        }
        String text = "/reports/ZC-310114004009-2026Q1-00000000/text";
        assertThat(clerk.get(text).statusCode()).isEqualTo(404);
        HttpResponse<String> edit = clerk.submit("/reports", text, Map.of("place", "d1", "text", "无"));
        assertThat(edit.statusCode()).isEqualTo(404);
        assertThat(edit.body()).contains("没有找到这一页。");
        WebClient administrator = client();
        administrator.login("admin", "jujian-demo");
        assertThat(administrator.get("/reports").statusCode()).isEqualTo(404);
        assertThat(client().get("/api/v1/reports", "Authorization", bearer("admin"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(client().get("/api/v1/reports", "Authorization", bearer("gulou-clerk"))
                        .body())
                .isEqualTo("[]");
    }

    @Test
    void takesTheInstantByWhichAReportsDataWereReceived() {
        String bearer = bearer("liyuan-clerk");
        String order = """
                {"kind":"self-inspection","unit":"310114004009","period":"2026Q1","format":"html","asOf":"2026-03-31",
                 "knownAt":"2026-03-31T18:00:00+08:00"}""";
        HttpResponse<String> asked = client().postJson("/api/v1/reports", order, "Authorization", bearer);
        assertThat(asked.statusCode()).isEqualTo(202);
        var report = JSON.readTree(
                client().get(location(asked), "Authorization", bearer).body());
        assertThat(OffsetDateTime.parse(report.get("knownAt").asString())).isEqualTo("2026-03-31T18:00:00+08:00");
        assertThat(report.get("asOf").asString()).isEqualTo("2026-03-31");
        assertSameAsMissing(bearer("gulou-clerk"), "/api/v1/reports", order);
        HttpResponse<String> wrong = client().postJson(
                        "/api/v1/reports",
                        order.replace("2026-03-31T18:00:00+08:00", "yesterday"),
                        "Authorization",
                        bearer);
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(JSON.readTree(wrong.body()).get("code").asString()).isEqualTo("BAD_REQUEST");
    }

    @Test
    void showsSchedulesToTheOfficeOfTheStreetAlone() {
        WebClient office = client();
        office.login("jiading-office", "jujian-demo");
        assertThat(office.get("/schedules").body()).contains("<h1>报告分发</h1>", "平台没有配置邮件服务器");
        assertThat(office.get("/schedules/new?preset=scorecard").body())
                .contains("李园一村", "街道纪工委")
                .doesNotContain("640104005", "邮件地址</th>");
        var form = Map.of("kind", "board", "rule", "monthly", "workingDay", "3", "format", "pdf", "office", "1");
        HttpResponse<String> wrong = office.submit("/schedules/new", "/schedules", Map.of("kind", "board"));
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body()).contains("没有新建。", "工作日：发现“”，应为 1 至 60 的整数。");
        assertThat(location(office.submit("/schedules/new", "/schedules", form)))
                .endsWith("/schedules?done=created");
        assertThat(office.get("/schedules").body()).contains("月度公开表（PDF）", "每月，次月第3个工作日", "2026年4月3日");

        String bearer = bearer("jiading-office");
        var made = JSON.readTree(
                client().get("/api/v1/schedules", "Authorization", bearer).body());
        assertThat(made.get(0).get("nextRunOn").asString()).isEqualTo("2026-04-03");
        String id = made.get(0).get("id").asString();
        assertThat(office.get("/schedules/" + id).body()).contains("还没有运行", "下次：2026年4月3日");
        assertThat(client().get("/api/v1/schedules/" + id + "/deliveries", "Authorization", bearer)
                        .body())
                .isEqualTo("[]");
        String nobody = "00000000-0000-0000-0000-000000000000";
        for (String other : new String[] {"xinhua-office", "jiading-discipline", "liyuan-clerk", "admin"}) {
            WebClient stranger = client();
            stranger.login(other, "jujian-demo");
            for (String one : new String[] {id, nobody}) {
                for (String path : new String[] {"/schedules/" + one, "/schedules/" + one + "/delete"}) {
                    assertThat(stranger.get(path).statusCode()).as(other + path).isEqualTo(404);
                }
                for (String act : new String[] {"pause", "resume", "delete", "deliveries/" + nobody + "/retry"}) {
                    assertThat(stranger.submit("/password", "/schedules/" + one + "/" + act, Map.of())
                                    .statusCode())
                            .as(other + act)
                            .isEqualTo(404);
                }
                String token = bearer(other);
                for (String path : new String[] {"", "/deliveries"}) {
                    HttpResponse<String> answer =
                            client().get("/api/v1/schedules/" + one + path, "Authorization", token);
                    assertThat(answer.statusCode()).as(other).isEqualTo(404);
                    assertThat(answer.body()).as(other).isEqualTo(NOT_FOUND);
                }
                for (String path : new String[] {
                    "/api/v1/schedules/" + one + "/pause",
                    "/api/v1/schedules/" + one + "/resume",
                    "/api/v1/deliveries/" + one + "/retry"
                }) {
                    assertSameAsMissing(token, path, "{}");
                }
            }
        }
        for (String other : new String[] {"jiading-discipline", "liyuan-clerk", "admin"}) {
            WebClient stranger = client();
            stranger.login(other, "jujian-demo");
            for (String path : new String[] {"/schedules", "/schedules/new"}) {
                assertThat(stranger.get(path).statusCode()).as(other + path).isEqualTo(404);
            }
            assertThat(stranger.submit("/password", "/schedules", form).statusCode())
                    .as(other)
                    .isEqualTo(404);
            assertThat(client().get("/api/v1/schedules", "Authorization", bearer(other))
                            .body())
                    .isEqualTo(NOT_FOUND);
            assertSameAsMissing(bearer(other), "/api/v1/schedules", "{\"kind\":\"board\"}");
        }
        assertThat(client().get("/api/v1/schedules", "Authorization", bearer("xinhua-office"))
                        .body())
                .isEqualTo("[]");
        assertThat(location(office.submit("/schedules/" + id, "/schedules/" + id + "/pause", Map.of())))
                .endsWith(id + "?done=paused");
        assertThat(office.get("/schedules").body()).contains("已暂停");
        assertThat(location(office.submit("/schedules/" + id, "/schedules/" + id + "/delete", Map.of())))
                .endsWith("/schedules?done=deleted");
        assertThat(office.get("/schedules/" + id).statusCode()).isEqualTo(404);
    }

    @Test
    void changesAPasswordAndEndsTheOtherSessions() {
        WebClient desk = client();
        desk.login("xinhua-discipline", "jujian-demo");
        WebClient phone = client();
        phone.login("xinhua-discipline", "jujian-demo");
        assertThat(phone.get("/leads").statusCode()).isEqualTo(200);

        assertThat(change(desk, "wrong", "Osmanthus-8", "Osmanthus-8").body()).contains("原密码：与记录的不一致");
        assertThat(change(desk, "jujian-demo", "Osmanthus-8", "Osmanthus-9").body())
                .contains("再写一次：与新密码不一致");
        assertThat(change(desk, "jujian-demo", "short", "short").body()).contains("新密码：发现 5 个字符");
        assertThat(location(change(desk, "jujian-demo", "Osmanthus-8", "Osmanthus-8")))
                .endsWith("/password?done");

        assertThat(desk.get("/password?done").body()).contains("密码已改");
        assertThat(location(phone.get("/leads"))).contains("/login");
        assertThat(location(client().login("xinhua-discipline", "jujian-demo"))).endsWith("/login?error");
        change(desk, "Osmanthus-8", "Jujian-demo1", "Jujian-demo1");
    }

    private static HttpResponse<String> change(WebClient client, String old, String wanted, String again) {
        return client.submit("/password", "/password", Map.of("old", old, "wanted", wanted, "again", again));
    }

    @Test
    void showsTheChecksOfBooksToThoseWhoReachThem() {
        WebClient clerk = client();
        clerk.login("liyuan-clerk", "jujian-demo");
        HttpResponse<String> own = clerk.get("/checks/310114004009/2026Q1");
        assertThat(own.statusCode()).isEqualTo(200);
        assertThat(own.body()).contains("没有未通过的检查", "FV-23");
        for (String path : new String[] {
            "/checks/310114004010/2026Q1", "/checks/310114004/2026Q1", "/checks/640104005001/2026Q1",
            "/checks/640104005?period=2026Q1", "/checks/999999999009/2026Q1", "/checks/310114004009/never"
        }) {
            HttpResponse<String> answer = clerk.get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(404);
            assertThat(answer.body()).as(path).contains("没有找到这一页。");
        }
        WebClient office = client();
        office.login("jiading-office", "jujian-demo");
        assertThat(office.get("/checks/310114004?period=2026Q1").statusCode()).isEqualTo(200);
        assertThat(office.get("/checks/640104005?period=2026Q1").statusCode()).isEqualTo(404);
    }

    @Test
    void showsScorecardsToThoseWhoReachTheCommunityAndTheListToTheCommitteeAlone() {
        WebClient committee = client();
        committee.login("jiading-discipline", "jujian-demo");
        assertThat(committee.get("/scorecards?period=2026Q1").body()).contains("<h1>评分卡</h1>", "嘉定镇街道");
        assertThat(committee.get("/scorecards/310114004009?period=2026Q1").body())
                .contains("打击报复举报人");
        assertThat(committee.get("/scorecards/640104005001?period=2026Q1").statusCode())
                .isEqualTo(404);
        for (String own : new String[] {"liyuan-clerk", "liyuan-director", "jiading-office"}) {
            WebClient reader = client();
            reader.login(own, "jujian-demo");
            HttpResponse<String> card = reader.get("/scorecards/310114004009?period=2026Q1");
            assertThat(card.statusCode()).as(own).isEqualTo(200);
            assertThat(card.body()).as(own).contains("六个维度").doesNotContain("红线", "线索");
            assertThat(reader.get("/scorecards/310114004009/2026Q1/rows/M30").statusCode())
                    .as(own)
                    .isEqualTo(200);
        }
        for (String other : new String[] {"gulou-clerk", "xinhua-office", "admin"}) {
            WebClient stranger = client();
            stranger.login(other, "jujian-demo");
            for (String path :
                    new String[] {"/scorecards/310114004009?period=2026Q1", "/scorecards/310114004009/2026Q1/rows/M30"
                    }) {
                HttpResponse<String> answer = stranger.get(path);
                assertThat(answer.statusCode()).as(other + " " + path).isEqualTo(404);
                assertThat(answer.body()).as(other + " " + path).contains("没有找到这一页。");
            }
        }
        for (String other : new String[] {"jiading-office", "liyuan-clerk", "liyuan-director", "admin"}) {
            WebClient stranger = client();
            stranger.login(other, "jujian-demo");
            assertThat(stranger.get("/scorecards").statusCode()).as(other).isEqualTo(404);
        }
    }

    @Test
    void showsPeopleToThoseWhoAdministerThemAlone() {
        WebClient office = client();
        office.login("jiading-office", "jujian-demo");
        assertThat(office.get("/people").body())
                .contains("liyuan-clerk", "李园一村 310114004009")
                .doesNotContain("gulou-clerk", "jiading-discipline", "640104005");
        WebClient admin = client();
        admin.login("admin", "jujian-demo");
        assertThat(admin.get("/people").body())
                .contains("jiading-discipline", "嘉定镇街道 310114004", "xinhua-office", "本人")
                .doesNotContain("liyuan-clerk");
        assertThat(admin.get("/streets").body()).contains("嘉定镇街道", "新华街街道");
        assertThat(admin.get("/people/admin/disable").body())
                .contains("这是您自己的账号")
                .doesNotContain("停用这个账号");

        for (String foreign : new String[] {"gulou-clerk", "jiading-discipline", "jiading-office", "nobody"}) {
            for (String act : new String[] {"reset", "disable", "enable"}) {
                String path = "/people/" + foreign + "/" + act;
                assertThat(office.get(path).statusCode()).as(path).isEqualTo(404);
                HttpResponse<String> done = office.submit("/people", path, Map.of());
                assertThat(done.statusCode()).as(path).isEqualTo(404);
                assertThat(done.body()).as(path).contains("没有找到这一页。");
            }
        }
        assertThat(admin.submit("/people", "/people/liyuan-clerk/reset", Map.of())
                        .statusCode())
                .isEqualTo(404);
        for (String other : new String[] {"jiading-discipline", "liyuan-clerk", "liyuan-director", "gulou-clerk"}) {
            WebClient stranger = client();
            stranger.login(other, "jujian-demo");
            for (String path : new String[] {
                "/people", "/people/new", "/people/gulou-clerk/reset", "/streets", "/streets/640104005"
            }) {
                assertThat(stranger.get(path).statusCode())
                        .as(other + " " + path)
                        .isEqualTo(404);
            }
            var person = Map.of("username", "x1", "name", "x", "role", "CLERK", "unit", "310114004009");
            assertThat(stranger.submit("/password", "/people", person).statusCode())
                    .as(other)
                    .isEqualTo(404);
        }
        assertThat(office.get("/streets").statusCode()).isEqualTo(404);
        assertThat(office.get("/streets/310114004").statusCode()).isEqualTo(404);
        assertThat(office.submit("/people", "/streets/310114004", Map.of("name", "别名"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(admin.get("/streets/310114004").body()).contains("嘉定镇街道更名");
        assertThat(admin.get("/streets/310114999").statusCode()).isEqualTo(404);
        assertThat(office.submit("/people", "/streets", Map.of("code", "1", "name", ""))
                        .statusCode())
                .isEqualTo(404);
        assertThat(location(client().login("gulou-clerk", "jujian-demo"))).doesNotContain("login");
    }

    @Test
    void answersCallsAboutPeopleOfOthersAsIfTheyWereNotThere() {
        String office = bearer("jiading-office");
        var people = JSON.readTree(
                client().get("/api/v1/people?q=liyuan", "Authorization", office).body());
        assertThat(people)
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.get("unit").asString()).isEqualTo("310114004009"));
        for (String foreign : new String[] {"gulou-clerk", "jiading-discipline", "admin", "nobody"}) {
            for (String act : new String[] {"reset", "disable", "enable"}) {
                assertSameAsMissing(office, "/api/v1/people/" + foreign + "/" + act, "{}");
            }
        }
        assertSameAsMissing(bearer("admin"), "/api/v1/people/liyuan-clerk/reset", "{}");
        String person = """
                {"username":"x1","name":"x","role":"CLERK","unit":"640104005001"}""";
        for (String other : new String[] {"jiading-discipline", "liyuan-clerk", "gulou-clerk"}) {
            String bearer = bearer(other);
            assertThat(client().get("/api/v1/people", "Authorization", bearer).body())
                    .isEqualTo(NOT_FOUND);
            assertThat(client().get("/api/v1/streets", "Authorization", bearer).body())
                    .isEqualTo(NOT_FOUND);
            assertSameAsMissing(bearer, "/api/v1/people", person);
            assertSameAsMissing(bearer, "/api/v1/people/liyuan-clerk/disable", "{}");
        }
        assertSameAsMissing(office, "/api/v1/streets", "{\"code\":\"310114005\",\"name\":\"别处\"}");
        HttpResponse<String> elsewhere = client().postJson("/api/v1/people", person, "Authorization", office);
        assertThat(elsewhere.statusCode()).isEqualTo(400);
        assertThat(JSON.readTree(elsewhere.body()).get("detail").asString())
                .isEqualTo("单位：发现“640104005001”，应为本街道单位名录里的 12 位社区代码。怎么办：先上传单位名录（T-00），再建社区的账号。");
    }

    @Test
    void opensNothingButTheChangeOfAOneTimePasswordAndEndsWhatADisabledPersonHolds() {
        String admin = bearer("admin");
        assertThat(client().postJson(
                                "/api/v1/streets", "{\"code\":\"310114102\",\"name\":\"试用街道\"}", "Authorization", admin)
                        .statusCode())
                .isEqualTo(201);
        HttpResponse<String> created = client().postJson("/api/v1/people", """
                        {"username":"trial-office","name":"试用街道办","role":"STREET_OFFICE","unit":"310114102"}""", "Authorization", admin);
        assertThat(created.statusCode()).isEqualTo(201);
        String oneTime = JSON.readTree(created.body()).get("oneTimePassword").asString();

        HttpResponse<String> early = token(client(), "trial-office", oneTime);
        assertThat(early.statusCode()).isEqualTo(403);
        assertThat(JSON.readTree(early.body()).get("code").asString()).isEqualTo("PASSWORD_CHANGE_REQUIRED");
        WebClient desk = client();
        desk.login("trial-office", oneTime);
        for (String path : new String[] {"/", "/street", "/people", "/definitions", "/upload"}) {
            assertThat(location(desk.get(path))).as(path).endsWith("/password");
        }
        assertThat(desk.get("/password").body()).contains("您用的是一次性密码").doesNotContain("href=\"/people\"");
        assertThat(location(change(desk, oneTime, "Osmanthus-8", "Osmanthus-8")))
                .endsWith("/");
        assertThat(desk.get("/street").body()).contains("试用街道", "还没有社区");

        String token = JSON.readTree(
                        token(client(), "trial-office", "Osmanthus-8").body())
                .get("token")
                .asString();
        assertThat(client().get("/api/v1/people", "Authorization", "Bearer " + token)
                        .statusCode())
                .isEqualTo(200);
        assertThat(client().postJson("/api/v1/people/trial-office/disable", "", "Authorization", admin)
                        .body())
                .contains("\"state\":\"DISABLED\"");
        assertThat(location(desk.get("/street"))).contains("/login");
        assertThat(client().get("/api/v1/people", "Authorization", "Bearer " + token)
                        .statusCode())
                .isEqualTo(401);
        assertThat(location(client().login("trial-office", "Osmanthus-8"))).endsWith("/login?error");
        assertThat(token(client(), "trial-office", "Osmanthus-8").body())
                .isEqualTo(token(client(), "nobody-there", "Osmanthus-8").body());
        assertThat(client().postJson("/api/v1/people/admin/disable", "", "Authorization", admin)
                        .body())
                .contains("OWN_ACCOUNT");
    }

    @Test
    void asksAtEveryPageWhetherThePersonIsStillThere() {
        WebClient desk = client();
        desk.login("liyuan-director", "jujian-demo");
        assertThat(desk.get("/community").statusCode()).isEqualTo(200);
        // as when a login was under way while the account was disabled: its session is there
        disabled("liyuan-director", "now()");
        try {
            assertThat(location(desk.get("/community"))).endsWith("/login?expired");
        } finally {
            disabled("liyuan-director", "NULL");
        }
        assertThat(location(desk.get("/community"))).contains("/login");
    }

    private void disabled(String username, String when) {
        database.run(
                Scope.system("test"),
                db -> db.execute("UPDATE tenants.person SET disabled_at = " + when + " WHERE username = ?", username));
    }

    @Test
    void endsASessionAfterHalfAnHourWithoutARequest() {
        WebClient desk = client();
        desk.login("gulou-clerk", "jujian-demo");
        idle("gulou-clerk", Duration.ofMinutes(29));
        assertThat(desk.get("/community").statusCode()).isEqualTo(200);
        idle("gulou-clerk", Duration.ofMinutes(31));
        assertThat(location(desk.get("/community"))).endsWith("/login?expired");
    }

    /// As if the person's last request had come so long ago.
    private void idle(String username, Duration ago) {
        int changed = database.write(
                Scope.system("test"),
                db -> db.execute(
                        "UPDATE server.session SET last_access_time = last_access_time - ?,"
                                + " expiry_time = expiry_time - ? WHERE principal_name = ?",
                        ago.toMillis(),
                        ago.toMillis(),
                        username));
        assertThat(changed).isPositive();
    }

    @Test
    void givesASessionAnotherNumberAtTheLogin() {
        WebClient desk = client();
        String before = cookie(desk.get("/login"));
        String after = cookie(desk.login("xinhua-office", "jujian-demo"));
        assertThat(before).isNotEmpty();
        assertThat(after).isNotEmpty().isNotEqualTo(before);
    }

    private static String cookie(HttpResponse<String> answer) {
        return answer.headers().firstValue("Set-Cookie").orElse("").split(";")[0];
    }

    private void assertSameAsMissing(String bearer, String path, String json) {
        HttpResponse<String> answer = client().postJson(path, json, "Authorization", bearer);
        assertThat(answer.statusCode()).as(path).isEqualTo(404);
        assertThat(answer.body()).as(path).isEqualTo(NOT_FOUND);
    }

    @Test
    void showsUploadsAndWhatWasFedToThoseWhoReachTheUnits() {
        WebClient office = client();
        office.login("jiading-office", "jujian-demo");
        assertThat(office.get("/feeds?period=2026-01").body())
                .contains("<h1>报送监控</h1>", "嘉定镇街道", "李园一村", "要催的社区")
                .doesNotContain("640104005", "鼓楼");
        assertThat(office.get("/feeds/table.csv?period=2026-03").body())
                .startsWith("\uFEFF社区代码,社区,模板,数据种类,期间,每月应报,状态,行数,最近报送时间\r\n")
                .contains("310114004009,李园一村,T-03,月度公开表,2026-03,是,未到期,,\r\n")
                .doesNotContain("640104005");
        assertThat(office.get("/feeds?period=2026Q1").statusCode()).isEqualTo(404);
        assertThat(office.get("/uploads").body()).contains("<h1>上传记录</h1>").doesNotContain("xinhua-office");
        WebClient clerk = client();
        clerk.login("gulou-clerk", "jujian-demo");
        assertThat(clerk.get("/uploads").body()).contains("没有这样的上传").doesNotContain("jiading-office", "xinhua-office");
        assertThat(clerk.get("/uploads?by=jiading-office").body()).contains("没有这样的上传");
        for (String other : new String[] {"gulou-clerk", "liyuan-clerk", "jiading-discipline", "admin"}) {
            WebClient stranger = client();
            stranger.login(other, "jujian-demo");
            for (String path : new String[] {"/feeds", "/feeds?period=2026-03", "/feeds/table.csv?period=2026-03"}) {
                assertThat(stranger.get(path).statusCode()).as(other + path).isEqualTo(404);
            }
        }
        WebClient administrator = client();
        administrator.login("admin", "jujian-demo");
        assertThat(administrator.get("/uploads").statusCode()).isEqualTo(404);
    }

    @Test
    void answersFeedsOfForeignUnitsLikeThoseOfNobody() {
        String clerk = bearer("liyuan-clerk");
        var own = JSON.readTree(client().get("/api/v1/feeds?unit=310114004009&period=2026-03", "Authorization", clerk)
                .body());
        assertThat(own.get("dueOn").asString()).isEqualTo("2026-04-10");
        assertThat(own.get("feeds"))
                .hasSize(13)
                .allSatisfy(f -> assertThat(f.get("unit").asString()).isEqualTo("310114004009"));
        for (String unit :
                new String[] {"310114004010", "310114004", "640104005001", "640104005", "310114004999", "abc", "0"}) {
            HttpResponse<String> answer =
                    client().get("/api/v1/feeds?period=2026-03&unit=" + unit, "Authorization", clerk);
            assertThat(answer.statusCode()).as(unit).isEqualTo(404);
            assertThat(answer.body()).as(unit).isEqualTo(NOT_FOUND);
        }
        String office = bearer("xinhua-office");
        assertThat(JSON.readTree(client().get("/api/v1/feeds?unit=640104005&period=2026-03", "Authorization", office)
                                .body())
                        .get("feeds"))
                .hasSize(8 * 13);
        assertThat(client().get("/api/v1/feeds?unit=640104005&period=2026Q1", "Authorization", office)
                        .statusCode())
                .isEqualTo(400);
        HttpResponse<String> noUploads = client().get("/api/v1/submissions?by=jiading-office", "Authorization", office);
        assertThat(noUploads.body()).isEqualTo("[]");
    }

    @Test
    void showsRowsToThoseWhoReachTheCommunityAndJobsToThoseWhoLookAfterThem() {
        WebClient clerk = client();
        clerk.login("liyuan-clerk", "jujian-demo");
        assertThat(clerk.get("/rows?template=T-00").body()).contains("<h1>本社区数据</h1>", "李园一村社区居委会");
        WebClient office = client();
        office.login("jiading-office", "jujian-demo");
        assertThat(office.get("/rows?unit=310114004009&template=T-00").body()).contains("310114004");
        WebClient administrator = client();
        administrator.login("admin", "jujian-demo");
        assertThat(administrator.get("/jobs").body()).contains("<h1>任务</h1>", "再运行一次", "逾期扫描", "重算核对");
        assertThat(office.get("/jobs").body()).contains("<h1>任务</h1>").doesNotContain("再运行一次");
        assertThat(location(administrator.submit("/jobs", "/jobs/duties/run", Map.of())))
                .endsWith("/jobs");
        assertThat(administrator.submit("/jobs", "/jobs/nothing/run", Map.of()).statusCode())
                .isEqualTo(404);
        assertThat(office.submit("/password", "/jobs/duties/run", Map.of()).statusCode())
                .isEqualTo(404);
        for (String unit : new String[] {"310114004010", "310114004999", "640104005001", "310114004000", "abc"}) {
            assertThat(clerk.get("/rows?unit=" + unit).statusCode()).as(unit).isEqualTo(404);
        }
        assertThat(office.get("/rows?unit=640104005001").statusCode()).isEqualTo(404);
        assertThat(administrator.get("/rows").statusCode()).isEqualTo(404);
        assertThat(administrator.get("/rows?unit=310114004009").statusCode()).isEqualTo(404);
        for (String other : new String[] {"liyuan-clerk", "jiading-discipline", "gulou-clerk"}) {
            WebClient stranger = client();
            stranger.login(other, "jujian-demo");
            assertThat(stranger.get("/jobs").statusCode()).as(other).isEqualTo(404);
        }
    }

    @Test
    void answersRowsAndRunsOfOthersLikeThoseOfNobody() {
        String clerk = bearer("liyuan-clerk");
        var own = JSON.readTree(client().get("/api/v1/rows?template=T-00&unit=310114004009", "Authorization", clerk)
                .body());
        assertThat(own.get("total").asInt()).isEqualTo(1);
        assertThat(own.get("rows").get(0).get("values").get("社区代码").asString()).isEqualTo("310114004009");
        // the street fed it for all its communities: its file is not theirs
        assertThat(own.get("rows").get(0).get("submission").isNull()).isTrue();
        HttpResponse<String> csv = client().get(
                        "/api/v1/rows?template=T-00&unit=310114004009", "Authorization", clerk, "Accept", "text/csv");
        assertThat(csv.body()).startsWith("\uFEFF社区代码,社区名称,").contains("\r\n310114004009,");
        String office = bearer("jiading-office");
        assertThat(JSON.readTree(client().get("/api/v1/rows?template=T-00&unit=310114004009", "Authorization", office)
                                .body())
                        .get("rows")
                        .get(0)
                        .get("submission")
                        .asString())
                .hasSize(36);
        for (String unit :
                new String[] {"310114004010", "310114004999", "640104005001", "310114004", "310114004000", "abc"}) {
            HttpResponse<String> answer =
                    client().get("/api/v1/rows?template=T-00&unit=" + unit, "Authorization", clerk);
            assertThat(answer.statusCode()).as(unit).isEqualTo(404);
            assertThat(answer.body()).as(unit).isEqualTo(NOT_FOUND);
        }
        for (String wrong : new String[] {"cursor=1", "limit=0", "versions=maybe", "period=never"}) {
            assertThat(client().get("/api/v1/rows?template=T-00&unit=310114004009&" + wrong, "Authorization", clerk)
                            .statusCode())
                    .as(wrong)
                    .isEqualTo(400);
        }

        client().postJson(
                        "/api/v1/runs",
                        "{\"kind\":\"metrics\",\"from\":\"2026-01\",\"to\":\"2026-01\"}",
                        "Authorization",
                        office);
        var runs = JSON.readTree(
                client().get("/api/v1/runs?limit=1", "Authorization", office).body());
        assertThat(runs.get("runs")).hasSize(1);
        assertThat(runs.get("runs").get(0).get("cause").asString()).isEqualTo("request");
        assertThat(JSON.readTree(client().get("/api/v1/runs", "Authorization", bearer("xinhua-office"))
                                .body())
                        .get("runs"))
                .isEmpty();
        assertThat(JSON.readTree(client().get("/api/v1/runs", "Authorization", clerk)
                                .body())
                        .get("runs"))
                .isEmpty();
        assertThat(JSON.readTree(client().get("/api/v1/runs", "Authorization", bearer("admin"))
                                .body())
                        .get("runs"))
                .isNotEmpty();
        assertThat(client().get("/api/v1/runs?kind=duties", "Authorization", office)
                        .statusCode())
                .isEqualTo(200);
        assertThat(client().get("/api/v1/runs?kind=duties", "Authorization", clerk)
                        .body())
                .isEqualTo(NOT_FOUND);
        assertThat(client().get("/api/v1/runs?kind=secrets", "Authorization", office)
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void showsObjectionsToTheirCommunityAndToThoseWhoAnswer() {
        String director = bearer("liyuan-director");
        String office = bearer("jiading-office");
        WebClient clerk = client();
        clerk.login("liyuan-clerk", "jujian-demo");
        awaitFigures(clerk, "/objections/new?period=2026Q1&metric=D");
        HttpResponse<String> begun = client().postJson("/api/v1/objections", """
                        {"period":"2026Q1","metric":"D","kind":"OBJECTION","text":"多算了一项"}""", "Authorization", director);
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(201);
        var row = JSON.readTree(begun.body());
        assertThat(row.get("state").asString()).isEqualTo("FILED");
        assertThat(row.get("answeredBy").asString()).isEqualTo("OFFICE");
        assertThat(row.get("dueOn").asString()).isEqualTo("2026-04-16");
        String path = "/api/v1/objections/" + row.get("id").asString();
        String page = "/objections/" + row.get("id").asString();

        assertThat(clerk.get("/objections").body()).contains(page, "申诉中").doesNotContain("640104005");
        assertThat(clerk.get(page).body()).contains("多算了一项", "待街道办答复").doesNotContain("提交答复");
        assertThat(clerk.get("/evidence/310114004009/2026Q1/D").body()).contains(page, "申诉中");
        WebClient desk = client();
        desk.login("jiading-office", "jujian-demo");
        assertThat(desk.get("/objections?state=open").body()).contains(page, "李园一村");
        assertThat(desk.get(page).body()).contains("提交答复");
        assertThat(desk.submit(page, page + "/answer", Map.of("outcome", "REJECT", "reason", "没有多算"))
                        .body())
                .contains("还没有确认");
        WebClient committee = client();
        committee.login("jiading-discipline", "jujian-demo");
        assertThat(committee.get(page).body()).contains("多算了一项").doesNotContain("提交答复");
        for (String other : new String[] {"gulou-clerk", "xinhua-office", "admin"}) {
            WebClient stranger = client();
            stranger.login(other, "jujian-demo");
            assertThat(stranger.get(page).statusCode()).as(other).isEqualTo(404);
            assertThat(stranger.submit("/password", page + "/answer", Map.of("outcome", "REJECT", "sure", "1"))
                            .statusCode())
                    .as(other)
                    .isEqualTo(404);
            String bearer = bearer(other);
            assertThat(client().get(path, "Authorization", bearer).body()).isEqualTo(NOT_FOUND);
            for (String step : new String[] {"file", "withdraw", "extend", "answer"}) {
                assertSameAsMissing(bearer, path + "/" + step, "{}");
            }
            assertSameAsMissing(bearer, "/api/v1/objections", """
                    {"unit":"310114004009","period":"2026Q1","metric":"D","kind":"OBJECTION","text":"x"}""");
        }
        assertThat(desk.get("/objections/new?period=2026Q1&metric=D").statusCode())
                .isEqualTo(404);
        assertThat(client().get("/api/v1/objections", "Authorization", bearer("admin"))
                        .body())
                .isEqualTo(NOT_FOUND);
        assertThat(client().get("/api/v1/objections", "Authorization", bearer("gulou-clerk"))
                        .body())
                .isEqualTo("[]");
        assertThat(client().get("/api/v1/objections?unit=310114004009", "Authorization", bearer("gulou-clerk"))
                        .body())
                .isEqualTo(NOT_FOUND);

        HttpResponse<String> foreignStep = client().postJson(path + "/answer", """
                {"outcome":"REJECTED","reason":"x"}""", "Authorization", director);
        assertThat(foreignStep.statusCode()).isEqualTo(403);
        HttpResponse<String> answered = client().postJson(path + "/answer", """
                {"outcome":"REJECTED","reason":"没有多算"}""", "Authorization", office);
        assertThat(JSON.readTree(answered.body()).get("state").asString()).isEqualTo("REJECTED");
        assertThat(clerk.get(page).body()).contains("答复：不成立", "没有多算");
        assertThat(clerk.get("/evidence/310114004009/2026Q1/D").body()).doesNotContain("申诉中");

        HttpResponse<String> explained = client().postJson("/api/v1/objections", """
                {"period":"2026Q1","metric":"SCORE","kind":"EXPLANATION","text":"换届停办两周"}""", "Authorization", director);
        String explanation =
                "/objections/" + JSON.readTree(explained.body()).get("id").asString();
        assertThat(clerk.get("/scorecards/310114004009?period=2026Q1").body()).contains("总分说明待阅", explanation);
        assertThat(committee.get(explanation).body()).contains("提交答复", "采纳，记录在案");
        assertThat(desk.get(explanation).body()).contains("换届停办两周").doesNotContain("提交答复");
    }

    @Test
    void showsTheWatchListToTheCommitteeAlone() {
        WebClient committee = client();
        committee.login("jiading-discipline", "jujian-demo");
        assertThat(committee.get("/watch?period=2026Q1").body()).contains("<h1>关注名单</h1>", "嘉定镇街道");
        var entry = Map.of("unit", "310114004009", "reason", "台账连续补报", "until", "2026-06-30", "period", "2026Q1");
        assertThat(location(committee.submit("/watch", "/watch", entry))).endsWith("/watch?period=2026Q1");
        assertThat(committee.get("/watch").body()).contains("台账连续补报", "6月30日");
        assertThat(committee.submit("/watch", "/watch", entry).body()).contains("这个社区已在名单上");
        var foreign = Map.of("unit", "640104005001", "reason", "x", "until", "2026-06-30");
        assertThat(committee.submit("/watch", "/watch", foreign).statusCode()).isEqualTo(404);
        for (String other :
                new String[] {"jiading-office", "liyuan-clerk", "liyuan-director", "gulou-clerk", "admin"}) {
            WebClient stranger = client();
            stranger.login(other, "jujian-demo");
            assertThat(stranger.get("/watch").statusCode()).as(other).isEqualTo(404);
            assertThat(stranger.get("/watch?period=2026Q1").body()).as(other).contains("没有找到这一页。");
            assertThat(stranger.submit("/password", "/watch", entry).statusCode())
                    .as(other)
                    .isEqualTo(404);
            assertThat(stranger.submit("/password", "/watch/1/off", Map.of("reason", "x"))
                            .statusCode())
                    .as(other)
                    .isEqualTo(404);
        }
        assertThat(committee
                        .submit("/watch", "/watch/999/off", Map.of("reason", "x"))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void showsACalendarToThoseWhoReachTheUnitAndFeedsItToWhoHoldsItsSecret() {
        WebClient clerk = client();
        clerk.login("liyuan-clerk", "jujian-demo");
        assertThat(clerk.get("/calendar?month=2026-02").body())
                .contains("2026年2月日历", "春节", "2月15日 周日 至 2月23日 周一（9 天）", "2月14日 周六、2月28日 周六")
                .doesNotContain("640104005", "李园二村");
        WebClient office = client();
        office.login("jiading-office", "jujian-demo");
        assertThat(office.get("/calendar").body()).contains("全部社区", "李园一村").doesNotContain("新建订阅地址");
        assertThat(office.get("/calendar?unit=310114004009").body()).contains("新建订阅地址");
        WebClient administrator = client();
        administrator.login("admin", "jujian-demo");
        assertThat(administrator.get("/calendar").statusCode()).isEqualTo(404);
        for (String path : new String[] {
            "/calendar?unit=310114004010",
            "/calendar?unit=640104005001",
            "/calendar?unit=310114004999",
            "/calendar?unit=310114004000",
            "/calendar?unit=x",
            "/calendar?month=never",
            "/calendar?month=2100-01"
        }) {
            assertThat(clerk.get(path).statusCode()).as(path).isEqualTo(404);
        }

        String shown = clerk.submit("/calendar", "/calendar/links", Map.of()).body();
        var address = Pattern.compile("/calendar/310114004009\\.ics\\?token=[\\w-]{43}")
                .matcher(shown);
        assertThat(address.find()).isTrue();
        assertThat(clerk.get("/calendar").body()).doesNotContain("?token=");
        String own = address.group();
        HttpResponse<String> feed = client().get(own);
        assertThat(feed.statusCode()).isEqualTo(200);
        assertThat(feed.headers().firstValue("Content-Type")).contains("text/calendar;charset=UTF-8");
        assertThat(feed.body())
                .startsWith("BEGIN:VCALENDAR\r\n")
                .contains("DTSTART;VALUE=DATE:20260410", "CW-02")
                .doesNotContain("SX-13", "640104005");
        assertThat(client().get(own).body()).isEqualTo(feed.body());
        String other = own.replace("310114004009", "310114004010");
        String nothing = client().get("/calendar/310114004009.ics").body();
        for (String path : new String[] {
            other,
            own.replace("310114004009", "640104005001"),
            own.replace("310114004009", "310114004999"),
            own.substring(0, own.length() - 1),
            "/calendar/310114004009.ics?token=",
            "/calendar/x.ics"
        }) {
            assertThat(client().get(path).statusCode()).as(path).isEqualTo(404);
            assertThat(client().get(path).body()).as(path).isEqualTo(nothing);
        }
        assertThat(client().get("/calendar/310114004009.ics", "Authorization", bearer("jiading-office"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(client().get("/calendar/310114004009.ics", "Authorization", bearer("gulou-clerk"))
                        .statusCode())
                .isEqualTo(404);

        var link = Pattern.compile("/calendar/links/[0-9a-f-]{36}/revoke").matcher(shown);
        assertThat(link.find()).isTrue();
        assertThat(office.submit("/password", link.group(), Map.of("unit", "310114004009"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(client().get(own).statusCode()).isEqualTo(200);
        assertThat(location(clerk.submit("/calendar", link.group(), Map.of()))).endsWith("/calendar?unit=310114004009");
        assertThat(client().get(own).statusCode()).isEqualTo(404);
    }

    /// The first figures follow the communities by a job.
    private static void awaitFigures(WebClient client, String path) {
        for (int i = 0; i < 240 && client.get(path).statusCode() != 200; i++) {
            LockSupport.parkNanos(Duration.ofMillis(250).toNanos());
        }
        assertThat(client.get(path).statusCode()).as(path).isEqualTo(200);
    }

    @Test
    void refusesAWrongPasswordInTheForm() {
        assertThat(location(client().login("jiading-discipline", "wrong"))).endsWith("/login?error");
    }

    @Test
    void refusesAFormWithoutItsTokenAgainstForgery() {
        HttpResponse<String> forged =
                client().postForm("/login", Map.of("username", "jiading-office", "password", "jujian-demo"));
        assertThat(forged.statusCode()).isEqualTo(403);
    }

    @Test
    void doesNotTakeTheSessionOfAPersonForTheInterface() {
        WebClient client = client();
        client.login("jiading-office", "jujian-demo");
        assertThat(client.get("/api/v1/units").statusCode()).isEqualTo(401);
    }

    @Test
    void forbidsInlineAndForeignContent() {
        var headers = client().get("/login").headers();
        assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(headers.firstValue("X-Frame-Options")).contains("DENY");
        assertThat(headers.firstValue("Referrer-Policy")).contains("same-origin");
    }

    private WebClient client() {
        return new WebClient(port);
    }

    private String bearer(String username) {
        return "Bearer "
                + JSON.readTree(token(client(), username, "jujian-demo").body())
                        .get("token")
                        .asString();
    }

    private static HttpResponse<String> token(WebClient client, String username, String password) {
        return client.postJson(
                "/api/v1/tokens", JSON.writeValueAsString(Map.of("username", username, "password", password)));
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory("jujian-security");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
