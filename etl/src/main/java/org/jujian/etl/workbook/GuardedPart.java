package org.jujian.etl.workbook;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/// The bytes of an XML part, inflated, and stopped as soon as they cannot be an honest part any more: too many of them,
/// too many for what they take in the file or for what its directory says, a document type (with it entities), a cell,
/// tag or remark without end. So the parser behind it never holds more than one short run of text.
final class GuardedPart extends InputStream {
    /// Bytes from one tag to the next: a cell of 32,767 characters takes less, however its characters are written.
    private static final int LONGEST_RUN = 1 << 19;

    private static final int STORED = 0;
    private static final int DEFLATED = 8;
    private static final int BLOCK = 1 << 16;

    /// Where in the markup the guard stands.
    private enum At {
        TEXT,
        TAG_OPEN,
        BANG,
        REMARK,
        VERBATIM
    }

    private final InputStream in;
    private final @Nullable Inflater inflater;
    private final PartLimit limit;
    private final long declared;
    private final long compressed;
    private final byte[] block = new byte[BLOCK];
    private long left;
    private long total;
    private int run;
    private At at = At.TEXT;
    private int last;
    private int lastButOne;
    private @Nullable IOException trouble;

    private GuardedPart(InputStream in, Archive.Entry entry, @Nullable Inflater inflater, PartLimit limit) {
        this.in = in;
        this.compressed = entry.compressed();
        this.left = compressed;
        this.inflater = inflater;
        this.limit = limit;
        this.declared = entry.inflated();
    }

    /// `in` stands at the first byte of the entry's content; closing the part closes it.
    static GuardedPart of(InputStream in, Archive.Entry entry, PartLimit limit) throws IOException {
        return switch (entry.method()) {
            case STORED -> new GuardedPart(in, entry, null, limit);
            case DEFLATED -> new GuardedPart(in, entry, new Inflater(true), limit);
            default -> throw Refusals.broken("压缩包");
        };
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        try {
            int n = inflater == null ? stored(target, offset, length) : inflated(inflater, target, offset, length);
            if (n > 0) {
                count(n);
                inspect(target, offset, n);
            }
            return n;
        } catch (IOException e) {
            trouble = e;
            throw e;
        }
    }

    /// Why reading ended early: a refusal, or trouble of the store; null when it did not. A parser wraps what it meets.
    @Nullable
    IOException trouble() {
        return trouble;
    }

    @Override
    public void close() throws IOException {
        if (inflater != null) {
            inflater.end();
        }
        in.close();
    }

    private int stored(byte[] target, int offset, int length) throws IOException {
        int n = in.read(target, offset, (int) Math.min(left, length));
        if (left > 0 && n < 0) {
            throw Refusals.broken("压缩包");
        }
        left -= Math.max(n, 0);
        return left == 0 && n <= 0 ? -1 : n;
    }

    private int inflated(Inflater inflater, byte[] target, int offset, int length) throws IOException {
        try {
            int n = inflater.inflate(target, offset, length);
            while (n == 0) {
                if (inflater.finished() || inflater.needsDictionary()) {
                    return -1;
                }
                int more = in.read(block, 0, (int) Math.min(left, block.length));
                if (more <= 0) {
                    throw new EOFException();
                }
                left -= more;
                inflater.setInput(block, 0, more);
                n = inflater.inflate(target, offset, length);
            }
            return n;
        } catch (DataFormatException | EOFException e) {
            throw Refusals.broken("压缩包");
        }
    }

    private void count(int n) throws IOException {
        total += n;
        boolean bomb = total > PartLimit.RATIO_FROM && total > compressed * PartLimit.LARGEST_RATIO;
        if (bomb || total > limit.bytes() || total > declared) {
            throw Refusals.bomb();
        }
    }

    private void inspect(byte[] bytes, int from, int n) throws IOException {
        int end = from + n;
        for (int i = from; i < end; i++) {
            if (at == At.TEXT) {
                int text = i;
                while (i < end && bytes[i] != '<') {
                    i++;
                }
                lengthen(i - text);
                if (i == end) {
                    return;
                }
                at = At.TAG_OPEN;
                run = 0;
            } else {
                lengthen(1);
                inMarkup(bytes[i]);
            }
        }
    }

    private void lengthen(int by) throws IOException {
        run += by;
        if (run > LONGEST_RUN) {
            throw Refusals.longCell();
        }
    }

    private void inMarkup(byte c) throws IOException {
        switch (at) {
            case TEXT -> throw new IllegalStateException("text is no markup");
            case TAG_OPEN -> at = c == '!' ? At.BANG : At.TEXT;
            case BANG -> {
                at = afterBang(c);
                last = 0;
                lastButOne = 0;
            }
            case REMARK, VERBATIM -> {
                int close = at == At.REMARK ? '-' : ']';
                if (c == '>' && last == close && lastButOne == close) {
                    at = At.TEXT;
                }
                lastButOne = last;
                last = c;
            }
        }
    }

    private static At afterBang(byte c) throws IOException {
        return switch (c) {
            case '-' -> At.REMARK;
            case '[' -> At.VERBATIM;
            default -> throw Refusals.unsafe("文档类型定义（DTD、实体）");
        };
    }
}
