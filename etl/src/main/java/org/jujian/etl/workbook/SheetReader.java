package org.jujian.etl.workbook;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.jujian.etl.sheet.FileProblem;
import org.jujian.etl.sheet.Line;
import org.jujian.etl.sheet.Lines;
import org.jujian.etl.sheet.Merge;

/// The rows of a worksheet that hold anything, streamed, each cell as the text that a spreadsheet shows: of a formula
/// the value that was last computed. What stands before and behind the rows is gathered on the way.
final class SheetReader implements Lines {
    /// The text of a formula whose value nobody computed.
    static final String NOT_COMPUTED = "#未计算";

    private static final int MOST_FILLED_COLUMNS = 4096;
    /// What a spreadsheet takes in one cell.
    private static final int LONGEST_CELL = 32_767;
    /// Characters of all cells of a row.
    private static final int LONGEST_ROW = 1 << 20;
    /// Blank cells that stand before a filled one far to the right, in all rows together.
    private static final long MOST_BLANKS = 64L << 20;
    static final int MOST_MERGES = 200_000;
    private static final int MOST_HIDDEN_NAMED = 5;

    /// Place, kind and style of a cell.
    private static final String[] OF_CELL = {"r", "t", "s"};

    private final XmlPart part;
    private final Book book;
    private final PersonalSearch search;
    private final @Nullable String[] ofCell = new @Nullable String[OF_CELL.length];
    private final BitSet usedStrings = new BitSet();
    private final List<Integer> hiddenRows = new ArrayList<>();
    private final List<String> hiddenColumns = new ArrayList<>();
    private final List<Merge> merges = new ArrayList<>();
    private int hiddenRowCount;
    private long blanks;
    private int row;
    private boolean behindRows;

    /// What the cells of all sheets refer to.
    record Book(SharedStrings strings, Styles styles, DateSystem dates) {}

    /// `search` is shown the texts beside the cells: formulas, heads and feet of pages, hints.
    SheetReader(XmlPart part, Book book, PersonalSearch search) throws IOException {
        this.part = part;
        this.book = book;
        this.search = search;
        readBeforeRows();
    }

    @Override
    public @Nullable Line next() throws IOException {
        while (!behindRows) {
            if (!part.nextIn("sheetData")) {
                behindRows = true;
            } else if (part.atStart("row")) {
                List<String> cells = readRow();
                if (!cells.isEmpty()) {
                    return new Line(row, cells);
                }
            }
        }
        return null;
    }

    /// Reads what stands behind the rows; after the last of them.
    void readBehindRows() throws IOException {
        while (part.next()) {
            if (part.atStart("mergeCell")) {
                merge(part.attribute("ref"));
            } else if (part.atStart()) {
                search.attributes(part);
                if (PersonalSearch.TEXTS_OF_SHEETS.contains(part.element())) {
                    search.text(part.text());
                }
            }
        }
    }

    List<Merge> merges() {
        return merges;
    }

    BitSet usedStrings() {
        return usedStrings;
    }

    /// The numbers of the first hidden rows that hold anything, and how many there are.
    List<Integer> hiddenRows() {
        return hiddenRows;
    }

    int hiddenRowCount() {
        return hiddenRowCount;
    }

    /// `C`, `F:H`
    List<String> hiddenColumns() {
        return hiddenColumns;
    }

    Optional<FileProblem> found() {
        return search.found();
    }

    @Override
    public void close() throws IOException {
        part.close();
    }

    private void readBeforeRows() throws IOException {
        while (part.next()) {
            if (part.atStart("sheetData")) {
                return;
            }
            if (part.atStart("col") && part.flag("hidden") && hiddenColumns.size() < MOST_HIDDEN_NAMED) {
                hideColumns(part.attribute("min"), part.attribute("max"));
            }
        }
        behindRows = true;
    }

    private void hideColumns(@Nullable String min, @Nullable String max) throws IOException {
        int from = number(min, CellPlace.COLUMNS);
        int to = number(max, CellPlace.COLUMNS);
        String first = CellPlace.letters(from - 1);
        hiddenColumns.add(from == to ? first : first + ":" + CellPlace.letters(to - 1));
    }

    private List<String> readRow() throws IOException {
        String written = part.attribute("r");
        int next = written == null ? row + 1 : number(written, CellPlace.LAST_ROW);
        if (next <= row || next > CellPlace.LAST_ROW) {
            throw Refusals.broken("行号");
        }
        row = next;
        boolean hidden = part.flag("hidden");
        var cells = new ArrayList<String>(24);
        int column = -1;
        int length = 0;
        while (part.nextIn("row")) {
            if (part.atStart("c")) {
                part.attributes(OF_CELL, ofCell);
                column = column(ofCell[0], column);
                String text = readCell(column, ofCell[1], ofCell[2]);
                if (!text.isEmpty()) {
                    length += text.length();
                    if (length > LONGEST_ROW) {
                        throw Refusals.longCell();
                    }
                    put(cells, column, text);
                }
            }
        }
        if (hidden && !cells.isEmpty()) {
            hiddenRowCount++;
            if (hiddenRows.size() < MOST_HIDDEN_NAMED) {
                hiddenRows.add(row);
            }
        }
        return cells;
    }

    private int column(@Nullable String reference, int before) throws IOException {
        int column = reference == null ? before + 1 : CellPlace.of(reference).column();
        if (column >= CellPlace.COLUMNS) {
            throw Refusals.wideRow(row, CellPlace.COLUMNS);
        }
        if (column <= before) {
            throw Refusals.broken("第 " + row + " 行的单元格次序");
        }
        return column;
    }

    private void put(List<String> cells, int column, String text) throws IOException {
        if (column >= MOST_FILLED_COLUMNS) {
            throw Refusals.wideRow(row, MOST_FILLED_COLUMNS);
        }
        if (text.length() > LONGEST_CELL) {
            throw Refusals.longCell();
        }
        blanks += column - cells.size();
        if (blanks > MOST_BLANKS) {
            throw Refusals.unsafe("大量空白单元格");
        }
        while (cells.size() < column) {
            cells.add("");
        }
        cells.add(text);
    }

    private String readCell(int column, @Nullable String type, @Nullable String style) throws IOException {
        String value = null;
        boolean formula = false;
        while (part.nextIn("c")) {
            if (part.atStart("v")) {
                value = part.text();
            } else if (part.atStart("is")) {
                value = RichText.read(part);
            } else if (part.atStart("f")) {
                formula = true;
                search.text(part.text());
            } else if (part.atStart()) {
                part.skip();
            }
        }
        if (value == null || value.isEmpty()) {
            return formula && !"str".equals(type) ? NOT_COMPUTED : "";
        }
        return shown(column, type == null ? "n" : type, style, value);
    }

    private String shown(int column, String type, @Nullable String style, String value) throws IOException {
        return switch (type) {
            case "s" -> {
                int index = number(value.strip(), Integer.MAX_VALUE);
                usedStrings.set(Math.min(index, book.strings().size()));
                yield book.strings().get(index);
            }
            case "n" -> number(column, value.strip(), style);
            case "b" -> value.strip().equals("1") || value.strip().equals("true") ? "TRUE" : "FALSE";
            case "str" -> RichText.unescaped(value);
            default -> value;
        };
    }

    private String number(int column, String written, @Nullable String style) {
        NumberText.beyondPrecision(written).ifPresent(number -> search.number(row, column, number));
        String shown = NumberText.of(written, book.styles().format(style), book.dates());
        search.text(NumberText.leftDigits(shown));
        return shown;
    }

    private void merge(@Nullable String reference) throws IOException {
        if (merges.size() == MOST_MERGES) {
            throw Refusals.unsafe("过多的合并单元格");
        }
        String[] ends = (reference == null ? "" : reference).split(":", -1);
        CellPlace from = CellPlace.of(ends[0]);
        CellPlace to = CellPlace.of(ends[ends.length - 1]);
        if (ends.length > 2 || to.row() < from.row() || to.column() < from.column()) {
            throw Refusals.broken("合并单元格的范围");
        }
        merges.add(new Merge(from.row(), to.row(), from.column(), to.column()));
    }

    private static int number(@Nullable String text, int most) throws IOException {
        long number = 0;
        if (text == null || text.isEmpty() || text.length() > 10) {
            throw Refusals.broken("单元格的位置");
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                throw Refusals.broken("单元格的位置");
            }
            number = number * 10 + (c - '0');
        }
        if (number > most) {
            throw Refusals.broken("单元格的位置");
        }
        return (int) number;
    }
}
