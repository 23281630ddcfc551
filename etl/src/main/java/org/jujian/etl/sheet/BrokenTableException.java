package org.jujian.etl.sheet;

import java.io.IOException;

/// A text that stops being a table: a quotation mark that is never closed, or a cell without end.
public final class BrokenTableException extends IOException {
    private final int row;
    private final String finding;

    BrokenTableException(int row, Throwable cause) {
        super("no table from row " + row + " on", cause);
        this.row = row;
        this.finding = "第 %d 行：引号没有成对，或一个单元格过长，从这里起不能按表格读出。怎么办：检查这一行的引号后重传。".formatted(row);
    }

    BrokenTableException(int row, String finding) {
        super("no table from row " + row + " on");
        this.row = row;
        this.finding = finding;
    }

    /// The whole sentence for the sender.
    public String finding() {
        return finding;
    }

    /// The row in which the trouble begins, as the user sees it.
    public int row() {
        return row;
    }
}
