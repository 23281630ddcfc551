package org.jujian.etl.workbook;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The texts that the cells of a workbook name by number. They are kept as UTF-8 in blocks, so that the table takes
/// little more memory than the texts have bytes: at most 96 MiB for at most two million texts; a file with more is
/// refused.
final class SharedStrings {
    static final SharedStrings NONE = new SharedStrings();
    private static final int MOST = 2_000_000;
    private static final int BLOCK = 1 << 20;
    private static final int MOST_BLOCKS = 96;

    private final List<byte[]> blocks = new ArrayList<>();
    /// where each text begins: the number of its block and the place in it
    private long[] starts = new long[0];

    private int[] lengths = new int[0];
    private int count;
    private int filled = BLOCK;

    private SharedStrings() {}

    static SharedStrings read(XmlPart part) throws IOException {
        var strings = new SharedStrings();
        while (part.next()) {
            if (part.atStart("si")) {
                strings.add(RichText.read(part));
            }
        }
        return strings;
    }

    int size() {
        return count;
    }

    String get(int index) throws IOException {
        if (index < 0 || index >= count) {
            throw Refusals.broken("文字表");
        }
        return new String(
                blocks.get((int) (starts[index] >> 32)), (int) starts[index], lengths[index], StandardCharsets.UTF_8);
    }

    private void add(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (blocks.isEmpty() || filled + bytes.length > BLOCK) {
            if (blocks.size() == MOST_BLOCKS || bytes.length > BLOCK) {
                throw Refusals.unsafe("过多的文字");
            }
            blocks.add(new byte[BLOCK]);
            filled = 0;
        }
        if (count == MOST) {
            throw Refusals.unsafe("过多的文字");
        }
        if (count == starts.length) {
            int room = Math.max(256, count + (count >> 1));
            starts = Arrays.copyOf(starts, room);
            lengths = Arrays.copyOf(lengths, room);
        }
        System.arraycopy(bytes, 0, blocks.getLast(), filled, bytes.length);
        starts[count] = ((long) (blocks.size() - 1) << 32) | filled;
        lengths[count++] = bytes.length;
        filled += bytes.length;
    }
}
