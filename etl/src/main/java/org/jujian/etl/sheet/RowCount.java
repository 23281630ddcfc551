package org.jujian.etl.sheet;

/// Counts rows as a spreadsheet shows them while a text is gone through: LF, CRLF and a lone CR end a row, but not
/// within
/// quotation marks. Serves characters and the bytes of every encoding whose ASCII stands for itself.
final class RowCount {
    private static final String BEFORE_QUOTE = ",;\t，\r\n\"";

    private int row = 1;
    private int before = '\n';
    private boolean quoted;

    /// The row of what was taken last, or of what comes next behind a line end.
    int row() {
        return row;
    }

    void take(int c) {
        if (c == '"') {
            quoted = !quoted && BEFORE_QUOTE.indexOf(before) >= 0;
        } else if (!quoted && (c == '\r' || c == '\n' && before != '\r')) {
            row++;
        }
        before = c;
    }
}
