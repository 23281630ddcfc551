package org.jujian.reports.document.typeset;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One TrueType file, parsed once and shared by all documents: which glyph shows a character, how wide it is, and where
/// its outline lies.
///
/// Only what embedding needs is read: `head`, `hhea`, `hmtx`, `maxp`, `loca`, `glyf`, `cmap` (formats 4 and 12), `OS/2`
/// and the PostScript name. A file without one of these is refused.
public final class Face {
    private static final int FORMAT_SEGMENTS = 4;
    private static final int FORMAT_GROUPS = 12;

    private final byte[] file;
    private final Map<String, Table> tables;
    private final String postScriptName;
    private final int unitsPerEm;
    private final int[] outlineOffsets;
    private final int[] advances;
    private final short[] leftBearings;
    private final Map<Integer, Integer> supplementary = new HashMap<>();
    private final char[] basicPlane = new char[0x10000];
    private final Vertical vertical;
    private final Box box;
    private @Nullable Font font;

    private record Table(int offset, int length) {}

    /// In thousandths of the font size, as PDF wants them.
    public record Vertical(int ascent, int descent, int capHeight) {}

    /// The box that holds every glyph, in thousandths of the font size.
    public record Box(int left, int bottom, int right, int top) {}

    public Face(byte[] file) {
        this.file = file;
        this.tables = readDirectory();
        int head = offsetOf("head");
        this.unitsPerEm = unsigned16(head + 18);
        this.box = new Box(
                thousandths(signed16(head + 36)),
                thousandths(signed16(head + 38)),
                thousandths(signed16(head + 40)),
                thousandths(signed16(head + 42)));
        int glyphs = unsigned16(offsetOf("maxp") + 4);
        this.outlineOffsets = readOutlineOffsets(glyphs, signed16(head + 50) != 0);
        int wide = unsigned16(offsetOf("hhea") + 34);
        this.advances = new int[glyphs];
        this.leftBearings = new short[glyphs];
        readMetrics(glyphs, wide);
        this.vertical = readVertical();
        readCharacterMap();
        this.postScriptName = readPostScriptName();
    }

    /// The glyph of a character, 0 when the font has none.
    public int glyph(int codePoint) {
        return codePoint < basicPlane.length ? basicPlane[codePoint] : supplementary.getOrDefault(codePoint, 0);
    }

    public boolean has(int codePoint) {
        return glyph(codePoint) != 0;
    }

    /// Width of a character in thousandths of the font size.
    public int width(int codePoint) {
        return thousandths(advances[glyph(codePoint)]);
    }

    /// Width of a glyph in the font's own units, as `hmtx` wants it.
    public int advance(int glyph) {
        return advances[glyph];
    }

    public int leftBearing(int glyph) {
        return leftBearings[glyph];
    }

    /// Length of a glyph's outline in bytes; 0 for a blank.
    public int outlineLength(int glyph) {
        return outlineOffsets[glyph + 1] - outlineOffsets[glyph];
    }

    /// A copy of a glyph's outline.
    public byte[] outline(int glyph) {
        int start = offsetOf("glyf");
        return Arrays.copyOfRange(file, start + outlineOffsets[glyph], start + outlineOffsets[glyph + 1]);
    }

    /// The font for drawing pictures, one point high; made when it is first asked for.
    synchronized Font font() {
        Font made = font;
        if (made == null) {
            try {
                made = Font.createFont(Font.TRUETYPE_FONT, new ByteArrayInputStream(file));
            } catch (FontFormatException | IOException e) {
                throw new IllegalStateException("font " + postScriptName + " cannot be drawn with", e);
            }
            font = made;
        }
        return made;
    }

    /// A copy of a whole table, empty when the file has none of that name.
    public Optional<byte[]> table(String name) {
        return Optional.ofNullable(tables.get(name))
                .map(t -> Arrays.copyOfRange(file, t.offset(), t.offset() + t.length()));
    }

    public int glyphs() {
        return advances.length;
    }

    public String postScriptName() {
        return postScriptName;
    }

    public Vertical vertical() {
        return vertical;
    }

    public Box box() {
        return box;
    }

    /// From the font's own units to thousandths of the font size.
    public int thousandths(int units) {
        return Math.round(units * 1000f / unitsPerEm);
    }

    private Map<String, Table> readDirectory() {
        Map<String, Table> directory = new HashMap<>();
        for (int i = 0, count = unsigned16(4); i < count; i++) {
            int entry = 12 + 16 * i;
            directory.put(
                    new String(file, entry, 4, StandardCharsets.ISO_8859_1),
                    new Table(signed32(entry + 8), signed32(entry + 12)));
        }
        return Map.copyOf(directory);
    }

    private int[] readOutlineOffsets(int glyphs, boolean wide) {
        int loca = offsetOf("loca");
        int[] offsets = new int[glyphs + 1];
        for (int i = 0; i <= glyphs; i++) {
            offsets[i] = wide ? signed32(loca + 4 * i) : 2 * unsigned16(loca + 2 * i);
        }
        return offsets;
    }

    /// Glyphs from number `wide` on share the last width and keep only a bearing of their own.
    private void readMetrics(int glyphs, int wide) {
        int hmtx = offsetOf("hmtx");
        for (int i = 0; i < glyphs; i++) {
            int own = Math.min(i, wide - 1);
            advances[i] = unsigned16(hmtx + 4 * own);
            leftBearings[i] = (short) signed16(i < wide ? hmtx + 4 * i + 2 : hmtx + 4 * wide + 2 * (i - wide));
        }
    }

    private Vertical readVertical() {
        int os2 = offsetOf("OS/2");
        int ascent = signed16(os2 + 68);
        int capHeight = unsigned16(os2) >= 2 ? signed16(os2 + 88) : ascent * 7 / 10;
        return new Vertical(thousandths(ascent), thousandths(signed16(os2 + 70)), thousandths(capHeight));
    }

    private void readCharacterMap() {
        int cmap = offsetOf("cmap");
        int best = 0;
        int format = 0;
        for (int i = 0, count = unsigned16(cmap + 2); i < count; i++) {
            int candidate = cmap + signed32(cmap + 4 + 8 * i + 4);
            int found = unsigned16(candidate);
            if ((found == FORMAT_SEGMENTS || found == FORMAT_GROUPS) && found > format) {
                format = found;
                best = candidate;
            }
        }
        switch (format) {
            case FORMAT_GROUPS -> readGroups(best);
            case FORMAT_SEGMENTS -> readSegments(best);
            default -> throw new IllegalArgumentException("font: expected a cmap of format 4 or 12, found none");
        }
    }

    private void readGroups(int subtable) {
        for (int i = 0, count = signed32(subtable + 12); i < count; i++) {
            int group = subtable + 16 + 12 * i;
            int first = signed32(group);
            int last = signed32(group + 4);
            int glyph = signed32(group + 8);
            for (int c = first; c <= last; c++) {
                map(c, glyph + c - first);
            }
        }
    }

    private void readSegments(int subtable) {
        int count = unsigned16(subtable + 6) / 2;
        for (int i = 0; i < count; i++) {
            int last = unsigned16(subtable + 14 + 2 * i);
            int first = unsigned16(subtable + 16 + 2 * count + 2 * i);
            int delta = unsigned16(subtable + 16 + 4 * count + 2 * i);
            int rangeAt = subtable + 16 + 6 * count + 2 * i;
            int range = unsigned16(rangeAt);
            for (int c = first; c <= last && c < 0xFFFF; c++) {
                int glyph = range == 0 ? c : unsigned16(rangeAt + range + 2 * (c - first));
                map(c, glyph == 0 ? 0 : glyph + delta & 0xFFFF);
            }
        }
    }

    private void map(int codePoint, int glyph) {
        if (codePoint < basicPlane.length) {
            basicPlane[codePoint] = (char) glyph;
        } else {
            supplementary.put(codePoint, glyph);
        }
    }

    private String readPostScriptName() {
        int name = offsetOf("name");
        int texts = name + unsigned16(name + 4);
        for (int i = 0, count = unsigned16(name + 2); i < count; i++) {
            int entry = name + 6 + 12 * i;
            boolean windows = unsigned16(entry) == 3;
            boolean postScript = unsigned16(entry + 6) == 6;
            if (windows && postScript) {
                return new String(
                        file, texts + unsigned16(entry + 10), unsigned16(entry + 8), StandardCharsets.UTF_16BE);
            }
        }
        throw new IllegalArgumentException("font: expected a PostScript name, found none");
    }

    private int offsetOf(String table) {
        Table found = tables.get(table);
        if (found == null) {
            throw new IllegalArgumentException("font: expected a table " + table + ", found none");
        }
        return found.offset();
    }

    private int unsigned16(int at) {
        return (file[at] & 0xFF) << 8 | file[at + 1] & 0xFF;
    }

    private int signed16(int at) {
        return (short) unsigned16(at);
    }

    private int signed32(int at) {
        return unsigned16(at) << 16 | unsigned16(at + 2);
    }
}
