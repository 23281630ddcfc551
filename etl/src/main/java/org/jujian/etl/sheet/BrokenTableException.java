package org.jujian.etl.sheet;

import java.io.IOException;

/// A text that stops being a table: a quotation mark that is never closed, or a cell without end.
public final class BrokenTableException extends IOException {
    private final int row;

    BrokenTableException(int row, Throwable cause) {
        super("no table from row " + row + " on", cause);
        this.row = row;
    }

    /// The row in which the trouble begins, as the user sees it.
    public int row() {
        return row;
    }
}
