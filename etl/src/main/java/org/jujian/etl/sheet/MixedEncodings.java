package org.jujian.etl.sheet;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Finds lines in UTF-8 in a file that can be read as GB18030, as when two files were joined: GB18030 makes letters of
/// nearly any bytes, but wrong ones.
final class MixedEncodings {
    /// So many Chinese characters of a line that are right in UTF-8, and nothing in it that is wrong, are no accident.
    private static final int CLEARLY_UTF_8 = 4;

    private boolean wrong;
    private int wide;
    private int missing;
    private int length;

    private MixedEncodings() {}

    /// The first row in UTF-8; 0 when there is none.
    static int firstUtf8Row(Original original) throws IOException {
        var line = new MixedEncodings();
        var rows = new RowCount();
        try (InputStream in = new BufferedInputStream(original.open(), 1 << 16)) {
            int b = in.read();
            while (b >= 0) {
                int row = rows.row();
                rows.take(b);
                if (b == '\n' || b == '\r') {
                    if (line.isUtf8()) {
                        return row;
                    }
                    line = new MixedEncodings();
                } else {
                    line.take(b);
                }
                b = in.read();
            }
        }
        return line.isUtf8() ? rows.row() : 0;
    }

    private boolean isUtf8() {
        return !wrong && missing == 0 && wide >= CLEARLY_UTF_8;
    }

    private void take(int b) {
        if (missing > 0) {
            wrong |= (b & 0xC0) != 0x80;
            missing--;
            wide += missing == 0 && length > 2 ? 1 : 0;
        } else if (b >= 0x80) {
            length = (b & 0xE0) == 0xC0 ? 2 : (b & 0xF0) == 0xE0 ? 3 : (b & 0xF8) == 0xF0 ? 4 : 0;
            wrong |= length == 0;
            missing = Math.max(0, length - 1);
        }
    }
}
