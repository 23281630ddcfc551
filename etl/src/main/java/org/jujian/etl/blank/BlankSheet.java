package org.jujian.etl.blank;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Color;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jujian.etl.sheet.CellText;
import org.jujian.etl.template.Column;
import org.jujian.etl.template.ColumnKind;
import org.jujian.etl.template.Template;
import org.jujian.etl.workbook.FileFormat;

/// A template with its headings and what is known beforehand, for filling in. Filled in, it is taken without a warning.
///
/// @param title  what stands above the headings of a workbook; a CSV begins with its headings
/// @param rows   values by canonical heading; rows in the order in which they are to be filled
public record BlankSheet(Template template, Title title, List<Map<String, String>> rows) {
    private static final Set<String> OTHER_WAY = Set.of("收入金额", "支出金额");
    private static final int ROOM = 200;
    private static final int WIDEST = 40;
    private static final int NARROWEST = 11;
    private static final String AS_TEXT = "@";
    private static final String HEADING_FILL = "DDE6F0";

    public BlankSheet {
        rows = rows.stream().map(Map::copyOf).toList();
    }

    /// @param unit   李园一村社区居委会
    /// @param period 2026年3月
    public record Title(String unit, String period) {}

    /// UTF-8 with a byte order mark, as WPS and Excel open it.
    public void writeCsv(OutputStream out) throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        writer.write('\uFEFF');
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(writer);
        List<Column> columns = columns();
        csv.writeRecord(columns.stream().map(Column::name).toList());
        for (Map<String, String> row : rows) {
            csv.writeRecord(columns.stream()
                    .map(c -> CellText.neutral(row.getOrDefault(c.name(), "")))
                    .toList());
        }
        csv.flush();
    }

    /// XLSX; a second sheet 填写说明 tells how each column is filled in. Cells of codes, dates and texts are formatted as
    /// text, so that what is typed stays as it is typed.
    public void writeWorkbook(OutputStream out) throws IOException {
        var workbook = new Workbook(out, "Jujian", "1.0");
        writeData(workbook.newWorksheet(template.title()));
        writeGuidance(workbook.newWorksheet(FileFormat.GUIDANCE));
        workbook.finish();
    }

    /// Of two ways to write the amount of T-02 the sheet offers 收支类型 with 金额: a file with both would be warned of one.
    List<Column> columns() {
        return template.columns().stream()
                .filter(c -> template != Template.LEDGER || !OTHER_WAY.contains(c.name()))
                .toList();
    }

    private void writeData(Worksheet sheet) throws IOException {
        List<Column> columns = columns();
        boolean money = columns.stream().anyMatch(c -> c.kind() == ColumnKind.AMOUNT);
        sheet.inlineString(0, 0, template.title() + "　" + title.period());
        sheet.style(0, 0).bold().fontSize(14).set();
        sheet.inlineString(1, 0, "填报单位：" + title.unit() + (money ? "　单位：元" : ""));
        int header = 2;
        int last = header + rows.size() + ROOM;
        for (int place = 0; place < columns.size(); place++) {
            Column column = columns.get(place);
            int width = Math.max(NARROWEST, column.name().length() * 2 + 3);
            sheet.inlineString(header, place, column.name());
            sheet.style(header, place).bold().fillColor(HEADING_FILL).set();
            for (int i = 0; i < rows.size(); i++) {
                String value = rows.get(i).getOrDefault(column.name(), "");
                if (!value.isEmpty()) {
                    sheet.inlineString(header + 1 + i, place, CellText.neutral(value));
                    width = Math.max(width, value.length() * 2);
                }
            }
            sheet.width(place, Math.min(width, WIDEST));
            if (isText(column.kind())) {
                sheet.range(header + 1, place, last, place)
                        .style()
                        .format(AS_TEXT)
                        .set();
            }
        }
        sheet.freezePane(0, header + 1);
    }

    private void writeGuidance(Worksheet sheet) throws IOException {
        sheet.inlineString(0, 0, FileFormat.GUIDANCE + "：" + template.title() + "。上传时不读取这一页，数据填在前一页的表头下面。");
        sheet.inlineString(1, 0, "不用的行整行删去；不要改列名。不要写证件号、电话、银行卡号，含有这些内容的文件整份不收。");
        int row = 3;
        write(sheet, row++, List.of("列", "要不要填", "填什么", "举例", "说明"));
        sheet.range(3, 0, 3, 4).style().bold().fillColor(Color.GRAY2).set();
        Set<String> offered = columns().stream().map(Column::name).collect(Collectors.toSet());
        for (ColumnGuide guide : ColumnGuide.of(template)) {
            if (!offered.contains(guide.name())) {
                continue;
            }
            write(
                    sheet,
                    row++,
                    List.of(
                            guide.name(),
                            guide.need() == Column.Need.REQUIRED ? "必填" : "选填",
                            guide.kind(),
                            guide.example(),
                            guide.advice()));
        }
        sheet.width(0, 18);
        sheet.width(2, 18);
        sheet.width(3, 20);
        sheet.width(4, WIDEST);
    }

    private static void write(Worksheet sheet, int row, List<String> cells) {
        for (int place = 0; place < cells.size(); place++) {
            if (!cells.get(place).isEmpty()) {
                sheet.inlineString(row, place, cells.get(place));
                sheet.style(row, place).format(AS_TEXT).set();
            }
        }
    }

    private static boolean isText(ColumnKind kind) {
        return switch (kind) {
            case KEY, TEXT, DATE, PERIOD, OPTION -> true;
            case AMOUNT, COUNT, MEASURE -> false;
        };
    }
}
