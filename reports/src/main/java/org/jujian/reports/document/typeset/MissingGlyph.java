package org.jujian.reports.document.typeset;

/// No font of the paper can show this character. The paper is not made: a name must not lose a character silently.
public final class MissingGlyph extends RuntimeException {
    private final int codePoint;

    public MissingGlyph(int codePoint) {
        super("no font shows U+%04X".formatted(codePoint));
        this.codePoint = codePoint;
    }

    public int codePoint() {
        return codePoint;
    }
}
