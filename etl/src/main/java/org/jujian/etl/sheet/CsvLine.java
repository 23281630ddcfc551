package org.jujian.etl.sheet;

import java.util.List;
import java.util.stream.Collectors;

/// A line of a CSV that the platform writes: no cell can be taken for a formula or for two cells.
public final class CsvLine {
    private CsvLine() {}

    /// Separated by commas, without the line end.
    public static String of(List<String> cells) {
        return cells.stream().map(CellText::neutral).map(CsvLine::quoted).collect(Collectors.joining(","));
    }

    private static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(c -> c == '"' || c == ',' || c == '\r' || c == '\n');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
