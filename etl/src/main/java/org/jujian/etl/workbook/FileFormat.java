package org.jujian.etl.workbook;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.jujian.etl.sheet.JsonLinesFile;
import org.jujian.etl.sheet.Original;
import org.jujian.etl.sheet.Recognition;
import org.jujian.etl.sheet.RefusedFileException;
import org.jujian.etl.sheet.TextFile;

/// Tells by its first bytes what a file is, whatever its name says: a workbook and a text are read, everything else is
/// refused with the way in which WPS or Excel makes one of them.
public final class FileFormat {
    /// A sheet of this name whose first cell begins with it tells how the others are filled in: it is searched for
    /// personal data as every sheet, but is no data that somebody could miss.
    public static final String GUIDANCE = "填写说明";

    private static final Pattern JSON_ARRAY = Pattern.compile("\\s*\\[\\s*\\{");
    private static final int START = 4096;
    /// The directory of an OLE2 file names its streams in UTF-16; it stands anywhere in the file.
    private static final int OLE_SEARCHED = 4 << 20;

    private FileFormat() {}

    /// Reads as much of the file as it takes, a text as a whole.
    ///
    /// @throws IOException when the original cannot be read; nothing is known about the file then
    public static Recognition recognise(Original original) throws IOException {
        byte[] start;
        try (InputStream in = original.open()) {
            start = in.readNBytes(START);
        }
        if (startsWith(start, 0xD0, 0xCF, 0x11, 0xE0)) {
            return refused(oleFormat(original));
        }
        if (startsWith(start, 'P', 'K', 3, 4) || startsWith(start, 'P', 'K', 5, 6)) {
            return zipped(original);
        }
        String text = text(start);
        if (JsonLinesFile.begins(text)) {
            return JsonLinesFile.recognise(original);
        }
        String format = JSON_ARRAY.matcher(text).lookingAt() ? " JSON 数组（应为 JSON 行，每行一个对象）" : markedFormat(start);
        if (format == null) {
            format = markupFormat(new String(start, StandardCharsets.ISO_8859_1));
        }
        return format == null ? TextFile.recognise(original) : refused(format);
    }

    /// With which ending in its name a program opens what is written back of this file: `.xlsx`, `.jsonl` or `.csv`.
    public static String ending(Original original) throws IOException {
        byte[] start;
        try (InputStream in = original.open()) {
            start = in.readNBytes(START);
        }
        if (startsWith(start, 'P', 'K')) {
            return ".xlsx";
        }
        return JsonLinesFile.begins(text(start)) ? ".jsonl" : ".csv";
    }

    private static String text(byte[] start) {
        return new String(start, StandardCharsets.UTF_8).replaceFirst("^\uFEFF", "");
    }

    private static Recognition zipped(Original original) throws IOException {
        try {
            Archive archive = Archive.open(original);
            if (Workbook.isIn(archive)) {
                return Workbook.open(archive);
            }
            return refused(zippedFormat(archive));
        } catch (RefusedFileException e) {
            return new Recognition.Refused(e.problem());
        }
    }

    private static String zippedFormat(Archive archive) {
        if (archive.find("xl/workbook.bin").isPresent()) {
            return "二进制工作簿（.xlsb）";
        }
        if (archive.find("word/document.xml").isPresent()) {
            return " Word 文档";
        }
        if (archive.find("ppt/presentation.xml").isPresent()) {
            return "演示文稿";
        }
        if (archive.find("mimetype").isPresent() && archive.find("content.xml").isPresent()) {
            return " ODS 表格（.ods）";
        }
        return "压缩包（.zip）";
    }

    /// The kinds of OLE2 files by the names of their streams.
    private static String oleFormat(Original original) throws IOException {
        byte[] bytes;
        try (InputStream in = original.open()) {
            bytes = in.readNBytes(OLE_SEARCHED);
        }
        if (contains(bytes, "EncryptedPackage")) {
            return "加密的工作簿（设置了打开密码）";
        }
        if (contains(bytes, "WordDocument")) {
            return " Word 文档（.doc）";
        }
        if (contains(bytes, "ETExtData") || contains(bytes, "KSOProductBuildVer")) {
            return " WPS 表格旧格式（.et 或 .xls）";
        }
        if (contains(bytes, "Workbook") || contains(bytes, "Book")) {
            return "旧格式的 Excel 文件（.xls）";
        }
        return "旧格式的办公文件（.xls、.et 或 .wps）";
    }

    private static @Nullable String markedFormat(byte[] start) {
        if (startsWith(start, '%', 'P', 'D', 'F')) {
            return " PDF 文件";
        }
        if (startsWith(start, 0x89, 'P', 'N', 'G')
                || startsWith(start, 0xFF, 0xD8, 0xFF)
                || startsWith(start, 'G', 'I', 'F', '8')
                || startsWith(start, 'B', 'M') && start.length > 2 && start[2] == 0
                || startsWith(start, 'I', 'I', '*', 0)
                || startsWith(start, 'M', 'M', 0, '*')) {
            return "图片";
        }
        if (startsWith(start, 'R', 'a', 'r', '!') || startsWith(start, '7', 'z', 0xBC, 0xAF)) {
            return "压缩包（.rar 或 .7z）";
        }
        // BIFF2 to BIFF5 without a container
        if (startsWith(start, 0x09, 0x00, 0x04, 0x00)
                || startsWith(start, 0x09, 0x02, 0x06, 0x00)
                || startsWith(start, 0x09, 0x04, 0x06, 0x00)
                || startsWith(start, 0x09, 0x08)) {
            return "旧格式的 Excel 文件（.xls）";
        }
        return null;
    }

    /// Web pages and XML that Excel opens when they are named .xls. UTF-16 text shows as every second character.
    private static @Nullable String markupFormat(String start) {
        String text = start.replace("\u0000", "")
                .replaceFirst("^(?:\u00EF\u00BB\u00BF|\u00FF\u00FE|\u00FE\u00FF)", "")
                .strip()
                .toLowerCase(Locale.ROOT);
        if (!text.startsWith("<")) {
            return text.startsWith("mime-version:") ? "网页（.mht）" : null;
        }
        if (text.contains("urn:schemas-microsoft-com:office:spreadsheet")) {
            return " XML 表格（XML 电子表格 2003）";
        }
        if (text.contains("urn:oasis:names:tc:opendocument")) {
            return " ODS 表格（.ods）";
        }
        if (text.startsWith("<html")
                || text.startsWith("<!doctype")
                || text.startsWith("<table")
                || text.startsWith("<meta")
                || text.startsWith("<head")
                || text.startsWith("<style")
                || text.startsWith("<!--")
                || text.contains("<html")) {
            return "网页（不少系统导出的 .xls 其实是网页）";
        }
        return text.startsWith("<?xml") ? " XML 文件" : null;
    }

    private static Recognition refused(String found) {
        return new Recognition.Refused(Refusals.unsupported(found));
    }

    private static boolean contains(byte[] bytes, String name) {
        byte[] wanted = name.getBytes(StandardCharsets.UTF_16LE);
        for (int i = 0; i + wanted.length <= bytes.length; i++) {
            if (bytes[i] == wanted[0] && Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
                return true;
            }
        }
        return false;
    }

    private static boolean startsWith(byte[] start, int... expected) {
        return start.length >= expected.length
                && Arrays.equals(
                        expected,
                        IntStream.range(0, expected.length)
                                .map(i -> start[i] & 0xFF)
                                .toArray());
    }
}
