package org.jujian.reports.document.paper;

import java.util.List;

/// A row of a table, one text for each column; a total is set bold under a line.
public record Row(List<String> cells, Weight weight) {
    public enum Weight {
        PLAIN,
        TOTAL
    }

    public Row {
        cells = List.copyOf(cells);
    }

    public static Row of(String... cells) {
        return new Row(List.of(cells), Weight.PLAIN);
    }

    public static Row total(String... cells) {
        return new Row(List.of(cells), Weight.TOTAL);
    }
}
