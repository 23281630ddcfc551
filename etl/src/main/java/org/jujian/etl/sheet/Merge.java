package org.jujian.etl.sheet;

/// A block of cells that a spreadsheet shows as one; what it says stands in its first cell.
///
/// @param firstRow    as the user sees it
/// @param firstColumn from 0
public record Merge(int firstRow, int lastRow, int firstColumn, int lastColumn) {
    public Merge {
        if (firstRow < 1 || lastRow < firstRow || firstColumn < 0 || lastColumn < firstColumn) {
            throw new IllegalArgumentException("merge: expected a block of cells, found rows %d to %d, columns %d to %d"
                    .formatted(firstRow, lastRow, firstColumn, lastColumn));
        }
    }

    /// Whether a cut below `row` would go through it.
    public boolean goesBelow(int row) {
        return firstRow <= row && lastRow > row;
    }
}
