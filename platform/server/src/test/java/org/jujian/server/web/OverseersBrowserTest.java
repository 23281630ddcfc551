package org.jujian.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import jakarta.mail.BodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// What those who oversee communities, and those who are overseen, see of the demo's first quarter, in a real browser
/// on
/// real stores.
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class OverseersBrowserTest extends BrowserTest {
    private static final Path DATA = newFolder();
    private static final String TAOYUAN = "/scorecards/310114004023?period=2026Q1";
    private static final String LIYUAN = "/scorecards/310114004009?period=2026Q1";
    private static final int FED_WITHIN_SECONDS = 240;

    /// The demo's clock begins on the first working day of April.
    private static final GreenMail MAIL = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @LocalServerPort
    int port;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        registry.add("jujian.data-dir", () -> DATA.toString());
        registry.add("jujian.demo", () -> "true");
        registry.add("jujian.clock", () -> "2026-04-01T08:00:00+08:00");
        MAIL.start();
        registry.add("jujian.smtp.host", () -> "127.0.0.1");
        registry.add("jujian.smtp.port", () -> MAIL.getSmtp().getPort());
        registry.add("jujian.smtp.from", () -> "jujian@example.gov.cn");
        registry.add("jujian.smtp.security", () -> "none");
    }

    @AfterAll
    static void closeTheMailServer() {
        MAIL.stop();
    }

    @Test
    void listsScorecardsAndLeadsInTwoClicksToTheRow() {
        Page page = newPage(DESK);
        logIn(page, "jiading-discipline");
        awaitFigures(page, "/scorecards?period=2026Q1", "桃园");
        picture(page, "scorecards-" + DESK);
        assertWellMade(page);
        page.getByText("桃园").first().click();
        page.locator("h1").waitFor();
        assertThat(page.locator("main").innerText()).contains("监督评分卡", "红线", "打击报复举报人", "线索，非结论", "怎么改", "建议：");
        picture(page, "scorecard-committee-" + DESK);
        assertWellMade(page);
        // one click to the duties or rows, the second to the file
        page.locator("a", new Page.LocatorOptions().setHasText("内容审查")).first().click();
        assertThat(page.locator("h1").innerText()).contains("这个数字怎么来的");
        picture(page, "scorecard-rows-" + DESK);
        assertWellMade(page);
        assertThat(page.locator("td[data-l=来源]").first().innerText()).contains("行");
    }

    @Test
    void showsACommunityItsOwnCopyWithoutRedLinesAndLeads() {
        for (int width : new int[] {DESK, PHONE}) {
            Page page = newPage(width);
            logIn(page, "liyuan-clerk");
            awaitFigures(page, LIYUAN, "六个维度");
            assertThat(page.content()).doesNotContain("红线", "线索", "RF-");
            picture(page, "scorecard-community-" + width);
            assertWellMade(page);
            // the street fed the file: its row is named, and nothing leads to what the community may not open
            page.navigate(base() + "/scorecards/310114004009/2026Q1/rows/M30");
            assertThat(page.locator("td[data-l=来源]").first().innerText()).matches("第 \\d+ 行");
            assertThat(page.locator("td[data-l=来源] a").count()).isZero();
        }
        Page foreign = newPage(DESK);
        logIn(foreign, "liyuan-clerk");
        foreign.navigate(base() + TAOYUAN);
        assertThat(foreign.locator("body").innerText()).contains("没有找到这一页。");
    }

    @Test
    void showsTheStreetOfficeTheCommunitysCopy() {
        Page page = newPage(PHONE);
        logIn(page, "jiading-office");
        awaitFigures(page, TAOYUAN, "六个维度");
        assertThat(page.content()).doesNotContain("红线", "线索", "RF-");
        picture(page, "scorecard-office-" + PHONE);
        assertWellMade(page);
    }

    @Test
    void showsTheStreetOfficeWhatWasFedAndLeadsToTheUpload() {
        for (int width : new int[] {DESK, PHONE}) {
            Page page = newPage(width);
            logIn(page, "jiading-office");
            awaitFigures(page, "/feeds?period=2026-03", "补录");
            assertThat(page.locator("h1").innerText()).isEqualTo("报送监控");
            picture(page, "feeds-" + width);
            assertWellMade(page);
            page.locator("tbody td a").first().click();
            page.getByText("收件回执").waitFor();
            page.navigate(base() + "/uploads?template=T-03");
            assertThat(page.locator("main").innerText()).contains("月度公开表", "嘉定镇街道", "完成");
            picture(page, "uploads-office-" + width);
            assertWellMade(page);
            page.navigate(base() + "/rows?unit=310114004009&template=T-02&period=2026-03");
            assertThat(page.locator("main").innerText()).contains("社区数据", "收支明细", "T-02-ledger.csv 第");
            picture(page, "rows-" + width);
            assertWellMade(page);
            page.navigate(base() + "/jobs");
            assertThat(page.locator("main").innerText()).contains("平台任务", "数字计算", "完成");
            picture(page, "jobs-" + width);
            assertWellMade(page);
        }
    }

    /// From draft to issue by the people who may, and what a community never finds in its register.
    @Test
    void takesAReportFromDraftToIssueInTheRegister() {
        Page clerk = newPage(DESK);
        logIn(clerk, "liyuan-clerk");
        awaitFigures(clerk, LIYUAN, "六个维度");
        clerk.navigate(base() + "/community?period=2026Q1");
        clerk.locator("#f-kind").selectOption("self-inspection");
        clerk.locator("form[action='/reports'] button").click();
        awaitFigures(clerk, "/reports?kind=self-inspection&period=2026Q1", "起草 liyuan-clerk");
        clerk.getByText("核对", new Page.GetByTextOptions().setExact(true)).click();
        clerk.getByText("核对无误").waitFor();
        assertThat(clerk.locator("tbody").innerText()).contains("已核对").doesNotContain("审定签发");

        Page director = newPage(PHONE);
        logIn(director, "liyuan-director");
        director.navigate(base() + "/reports?q=满意度&period=2026Q1");
        director.locator("tbody").getByText("审定签发").first().click();
        director.getByText("已审定签发，可以印发。").waitFor();
        director.locator("tbody").getByText("印发").last().click();
        director.getByText("正式件正在印制").waitFor();
        awaitFigures(director, "/reports?state=ISSUED&period=2026Q1", "下载");
        assertThat(director.locator("tbody").innerText()).contains("第1版", "审定 liyuan-director");
        picture(director, "register-" + PHONE);
        assertWellMade(director);

        clerk.navigate(base() + "/reports?period=2026Q1");
        picture(clerk, "register-" + DESK);
        assertWellMade(clerk);
        clerk.locator("tbody th a").first().click();
        assertThat(clerk.locator("main").innerText()).contains("编号属实", "已印发：这一份已经签发，现行有效。", "居委会主任");
        picture(clerk, "verify-issued-" + DESK);
        assertWellMade(clerk);

        Page committee = newPage(DESK);
        logIn(committee, "jiading-discipline");
        committee.navigate(base() + "/community/310114004009?period=2026Q1");
        committee.locator("#f-kind").selectOption("scorecard");
        committee.locator("form[action='/reports'] button").click();
        awaitFigures(committee, "/reports?kind=scorecard", "纪工委件");
        for (String other : new String[] {"liyuan-clerk", "jiading-office"}) {
            Page page = newPage(DESK);
            logIn(page, other);
            page.navigate(base() + "/reports?unit=310114004009");
            assertThat(page.locator("main").innerText()).contains("自查报告").doesNotContain("纪工委件", "PF-");
        }
    }

    /// From the form to the community's register and its mailbox, by the platform's own job.
    @Test
    void handsOutReportsOnTheDayAndSaysWhatBecameOfThem() throws Exception {
        Page office = newPage(DESK);
        logIn(office, "jiading-office");
        awaitFigures(office, LIYUAN, "六个维度");
        office.navigate(base() + "/schedules");
        picture(office, "schedules-empty-" + DESK);
        assertWellMade(office);
        office.getByText("新建").first().click();
        office.getByText("自查报告，每半年").click();
        office.locator("#s-rule").selectOption("monthly");
        office.locator("#s-day").fill("1");
        office.locator("#s-every").uncheck();
        office.locator("#c-310114004009").check();
        office.locator("[name=mail-310114004009]").fill("liyuan@example.gov.cn");
        picture(office, "schedule-form-" + DESK);
        assertWellMade(office);
        office.locator("button:has-text('新建')").click();
        office.getByText("已新建，到日子自动生成并送达。").waitFor();
        awaitFigures(office, "/schedules", "已送达 2");
        picture(office, "schedules-" + DESK);
        assertWellMade(office);
        office.getByText("自查报告（PDF）").click();
        assertThat(office.locator("tbody").innerText())
                .contains("李园一村", "2026年3月", "liyuan@example.gov.cn，4月1日", "街道办", "只进登记簿");
        picture(office, "schedule-" + DESK);
        assertWellMade(office);
        String schedule = office.url().replace(base(), "");
        Page phone = newPage(PHONE);
        logIn(phone, "jiading-office");
        for (String path : new String[] {"/schedules", schedule, "/schedules/new", schedule + "/delete"}) {
            phone.navigate(base() + path);
            picture(phone, "schedules" + path.replaceAll("[^a-z]", "") + "-" + PHONE);
            assertWellMade(phone);
        }

        Page clerk = newPage(DESK);
        logIn(clerk, "liyuan-clerk");
        clerk.navigate(base() + "/reports?kind=self-inspection&period=2026-03");
        assertThat(clerk.locator("tbody").innerText()).contains("起草 平台", "下载");
        clerk.getByText("文字", new Page.GetByTextOptions().setExact(true)).click();
        String machine = clerk.locator("textarea").last().inputValue();
        clerk.locator("textarea").last().fill(machine + "已责成<b>专人</b>补公开。");
        clerk.locator("button:has-text('保存')").last().click();
        clerk.getByText("已修改。草稿正在重新印制").waitFor();
        assertThat(clerk.locator("main").innerText()).contains("已责成<b>专人</b>补公开。", "修改记录", "liyuan-clerk");
        picture(clerk, "report-text-" + DESK);
        assertWellMade(clerk);
        phone.navigate(clerk.url());
        assertThat(phone.locator("main").innerText()).contains("修改文字：由公开专员修改，主任审定。", "已责成<b>专人</b>补公开。");
        picture(phone, "report-text-" + PHONE);
        assertWellMade(phone);

        MimeMessage letter = MAIL.getReceivedMessages()[0];
        assertThat(letter.getSubject()).isEqualTo("【居鉴】送达：居务公开自查报告（2026年3月）");
        BodyPart file = ((MimeMultipart) letter.getContent()).getBodyPart(1);
        assertThat(file.getFileName()).isEqualTo("李园一村社区居委会自查报告（2026年3月）.pdf");
        Path kept = Path.of("target", "pages", "attachment.pdf");
        Files.write(kept, file.getInputStream().readAllBytes());
        assertThat(Files.readString(kept, StandardCharsets.ISO_8859_1)).startsWith("%PDF-1.7");
    }

    @Test
    void explainsEveryFigureAndWorksAnExample() {
        for (int width : new int[] {DESK, PHONE}) {
            Page page = newPage(width);
            logIn(page, "jiading-office");
            page.navigate(base() + "/definitions");
            picture(page, "definitions-" + width);
            assertWellMade(page);
            page.getByText("及时率").first().click();
            assertThat(page.locator("h1").innerText()).isEqualTo("及时率");
            assertThat(page.locator("main").innerText())
                    .contains("按时公布的义务 ÷ 到期义务。", "没有到期义务。", "算例：五项义务", "截至 2026年4月30日", "征兵公示三");
            picture(page, "definition-" + width);
            assertWellMade(page);
        }
    }

    /// 公开栏: whoever passes by, without a login.
    @Test
    void showsEverybodyWhatHangsOnTheBoard() {
        for (int width : new int[] {DESK, PHONE}) {
            Page page = newPage(width);
            page.setDefaultTimeout(60_000);
            awaitFigures(page, "/public/310114004009", "各项收入");
            assertThat(page.locator("h1").innerText()).isEqualTo("李园一村社区居务公开栏");
            assertThat(page.locator("main").innerText())
                    .contains("财务", "2026年2月收支", "203,278.06", "支出去向", "提出人姓名不公开", "满意率")
                    .doesNotContain("党费", "举报的", "红线", "线索", "总分", "排名", "经办甲", "主任丙", "桃园");
            picture(page, "public-" + width);
            assertWellMade(page);
            page.locator("a", new Page.LocatorOptions().setHasText("上一月")).click();
            assertThat(page.locator("main").innerText()).contains("2026年2月");
        }
        Page screen = newPage(DESK);
        screen.navigate(base() + "/public/310114004009?screen");
        assertThat(screen.locator(".slide.on h2").innerText()).isEqualTo("2026年3月公开了什么");
        picture(screen, "public-screen-" + DESK);
        screen.keyboard().press("ArrowRight");
        assertThat(screen.locator(".slide.on h2").innerText()).isEqualTo("2026年2月收支（元）");
        screen.keyboard().press("Escape");
        assertThat(screen.locator("h1").isVisible()).isTrue();
    }

    private void logIn(Page page, String username) {
        page.setDefaultTimeout(60_000);
        page.navigate(base() + "/login");
        page.locator("input[name=username]").fill(username);
        page.locator("input[name=password]").fill("jujian-demo");
        page.locator("form button[type=submit]").first().click();
        page.locator(".topbar").waitFor();
    }

    /// The demo's files are fed by the platform's own jobs after it has started.
    private void awaitFigures(Page page, String path, String text) {
        for (int i = 0; i < FED_WITHIN_SECONDS; i++) {
            page.navigate(base() + path);
            page.waitForLoadState(LoadState.NETWORKIDLE);
            String shown = page.locator("main").innerText();
            if (shown.contains(text) && !shown.contains("正在重算")) {
                return;
            }
            LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
        }
        throw new AssertionError(
                path + " does not show " + text + ": " + page.locator("body").innerText());
    }

    private String base() {
        return "http://127.0.0.1:" + port;
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory("jujian-overseers");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
