package org.jujian.reports.document.typeset;

import net.sf.jasperreports.engine.JRParagraph;

/// How high a line stands, in points. Ascent and descent are the same for all faces, so that a rare character from
/// another face moves no line.
record LineBox(float ascent, float firstLine, float pitch, float leading) {
    private static final float ASCENT = 0.88f;
    private static final float DESCENT = 0.22f;

    /// `firstLine` is the height of a single line, `pitch` the distance of two base lines, `leading` the blank above
    /// the
    /// first line.
    static LineBox of(JRParagraph paragraph, float size) {
        float ascent = size * ASCENT;
        float descent = size * DESCENT;
        float natural = ascent + descent;
        float factor = paragraph.getLineSpacingSize() == null ? 1 : paragraph.getLineSpacingSize();
        float pitch = switch (paragraph.getLineSpacing()) {
            case FIXED -> factor;
            case AT_LEAST -> Math.max(natural, factor);
            case PROPORTIONAL -> natural * factor;
            case ONE_AND_HALF -> natural * 1.5f;
            case DOUBLE -> natural * 2;
            case SINGLE -> natural;
        };
        if (pitch < size) {
            throw new IllegalArgumentException(
                    "line spacing in a template: expected at least the font size " + size + ", found " + pitch);
        }
        return switch (paragraph.getLineSpacing()) {
            case FIXED, AT_LEAST -> new LineBox(ascent, pitch, pitch, (pitch - natural) / 2);
            case PROPORTIONAL, ONE_AND_HALF, DOUBLE, SINGLE -> new LineBox(ascent, natural, pitch, 0);
        };
    }

    /// From the top of the text to its first base line.
    float firstBaseLine() {
        return leading + ascent;
    }
}
