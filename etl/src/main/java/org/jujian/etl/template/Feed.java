package org.jujian.etl.template;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jujian.etl.sheet.CellText;
import org.jujian.etl.sheet.Line;
import org.jujian.etl.sheet.Lines;
import org.jujian.etl.sheet.Table;

/// A file that was recognised as a feed of a template and holds no personal data.
public final class Feed implements FeedReading {
    /// golden README D-36
    private static final List<String> FOOTERS = List.of("合计", "小计", "总计", "累计", "制表人", "审核人", "公开日期");

    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final String TOTAL = "合计";

    private final Template template;
    private final Table table;
    private final MergedCells merged;
    private final Header header;
    private final Columns columns;
    private final Layout layout;
    private final int lines;
    private final List<Warning> warnings;

    Feed(
            Template template,
            Table table,
            MergedCells merged,
            Header header,
            Columns columns,
            Layout layout,
            int lines,
            List<Warning> warnings) {
        this.template = template;
        this.table = table;
        this.merged = merged;
        this.header = header;
        this.columns = columns;
        this.layout = layout;
        this.lines = lines;
        this.warnings = List.copyOf(warnings);
    }

    public Template template() {
        return template;
    }

    public Columns columns() {
        return columns;
    }

    /// How the file was understood.
    public Layout layout() {
        return layout;
    }

    /// Unknown columns.
    public List<Warning> warnings() {
        return warnings;
    }

    /// How many lines the file has, header and footers included: what 100 % of the progress is.
    public int lines() {
        return lines;
    }

    /// Opens the file once more and reads its rows from the first.
    public FeedRows rows() throws IOException {
        return new Rows(new FilledLines(table.lines(), merged.tallBelow(header.lastRow()), this::countsForEachRow));
    }

    /// The file once more, with the column 错误说明 behind the others, so that rows can be mended and fed again.
    ///
    /// @param messages the sentence of each rejected row, by the row number that the user sees
    public void writeErrorFile(Map<Integer, String> messages, OutputStream out) throws IOException {
        table.writeErrorFile(header.lastRow(), messages, out);
    }

    /// A merged amount is one amount; what else is merged is said of each row.
    private boolean countsForEachRow(int place) {
        return columns.at(place)
                .filter(column -> switch (column.kind()) {
                    case AMOUNT, COUNT, MEASURE -> false;
                    case KEY, TEXT, DATE, PERIOD, OPTION -> true;
                })
                .isPresent();
    }

    private final class Rows implements FeedRows {
        private final Lines lines;
        /// The cells of the row above: what stands in it again need not be kept twice.
        private String[] above = new String[0];

        Rows(Lines lines) {
            this.lines = lines;
        }

        @Override
        public List<FeedRow> next(int limit) throws IOException {
            var batch = new ArrayList<FeedRow>(Math.min(limit, 10_000));
            while (batch.size() < limit) {
                Line line = lines.next();
                if (line == null) {
                    break;
                }
                if (line.number() > header.lastRow()) {
                    add(batch, line);
                }
            }
            return columns.split(batch);
        }

        private void add(List<FeedRow> batch, Line line) {
            int width = line.cells().size();
            if (table.placing() == Table.Placing.GRID) {
                width = Math.min(width, columns.width());
            }
            String first = "";
            String[] cells = new String[width];
            for (int place = 0; place < width; place++) {
                cells[place] = asAbove(place, CellText.clean(line.cells().get(place)));
                if (first.isEmpty()) {
                    first = cells[place];
                }
            }
            above = cells;
            if (first.isEmpty()) {
                return;
            }
            String start = start(first);
            if (!isFooter(start)) {
                batch.add(new FeedRow(FeedRow.Kind.DATA, line.number(), List.of(cells)));
            } else if (start.startsWith(TOTAL)) {
                batch.add(new FeedRow(FeedRow.Kind.TOTAL, line.number(), List.of(cells)));
            }
        }

        private String asAbove(int place, String cell) {
            return place < above.length && cell.equals(above[place]) ? above[place] : cell;
        }

        /// The first filled cell as footers are compared; a cell that begins with a digit is none.
        private static String start(String first) {
            char c = first.charAt(0);
            return c >= '0' && c <= '9'
                    ? first
                    : BLANKS.matcher(CellText.key(first)).replaceAll("");
        }

        private static boolean isFooter(String start) {
            for (String footer : FOOTERS) {
                if (start.startsWith(footer)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public void close() throws IOException {
            lines.close();
        }
    }
}
