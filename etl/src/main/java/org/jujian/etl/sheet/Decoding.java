package org.jujian.etl.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

/// A strict decoding of a whole file, of which only counts are kept.
///
/// @param errorAt the byte that cannot be decoded, from the start of the file; -1 when all can
/// @param row     the row (from 1) in which decoding stopped, or the last
/// @param chars   how many characters were decoded
/// @param wide    how many of them lie above U+07FF, as Chinese characters do
/// @param garbage how many are traces of an earlier wrong conversion: U+FFFD, 锟斤拷
/// @param garbageRow the row of the first of them; 0 when there is none
/// @param nulRow     the row of the first NUL; 0 when there is none
record Decoding(long errorAt, int row, long chars, long wide, long garbage, int garbageRow, int nulRow) {
    private static final int CHUNK = 1 << 16;

    static Decoding of(Original original, TextEncoding encoding) throws IOException {
        CharsetDecoder decoder = encoding.charset()
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var count = new Count();
        ByteBuffer bytes = ByteBuffer.allocate(CHUNK);
        CharBuffer chars = CharBuffer.allocate(CHUNK);
        long consumed = encoding.markLength();
        try (InputStream in = original.open()) {
            in.skipNBytes(encoding.markLength());
            boolean end = false;
            while (!end) {
                int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
                end = read < 0;
                bytes.position(bytes.position() + Math.max(read, 0)).flip();
                CoderResult result = decoder.decode(bytes, chars, end);
                consumed += bytes.position();
                count.add(chars.flip());
                chars.clear();
                if (result.isError()) {
                    return count.toDecoding(consumed);
                }
                bytes.compact();
            }
        }
        return count.toDecoding(-1);
    }

    boolean succeeded() {
        return errorAt < 0;
    }

    /// More than 0.5 % of the characters are traces of a wrong conversion (data-formats.md §1).
    boolean spoiled() {
        return garbage * 200 > chars;
    }

    private static final class Count {
        private static final String TRACE = "锟斤拷";

        private final RowCount rows = new RowCount();
        private long chars;
        private long wide;
        private long garbage;
        private int garbageRow;
        private int nulRow;
        private int matched;

        void add(CharBuffer buffer) {
            chars += buffer.remaining();
            while (buffer.hasRemaining()) {
                char c = buffer.get();
                rows.take(c);
                if (c == 0 && nulRow == 0) {
                    nulRow = rows.row();
                } else if (c > 0x7FF) {
                    wide++;
                    matched = c == TRACE.charAt(matched) ? matched + 1 : c == TRACE.charAt(0) ? 1 : 0;
                    if (matched == TRACE.length()) {
                        addGarbage(TRACE.length());
                        matched = 0;
                    } else if (c == '\uFFFD') {
                        addGarbage(1);
                    }
                }
            }
        }

        private void addGarbage(int characters) {
            garbage += characters;
            if (garbageRow == 0) {
                garbageRow = rows.row();
            }
        }

        Decoding toDecoding(long errorAt) {
            return new Decoding(errorAt, rows.row(), chars, wide, garbage, garbageRow, nulRow);
        }
    }
}
