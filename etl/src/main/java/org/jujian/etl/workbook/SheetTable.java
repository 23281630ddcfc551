package org.jujian.etl.workbook;

import java.io.IOException;
import java.io.OutputStream;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.jujian.etl.sheet.FileProblem;
import org.jujian.etl.sheet.Line;
import org.jujian.etl.sheet.Lines;
import org.jujian.etl.sheet.Merge;
import org.jujian.etl.sheet.PersonalData;
import org.jujian.etl.sheet.Table;

/// A worksheet as a table. Rows that hold nothing are left out; the others keep their numbers.
final class SheetTable implements Table {
    enum Visibility {
        VISIBLE,
        /// also what only a macro can show (veryHidden)
        HIDDEN
    }

    /// What was seen of a sheet when it was read once from its first to its last byte.
    ///
    /// @param summary         of its rows
    /// @param filledRows      rows that hold anything
    /// @param hiddenRows      the numbers of the first of them that are hidden
    /// @param hiddenRowCount  how many of them are hidden
    /// @param hiddenColumns   as letters
    /// @param personalInCells the first find in any cell, without regard to columns
    /// @param personalBeside  the first find in formulas, heads, feet and hints
    record Survey(
            List<Merge> merges,
            Summary summary,
            int filledRows,
            List<Integer> hiddenRows,
            int hiddenRowCount,
            List<String> hiddenColumns,
            Optional<FileProblem> personalInCells,
            Optional<FileProblem> personalBeside,
            BitSet usedStrings) {}

    private final Workbook workbook;
    private final String name;
    private final Visibility visibility;
    private final Archive.Entry entry;
    private @Nullable Survey survey;

    SheetTable(Workbook workbook, String name, Visibility visibility, Archive.Entry entry) {
        this.workbook = workbook;
        this.name = name;
        this.visibility = visibility;
        this.entry = entry;
    }

    String name() {
        return name;
    }

    boolean isVisible() {
        return visibility == Visibility.VISIBLE;
    }

    boolean isGuidance() throws IOException {
        if (!name.equals(FileFormat.GUIDANCE)) {
            return false;
        }
        try (Lines lines = lines()) {
            Line first = lines.next();
            return first != null
                    && !first.cells().isEmpty()
                    && first.cells().getFirst().startsWith(FileFormat.GUIDANCE);
        }
    }

    @Override
    public String form() {
        return "XLSX 工作簿，" + place();
    }

    @Override
    public Lines lines() throws IOException {
        return reader(new PersonalSearch(place()));
    }

    @Override
    public List<Merge> merges() throws IOException {
        return survey().merges();
    }

    @Override
    public Optional<Summary> summary() throws IOException {
        return Optional.of(survey().summary());
    }

    @Override
    public Placing placing() {
        return Placing.GRID;
    }

    @Override
    public void writeErrorFile(int headerRow, Map<Integer, String> messages, OutputStream out) throws IOException {
        WorkbookErrorFile.write(this, headerRow, messages, out);
    }

    /// Reads the sheet once; later calls answer the same.
    Survey survey() throws IOException {
        if (survey == null) {
            survey = read();
        }
        return survey;
    }

    private Survey read() throws IOException {
        var cells = new PersonalSearch(place());
        int filled = 0;
        int last = 0;
        int widest = 0;
        boolean anyText = false;
        boolean suspect = false;
        try (SheetReader reader = reader(new PersonalSearch(place()))) {
            for (Line line = reader.next(); line != null; line = reader.next()) {
                filled++;
                last = line.number();
                widest = Math.max(widest, line.cells().size());
                anyText = anyText || !line.isBlank();
                for (int column = 0; column < line.cells().size(); column++) {
                    String cell = line.cells().get(column);
                    if (PersonalData.find(cell).isPresent()) {
                        suspect = true;
                        cells.cell(line.number(), CellPlace.letters(column), cell);
                    }
                }
            }
            reader.readBehindRows();
            workbook.countMerges(reader.merges().size());
            return new Survey(
                    List.copyOf(reader.merges()),
                    new Summary(last, anyText, widest, suspect),
                    filled,
                    List.copyOf(reader.hiddenRows()),
                    reader.hiddenRowCount(),
                    List.copyOf(reader.hiddenColumns()),
                    cells.found(),
                    reader.found(),
                    reader.usedStrings());
        }
    }

    private String place() {
        return "工作表“" + name + "”";
    }

    private SheetReader reader(PersonalSearch search) throws IOException {
        XmlPart part = workbook.open(entry, PartLimit.SHEET);
        try {
            return new SheetReader(part, workbook.book(), search);
        } catch (IOException e) {
            part.close();
            throw e;
        }
    }
}
