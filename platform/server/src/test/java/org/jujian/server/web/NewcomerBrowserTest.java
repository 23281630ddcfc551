package org.jujian.server.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// A clerk's first file, from the login to the accepted correction, in a real browser on real stores.
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class NewcomerBrowserTest extends BrowserTest {
    private static final Path DATA = newFolder();

    @LocalServerPort
    int port;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        registry.add("jujian.data-dir", () -> DATA.toString());
        registry.add("jujian.demo", () -> "units");
        registry.add("jujian.clock", () -> "2026-04-01T08:00:00+08:00");
    }

    @Test
    void fillsInASheetReadsWhatIsWrongMendsItAndIsAccepted() throws IOException {
        Page page = newPage(DESK);
        page.setDefaultTimeout(60_000);
        logIn(page, "liyuan-clerk");
        page.navigate(base() + "/upload");
        page.locator("#blank-template").selectOption("T-02");
        page.locator("#blank-period").selectOption("2026-03");
        page.locator("#blank-format").selectOption("csv");
        Download blank = page.waitForDownload(
                () -> page.locator("#blank button[type=submit]").click());
        assertThat(blank.suggestedFilename()).isEqualTo("收支明细-2026-03.csv");
        String sheet = Files.readString(blank.path(), UTF_8);
        List<String> headings = List.of(sheet.substring(1).split("\r\n")[0].split(","));
        assertThat(sheet.split("\r\n")[1]).startsWith("310114004009,2026-03,");

        String filled = "\uFEFF" + String.join(",", headings) + "\r\n"
                + row(headings, "记-1", "2026-03-20", "120.00")
                + row(headings, "记-2", "2026-02-30", "35.50")
                + row(headings, "记-3", "2026-03-25", "\"1.307,33\"");
        send(page, "3月收支.csv", filled);

        page.getByText("退回的 2 行").waitFor();
        assertThat(page.locator("table.sheet").innerText()).contains("业务日期", "2026-02-30", "金额", "1.307,33", "怎么办");
        assertThat(page.locator(".tiles").innerText()).contains("= 1 + 2 + 0");
        picture(page, "newcomer-rejected-" + DESK);
        assertWellMade(page);

        Download errors = page.waitForDownload(() -> page.getByText("下载改错表").click());
        String given = Files.readString(errors.path(), UTF_8);
        assertThat(given.split("\r\n")[0]).endsWith(",错误说明");
        String mended = given.replace("2026-02-30", "2026-03-22").replace("\"1.307,33\"", "1307.33");
        page.getByText("重传改好的文件").click();
        send(page, "3月收支-改.csv", mended);

        page.getByText("接受 2 行，未变化 1 行").waitFor();
        assertThat(page.locator("main").innerText()).doesNotContain("提醒（不影响入库）");
        picture(page, "newcomer-accepted-" + DESK);
        assertWellMade(page);
    }

    @Test
    void showsNoPageOfFeedingToThoseWhoDoNotFeed() {
        Page page = newPage(DESK);
        page.setDefaultTimeout(60_000);
        logIn(page, "liyuan-supervisor");
        page.navigate(base() + "/upload/blank?template=T-02&period=2026-03");
        assertThat(page.locator("body").innerText()).contains("没有找到这一页。");
    }

    private void logIn(Page page, String username) {
        page.navigate(base() + "/login");
        page.locator("input[name=username]").fill(username);
        page.locator("input[name=password]").fill("jujian-demo");
        page.locator("main button[type=submit], form button[type=submit]")
                .first()
                .click();
        page.locator(".topbar").waitFor();
    }

    private static void send(Page page, String name, String text) {
        page.locator("#file").setInputFiles(new FilePayload(name, "text/csv", text.getBytes(UTF_8)));
        page.getByText("核对列：收支明细").waitFor();
        assertThat(page.locator("#map").innerText()).contains("读到 3 行", "按表头认出是“收支明细”");
        page.getByText("确认上传").click();
    }

    private static String row(List<String> headings, String voucher, String day, String amount) {
        Map<String, String> values = Map.of(
                "社区代码", "310114004009",
                "会计期间", "2026-03",
                "业务日期", day,
                "凭证字号", voucher,
                "收支类型", "支出",
                "公开科目", "2.07",
                "摘要", "办公用品",
                "金额", amount);
        var cells = new ArrayList<String>();
        headings.forEach(heading -> cells.add(values.getOrDefault(heading, "")));
        return String.join(",", cells) + "\r\n";
    }

    private String base() {
        return "http://127.0.0.1:" + port;
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory("jujian-newcomer");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
