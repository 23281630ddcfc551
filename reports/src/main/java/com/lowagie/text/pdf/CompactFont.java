package com.lowagie.text.pdf;

import com.lowagie.text.DocumentException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32;
import org.jujian.reports.document.typeset.Face;
import org.jujian.reports.document.typeset.GlyphBlocks;

/// A face in one document: glyphs are numbered in the order of their first use, which is also their CID, and only they
/// are embedded. The same text gives the same bytes.
///
/// Lives in OpenPDF's package because the methods of `BaseFont` that write a font are visible only here; class path
/// only, and tied to the version of OpenPDF in the root pom.
public final class CompactFont extends BaseFont {
    private static final Map<Face, GlyphBlocks> BLOCKS = new ConcurrentHashMap<>();
    private static final String[] TABLES = {"cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "prep"};
    private static final int CHECKSUM_OF_A_FONT = 0xB1B0AFBA;
    private static final int MORE_COMPONENTS = 0x20;
    private static final int SYMBOLIC = 4;

    private final Face face;
    private final GlyphBlocks blocks;
    private final List<Used> used = new ArrayList<>();
    private final Map<Integer, Integer> cidOfCharacter = new HashMap<>();
    private final Map<Integer, Integer> cidOfGlyph = new HashMap<>();

    /// A glyph that the document shows; `codePoint` is -1 for a part of another glyph.
    private record Used(int glyph, int codePoint) {}

    public CompactFont(Face face) {
        this.face = face;
        this.blocks = BLOCKS.computeIfAbsent(face, GlyphBlocks::new);
        fontType = FONT_TYPE_T3;
        encoding = IDENTITY_H;
        embedded = true;
        subset = true;
        add(0, -1);
    }

    @Override
    byte[] convertToBytes(String text) {
        ByteBuffer cids = ByteBuffer.allocate(2 * text.length());
        text.codePoints().forEach(c -> cids.putShort((short) cidOf(c)));
        byte[] bytes = new byte[cids.position()];
        cids.flip().get(bytes);
        return bytes;
    }

    @Override
    byte[] convertToBytes(int codePoint) {
        return convertToBytes(Character.toString(codePoint));
    }

    @Override
    public int getWidth(int codePoint) {
        return face.width(codePoint);
    }

    @Override
    public int getWidth(String text) {
        return text.codePoints().map(face::width).sum();
    }

    @Override
    public boolean charExists(int codePoint) {
        return face.has(codePoint);
    }

    @Override
    void writeFont(PdfWriter writer, PdfIndirectReference reference, Object[] parameters)
            throws DocumentException, IOException {
        int shown = used.size();
        Map<Integer, byte[]> composites = renumberComposites();
        PdfName name = new PdfName(subsetTag() + "+" + face.postScriptName());
        PdfIndirectReference program = writer.addToBody(fontProgram(composites)).getIndirectReference();
        PdfIndirectReference descriptor =
                writer.addToBody(descriptor(name, program)).getIndirectReference();
        PdfIndirectReference cidFont =
                writer.addToBody(cidFont(name, descriptor, shown)).getIndirectReference();
        PdfStream unicode = new PdfStream(toUnicode(shown).getBytes(StandardCharsets.ISO_8859_1));
        unicode.flateCompress(writer.getCompressionLevel());
        PdfDictionary font = new PdfDictionary(PdfName.FONT);
        font.put(PdfName.SUBTYPE, PdfName.TYPE0);
        font.put(PdfName.BASEFONT, name);
        font.put(PdfName.ENCODING, new PdfName(IDENTITY_H));
        font.put(PdfName.DESCENDANTFONTS, new PdfArray(cidFont));
        font.put(PdfName.TOUNICODE, writer.addToBody(unicode).getIndirectReference());
        writer.addToBody(font, reference);
    }

    private int cidOf(int codePoint) {
        Integer known = cidOfCharacter.get(codePoint);
        if (known != null) {
            return known;
        }
        int glyph = face.glyph(codePoint);
        if (glyph == 0) {
            throw new IllegalArgumentException("%s has no U+%04X".formatted(face.postScriptName(), codePoint));
        }
        int cid = add(glyph, codePoint);
        cidOfCharacter.put(codePoint, cid);
        return cid;
    }

    private int add(int glyph, int codePoint) {
        used.add(new Used(glyph, codePoint));
        int cid = used.size() - 1;
        cidOfGlyph.putIfAbsent(glyph, cid);
        return cid;
    }

    /// Outlines made of other glyphs, with those named by their new numbers; the parts join the used glyphs, so that
    /// the
    /// list grows while it is walked.
    private Map<Integer, byte[]> renumberComposites() {
        Map<Integer, byte[]> renumbered = new HashMap<>();
        for (int cid = 0; cid < used.size(); cid++) {
            int glyph = used.get(cid).glyph();
            if (face.outlineLength(glyph) == 0) {
                continue;
            }
            ByteBuffer outline = ByteBuffer.wrap(face.outline(glyph));
            if (outline.getShort(0) >= 0) {
                continue;
            }
            int at = 10;
            int flags;
            do {
                flags = outline.getShort(at);
                int part = outline.getShort(at + 2) & 0xFFFF;
                Integer known = cidOfGlyph.get(part);
                outline.putShort(at + 2, (short) (known != null ? known : add(part, -1)));
                at += componentLength(flags);
            } while ((flags & MORE_COMPONENTS) != 0);
            renumbered.put(cid, outline.array());
        }
        return renumbered;
    }

    private static int componentLength(int flags) {
        int arguments = (flags & 1) != 0 ? 4 : 2;
        int scale = (flags & 8) != 0 ? 2 : (flags & 64) != 0 ? 4 : (flags & 128) != 0 ? 8 : 0;
        return 4 + arguments + scale;
    }

    /// A zlib stream: what stands before the outlines is deflated here, the outlines are blocks that are ready.
    private PdfStream fontProgram(Map<Integer, byte[]> composites) throws IOException {
        List<GlyphBlocks.Block> outlines = new ArrayList<>();
        ByteBuffer loca = ByteBuffer.allocate(4 * (used.size() + 1));
        ByteBuffer hmtx = ByteBuffer.allocate(4 * used.size());
        int outlineBytes = 0;
        int outlineSum = 0;
        for (int cid = 0; cid < used.size(); cid++) {
            int glyph = used.get(cid).glyph();
            loca.putInt(outlineBytes);
            hmtx.putShort((short) face.advance(glyph)).putShort((short) face.leftBearing(glyph));
            if (face.outlineLength(glyph) == 0) {
                continue;
            }
            byte[] composite = composites.get(cid);
            GlyphBlocks.Block block = composite == null ? blocks.block(glyph) : GlyphBlocks.deflate(composite);
            outlines.add(block);
            outlineBytes += block.length();
            outlineSum += block.wordSum();
        }
        loca.putInt(outlineBytes);
        byte[] before = beforeOutlines(loca.array(), hmtx.array(), outlineBytes, outlineSum);
        GlyphBlocks.Block first = GlyphBlocks.deflate(before);
        ByteArrayOutputStream out = new ByteArrayOutputStream(before.length + outlineBytes / 2);
        out.write(new byte[] {0x78, (byte) 0x9C});
        out.write(first.deflated());
        long adler = first.adler();
        for (GlyphBlocks.Block block : outlines) {
            out.write(block.deflated());
            adler = GlyphBlocks.join(adler, block.adler(), block.length());
        }
        out.write(new byte[] {3, 0});
        out.write(ByteBuffer.allocate(4).putInt((int) adler).array());
        PdfStream program = new PdfStream(out.toByteArray());
        program.put(PdfName.FILTER, PdfName.FLATEDECODE);
        program.put(new PdfName("Length1"), new PdfNumber(before.length + outlineBytes));
        return program;
    }

    /// The directory and every table but `glyf`, which stands last in the file and is only announced here.
    private byte[] beforeOutlines(byte[] loca, byte[] hmtx, int outlineBytes, int outlineSum) throws IOException {
        Map<String, byte[]> tables = new HashMap<>();
        for (String name : TABLES) {
            face.table(name).ifPresent(t -> tables.put(name, t));
        }
        tables.put("loca", loca);
        tables.put("hmtx", hmtx);
        ByteBuffer.wrap(tables.get("head")).putInt(8, 0).putShort(50, (short) 1);
        ByteBuffer.wrap(tables.get("hhea")).putShort(34, (short) used.size());
        ByteBuffer.wrap(tables.get("maxp")).putShort(4, (short) used.size());

        int count = tables.size();
        int power = 31 - Integer.numberOfLeadingZeros(count);
        ByteBuffer directory = ByteBuffer.allocate(12 + 16 * count);
        directory.putInt(0x10000).putShort((short) count).putShort((short) (16 << power));
        directory.putShort((short) power).putShort((short) (16 * count - (16 << power)));
        ByteArrayOutputStream bodies = new ByteArrayOutputStream();
        int sum = outlineSum;
        int headAt = 0;
        int outlineEntry = 0;
        for (String name : TABLES) {
            byte[] table = tables.get(name);
            if (table == null) {
                continue;
            }
            directory.put(name.getBytes(StandardCharsets.ISO_8859_1));
            if (name.equals("glyf")) {
                outlineEntry = directory.position();
                directory.putInt(outlineSum).putInt(0).putInt(outlineBytes);
                continue;
            }
            int at = directory.capacity() + bodies.size();
            if (name.equals("head")) {
                headAt = at;
            }
            directory.putInt(GlyphBlocks.wordSum(table)).putInt(at).putInt(table.length);
            sum += GlyphBlocks.wordSum(table);
            bodies.write(table);
            bodies.write(new byte[-table.length & 3]);
        }
        directory.putInt(outlineEntry + 4, directory.capacity() + bodies.size());
        sum += GlyphBlocks.wordSum(directory.array());
        ByteBuffer all = ByteBuffer.allocate(directory.capacity() + bodies.size());
        all.put(directory.array()).put(bodies.toByteArray());
        all.putInt(headAt + 8, CHECKSUM_OF_A_FONT - sum);
        return all.array();
    }

    /// Six letters that differ between subsets, as PDF 9.6.4 asks; from the glyphs, so that equal subsets agree.
    private String subsetTag() {
        CRC32 crc = new CRC32();
        for (Used u : used) {
            crc.update(u.glyph());
            crc.update(u.glyph() >> 8);
        }
        long value = crc.getValue();
        StringBuilder tag = new StringBuilder();
        for (int i = 0; i < 6; i++) {
            tag.append((char) ('A' + value % 26));
            value /= 26;
        }
        return tag.toString();
    }

    private PdfDictionary descriptor(PdfName name, PdfIndirectReference program) {
        Face.Vertical vertical = face.vertical();
        Face.Box box = face.box();
        PdfDictionary descriptor = new PdfDictionary(PdfName.FONTDESCRIPTOR);
        descriptor.put(PdfName.FONTNAME, name);
        descriptor.put(PdfName.FLAGS, new PdfNumber(SYMBOLIC));
        descriptor.put(PdfName.ASCENT, new PdfNumber(vertical.ascent()));
        descriptor.put(PdfName.DESCENT, new PdfNumber(vertical.descent()));
        descriptor.put(PdfName.CAPHEIGHT, new PdfNumber(vertical.capHeight()));
        descriptor.put(PdfName.ITALICANGLE, new PdfNumber(0));
        descriptor.put(PdfName.STEMV, new PdfNumber(80));
        descriptor.put(PdfName.FONTBBOX, new PdfRectangle(box.left(), box.bottom(), box.right(), box.top()));
        descriptor.put(PdfName.FONTFILE2, program);
        return descriptor;
    }

    private PdfDictionary cidFont(PdfName name, PdfIndirectReference descriptor, int shown) {
        PdfDictionary system = new PdfDictionary();
        system.put(PdfName.REGISTRY, new PdfString("Adobe"));
        system.put(PdfName.ORDERING, new PdfString("Identity"));
        system.put(PdfName.SUPPLEMENT, new PdfNumber(0));
        PdfDictionary font = new PdfDictionary(PdfName.FONT);
        font.put(PdfName.SUBTYPE, PdfName.CIDFONTTYPE2);
        font.put(PdfName.BASEFONT, name);
        font.put(PdfName.FONTDESCRIPTOR, descriptor);
        font.put(PdfName.CIDTOGIDMAP, PdfName.IDENTITY);
        font.put(PdfName.CIDSYSTEMINFO, system);
        font.put(PdfName.DW, new PdfNumber(1000));
        font.put(PdfName.W, new PdfLiteral(widths(shown)));
        return font;
    }

    /// The widths that are not 1000, each run of neighbours as `first [w w …]`.
    private String widths(int shown) {
        StringBuilder widths = new StringBuilder("[");
        boolean open = false;
        for (int cid = 0; cid < shown; cid++) {
            int width = face.thousandths(face.advance(used.get(cid).glyph()));
            if (width == 1000) {
                widths.append(open ? "]" : "");
                open = false;
                continue;
            }
            widths.append(open ? " " : cid + "[").append(width);
            open = true;
        }
        return widths.append(open ? "]]" : "]").toString();
    }

    private String toUnicode(int shown) {
        StringBuilder map = new StringBuilder("""
                /CIDInit /ProcSet findresource begin
                12 dict begin
                begincmap
                /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
                /CMapName /Adobe-Identity-UCS def
                /CMapType 2 def
                1 begincodespacerange
                <0000><FFFF>
                endcodespacerange
                """);
        for (int from = 1; from < shown; from += 100) {
            int to = Math.min(from + 100, shown);
            map.append(to - from).append(" beginbfchar\n");
            for (int cid = from; cid < to; cid++) {
                map.append("<%04X><".formatted(cid));
                for (char c : Character.toChars(used.get(cid).codePoint())) {
                    map.append("%04X".formatted((int) c));
                }
                map.append(">\n");
            }
            map.append("endbfchar\n");
        }
        return map.append("endcmap\nCMapName currentdict /CMap defineresource pop\nend end\n")
                .toString();
    }

    @Override
    public float getFontDescriptor(int key, float size) {
        Face.Vertical vertical = face.vertical();
        Face.Box box = face.box();
        int thousandths = switch (key) {
            case ASCENT, AWT_ASCENT -> vertical.ascent();
            case DESCENT, AWT_DESCENT -> vertical.descent();
            case CAPHEIGHT -> vertical.capHeight();
            case BBOXLLX -> box.left();
            case BBOXLLY -> box.bottom();
            case BBOXURX -> box.right();
            case BBOXURY -> box.top();
            default -> 0;
        };
        return thousandths * size / 1000;
    }

    @Override
    int getRawWidth(int codePoint, String name) {
        return face.width(codePoint);
    }

    @Override
    public int getKerning(int left, int right) {
        return 0;
    }

    @Override
    public boolean setKerning(int left, int right, int kern) {
        return false;
    }

    @Override
    PdfStream getFullFontStream() {
        throw new UnsupportedOperationException("only the glyphs in use are embedded");
    }

    @Override
    public String getPostscriptFontName() {
        return face.postScriptName();
    }

    @Override
    public void setPostscriptFontName(String name) {
        throw new UnsupportedOperationException("the name is the file's own");
    }

    @Override
    public String[][] getFullFontName() {
        return new String[][] {{"4", "", "", face.postScriptName()}};
    }

    @Override
    public String[][] getAllNameEntries() {
        return new String[][] {{"4", "", "", "", face.postScriptName()}};
    }

    @Override
    public String[][] getFamilyFontName() {
        return getFullFontName();
    }

    @Override
    public boolean hasKernPairs() {
        return false;
    }

    @Override
    protected int[] getRawCharBBox(int codePoint, String name) {
        return null;
    }
}
