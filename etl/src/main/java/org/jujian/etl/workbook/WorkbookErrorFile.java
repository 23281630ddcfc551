package org.jujian.etl.workbook;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import org.dhatim.fastexcel.Worksheet;
import org.jujian.etl.sheet.CellText;
import org.jujian.etl.sheet.ErrorFile;
import org.jujian.etl.sheet.Line;
import org.jujian.etl.sheet.Lines;
import org.jujian.etl.sheet.Merge;

/// A worksheet of the sender with what is wrong written behind each row. Every cell is a text: no formula is written,
/// codes keep their digits, dates stay as they were read, and what a spreadsheet could take for a formula when the cell
/// is edited gets an apostrophe in front, which reading takes off again.
final class WorkbookErrorFile {
    private static final int FLUSHED_ROWS = 1000;
    private static final String AS_TEXT = "@";

    private WorkbookErrorFile() {}

    static void write(SheetTable table, int headerRow, Map<Integer, String> messages, OutputStream out)
            throws IOException {
        ErrorFile.Place place = ErrorFile.Place.in(table, headerRow);
        var workbook = new org.dhatim.fastexcel.Workbook(out, "Jujian", "1.0");
        Worksheet sheet = workbook.newWorksheet(table.name());
        for (Merge merge : table.merges()) {
            sheet.range(merge.firstRow() - 1, merge.firstColumn(), merge.lastRow() - 1, merge.lastColumn())
                    .merge();
        }
        int unflushed = 0;
        try (Lines lines = table.lines()) {
            for (Line line = lines.next(); line != null; line = lines.next()) {
                int row = line.number() - 1;
                String message =
                        line.number() == headerRow ? ErrorFile.HEADING : messages.getOrDefault(line.number(), "");
                int column = 0;
                for (String cell : place.row(line, message)) {
                    write(sheet, row, column++, cell);
                }
                if (++unflushed == FLUSHED_ROWS) {
                    sheet.flush();
                    unflushed = 0;
                }
            }
        }
        workbook.finish();
    }

    private static void write(Worksheet sheet, int row, int column, String cell) {
        if (!cell.isEmpty()) {
            sheet.inlineString(row, column, CellText.neutral(cell));
            sheet.style(row, column).format(AS_TEXT).set();
        }
    }
}
