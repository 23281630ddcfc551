package org.jujian.etl.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jujian.etl.workbook.TestWorkbook.number;
import static org.jujian.etl.workbook.TestWorkbook.text;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jujian.etl.sheet.Line;
import org.jujian.etl.sheet.Lines;
import org.jujian.etl.sheet.Recognition;
import org.jujian.etl.template.Template;
import org.jujian.etl.workbook.FileFormat;
import org.jujian.etl.workbook.TestWorkbook;
import org.jujian.etl.workbook.TestWorkbook.Cell;
import org.jujian.etl.workbook.TestWorkbook.Shown;
import org.jujian.tenants.catalogue.CommunityKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The way of an error file: downloaded, mended where it says so, and sent again as it is.
class ErrorFilesTest {
    private static final String STREET = "310114004";

    @TempDir
    Path folder;

    private final Feeding feeding = new Feeding(new Received().unit("310114004001", CommunityKind.URBAN));

    @Test
    void takesAMendedWorkbookWithoutAWarning() throws IOException {
        List<Cell> bad = List.of(
                text("310114004001"),
                number("46054", Shown.MONTH),
                text("=党费"),
                text("1.2.3"),
                number("0.0002"),
                number("0"),
                number("0.0003"));
        byte[] file = new TestWorkbook()
                .sheet(
                        "公开表",
                        List.of(
                                List.of(text("某街道财务公开表")),
                                List.of(text("单位：万元")),
                                List.of(
                                        text("社区代码"),
                                        text("会计期间"),
                                        text("资金"),
                                        text("上期结余"),
                                        text("本期收入"),
                                        text("本期支出"),
                                        text("期末结余")),
                                List.of(
                                        number("310114004001"),
                                        number("46023", Shown.MONTH),
                                        text("现金"),
                                        number("0.0001"),
                                        number("0.0002"),
                                        number("0"),
                                        number("0.0003")),
                                bad),
                        "A1:G1",
                        "A2:G2")
                .bytes();
        var first = feeding.feed(STREET, Template.SHEETS, file);
        assertThat(first.accepted()).hasSize(1);

        byte[] errors = errorFile(Template.SHEETS, file, first);
        assertThat(shown(errors)).isEqualTo("""
                某街道财务公开表
                单位：万元
                社区代码|会计期间|资金|上期结余|本期收入|本期支出|期末结余|错误说明
                310114004001|2026-01|现金|0.0001|0.0002|0|0.0003
                310114004001|2026-02|'=党费|1.2.3|0.0002|0|0.0003|第 5 行　上期结余：发现“1.2.3”，应为最多两位小数、整数部分不超过 16 位的数字，如 1307.33。怎么办：改写金额后重传，可以带千分位逗号。
                """);
        var mended = feeding.feed(STREET, Template.SHEETS, withInSheet(errors, ">1.2.3<", ">0.00015<"));

        assertThat(mended.warnings()).isEmpty();
        assertThat(mended.rejected()).isEmpty();
        assertThat(mended.unchanged()).isEqualTo(1);
        assertThat(mended.accepted()).extracting("row", "fund", "opening").hasToString("[(5, \"=党费\", 1.50)]");
    }

    @Test
    void leavesNothingOfAnEarlierRoundInAWorkbook() throws IOException {
        List<Cell> header = List.of(
                text("社区代码"),
                text("期间"),
                text("调查方式"),
                text("发放数"),
                text("满意"),
                text("基本满意"),
                text("不满意"),
                text("不了解"));
        byte[] file = new TestWorkbook()
                .sheet(
                        "表",
                        List.of(
                                header,
                                List.of(
                                        text("310114004001"),
                                        text("2026-01"),
                                        text("入户"),
                                        text("5?"),
                                        text("5"),
                                        text("0"),
                                        text("0"),
                                        text("0")),
                                List.of(
                                        text("310114004001"),
                                        text("2026-02"),
                                        text("入户"),
                                        text("6?"),
                                        text("5"),
                                        text("0"),
                                        text("0"),
                                        text("0"))))
                .bytes();
        byte[] once = errorFile(Template.SURVEYS, file, feeding.feed(STREET, Template.SURVEYS, file));
        byte[] halfMended = withInSheet(once, ">5?<", ">5<");
        byte[] twice = errorFile(Template.SURVEYS, halfMended, feeding.feed(STREET, Template.SURVEYS, halfMended));

        assertThat(shown(twice)).isEqualTo("""
                社区代码|期间|调查方式|发放数|满意|基本满意|不满意|不了解|错误说明
                310114004001|2026-01|入户|5|5|0|0|0
                310114004001|2026-02|入户|6?|5|0|0|0|第 3 行　发放数：发现“6?”，应为不超过 9 位的整数，如 120。怎么办：改写后重传。
                """);
        var mended = feeding.feed(STREET, Template.SURVEYS, withInSheet(twice, ">6?<", ">6<"));
        assertThat(mended.accepted()).hasSize(1);
        assertThat(mended.unchanged()).isEqualTo(1);
        assertThat(mended.warnings()).isEmpty();
    }

    @Test
    void takesAMendedTextFileWithoutAWarning() throws IOException {
        byte[] file = utf8("""
                社区代码,会计期间,资金,上期结余,本期收入,本期支出,期末结余
                310114004001,2026-01,现金,1,2,0,3
                310114004001,2026-02,现金,三,2,0,5
                310114004001,2026-03,现金,5,2,零,7
                合计,,,9,6,0,15
                """);
        byte[] once = errorFile(Template.SHEETS, file, feeding.feed(STREET, Template.SHEETS, file));
        byte[] halfMended = utf8(read(once).replace("现金,三,", "现金,3,"));
        var second = feeding.feed(STREET, Template.SHEETS, halfMended);
        byte[] twice = errorFile(Template.SHEETS, halfMended, second);

        assertThat(read(twice)).isEqualTo("""
                \uFEFF社区代码,会计期间,资金,上期结余,本期收入,本期支出,期末结余,错误说明\r
                310114004001,2026-01,现金,1,2,0,3\r
                310114004001,2026-02,现金,3,2,0,5,\r
                310114004001,2026-03,现金,5,2,零,7,第 4 行　本期支出：发现“零”，应为最多两位小数、整数部分不超过 16 位的数字，如 1307.33。怎么办：改写成数字，或写规范的大写金额，如 壹仟贰佰零伍元整，改好后重传。\r
                合计,,,9,6,0,15\r
                """);
        var mended = feeding.feed(STREET, Template.SHEETS, utf8(read(twice).replace(",零,", ",0,")));
        assertThat(mended.rejected()).isEmpty();
        assertThat(mended.accepted()).hasSize(1);
        assertThat(mended.unchanged()).isEqualTo(2);
        assertThat(mended.warnings()).isEmpty();
    }

    private byte[] errorFile(Template template, byte[] file, Feeding.Reply reply) throws IOException {
        var out = new ByteArrayOutputStream();
        feeding.open(template, file)
                .writeErrorFile(
                        reply.rejected().stream()
                                .collect(Collectors.toMap(RowOutcome.Rejected::row, RowOutcome.Rejected::message)),
                        out);
        return out.toByteArray();
    }

    /// The first table of the file, its cells separated by `|`.
    private static String shown(byte[] file) throws IOException {
        var shown = new StringBuilder();
        var readable = (Recognition.Readable) FileFormat.recognise(() -> new ByteArrayInputStream(file));
        try (Lines lines = readable.tables().getFirst().lines()) {
            for (Line line = lines.next(); line != null; line = lines.next()) {
                shown.append(String.join("|", line.cells())).append('\n');
            }
        }
        return shown.toString();
    }

    /// As somebody changes a cell and saves.
    private byte[] withInSheet(byte[] workbook, String written, String mended) throws IOException {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        Path saved = Files.write(folder.resolve("book.xlsx"), workbook);
        try (var zip = new ZipFile(saved.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                byte[] part = zip.getInputStream(entry).readAllBytes();
                parts.put(
                        entry.getName(),
                        entry.getName().startsWith("xl/worksheets/")
                                ? utf8(read(part).replace(written, mended))
                                : part);
            }
        }
        return TestWorkbook.zip(parts);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String read(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }
}
