package org.jujian.reports.document.paper;

import java.util.Arrays;
import java.util.List;

/// A row of a table, one cell for each column; a total is set bold under a line.
public record Row(List<Cell> cells, Weight weight) {
    public enum Weight {
        PLAIN,
        TOTAL
    }

    public Row {
        cells = List.copyOf(cells);
    }

    /// Words only.
    public static Row of(String... cells) {
        return new Row(Arrays.stream(cells).map(Cell::words).toList(), Weight.PLAIN);
    }

    public static Row of(Cell... cells) {
        return new Row(List.of(cells), Weight.PLAIN);
    }

    public static Row total(Cell... cells) {
        return new Row(List.of(cells), Weight.TOTAL);
    }
}
