package org.jujian.reports.document.typeset;

import java.util.ArrayList;
import java.util.List;
import net.sf.jasperreports.engine.JRCommonText;
import net.sf.jasperreports.engine.JRLineBox;
import net.sf.jasperreports.engine.JRParagraph;
import net.sf.jasperreports.engine.fill.JRMeasuredText;
import net.sf.jasperreports.engine.fill.JRTextMeasurer;
import net.sf.jasperreports.engine.type.RotationEnum;
import net.sf.jasperreports.engine.util.JRStyledText;
import org.jspecify.annotations.Nullable;

/// Breaks a text into lines while a paper is filled and saves where they end, so that what is drawn is what was
/// measured. A character that no face shows stops the filling ({@link MissingGlyph}); so does a text that these rules
/// do not cover (several styles in one text, rotation, tabs): no template of ours has one.
final class ChineseTextMeasurer implements JRTextMeasurer {
    private static final float ROUNDING_SLACK = 0.01f;

    private final JRCommonText element;

    ChineseTextMeasurer(JRCommonText element) {
        this.element = element;
    }

    @Override
    public JRMeasuredText measure(
            JRStyledText styled, int start, int availableStretch, boolean indentFirstLine, boolean canOverflow) {
        String text = styled.getText();
        if (styled.getRuns().size() != 1 || element.getRotation() != RotationEnum.NONE || text.indexOf('\t') >= 0) {
            throw new IllegalArgumentException("text in a template: expected one style, upright and without tabs");
        }
        TextStyle style = TextStyle.of(styled.getRuns().get(0).attributes);
        float size = style.size();
        JRParagraph paragraph = element.getParagraph();
        JRLineBox padding = element.getLineBox();
        float width = element.getWidth()
                - padding.getLeftPadding()
                - padding.getRightPadding()
                - paragraph.getLeftIndent()
                - paragraph.getRightIndent();
        float room = Math.max(
                0, element.getHeight() + availableStretch - padding.getTopPadding() - padding.getBottomPadding());
        LineBox line = LineBox.of(paragraph, size);

        List<Integer> ends = new ArrayList<>();
        float height = 0;
        int lines = 0;
        int position = start;
        boolean cut = false;
        while (position < text.length()) {
            int newline = text.indexOf('\n', position);
            int paragraphEnd = newline < 0 ? text.length() : newline;
            boolean opens = position == 0 || text.charAt(position - 1) == '\n';
            float indent = opens && (position != start || indentFirstLine) ? paragraph.getFirstLineIndent() : 0;
            int end = ChineseLines.end(text, position, paragraphEnd, style.face(), size, width - indent);
            float grown = height + (lines == 0 ? line.firstLine() + paragraph.getSpacingBefore() : line.pitch());
            if (grown > room + ROUNDING_SLACK) {
                break;
            }
            height = grown;
            lines++;
            cut = end < paragraphEnd;
            if (cut) {
                ends.add(end);
            }
            position = end == paragraphEnd && newline >= 0 ? end + 1 : end;
        }
        return new Measured(lines, position, height, width, size, cut, offsets(ends, start, position));
    }

    /// Lengths of the lines that do not end a paragraph, without the one that ends what was measured.
    private static short[] offsets(List<Integer> ends, int start, int measuredEnd) {
        int count = !ends.isEmpty() && ends.getLast() == measuredEnd ? ends.size() - 1 : ends.size();
        short[] offsets = new short[count];
        int before = start;
        for (int i = 0; i < count; i++) {
            offsets[i] = (short) (ends.get(i) - before);
            before = ends.get(i);
        }
        return offsets;
    }

    private record Measured(
            int lines, int end, float height, float width, float size, boolean cut, short[] lineBreakOffsets)
            implements JRMeasuredText {
        @Override
        public float getLeadingOffset() {
            return 0;
        }

        @Override
        public float getLineSpacingFactor() {
            return lines == 0 ? 0 : height / (lines * size);
        }

        @Override
        public float getTextWidth() {
            return width;
        }

        @Override
        public float getAverageCharWidth() {
            return size;
        }

        @Override
        public float getTextHeight() {
            return height;
        }

        @Override
        public int getTextOffset() {
            return end;
        }

        @Override
        public boolean isLeftToRight() {
            return true;
        }

        @Override
        public boolean isParagraphCut() {
            return cut;
        }

        @Override
        public @Nullable String getTextSuffix() {
            return null;
        }

        @Override
        public short[] getLineBreakOffsets() {
            return lineBreakOffsets;
        }
    }
}
