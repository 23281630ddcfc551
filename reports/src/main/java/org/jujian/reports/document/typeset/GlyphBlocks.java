package org.jujian.reports.document.typeset;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.zip.Adler32;
import java.util.zip.Deflater;

/// The outlines of a face, each deflated once in the life of the process as a block that ends on a byte: the embedded
/// font of a document is these blocks one after the other, so that no document deflates an outline again.
public final class GlyphBlocks {
    private static final long ADLER_BASE = 65521;

    private final Face face;
    private final AtomicReferenceArray<Block> blocks;

    /// One deflated outline, padded to four bytes before: its length then, its Adler-32 and the sum of its words.
    public record Block(byte[] deflated, int length, long adler, int wordSum) {}

    public GlyphBlocks(Face face) {
        this.face = face;
        this.blocks = new AtomicReferenceArray<>(face.glyphs());
    }

    public Block block(int glyph) {
        Block known = blocks.get(glyph);
        if (known != null) {
            return known;
        }
        Block made = deflate(face.outline(glyph));
        blocks.set(glyph, made);
        return made;
    }

    /// Raw deflate data without an end mark: further blocks may follow.
    public static Block deflate(byte[] data) {
        byte[] padded = padded(data);
        Adler32 adler = new Adler32();
        adler.update(padded);
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        deflater.setInput(padded);
        byte[] out = new byte[padded.length + padded.length / 8 + 64];
        int length = deflater.deflate(out, 0, out.length, Deflater.SYNC_FLUSH);
        deflater.end();
        return new Block(Arrays.copyOf(out, length), padded.length, adler.getValue(), wordSum(padded));
    }

    /// The Adler-32 of two pieces of data in a row, from that of each and the length of the second.
    public static long join(long first, long second, long secondLength) {
        long remainder = secondLength % ADLER_BASE;
        long low = ((first & 0xFFFF) + (second & 0xFFFF) + ADLER_BASE - 1) % ADLER_BASE;
        long high = (remainder * (first & 0xFFFF)
                        + (first >> 16 & 0xFFFF)
                        + (second >> 16 & 0xFFFF)
                        + ADLER_BASE
                        - remainder)
                % ADLER_BASE;
        return high << 16 | low;
    }

    /// The checksum of a TrueType table: the sum of its 32-bit words.
    public static int wordSum(byte[] data) {
        int sum = 0;
        for (int i = 0; i < data.length; i++) {
            sum += (data[i] & 0xFF) << 24 - 8 * (i & 3);
        }
        return sum;
    }

    private static byte[] padded(byte[] data) {
        return (data.length & 3) == 0 ? data : Arrays.copyOf(data, data.length + 3 & ~3);
    }
}
