package org.jujian.server.golden;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/// Workbooks over HTTP: what they are named does not matter, what they are does; and a hostile one is answered while
/// the service goes on.
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorkbooksOverHttpTest {
    private static final Path DATA = newFolder();
    private static final String TEXT = """
            社区代码,会计期间,资金,上期结余,本期收入,本期支出,期末结余
            310114004009,2025-11,现金,1.00,0.00,0.00,1.00
            """;

    @LocalServerPort
    int port;

    @TempDir
    Path folder;

    private ApiClient office;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        registry.add("jujian.data-dir", () -> DATA.toString());
        registry.add("jujian.demo", () -> "units");
        registry.add("jujian.clock", () -> "2026-04-01T08:00:00+08:00");
    }

    @BeforeAll
    void login() {
        office = ApiClient.login(URI.create("http://127.0.0.1:" + port), "jiading-office");
    }

    @Test
    void takesAWorkbookByWhatItIsAndGivesItBackMended() throws Exception {
        JsonNode done = office.submitAndAwait("T-03", "backfill", "李园一村 公开表.csv", workbook(2026, "1.2.3"));

        assertThat(done.get("state").asString()).isEqualTo("DONE");
        assertThat(done.get("rows").toString()).isEqualTo("{\"read\":2,\"accepted\":1,\"rejected\":1,\"unchanged\":0}");
        assertThat(done.get("rejections").get(0).get("row").asInt()).isEqualTo(3);
        assertThat(done.get("rejections").get(0).get("column").asString()).isEqualTo("上期结余");
        HttpResponse<byte[]> errors = errorFile(done.get("id").asString());
        assertThat(errors.headers().firstValue("Content-Type"))
                .hasValue("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        assertThat(errors.headers().firstValue("Content-Disposition").orElseThrow())
                .contains("filename*=UTF-8''%E6%94%B9%E9%94%99%E8%A1%A8-T-03.xlsx");

        JsonNode mended = office.submitAndAwait("T-03", "backfill", "改错表-T-03.xlsx", mended(errors.body()));

        assertThat(mended.get("rows").toString())
                .isEqualTo("{\"read\":2,\"accepted\":1,\"rejected\":0,\"unchanged\":1}");
        assertThat(mended.get("warnings")).isEmpty();
    }

    @Test
    void takesATextThatIsNamedAWorkbook() throws Exception {
        JsonNode done = office.submitAndAwait("T-03", "backfill", "表.xlsx", TEXT.getBytes(UTF_8));

        assertThat(done.get("state").asString()).isEqualTo("DONE");
        assertThat(done.get("rows").get("accepted").asInt()).isEqualTo(1);
        HttpResponse<byte[]> errors = errorFile(done.get("id").asString());
        assertThat(errors.headers().firstValue("Content-Type")).hasValue("text/csv;charset=UTF-8");
        assertThat(errors.headers().firstValue("Content-Disposition").orElseThrow())
                .endsWith("T-03.csv");
    }

    @Test
    void answersHostileFilesAndGoesOn() throws IOException {
        byte[] good = workbook(2025, "1");
        Map<String, byte[]> hostile = new LinkedHashMap<>();
        hostile.put(
                "UNSAFE_FILE 炸弹.xlsx",
                with(
                        good,
                        "xl/worksheets/sheet1.xml",
                        "<worksheet><sheetData>" + "<row spans=\"1:9\"/>".repeat(1 << 20)));
        hostile.put(
                "UNSAFE_FILE 实体.xlsx",
                with(
                        good,
                        "xl/worksheets/sheet1.xml",
                        "<!DOCTYPE w [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><worksheet>&x;</worksheet>"));
        hostile.put("UNSAFE_FILE 路径.xlsx", with(good, "../../x", ""));
        hostile.put("NOT_A_TABLE 半截.xlsx", Arrays.copyOf(good, good.length / 2));
        hostile.put(
                "UNSUPPORTED_FORMAT 旧表.xls",
                "<html><body><table><tr><td>社区代码</td></tr></table></body></html>".getBytes(UTF_8));
        hostile.put(
                "UNSUPPORTED_FORMAT 旧表.xlsx",
                new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1});
        hostile.forEach((name, file) -> {
            JsonNode failed = office.submitAndAwait("T-03", "backfill", name.split(" ", 2)[1], file);
            assertThat(failed.get("state").asString()).as(name).isEqualTo("FAILED");
            assertThat(failed.get("problem").get("code").asString()).as(name).isEqualTo(name.split(" ", 2)[0]);
            assertThat(failed.get("problem").get("message").asString()).as(name).contains("怎么办：");
            var preview = office.postFile("/api/v1/previews", Map.of("template", "T-03"), "表.xlsx", file);
            assertThat(preview.statusCode()).as(name).isEqualTo(200);
            assertThat(preview.body()).as(name).contains(name.split(" ", 2)[0]);
        });

        JsonNode done = office.submitAndAwait("T-03", "backfill", "表.xlsx", workbook(2025, "7"));
        assertThat(done.get("state").asString()).isEqualTo("DONE");
    }

    private static byte[] workbook(int year, String opening) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var book = new Workbook(out, "Test", "1.0")) {
            Worksheet sheet = book.newWorksheet("公开表");
            String[] header = {"社区代码", "会计期间", "资金", "上期结余", "本期收入", "本期支出", "期末结余"};
            for (int column = 0; column < header.length; column++) {
                sheet.value(0, column, header[column]);
            }
            for (int row = 1; row <= 2; row++) {
                sheet.value(row, 0, 310114004009L);
                sheet.value(row, 1, LocalDate.of(year, row, 1));
                sheet.style(row, 1).format("yyyy-mm").set();
                sheet.value(row, 2, "现金");
                sheet.value(row, 4, 0.1 + 0.2);
                sheet.value(row, 5, 0);
                sheet.value(row, 6, 1.3);
            }
            sheet.value(1, 3, 1);
            sheet.value(2, 3, opening);
        }
        return out.toByteArray();
    }

    private HttpResponse<byte[]> errorFile(String id) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(URI.create(
                                    "http://127.0.0.1:" + port + "/api/v1/submissions/" + id + "/error-file"))
                            .header("Authorization", "Bearer " + office.token())
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
        }
    }

    private byte[] mended(byte[] workbook) throws IOException {
        Map<String, byte[]> parts = parts(workbook);
        String sheet = new String(parts.get("xl/worksheets/sheet1.xml"), UTF_8);
        assertThat(sheet).contains(">1.2.3<");
        parts.put("xl/worksheets/sheet1.xml", sheet.replace(">1.2.3<", ">1.30<").getBytes(UTF_8));
        return zip(parts);
    }

    private byte[] with(byte[] workbook, String name, String part) throws IOException {
        Map<String, byte[]> parts = parts(workbook);
        parts.put(name, part.getBytes(UTF_8));
        return zip(parts);
    }

    private Map<String, byte[]> parts(byte[] workbook) throws IOException {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        Path saved = Files.write(folder.resolve("book.xlsx"), workbook);
        try (var zip = new ZipFile(saved.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                parts.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
        }
        return parts;
    }

    private static byte[] zip(Map<String, byte[]> parts) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
            }
        }
        return out.toByteArray();
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory("jujian-workbooks");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
