package org.jujian.etl.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A file, or a part of it, as rows of cells, whatever its format. May be read as often as needed.
public interface Table {
    /// How a cell is known to belong to its column.
    enum Placing {
        /// by counting separators: a cell too many may have moved all others
        COUNTED,
        /// by its place in a grid: what stands right of the header belongs to no column
        GRID
    }

    /// What reading all of a table once told of it.
    ///
    /// @param lastRow    the number of the last row
    /// @param isFilled   whether any cell holds more than blanks
    /// @param widest     how many cells the widest row has
    /// @param isSuspect  whether any cell, of whatever column, holds what may be personal data
    record Summary(int lastRow, boolean isFilled, int widest, boolean isSuspect) {}

    /// What it is, for people: `CSV 文本，GB18030，逗号分隔`.
    String form();

    Lines lines() throws IOException;

    /// Blocks of cells that are shown as one, their text in the first cell; in no order.
    default List<Merge> merges() throws IOException {
        return List.of();
    }

    /// Empty when the table was not read yet.
    default Optional<Summary> summary() throws IOException {
        return Optional.empty();
    }

    default Placing placing() {
        return Placing.COUNTED;
    }

    /// The file once more in its own format, row by row as it stands, with the column 错误说明 behind the widest row of
    /// the header. No cell of it can be taken for a formula.
    ///
    /// @param headerRow the row in which the heading 错误说明 is written
    /// @param messages  the sentence of each rejected row, by the row number that the user sees
    void writeErrorFile(int headerRow, Map<Integer, String> messages, OutputStream out) throws IOException;
}
