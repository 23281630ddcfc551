package org.jujian.etl.sheet;

import java.util.List;

/// A row of a file as a spreadsheet would show it, blank rows included.
///
/// @param number from 1; a cell with line breaks does not move the numbers below it
/// @param cells  as written
public record Line(int number, List<String> cells) {
    public Line {
        cells = List.copyOf(cells);
    }

    public boolean isBlank() {
        for (String cell : cells) {
            if (!CellText.clean(cell).isEmpty()) {
                return false;
            }
        }
        return true;
    }
}
