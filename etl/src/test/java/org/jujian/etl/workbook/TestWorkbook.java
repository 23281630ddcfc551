package org.jujian.etl.workbook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Writes workbooks part by part, as Excel and WPS do or as nobody should.
public final class TestWorkbook {
    /// A cell as XML; where it stands follows from its place in the row.
    public record Cell(String attributes, String content) {}

    /// How a number is shown; the ordinal is its style.
    public enum Shown {
        GENERAL,
        DATE,
        MOMENT,
        MONTH,
        SCIENTIFIC,
        PERCENT,
        FOUR_DIGITS,
        CHINESE_DATE
    }

    private static final String STYLES = """
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            <styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
            <numFmts count="3"><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;;@"/>\
            <numFmt numFmtId="165" formatCode="0000"/>\
            <numFmt numFmtId="166" formatCode="[$-804]yyyy\\年m\\月d\\日"/></numFmts>
            <cellStyleXfs count="1"><xf numFmtId="14"/></cellStyleXfs>
            <cellXfs count="8"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="22"/><xf numFmtId="164"/>\
            <xf numFmtId="11"/><xf numFmtId="10"/><xf numFmtId="165"/><xf numFmtId="166"/></cellXfs>
            </styleSheet>
            """;
    private static final String MAIN = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
            + " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
    private static final String RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

    private final Map<String, byte[]> parts = new LinkedHashMap<>();
    private final List<String> shared = new ArrayList<>();
    private final StringBuilder sheets = new StringBuilder();
    private final StringBuilder relations = new StringBuilder();
    private String properties = "";
    private String names = "";
    private int count;

    public static Cell text(String text) {
        return new Cell(" t=\"inlineStr\"", "<is><t xml:space=\"preserve\">" + escaped(text) + "</t></is>");
    }

    public static Cell number(String written, Shown shown) {
        return new Cell(" s=\"" + shown.ordinal() + "\"", "<v>" + written + "</v>");
    }

    public static Cell number(String written) {
        return number(written, Shown.GENERAL);
    }

    public static Cell formula(String formula, String cached) {
        return new Cell("", "<f>" + escaped(formula) + "</f>" + (cached.isEmpty() ? "" : "<v>" + cached + "</v>"));
    }

    public static Cell error(String error) {
        return new Cell(" t=\"e\"", "<f>A1/0</f><v>" + error + "</v>");
    }

    public static Cell empty() {
        return new Cell(" s=\"1\"", "");
    }

    /// A text in the table of the workbook's texts.
    public Cell shared(String text) {
        return sharedXml("<t>" + escaped(text) + "</t>");
    }

    public Cell sharedXml(String item) {
        int index = shared.indexOf(item);
        if (index < 0) {
            index = shared.size();
            shared.add(item);
        }
        return new Cell(" t=\"s\"", "<v>" + index + "</v>");
    }

    public TestWorkbook counting1904() {
        properties = "<workbookPr date1904=\"1\"/>";
        return this;
    }

    public TestWorkbook definedName(String name, String value) {
        names = "<definedNames><definedName name=\"" + name + "\">" + escaped(value) + "</definedName></definedNames>";
        return this;
    }

    /// `merged` as in `A1:C1`.
    public TestWorkbook sheet(String name, List<List<Cell>> rows, String... merged) {
        return sheetXml(name, "visible", "<sheetData>" + rowsXml(rows) + "</sheetData>" + mergesXml(merged));
    }

    public TestWorkbook hiddenSheet(String name, List<List<Cell>> rows) {
        return sheetXml(name, "veryHidden", "<sheetData>" + rowsXml(rows) + "</sheetData>");
    }

    /// `content` stands inside of the element worksheet.
    public TestWorkbook sheetXml(String name, String state, String content) {
        return sheetPart(
                name,
                state,
                utf8("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<worksheet " + MAIN + ">" + content
                        + "</worksheet>"));
    }

    public TestWorkbook sheetPart(String name, String state, byte[] part) {
        count++;
        sheets.append("<sheet name=\"%s\" sheetId=\"%d\" state=\"%s\" r:id=\"rId%d\"/>"
                .formatted(escaped(name), count, state, count));
        relations.append("<Relationship Id=\"rId%d\" Type=\"%sworksheet\" Target=\"worksheets/sheet%d.xml\"/>"
                .formatted(count, RELATION, count));
        return part("xl/worksheets/sheet" + count + ".xml", part);
    }

    public TestWorkbook part(String name, String xml) {
        return part(name, utf8(xml));
    }

    public TestWorkbook part(String name, byte[] bytes) {
        parts.put(name, bytes);
        return this;
    }

    public byte[] bytes() {
        return zip(parts());
    }

    /// All parts by name, in the order in which they are written.
    public Map<String, byte[]> parts() {
        var all = new LinkedHashMap<String, byte[]>();
        all.put(
                "[Content_Types].xml",
                utf8("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"));
        all.put(
                "xl/workbook.xml",
                utf8("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<workbook " + MAIN + ">" + properties + "<sheets>"
                        + sheets + "</sheets>" + names + "</workbook>"));
        all.put(
                "xl/_rels/workbook.xml.rels",
                utf8("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                        + relations
                        + "<Relationship Id=\"s\" Type=\"" + RELATION + "styles\" Target=\"styles.xml\"/>"
                        + "<Relationship Id=\"t\" Type=\"" + RELATION
                        + "sharedStrings\" Target=\"/xl/sharedStrings.xml\"/>"
                        + "</Relationships>"));
        all.put("xl/styles.xml", utf8(STYLES));
        all.putAll(parts);
        if (!parts.containsKey("xl/sharedStrings.xml")) {
            var strings = new StringBuilder("<sst " + MAIN + ">");
            shared.forEach(s -> strings.append("<si>").append(s).append("</si>"));
            all.put("xl/sharedStrings.xml", utf8(strings.append("</sst>").toString()));
        }
        return all;
    }

    public static byte[] zip(Map<String, byte[]> parts) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    public static String rowsXml(List<List<Cell>> rows) {
        var xml = new StringBuilder();
        int number = 0;
        for (List<Cell> row : rows) {
            xml.append(rowXml(++number, "", row));
        }
        return xml.toString();
    }

    /// `attributes` of the row, as in ` hidden="1"`.
    public static String rowXml(int number, String attributes, List<Cell> row) {
        var xml = new StringBuilder("<row r=\"" + number + "\"" + attributes + ">");
        for (int place = 0; place < row.size(); place++) {
            Cell cell = row.get(place);
            xml.append("<c r=\"")
                    .append(CellPlace.letters(place))
                    .append(number)
                    .append('"')
                    .append(cell.attributes())
                    .append('>')
                    .append(cell.content())
                    .append("</c>");
        }
        return xml.append("</row>").toString();
    }

    public static String mergesXml(String... merged) {
        var xml = new StringBuilder();
        for (String range : merged) {
            xml.append("<mergeCell ref=\"").append(range).append("\"/>");
        }
        return xml.isEmpty() ? "" : "<mergeCells>" + xml + "</mergeCells>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
