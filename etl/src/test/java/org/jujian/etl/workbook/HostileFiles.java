package org.jujian.etl.workbook;

import static org.jujian.etl.workbook.TestWorkbook.text;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.IntFunction;
import org.jujian.etl.sheet.FileProblem.Code;
import org.jujian.etl.workbook.TestWorkbook.Cell;

/// Files that were made to harm, or that somebody renamed until the upload took them, each with what is answered to it.
final class HostileFiles {
    static final List<Cell> HEADER = texts("社区代码", "会计期间", "资金", "上期结余", "本期收入", "本期支出", "期末结余");
    static final List<Cell> ROW = texts("310114004001", "2026-01", "现金", "1", "2", "3", "0");

    private static final String REBUILD = "怎么办：在 WPS 或 Excel 中新建一个工作簿，只把表头和数据以“值”的方式粘贴进去，另存为“Excel 文件（*.xlsx）”后重传。";
    private static final String SAVE_AS = "怎么办：在 WPS 或 Excel 中打开，另存为“Excel 文件（*.xlsx）”或“CSV UTF-8（逗号分隔）”后重传。";
    private static final String BOMB = "工作簿：发现解压后过大的内容（压缩炸弹），为安全起见没有读取。" + REBUILD;
    private static final String DTD = "工作簿：发现文档类型定义（DTD、实体），为安全起见没有读取。" + REBUILD;
    private static final String NAMES = "工作簿：发现层次过深或名称过多的内容，为安全起见没有读取。" + REBUILD;
    private static final String LONG_CELL = "工作簿：一个单元格的内容过长，应为不超过 32767 个字符。怎么办：缩短内容后重传。";
    private static final String PLACE = "工作簿：单元格的位置已经损坏，不能读出。" + SAVE_AS;
    private static final String ROW_NUMBER = "工作簿：行号已经损坏，不能读出。" + SAVE_AS;

    /// @param message the whole sentence that is answered
    record Hostile(String name, byte[] file, Code code, String message) {
        @Override
        public String toString() {
            return name;
        }
    }

    private HostileFiles() {}

    static List<Hostile> all() {
        var all = new ArrayList<Hostile>();
        bombs(all);
        entities(all);
        names(all);
        places(all);
        lengths(all);
        manyOfAKind(all);
        otherFormats(all);
        nothingToRead(all);
        return all;
    }

    private static void bombs(List<Hostile> all) {
        byte[] rows = utf8(
                "<worksheet><sheetData>" + "<row spans=\"1:16384\"/>".repeat(1 << 20) + "</sheetData></worksheet>");
        unsafe(all, "a sheet of blank rows, inflated to 23 MiB", book().sheetPart("炸", "visible", rows), BOMB);
        byte[] styles = utf8("<styleSheet>" + "<x/>".repeat(10 << 20) + "</styleSheet>");
        unsafe(all, "styles", good().part("xl/styles.xml", styles), BOMB);
        unsafe(all, "comments", good().part("xl/comments1.xml", styles), BOMB);
        byte[] texts = utf8("<sst>" + "<si><t/></si>".repeat(1 << 20) + "</sst>");
        unsafe(all, "texts", good().part("xl/sharedStrings.xml", texts), BOMB);
        byte[] bomb = RawZip.deflated(rows);
        for (long claimed : List.of(10L, 0L, 0xFFFF_FFF0L)) {
            var claim = new RawZip.Claim(-1, claimed, -1, 0, 8);
            all.add(new Hostile(
                    "a bomb that says it holds " + claimed + " bytes",
                    packed(good(), "xl/worksheets/sheet1.xml", bomb, claim),
                    Code.UNSAFE_FILE,
                    BOMB));
        }
        all.add(new Hostile(
                "a bomb that says it takes 4 GiB",
                packed(good(), "xl/worksheets/sheet1.xml", bomb, new RawZip.Claim(0xFFFF_FFF0L, -1, -1, 0, 8)),
                Code.NOT_A_TABLE,
                "工作簿：压缩包的目录已经损坏，不能读出。" + SAVE_AS));
        all.add(overlapping());
        var many = new RawZip();
        good().parts().forEach(many::add);
        for (int i = 0; i < 5000; i++) {
            many.add("xl/part" + i + ".xml", new byte[0]);
        }
        all.add(new Hostile("5,000 entries", many.bytes(), Code.UNSAFE_FILE, "工作簿：发现压缩包里的文件过多，为安全起见没有读取。" + REBUILD));
        byte[] nested = good().bytes();
        for (int i = 0; i < 20; i++) {
            nested = TestWorkbook.zip(Map.of("a.zip", nested));
        }
        all.add(unsupported("a zip in a zip in a zip", nested, "压缩包（.zip）"));
        all.add(new Hostile("ten sheets that are large only together", together(), Code.UNSAFE_FILE, BOMB));
        Map<String, Long> large = Map.of(
                "xl/worksheets/sheet1.xml", (1L << 30) + (100L << 20),
                "xl/sharedStrings.xml", 300L << 20,
                "xl/styles.xml", 40L << 20);
        large.forEach((name, size) -> all.add(new Hostile(
                name + " that says it holds %d MiB".formatted(size >> 20),
                sayingItHolds(name, size),
                Code.UNSAFE_FILE,
                BOMB)));
    }

    /// What is no compressed content at all, as many bytes as an honest part of that size takes: whoever begins to
    /// inflate
    /// it says that the package is broken.
    private static byte[] sayingItHolds(String name, long size) {
        byte[] content = new byte[(int) (size / 150)];
        Arrays.fill(content, (byte) 0xFF);
        var zip = new RawZip();
        Map<String, byte[]> parts = good().part("xl/sharedStrings.xml", "<sst/>")
                .part("xl/styles.xml", "<styleSheet/>")
                .parts();
        parts.forEach((part, bytes) -> {
            if (part.equals(name)) {
                zip.addDeflated(part, content, size, 0, RawZip.Claim.TRUE);
            } else {
                zip.add(part, bytes);
            }
        });
        return zip.bytes();
    }

    /// 1.4 GiB in ten sheets, says the directory; none of them is above the limits alone.
    private static byte[] together() {
        var book = good();
        for (int i = 2; i <= 10; i++) {
            book.sheetPart("表" + i, "visible", new byte[0]);
        }
        var zip = new RawZip();
        book.parts()
                .forEach((name, part) -> zip.add(
                        name,
                        part,
                        name.startsWith("xl/worksheets/")
                                ? new RawZip.Claim(-1, 150L << 20, -1, 0, 8)
                                : RawZip.Claim.TRUE));
        return zip.bytes();
    }

    /// Two hundred sheets in the directory, one in the file.
    private static Hostile overlapping() {
        var book = good();
        for (int i = 2; i <= 200; i++) {
            book.sheetPart("表" + i, "visible", new byte[0]);
        }
        Map<String, byte[]> parts = book.parts();
        byte[] sheet = Objects.requireNonNull(parts.get("xl/worksheets/sheet1.xml"));
        long compressed = RawZip.deflated(sheet).length;
        var zip = new RawZip();
        zip.add("xl/worksheets/sheet1.xml", sheet);
        parts.forEach((name, part) -> {
            if (name.equals("xl/worksheets/sheet1.xml")) {
                return;
            }
            zip.add(
                    name,
                    part,
                    name.startsWith("xl/worksheets/")
                            ? new RawZip.Claim(compressed, sheet.length, 0, 0, 8)
                            : RawZip.Claim.TRUE);
        });
        return new Hostile(
                "200 sheets that are the same bytes",
                zip.bytes(),
                Code.UNSAFE_FILE,
                "工作簿：发现压缩包里有互相重叠的文件，为安全起见没有读取。" + REBUILD);
    }

    private static void entities(List<Hostile> all) {
        String laughs = "<!DOCTYPE worksheet [<!ENTITY a \"哈\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">"
                + "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;\">]>";
        String sheet =
                "<worksheet><sheetData><row><c t=\"inlineStr\"><is><t>&d;</t></is></c></row></sheetData></worksheet>";
        unsafe(all, "entities in entities", book().sheetPart("表", "visible", utf8(laughs + sheet)), DTD);
        String external = "<!DOCTYPE worksheet [<!ENTITY d SYSTEM \"file:///etc/hostname\">]>";
        unsafe(all, "an entity of a file", book().sheetPart("表", "visible", utf8(external + sheet)), DTD);
        String remote = "<!DOCTYPE worksheet SYSTEM \"http://127.0.0.1:1/x.dtd\">";
        unsafe(all, "a document type elsewhere", book().sheetPart("表", "visible", utf8(remote + sheet)), DTD);
        unsafe(
                all,
                "an entity in the table of texts",
                good().part(
                                "xl/sharedStrings.xml",
                                external.replace("worksheet", "sst") + "<sst><si><t>&d;</t></si></sst>"),
                DTD);
        unsafe(
                all,
                "a document type in comments",
                good().part("xl/comments1.xml", "<?xml version=\"1.0\"?><!DOCTYPE comments><comments/>"),
                DTD);
        byte[] utf16 =
                ("<?xml version=\"1.0\" encoding=\"UTF-16\"?>" + laughs + sheet).getBytes(StandardCharsets.UTF_16);
        unsafe(all, "entities in UTF-16", book().sheetPart("表", "visible", utf16), DTD);
        broken(
                all,
                "an entity that nobody declared",
                book().sheetPart("表", "visible", utf8(sheet)),
                "“xl/worksheets/sheet1.xml”");
    }

    private static void names(List<Hostile> all) {
        for (String name : List.of("../../etc/cron.d/x", "/etc/x", "C:/Windows/x", "xl\\..\\..\\x", "xl/x\u0000.xml")) {
            unsafe(
                    all,
                    "the name " + name.replace("\u0000", "NUL"),
                    good().part(name, "x"),
                    "工作簿：发现压缩包里有指向包外的文件名，为安全起见没有读取。" + REBUILD);
        }
        var twice = new RawZip();
        good().parts().forEach(twice::add);
        byte[] sheet = Objects.requireNonNull(
                book().sheet("表", List.of(HEADER, ROW, ROW)).parts().get("xl/worksheets/sheet1.xml"));
        twice.add("XL/WORKSHEETS/sheet1.xml", sheet);
        all.add(new Hostile(
                "a sheet that stands twice",
                twice.bytes(),
                Code.UNSAFE_FILE,
                "工作簿：发现压缩包里有两个同名的文件，为安全起见没有读取。" + REBUILD));
        all.add(new Hostile(
                "a zip with a password",
                packed(good(), "xl/worksheets/sheet1.xml", new byte[] {1, 2, 3}, new RawZip.Claim(-1, -1, -1, 1, 8)),
                Code.UNSAFE_FILE,
                "工作簿：发现加密的压缩包，为安全起见没有读取。" + REBUILD));
        all.add(new Hostile(
                "another compression",
                packed(good(), "xl/worksheets/sheet1.xml", new byte[] {1, 2, 3}, new RawZip.Claim(-1, -1, -1, 0, 14)),
                Code.NOT_A_TABLE,
                "工作簿：压缩包已经损坏，不能读出。" + SAVE_AS));
        unsafe(all, "elements in elements", sheetOf("<a>".repeat(500) + "</a>".repeat(500)), NAMES);
        unsafe(all, "300,000 names of elements", sheetOf(numbered(300_000, i -> "<e" + i + "/>")), NAMES);
        unsafe(all, "300,000 names of attributes", sheetOf(numbered(300_000, i -> "<row a" + i + "=\"\"/>")), NAMES);
        unsafe(
                all,
                "300,000 prefixes",
                sheetOf(numbered(300_000, i -> "<p" + i + ":row xmlns:p" + i + "=\"u\"/>")),
                NAMES);
        unsafe(all, "300,000 instructions", sheetOf(numbered(300_000, i -> "<?p" + i + "?>")), NAMES);
    }

    private static void places(List<Hostile> all) {
        for (String row : List.of("2", "1", "0", "-3")) {
            broken(
                    all,
                    "row " + row + " behind row 2",
                    sheetOf("<row r=\"2\"/><row r=\"" + row + "\"/>"),
                    row.equals("-3") ? PLACE : ROW_NUMBER,
                    "");
        }
        for (String row : List.of("1048577", "4294967297", "99999999999999999999", "1e3", "")) {
            broken(all, "row " + row, sheetOf("<row r=\"" + row + "\"/>"), PLACE, "");
        }
        for (String cell : List.of("XFE1", "BDWGN1", "ZZZZZZZZZZZZ1", "A1048577", "1", "A", "甲1")) {
            broken(
                    all,
                    "the cell " + cell,
                    sheetOf("<row r=\"1\"><c r=\"" + cell + "\"><v>1</v></c></row>"),
                    PLACE,
                    "");
        }
        broken(
                all,
                "cells from right to left",
                sheetOf("<row r=\"1\"><c r=\"B1\"><v>1</v></c><c r=\"A1\"><v>1</v></c></row>"),
                "第 1 行的单元格次序");
        all.add(new Hostile(
                "a million cells in a row",
                sheetOf("<row>" + "<c><v>1</v></c>".repeat(1_000_000) + "</row>")
                        .bytes(),
                Code.TOO_MANY_COLUMNS,
                "第 1 行：内容超出第 4096 列，应为不超过 200 列。怎么办：删去右边多余的内容后重传。"));
        all.add(new Hostile(
                "300 headings",
                book().sheet("表", List.of(numberedHeader(), ROW)).bytes(),
                Code.TOO_MANY_COLUMNS,
                "第 1 行：发现 307 列，应为不超过 200 列。怎么办：删去多余的列后重传。"));
        unsafe(
                all,
                "cells far to the right in 100,000 rows",
                sheetOf(TestWorkbook.rowXml(1, "", HEADER) + "<row><c r=\"FAA1\"><v>1</v></c></row>".repeat(100_000)),
                "工作簿：发现大量空白单元格，为安全起见没有读取。" + REBUILD);
        unsafe(
                all,
                "300,000 merged blocks",
                book().sheetXml("表", "visible", "<sheetData/>" + numbered(300_000, i -> "<mergeCell ref=\"A1:B9\"/>")),
                "工作簿：发现过多的合并单元格，为安全起见没有读取。" + REBUILD);
        all.add(new Hostile(
                "100,000 merged blocks over the header",
                book().sheetXml(
                                "表",
                                "visible",
                                "<sheetData>" + TestWorkbook.rowsXml(List.of(HEADER, ROW)) + "</sheetData>"
                                        + numbered(100_000, i -> "<mergeCell ref=\"A1:XFD1048576\"/>"))
                        .bytes(),
                Code.NOT_A_TABLE,
                "第 1 行：前几行里有 4000 个以上合并的单元格，应为表头和标题才合并。怎么办：取消合并后重传。"));
    }

    private static void lengths(List<Hostile> all) {
        String mebibytes = random(10 << 20);
        notATable(all, "a cell of 10 MiB", book().sheet("表", List.of(HEADER, List.of(text(mebibytes)))));
        notATable(
                all,
                "a text of 10 MiB in the table",
                good().part("xl/sharedStrings.xml", "<sst><si><t>" + mebibytes + "</t></si></sst>"));
        notATable(all, "a remark of 10 MiB", sheetOf("<!--" + mebibytes + "-->"));
        notATable(all, "an attribute of 10 MiB", sheetOf("<row r=\"" + mebibytes + "\"/>"));
        notATable(
                all,
                "a cell of 40,000 characters",
                book().sheet("表", List.of(HEADER, List.of(text("长".repeat(40_000))))));
        notATable(
                all,
                "a cell of 10 MiB in short runs",
                good().part(
                                "xl/sharedStrings.xml",
                                "<sst><si>" + ("<r><t>" + random(1000) + "</t></r>").repeat(10_000) + "</si></sst>"));
        notATable(
                all,
                "a row of 2,000 long cells",
                sheetOf("<row>" + ("<c t=\"inlineStr\"><is><t>" + random(30_000) + "</t></is></c>").repeat(2000)
                        + "</row>"));
    }

    private static void manyOfAKind(List<Hostile> all) {
        String texts = "工作簿：发现过多的文字，为安全起见没有读取。" + REBUILD;
        unsafe(
                all,
                "2,100,000 texts",
                good().part(
                                "xl/sharedStrings.xml",
                                "<sst>" + numbered(2_100_000, i -> "<si><t>" + i * 7919 + "</t></si>") + "</sst>"),
                texts);
        var large = new ByteArrayOutputStream();
        large.writeBytes(utf8("<sst>"));
        var random = new Random(20260401);
        for (int i = 0; i < 3600; i++) {
            large.writeBytes(utf8("<si><t>"));
            byte[] text = new byte[30_000];
            for (int j = 0; j < text.length; j++) {
                text[j] = (byte) ('a' + random.nextInt(4));
            }
            large.writeBytes(text);
            large.writeBytes(utf8("</t></si>"));
        }
        large.writeBytes(utf8("</sst>"));
        unsafe(all, "texts of 103 MiB", good().part("xl/sharedStrings.xml", large.toByteArray()), texts);
        var sheets = book();
        for (int i = 0; i < 300; i++) {
            sheets.sheet("表" + i, List.of());
        }
        unsafe(all, "300 sheets", sheets, "工作簿：发现超过 256 个工作表，为安全起见没有读取。" + REBUILD);
    }

    private static void otherFormats(List<Hostile> all) {
        all.add(unsupported("a workbook with a password", ole("EncryptedPackage"), "加密的工作簿（设置了打开密码）"));
        all.add(unsupported("an .xls of Excel 97", ole("Workbook"), "旧格式的 Excel 文件（.xls）"));
        all.add(unsupported("an .xls of Excel 95", ole("Book"), "旧格式的 Excel 文件（.xls）"));
        all.add(unsupported("an .xls of Excel 4", new byte[] {9, 4, 6, 0, 0, 0, 16, 0}, "旧格式的 Excel 文件（.xls）"));
        all.add(unsupported("an .et of WPS", ole("ETExtData"), " WPS 表格旧格式（.et 或 .xls）"));
        all.add(unsupported("a .doc", ole("WordDocument"), " Word 文档（.doc）"));
        all.add(unsupported(
                "a web page named .xls",
                "<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><meta charset=gb2312><table><tr><td>社区代码</table>"
                        .getBytes(Charset.forName("GB18030")),
                "网页（不少系统导出的 .xls 其实是网页）"));
        all.add(unsupported(
                "a table in markup named .xls",
                utf8("\uFEFF\n<table border=1><tr><td>社区代码</td></tr></table>"),
                "网页（不少系统导出的 .xls 其实是网页）"));
        all.add(unsupported(
                "a spreadsheet in XML named .xls",
                utf8("<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>"),
                " XML 表格（XML 电子表格 2003）"));
        all.add(unsupported("an .xlsb", TestWorkbook.zip(Map.of("xl/workbook.bin", new byte[10])), "二进制工作簿（.xlsb）"));
        all.add(unsupported(
                "an .ods",
                TestWorkbook.zip(Map.of("mimetype", new byte[10], "content.xml", new byte[10])),
                " ODS 表格（.ods）"));
        all.add(unsupported("a .docx", TestWorkbook.zip(Map.of("word/document.xml", new byte[10])), " Word 文档"));
        all.add(unsupported("a PDF", utf8("%PDF-1.7\n"), " PDF 文件"));
    }

    private static void nothingToRead(List<Hostile> all) {
        String empty = "文件里没有内容。怎么办：重新导出后再传。";
        all.add(new Hostile("an empty sheet", book().sheet("表", List.of()).bytes(), Code.EMPTY_FILE, empty));
        all.add(new Hostile(
                "a sheet of blank cells",
                book().sheet("表", List.of(List.of(TestWorkbook.empty(), text(" 　")), List.of(text(""))))
                        .bytes(),
                Code.EMPTY_FILE,
                empty));
        String hidden = "工作簿里没有可见的工作表。怎么办：取消隐藏要上报的工作表后重传。";
        all.add(new Hostile(
                "hidden sheets only",
                book().hiddenSheet("表", List.of(HEADER, ROW)).bytes(),
                Code.EMPTY_FILE,
                hidden));
        all.add(new Hostile("no sheet", book().bytes(), Code.EMPTY_FILE, hidden));
        all.add(new Hostile(
                "a header of another template",
                book().sheet("表", List.of(texts("社区代码", "期间", "调查方式", "发放数", "满意", "基本满意", "不满意", "不了解")))
                        .bytes(),
                Code.WRONG_TEMPLATE,
                "选择的是 T-03 月度公开表，发现 T-09 满意度汇总 的表头。怎么办：改选 T-09 后重传，或换成对的文件。"));
        all.add(new Hostile(
                "headings of brackets",
                book().sheet("表", List.of(texts("(".repeat(32_000), "[".repeat(32_000), "单位".repeat(16_000))))
                        .bytes(),
                Code.WRONG_TEMPLATE,
                "前 15 行里没有找到 T-03 月度公开表 的表头。怎么办：下载模板，把数据填在表头下面后重传。"));
        all.add(new Hostile(
                "15 rows of 4,000 cells without a header",
                sheetOf(("<row>" + "<c t=\"str\"><v>收入（元）</v></c>".repeat(4000) + "</row><row/>").repeat(15))
                        .bytes(),
                Code.WRONG_TEMPLATE,
                "前 15 行里没有找到 T-03 月度公开表 的表头。怎么办：下载模板，把数据填在表头下面后重传。"));
        all.add(new Hostile(
                "a million blank rows",
                sheetOf(numbered(1_000_000, i -> "<row r=\"" + (i + 1) + "\"/>"))
                        .bytes(),
                Code.EMPTY_FILE,
                empty));
    }

    private static byte[] ole(String stream) {
        var file = new ByteArrayOutputStream();
        file.writeBytes(
                new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1});
        file.writeBytes(new byte[1016]);
        file.writeBytes(stream.getBytes(StandardCharsets.UTF_16LE));
        file.writeBytes(new byte[4096]);
        return file.toByteArray();
    }

    private static byte[] packed(TestWorkbook book, String name, byte[] deflated, RawZip.Claim claim) {
        var zip = new RawZip();
        book.parts().forEach((part, content) -> {
            if (part.equals(name)) {
                zip.addDeflated(part, deflated, deflated.length, 0, claim);
            } else {
                zip.add(part, content);
            }
        });
        return zip.bytes();
    }

    private static List<Cell> numberedHeader() {
        var header = new ArrayList<>(HEADER);
        for (int i = 1; i <= 300; i++) {
            header.add(text("列" + i));
        }
        return header;
    }

    private static String numbered(int count, IntFunction<String> xml) {
        var all = new StringBuilder();
        for (int i = 0; i < count; i++) {
            all.append(xml.apply(i));
        }
        return all.toString();
    }

    /// Latin letters that do not compress to nothing.
    private static String random(int length) {
        var random = new Random(length);
        byte[] letters = new byte[length];
        for (int i = 0; i < length; i++) {
            letters[i] = (byte) ('a' + random.nextInt(16));
        }
        return new String(letters, StandardCharsets.US_ASCII);
    }

    private static void unsafe(List<Hostile> all, String name, TestWorkbook book, String message) {
        all.add(new Hostile(name, book.bytes(), Code.UNSAFE_FILE, message));
    }

    private static void broken(List<Hostile> all, String name, TestWorkbook book, String place) {
        broken(all, name, book, "工作簿：%s已经损坏，不能读出。".formatted(place), SAVE_AS);
    }

    private static void broken(List<Hostile> all, String name, TestWorkbook book, String message, String advice) {
        all.add(new Hostile(name, book.bytes(), Code.NOT_A_TABLE, message + advice));
    }

    private static void notATable(List<Hostile> all, String name, TestWorkbook book) {
        all.add(new Hostile(name, book.bytes(), Code.NOT_A_TABLE, LONG_CELL));
    }

    private static Hostile unsupported(String name, byte[] file, String found) {
        return new Hostile(name, file, Code.UNSUPPORTED_FORMAT, "发现" + found + "，应为 XLSX 工作簿或 CSV 文本。" + SAVE_AS);
    }

    private static TestWorkbook sheetOf(String rows) {
        return book().sheetXml("表", "visible", "<sheetData>" + rows + "</sheetData>");
    }

    private static TestWorkbook book() {
        return new TestWorkbook();
    }

    static TestWorkbook good() {
        return new TestWorkbook().sheet("表", List.of(HEADER, ROW));
    }

    static List<Cell> texts(String... cells) {
        return Arrays.stream(cells).map(TestWorkbook::text).toList();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
