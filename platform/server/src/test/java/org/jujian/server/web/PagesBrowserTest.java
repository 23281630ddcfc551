package org.jujian.server.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.LoadState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/// The pages in a real browser, over fixtures of the golden set.
@SpringBootTest(classes = PreviewApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class PagesBrowserTest extends BrowserTest {
    @LocalServerPort
    int port;

    private Page open(String path, int width) {
        Page page = newPage(width);
        page.navigate("http://127.0.0.1:" + port + path);
        page.waitForLoadState(LoadState.NETWORKIDLE);
        return page;
    }

    @ParameterizedTest
    @CsvSource({
        "login, /login, 登录",
        "login-wrong, /login?error, 用户名或密码不对",
        "login-throttled, /login?throttled, 试的次数太多",
        "login-onetime, /login?onetime, 一次性密码已过 7 天",
        "login-expired, /login?expired, 登录已失效",
        "login-out, /login?logout, 已退出",
        "street, /street, 社区比较",
        "street-month, /street?period=2026-03, 月度不排名，按代码排列",
        "street-empty, /street?period=2024Q1, 2024年第一季度还没有数字",
        "community, /community, 我们应公开什么",
        "community-empty, /community?period=2024Q1, 我们应公开什么",
        "upload, /upload, 选文件",
        "upload-partly, /upload/partly, 退回的 3 行",
        "upload-refused, /upload/refused, 整份文件没有收",
        "upload-allok, /upload/allok, 接受 12 行，未变化 1 行",
        "upload-reason, /upload/partly?code=BAD_VALUE&column=%E9%87%91%E9%A2%9D, 看全部原因的行",
        "uploads, /uploads?template=T-03&page=2, 第 2 / 3 页，共 123 份",
        "evidence, /evidence/310114004023/2026Q1/M01, 这个数字怎么来的：及时率",
        "evidence-street, /evidence/310114004/2026Q1/M03, 这个数字怎么来的：长期逾期",
        "leads, /leads, 线索，非结论。",
        "leads-none, /leads?period=2026-01, 2026年1月未发现规则所列的情形",
        "lead, /leads/payee?period=2026Q1, RF-09 集中供应商",
        "missing, /nowhere, 没有找到这一页。"
    })
    void isWellMadeAtTheDeskAndOnThePhone(String name, String path, String text) {
        for (int width : new int[] {DESK, PHONE}) {
            Page page = open(path, width);
            assertThat(page.locator("body").innerText()).contains(text);
            picture(page, name + "-" + width);
            if (!path.equals("/nowhere")) {
                assertWellMade(page);
            }
        }
    }

    @Test
    void sortsByAColumnAndSaysSo() {
        Page page = open("/street", DESK);
        page.locator("#rank th button", new Page.LocatorOptions().setHasText("满意"))
                .click();
        assertThat(page.locator("#rank tr.grp:visible").count()).isZero();
        assertThat(page.locator("#rank thead th[aria-sort=descending]").innerText())
                .contains("满意");
        assertThat(page.locator("#live").innerText()).isEqualTo("已按「满意」从高到低排列");
    }

    @Test
    void drawsTheChartsUnderTheStrictPolicy() {
        Page page = open("/street", DESK);
        assertThat(page.locator("[data-chart=funnel] svg path").count()).isGreaterThan(10);
        assertThat(page.locator("[data-chart=months] svg path").count()).isGreaterThan(4);
        assertWellMade(page);
    }

    @Test
    void opensADefinitionAndClosesItByEscape() {
        Page page = open("/street", DESK);
        page.locator(".tile .defn summary").nth(1).click();
        assertThat(page.locator(".tile .pop:visible").innerText()).contains("全街道合并，不是各社区的平均");
        assertWellMade(page);
        page.keyboard().press("Escape");
        assertThat(page.locator(".tile .pop:visible").count()).isZero();
    }

    @Test
    void filtersTheDutiesOfACommunity() {
        Page page = open("/community", DESK);
        assertThat(page.locator("#duty tbody tr:visible").count()).isEqualTo(12);
        page.locator("button[data-filter=over]").click();
        assertThat(page.locator("#duty tbody tr:visible").count()).isEqualTo(3);
        page.locator("button[data-filter=all]").click();
        page.locator("[data-search]").fill("没有这一项");
        assertThat(page.locator("#duty-none").innerText()).contains("没有符合条件的事项");
        assertWellMade(page);
    }

    @Test
    void followsAnUploadUntilItsResultIsThere() {
        Page page = open("/upload/slow", DESK);
        page.locator("text=退回的 3 行").waitFor();
        assertThat(page.locator("#live").innerText()).isEqualTo("处理完成：读到 13 行，接受 9，退回 3，未变化 1");
        assertThat(page.evaluate("document.activeElement.tagName")).isEqualTo("H2");
        assertWellMade(page);
    }

    @Test
    void sendsAFileAndShowsItsResult() {
        Page page = open("/upload", DESK);
        page.locator("#file").setInputFiles(new FilePayload("收支.csv", "text/csv", new byte[] {'a'}));
        assertThat(page.locator(".drop .name").innerText()).isEqualTo("已选：收支.csv（1 KB）");
        page.getByText("确认上传").click();
        page.locator("text=退回的 3 行").waitFor();
    }

    @Test
    void showsHowAFileWouldBeReadAndTakesWhatIsSaidAboutAHeading() {
        Page page = open("/upload", DESK);
        String file = "社区代码,月份,款项,上期结余,本期收入,本期支出,期末结余\n310114004009,2026-03,现金,1,2,3,0\n";
        page.locator("#file").setInputFiles(new FilePayload("3月.csv", "text/csv", file.getBytes(UTF_8)));
        page.getByText("核对列：月度公开表").waitFor();
        assertThat(page.locator("#map").innerText())
                .contains("CSV 文本，UTF-8，逗号分隔 · 表头在第 1 行 · 没有写明单位，按元", "缺少“资金”列", "没有认出，请选");
        assertThat(page.locator("#live").innerText()).startsWith("请核对列：第 1 行：缺少“资金”列");
        assertWellMade(page);
        page.getByLabel("“款项”对应的标准列").selectOption("资金");
        page.getByText("按改过的列再看一遍").click();
        page.getByText("按您说的").waitFor();
        assertThat(page.locator("#map").innerText())
                .contains("读到 1 行，会计期间 2026-03")
                .doesNotContain("整份不收");
        picture(page, "upload-map-" + DESK);
        assertWellMade(page);
        page.getByText("确认上传").click();
        page.locator("text=退回的 3 行").waitFor();
    }

    @Test
    void saysAboveTheFormWhyAFileWasNotTaken() {
        Page page = open("/upload", PHONE);
        page.locator("#file").setInputFiles(new FilePayload("large.csv", "text/csv", new byte[] {'a'}));
        page.getByText("确认上传").click();
        page.locator("[role=alert]").waitFor();
        assertThat(page.locator("[role=alert]").innerText()).contains("怎么办：分成几份上传。");
    }

    @Test
    void asksForAReasonBeforeALeadIsDecided() {
        Page page = open("/leads/payee?period=2026Q1", DESK);
        page.getByText("排除", new Page.GetByTextOptions().setExact(true)).click();
        page.locator("#why").fill("　");
        page.getByText("提交处置").click();
        assertThat(page.locator("[role=alert]").innerText()).isEqualTo("处置理由要写 1 至 500 个字，现有 0 个字。请改后再提交。");
        assertWellMade(page);
        page.getByText("排除", new Page.GetByTextOptions().setExact(true)).click();
        page.locator("#why").fill("已核对合同和凭证，是街道统一采购");
        page.getByText("提交处置").click();
        assertThat(page.locator("h1").innerText()).isEqualTo("线索");
        page.getByText("已处置 1").click();
        assertThat(page.locator("#leads tbody tr:visible").innerText()).contains("RF-09 集中供应商", "已排除");
    }

    @Test
    void opensTheMenuOnThePhone() {
        Page page = open("/street", PHONE);
        assertThat(page.locator("#side").isVisible()).isFalse();
        page.locator(".menu-btn").click();
        assertThat(page.locator("#side").isVisible()).isTrue();
        assertWellMade(page);
    }
}
