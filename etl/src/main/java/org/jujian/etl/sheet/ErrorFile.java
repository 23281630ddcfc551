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

    /// Where the sentences are written: in the column 错误说明 that the file has from an earlier round, so that none of
    /// that round is left, else in a new one behind the widest row of the header.
    public record Place(int column, int width) {
        public static Place in(Table table, int headerRow) throws IOException {
            int width = 0;
            int column = -1;
            try (Lines lines = table.lines()) {
                for (Line line = lines.next(); line != null && line.number() <= headerRow; line = lines.next()) {
                    width = Math.max(width, line.cells().size());
                    if (line.number() == headerRow) {
                        column = line.cells().stream()
                                .map(CellText::heading)
                                .toList()
                                .indexOf(HEADING);
                    }
                }
            }
            return new Place(column < 0 ? width : column, width);
        }

        /// The cells of a row with its sentence; `""` = nothing is wrong with it.
        public List<String> row(Line line, String message) {
            var cells = new ArrayList<>(line.cells());
            boolean earlier = column < width;
            while (!message.isEmpty() && cells.size() < column) {
                cells.add("");
            }
            if (earlier && column < cells.size()) {
                cells.set(column, message);
            } else if (!message.isEmpty()) {
                cells.add(message);
            }
            return cells;
        }
    }

    /// Streams `table` to `out` as CSV in UTF-8 with a byte order mark, row by row as it stands, with the column
    /// 错误说明. Cells that a spreadsheet would take for a formula get an apostrophe in front, which reading takes off
    /// again.
    ///
    /// @param headerRow the row in which the heading 错误说明 is written
    /// @param messages  the sentence of each rejected row, by the row number that the user sees
    static void write(Table table, Separator separator, int headerRow, Map<Integer, String> messages, OutputStream out)
            throws IOException {
        Place place = Place.in(table, headerRow);
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        writer.write('\uFEFF');
        CsvWriter csv = CsvWriter.builder()
                .fieldSeparator(separator.character())
                .lineDelimiter(LineDelimiter.CRLF)
                .build(writer);
        try (Lines lines = table.lines()) {
            for (Line line = lines.next(); line != null; line = lines.next()) {
                String message = line.number() == headerRow ? HEADING : messages.getOrDefault(line.number(), "");
                csv.writeRecord(
                        line.isBlank() && message.isEmpty()
                                ? List.of()
                                : place.row(line, message).stream()
                                        .map(CellText::neutral)
                                        .toList());
            }
        }
        csv.flush();
    }
}
