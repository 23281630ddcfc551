package org.jujian.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/// The templates' exact words, and what no page may contain, without a browser.
@SpringBootTest(classes = PreviewApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class PagesRenderingTest {
    private static final Pattern TAG = Pattern.compile("<(script|style)[^>]*>.*?</\\1>|<[^>]+>", Pattern.DOTALL);
    private static final Pattern INLINE =
            Pattern.compile("<style|\\sstyle=|\\son[a-z]+=\"|javascript:|<script(?![^>]*(src=|application/json))");

    @LocalServerPort
    int port;

    private String html(String path) throws IOException, InterruptedException {
        HttpResponse<String> response = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .header("Accept", "text/html")
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        return response.body();
    }

    private String text(String path) throws IOException, InterruptedException {
        return TAG.matcher(html(path)).replaceAll("").replaceAll("\\s+", " ").replace("&lt;", "<");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/login?error",
                "/street",
                "/street?period=2026-03",
                "/community",
                "/upload",
                "/upload/slow",
                "/upload/partly",
                "/uploads",
                "/evidence/310114004023/2026Q1/M01",
                "/checks/310114004009/2026Q1",
                "/nowhere"
            })
    void hasNothingInline(String path) throws IOException, InterruptedException {
        assertThat(INLINE.matcher(html(path)).results().map(r -> r.group()).toList())
                .isEmpty();
    }

    @Test
    void printsARowOfTheComparison() throws IOException, InterruptedException {
        assertThat(text("/street"))
                .contains("2026年第一季度 · 嘉定镇街道 17 个社区")
                .contains("数据截止 2026年3月31日 24:00口径版本 2026-01目录版本 2026-01计算于 4月3日 02:10补录 数据")
                .contains("1丽景 95.695.7优秀93.299.189.195.5100.0100.0560▼ 1.6");
    }

    @Test
    void printsTheSumOfACommunity() throws IOException, InterruptedException {
        assertThat(text("/community"))
                .contains("2026年4月到期的公开义务 · 今天是 4月14日 星期二")
                .contains("本月应公开22 项每月 10 · 每季 9 · 事件 3")
                .contains("另有以前月份到期、至今未公开的 1 项，列在清单最前。");
    }

    @Test
    void listsFailingChecksWithTheirRows() throws IOException, InterruptedException {
        assertThat(text("/community")).contains("财务校验 2026年第一季度基本勾稽 17 项，通过 15 项。 FV-02 月份衔接FV-04 一证一日 看全部检查和涉及的行");
        assertThat(html("/community")).contains("href=\"/checks/310114004009/2026Q1\"");
        assertThat(text("/checks/310114004009/2026Q1"))
                .contains("勾稽通过率88.2 %15 ÷ 17 项检查")
                .contains("FV-02 月份衔接勾稽未通过")
                .contains("2026年2月银行存款：本月上期结余 44100.00 元，上月期末结余 44250.00 元")
                .contains("FV-09大小写金额大写金额等于小写金额：模板没有大写金额一栏，无从比较。不能检查");
        assertThat(html("/checks/310114004009/2026Q1")).contains("<a href=\"/upload/3f0c\">T-03-sheets.csv 第 55 行</a>");
    }

    @Test
    void printsARejectedRow() throws IOException, InterruptedException {
        assertThat(text("/upload/partly"))
                .contains("第14行I 列「金额」发现“1.307,33”，应为最多两位小数的数字，如 1307.33。改写金额后重传，可以带千分位逗号。")
                .contains("收到时间2026年4月14日 09:12:08");
    }

    @Test
    void leadsFromTheRowsOfOneReasonBackToAll() throws IOException, InterruptedException {
        assertThat(html("/upload/partly")).doesNotContain("看全部原因的行");
        assertThat(html("/upload/partly?code=BAD_VALUE&column=%E9%87%91%E9%A2%9D"))
                .contains("<a class=\"btn btn-plain btn-s\" href=\"/upload/partly#rows\">看全部原因的行</a>");
    }

    @Test
    void addsUpTheHistoryAndKeepsTheFilterWhenThePageIsTurned() throws IOException, InterruptedException {
        assertThat(text("/uploads?template=T-03&by=liyuan-clerk&page=2"))
                .contains("文件123 份完成 118 · 整份拒收 3 · 处理中 1 · 排队 1")
                .contains("读到1,652 行= 1,180 + 354 + 118，试算不计");
        assertThat(html("/uploads?template=T-03&by=liyuan-clerk&page=2"))
                .contains("href=\"/uploads?template=T-03&amp;by=liyuan-clerk&amp;page=1\"")
                .contains("href=\"/uploads?template=T-03&amp;by=liyuan-clerk&amp;page=3\"");
        assertThat(text("/uploads?from=31.3.2026")).contains("起始日期：应为 2026-03-01 的样子。");
    }

    @Test
    void pollsOnlyWhileAFileIsWorkedOn() throws IOException, InterruptedException {
        assertThat(html("/upload/slow")).contains("hx-get=\"/upload/slow/panel\"", "hx-trigger=\"every 1s\"");
        assertThat(html("/upload/partly")).doesNotContain("hx-get");
    }

    @Test
    void saysTheSameForForeignAndForMissing() throws IOException, InterruptedException {
        assertThat(text("/nowhere")).contains("没有找到这一页。地址可能写错了，也可能这一页不归您看。");
    }

    @Test
    void letsBrowsersKeepWhatAPageLoadsAndSendsLessThan300Kilobytes() throws IOException, InterruptedException {
        Pattern address = Pattern.compile("(?:href|src)=\"(/(?:css|js|vendor)/[^\"]+)\"");
        int bytes = 0;
        for (var match : address.matcher(html("/street")).results().toList()) {
            HttpResponse<byte[]> response = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + match.group(1)))
                                    .header("Accept-Encoding", "gzip")
                                    .build(),
                            HttpResponse.BodyHandlers.ofByteArray());
            assertThat(response.statusCode()).as(match.group(1)).isEqualTo(200);
            assertThat(response.headers().firstValue("Cache-Control"))
                    .as(match.group(1))
                    .hasValue("max-age=31536000, public, immutable");
            assertThat(match.group(1))
                    .matches("/(css|js)/[a-z]+-[0-9a-f]{32}\\.(css|js|svg)|/vendor/[a-z]+-[0-9.]+/.+");
            bytes += response.body().length;
        }
        assertThat(bytes).isBetween(200_000, 300_000);
    }

    @Test
    void answersForeignAndMissingCommunitiesAlike() throws IOException, InterruptedException {
        String foreign = html("/community/640104005001");
        assertThat(foreign).contains("没有找到这一页。");
        assertThat(foreign)
                .isEqualTo(html("/community/310114004999"))
                .isEqualTo(html("/community/nonsense"))
                .isEqualTo(html("/evidence/640104005/2026Q1/M01"))
                .isEqualTo(html("/checks/640104005/2026Q1"))
                .isEqualTo(html("/checks/640104005001/2026Q1"))
                .isEqualTo(html("/checks/640104005001?period=2026Q1"))
                .isEqualTo(html("/upload/018f2c60-0000-4d7e-9b21-3a5c0d9e4f11"));
    }

    @Test
    void givesTheComparisonToASpreadsheet() throws IOException, InterruptedException {
        assertThat(html("/street/figures.csv?period=2026Q1").lines().limit(2))
                .first()
                .isEqualTo("\uFEFF社区代码,社区,组别,名次,排名分,总分,等级,及时,完整,满意,审查,反馈,财务,应公开,未公开,未排名原因");
        assertThat(html("/street/figures.csv?period=2026Q1"))
                .contains("\r\n310114004009,李园一村,村改居,1,91.817727,92.133532,优秀,94.375000,")
                .contains(",观察期：2026年2月1日启用，本期末满 2 个月，不足 3 个月\r\n");
    }

    @Test
    void givesABlankSheetOfATemplate() throws IOException, InterruptedException {
        assertThat(html("/upload/blank?template=T-09&period=2026Q1&format=csv"))
                .isEqualTo("\uFEFF社区代码,期间,调查方式,发放数,满意,基本满意,不满意,不了解,无效\r\n310114004009,,,,,,,,\r\n");
    }

    @Test
    void offersBackfillOnlyWhereItIsAllowed() throws IOException, InterruptedException {
        assertThat(text("/upload")).doesNotContain("补录");
    }
}
