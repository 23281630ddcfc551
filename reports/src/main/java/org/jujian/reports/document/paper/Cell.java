package org.jujian.reports.document.paper;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// A cell of a table: the text that is printed and, where it is a number, the number itself for a spreadsheet.
///
/// @param number exact; null for words and for what has no value (—, 本期无)
public record Cell(String text, @Nullable BigDecimal number, Format format, Tone tone) {
    /// How a spreadsheet shows the number.
    public enum Format {
        WORDS,
        COUNT,
        /// 元 to the fen
        MONEY,
        /// a ratio of 1
        PERCENT,
        /// 0 … 100 and points lost
        POINTS,
        /// with all its decimals
        EXACT
    }

    /// The ground of a cell in a heat map, best to worst. Blue to orange, so that no one needs red and green; each
    /// darker
    /// in grey than white, the worst darkest.
    public enum Tone {
        NONE(0xFFFFFF),
        BEST(0xEAF2F8),
        GOOD(0xCFE1EE),
        FAIR(0xFBE8C8),
        POOR(0xF4C889),
        WORST(0xE39A4B);

        private final int color;

        Tone(int color) {
            this.color = color;
        }

        /// As 0xRRGGBB.
        int color() {
            return color;
        }
    }

    public static Cell words(String text) {
        return new Cell(text, null, Format.WORDS, Tone.NONE);
    }

    public static Cell number(String text, BigDecimal number, Format format) {
        return new Cell(text, number, format, Tone.NONE);
    }

    public Cell on(Tone ground) {
        return new Cell(text, number, format, ground);
    }
}
