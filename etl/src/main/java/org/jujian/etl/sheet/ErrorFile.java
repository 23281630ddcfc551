package org.jujian.etl.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

/// The sender's file once more, with the column 错误说明 behind the others, so that rows can be mended and fed again.
public final class ErrorFile {
    private ErrorFile() {}

    /// Streams `original` to `out` as CSV in UTF-8 with a byte order mark. Cells that a spreadsheet would take for a
    /// formula are neutralised.
    ///
    /// @param messages the sentence of each rejected row, by the row number that the user sees
    public static void write(Original original, Map<Integer, String> messages, OutputStream out) throws IOException {
        throw new UnsupportedOperationException("error file of %d rows follows".formatted(messages.size()));
    }
}
