package org.jujian.server.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// A real installation, without the demo: from the password in the log to the first figures of a community.
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ExtendWith(OutputCaptureExtension.class)
class InstallationBrowserTest extends BrowserTest {
    private static final Path DATA = newFolder();
    private static final Pattern FIRST = Pattern.compile("one-time password ([a-z2-9-]{14}) ");
    private static final String UNITS = """
            社区代码,社区名称,街道代码,街道名称,社区类型,户数,常住人口,楼栋数,公开栏数,启用日期
            310114004009,李园一村社区居委会,310114004,嘉定镇街道,城市社区,1200,3100,40,12,%1$s-01
            310114004010,李园二村社区居委会,310114004,嘉定镇街道,城市社区,1100,2900,38,11,%1$s-01
            """;
    private static final String LEDGER = """
            社区代码,会计期间,业务日期,凭证字号,收支类型,公开科目,摘要,金额
            310114004009,%1$s,%1$s-20,记-1,支出,2.07,办公用品,120.00
            310114004009,%1$s,%1$s-25,记-2,支出,2.07,办公用品,35.50
            """;
    private static final int FIGURES_WITHIN_SECONDS = 120;

    @LocalServerPort
    int port;

    @Autowired
    Clock clock;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        registry.add("jujian.data-dir", () -> DATA.toString());
        registry.add("jujian.demo", () -> "false");
    }

    @Test
    void comesToLifeFromTheFirstPasswordToTheFirstFigures(CapturedOutput log) {
        YearMonth month = YearMonth.now(clock).minusMonths(2);
        String first = FIRST.matcher(log.getAll())
                .results()
                .map(MatchResult::group)
                .map(line -> line.substring("one-time password ".length()).strip())
                .reduce((a, b) -> {
                    throw new AssertionError("printed twice");
                })
                .orElseThrow();
        Page admin = enterFirst(DESK, "admin", first, "Camellia-2026");
        assertThat(admin.locator("h1").innerText()).isEqualTo("平台运行");

        admin.getByText("街道登记").first().click();
        shown(admin, "还没有街道", "streets-none");
        admin.locator("#code").fill("310114000");
        admin.locator("#name").fill("嘉定街道");
        admin.getByText("登记街道").last().click();
        shown(admin, "发现“310114000”", "streets-refused");
        admin.locator("#code").fill("310114004");
        submit(admin);
        shown(admin, "嘉定街道 310114004 已登记", "streets");
        admin.getByText("更名").click();
        admin.locator("#name").fill("嘉定镇街道");
        picture(admin, "installation-street-name");
        assertWellMade(admin);
        submit(admin);
        shown(admin, "嘉定镇街道", "streets-renamed");
        admin.getByText("建账号", new Page.GetByTextOptions().setExact(true)).click();
        admin.locator("#role").selectOption("STREET_OFFICE");
        String office = create(admin, "jiading-office", "嘉定镇街道办");
        admin.navigate(base() + "/people");
        shown(admin, "嘉定镇街道 310114004", "people-admin");

        Page desk = enterFirst(DESK, "jiading-office", office, "Magnolia-2026");
        shown(desk, "社区比较", "street-new");
        desk.navigate(base() + "/people/new");
        shown(desk, "本街道还没有社区", "person-form-none");
        desk.navigate(base() + "/upload");
        send(desk, "单位名录.csv", UNITS.formatted(month), "2 行全部接受");
        desk.navigate(base() + "/street");
        shown(desk, "李园一村", "street-first");
        desk.navigate(base() + "/units");
        shown(desk, "李园二村社区居委会", "units-first");
        desk.navigate(base() + "/people");
        shown(desk, "没有符合条件的账号", "people-none");
        desk.getByText("新建账号").first().click();
        desk.locator("#role").selectOption("CLERK");
        desk.locator("#unit").selectOption("310114004009");
        String clerk = create(desk, "liyuan-clerk", "李园一村 王老师");

        Page phone = enterFirst(PHONE, "liyuan-clerk", clerk, "Osmanthus-2026");
        shown(phone, "我们应公开什么", "community-first");
        phone.navigate(base() + "/upload");
        send(phone, "收支.csv", LEDGER.formatted(month), "2 行全部接受");
        // the books of a month are scored in the next, when its sheet is due
        awaitFigure(phone, month.plusMonths(1), "勾稽检查通过 4/4");

        disable(desk, phone);
    }

    private void awaitFigure(Page page, YearMonth due, String figure) {
        for (int i = 0; i < FIGURES_WITHIN_SECONDS; i++) {
            page.navigate(base() + "/community?month=" + due + "&period=" + due);
            if (page.locator("main").innerText().contains(figure)) {
                picture(page, "installation-community-fed");
                assertWellMade(page);
                return;
            }
            LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
        }
        throw new AssertionError(
                "no figure " + figure + ": " + page.locator("main").innerText());
    }

    /// The office takes a clerk out, who notices at the next page.
    private void disable(Page desk, Page phone) {
        desk.navigate(base() + "/people?q=liyuan");
        desk.getByText("停用", new Page.GetByTextOptions().setExact(true)).last().click();
        shown(desk, "本人马上退出，不能再登录", "person-disable");
        submit(desk);
        shown(desk, "liyuan-clerk：已停用，不能再登录。", "people");
        desk.setViewportSize(PHONE, 780);
        picture(desk, "people-" + PHONE);
        assertWellMade(desk);
        phone.navigate(base() + "/community");
        shown(phone, "登录已失效", "login-ended");
    }

    /// Logs in with a one-time password, which opens one page only, and changes it.
    private Page enterFirst(int width, String username, String oneTime, String lasting) {
        Page page = newPage(width);
        page.setDefaultTimeout(30_000);
        page.navigate(base() + "/login");
        page.locator("#username").fill(username);
        page.locator("#password").fill(oneTime);
        submit(page);
        shown(page, "您用的是一次性密码", "password-first-" + username);
        page.navigate(base() + "/definitions");
        assertThat(page.locator("h1").innerText()).isEqualTo("修改密码");
        page.locator("#old").fill(oneTime);
        page.locator("#wanted").fill(lasting);
        page.locator("#again").fill(lasting);
        submit(page);
        page.locator("nav.side").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
        assertThat(page.url()).doesNotContain("password");
        return page;
    }

    /// Fills in what every account has and returns the password that is shown once.
    private String create(Page page, String username, String name) {
        page.locator("#username").fill(username);
        page.locator("#name").fill(name);
        picture(page, "person-form-" + username);
        assertWellMade(page);
        submit(page);
        shown(page, "账号已建好", "person-password-" + username);
        return page.locator("#one-time").innerText();
    }

    private void send(Page page, String name, String text, String outcome) {
        page.locator("#file").setInputFiles(new FilePayload(name, "text/csv", text.getBytes(UTF_8)));
        page.getByText("核对列：").waitFor();
        page.getByText("确认上传").click();
        shown(page, outcome, "upload-" + name.substring(0, name.indexOf('.')));
    }

    private static void submit(Page page) {
        page.locator("main form[method=post] button[type=submit]").first().click();
    }

    private void shown(Page page, String text, String name) {
        try {
            page.locator("main").getByText(text).first().waitFor();
        } catch (PlaywrightException e) {
            throw new AssertionError(
                    name + " does not show " + text + ": "
                            + page.locator("body").innerText(),
                    e);
        }
        picture(page, "installation-" + name);
        assertWellMade(page);
    }

    private String base() {
        return "http://127.0.0.1:" + port;
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory("jujian-installation");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
