package org.jujian.etl.sheet;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A file of the sender with what is wrong written behind each row.
public final class ErrorFile {
    public static final String HEADING = "错误说明";

    private ErrorFile() {}

    /// Streams `table` to `out` as CSV in UTF-8 with a byte order mark, row by row as it stands, with the column 错误说明
    /// behind the widest of the header. Cells that a spreadsheet would take for a formula get an apostrophe in front,
    /// which reading takes off again.
    ///
    /// @param headerRow the row in which the heading 错误说明 is written
    /// @param messages  the sentence of each rejected row, by the row number that the user sees
    static void write(Table table, Separator separator, int headerRow, Map<Integer, String> messages, OutputStream out)
            throws IOException {
        int width = widthOf(table, headerRow);
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        writer.write('\uFEFF');
        CsvWriter csv = CsvWriter.builder()
                .fieldSeparator(separator.character())
                .lineDelimiter(LineDelimiter.CRLF)
                .build(writer);
        try (Lines lines = table.lines()) {
            for (Line line = lines.next(); line != null; line = lines.next()) {
                String message = line.number() == headerRow ? HEADING : messages.getOrDefault(line.number(), "");
                csv.writeRecord(line.isBlank() && message.isEmpty() ? List.of() : row(line, width, message));
            }
        }
        csv.flush();
    }

    private static List<String> row(Line line, int width, String message) {
        var cells = new ArrayList<String>(width + 1);
        line.cells().forEach(cell -> cells.add(CellText.neutral(cell)));
        if (message.isEmpty()) {
            return cells;
        }
        while (cells.size() < width) {
            cells.add("");
        }
        cells.add(CellText.neutral(message));
        return cells;
    }

    /// The widest row of the header and above.
    public static int widthOf(Table table, int headerRow) throws IOException {
        int width = 0;
        try (Lines lines = table.lines()) {
            for (Line line = lines.next(); line != null && line.number() <= headerRow; line = lines.next()) {
                width = Math.max(width, line.cells().size());
            }
        }
        return width;
    }
}
