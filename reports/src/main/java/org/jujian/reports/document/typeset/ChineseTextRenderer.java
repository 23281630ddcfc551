package org.jujian.reports.document.typeset;

import com.lowagie.text.pdf.PdfContentByte;
import com.lowagie.text.pdf.PdfTextArray;
import net.sf.jasperreports.engine.JRAnchor;
import net.sf.jasperreports.engine.JRParagraph;
import net.sf.jasperreports.engine.JRPrintText;
import net.sf.jasperreports.engine.JasperReportsContext;
import net.sf.jasperreports.engine.type.HorizontalTextAlignEnum;
import net.sf.jasperreports.pdf.AbstractPdfTextRenderer;
import net.sf.jasperreports.pdf.ExporterAccess;

/// Draws the lines that the measurer saved, at the places it counted with; justified lines by spacing all characters
/// alike.
final class ChineseTextRenderer extends AbstractPdfTextRenderer {
    /// A line that would need more than this per character, in font sizes, stays ragged.
    private static final float WIDEST_SPACING = 0.5f;

    private final ChinesePdfProducer producer;

    /// One line to draw: where it begins and ends in the text, and what alignment asks of it.
    private record Line(int start, int end, boolean opensParagraph, boolean fills) {}

    ChineseTextRenderer(JasperReportsContext context, ChinesePdfProducer producer) {
        super(context, false, false, false);
        this.producer = producer;
    }

    @Override
    public boolean addActualText() {
        return false;
    }

    @Override
    public void draw() {
        throw new IllegalStateException("lines are drawn by render()");
    }

    @Override
    public void render() {
        if (text.getAnchorName() != null && text.getBookmarkLevel() != JRAnchor.NO_BOOKMARK) {
            ExporterAccess.bookmark(pdfExporter, text, x, y);
        }
        if (allText.isEmpty()) {
            return;
        }
        TextStyle style = TextStyle.of(styledText.getRuns().get(0).attributes);
        PdfContentByte canvas = producer.getPdfContentByte();
        pdfTagger.startText(text);
        canvas.beginText();
        canvas.setColorFill(style.color());
        drawLines(canvas, style.face(), style.size());
        canvas.endText();
        pdfTagger.endText();
    }

    private void drawLines(PdfContentByte canvas, Typeface face, float size) {
        JRParagraph paragraph = text.getParagraph();
        LineBox box = LineBox.of(paragraph, size);
        float left = x + leftPadding + paragraph.getLeftIndent();
        float width = this.width - leftPadding - rightPadding - paragraph.getLeftIndent() - paragraph.getRightIndent();
        float baseLine = ExporterAccess.pageHeight(pdfExporter)
                - y
                - topPadding
                - verticalAlignOffset
                - paragraph.getSpacingBefore()
                - box.firstBaseLine();
        short[] offsets = text.getLineBreakOffsets() == null ? new short[0] : text.getLineBreakOffsets();
        int saved = 0;
        int position = 0;
        float spacingSet = 0;
        while (position < allText.length()) {
            int newline = allText.indexOf('\n', position);
            int paragraphEnd = newline < 0 ? allText.length() : newline;
            boolean broken = saved < offsets.length && position + offsets[saved] <= paragraphEnd;
            int end = broken ? position + offsets[saved++] : paragraphEnd;
            boolean opens = position == 0 ? opensParagraph() : allText.charAt(position - 1) == '\n';
            boolean fills = broken || end == allText.length() && goesOn();
            Line line = new Line(position, withoutBlanks(position, end), opens, fills);

            float indent = line.opensParagraph() ? paragraph.getFirstLineIndent() : 0;
            String words = allText.substring(line.start(), line.end());
            float spacing = spacing(line, words, face, size, width - indent);
            if (spacing != spacingSet) {
                canvas.setCharacterSpacing(spacing);
                spacingSet = spacing;
            }
            canvas.setTextMatrix(left + indent + shift(words, face, size, width - indent), baseLine);
            show(canvas, words, face, size);
            baseLine -= box.pitch();
            position = !broken && newline >= 0 ? end + 1 : end;
        }
        if (spacingSet != 0) {
            canvas.setCharacterSpacing(0);
        }
    }

    private float spacing(Line line, String words, Typeface face, float size, float room) {
        int characters = words.codePointCount(0, words.length());
        if (text.getHorizontalTextAlign() != HorizontalTextAlignEnum.JUSTIFIED || !line.fills() || characters < 2) {
            return 0;
        }
        float spacing = (room - natural(words, face, size, room)) / (characters - 1);
        return spacing > size * WIDEST_SPACING ? 0 : spacing;
    }

    private float shift(String words, Typeface face, float size, float room) {
        float blank = room - natural(words, face, size, room);
        return switch (text.getHorizontalTextAlign()) {
            case RIGHT -> blank;
            case CENTER -> blank / 2;
            case LEFT, JUSTIFIED -> 0;
        };
    }

    /// The width of a line; a closing mark at the end of a full line stands out by its blank half.
    private static float natural(String words, Typeface face, float size, float room) {
        float width = ChineseLines.width(words, face, size);
        boolean full = width > room && !words.isEmpty();
        return full ? width - ChineseLines.hanging(words.codePointBefore(words.length()), face) * size / 1000 : width;
    }

    /// One line, in stretches of one face each; marks that meet are moved together.
    private void show(PdfContentByte canvas, String words, Typeface typeface, float size) {
        int from = 0;
        while (from < words.length()) {
            Face face = typeface.faceFor(words.codePointAt(from));
            PdfTextArray pieces = new PdfTextArray();
            int pieceFrom = from;
            int i = from;
            while (i < words.length() && typeface.faceFor(words.codePointAt(i)) == face) {
                int c = words.codePointAt(i);
                i += Character.charCount(c);
                int squeezed = i < words.length() ? ChineseLines.squeeze(c, words.codePointAt(i), typeface) : 0;
                if (squeezed != 0) {
                    pieces.add(words.substring(pieceFrom, i));
                    pieces.add(squeezed);
                    pieceFrom = i;
                }
            }
            if (pieceFrom < i) {
                pieces.add(words.substring(pieceFrom, i));
            }
            canvas.setFontAndSize(producer.font(face), size);
            canvas.showText(pieces);
            from = i;
        }
    }

    private int withoutBlanks(int start, int end) {
        int last = end;
        while (last > start && allText.charAt(last - 1) == ' ') {
            last--;
        }
        return last;
    }

    /// False for the rest of a paragraph that began on the page before.
    private boolean opensParagraph() {
        String written = text.getPropertiesMap().getProperty(JRPrintText.PROPERTY_AWT_INDENT_FIRST_LINE);
        return written == null || Boolean.parseBoolean(written);
    }

    /// True for a paragraph that goes on on the next page: its last line here is an inner one.
    private boolean goesOn() {
        return Boolean.parseBoolean(text.getPropertiesMap().getProperty(JRPrintText.PROPERTY_AWT_JUSTIFY_LAST_LINE));
    }
}
