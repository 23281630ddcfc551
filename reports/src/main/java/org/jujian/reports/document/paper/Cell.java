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

    /// The ground of a cell in a heat map, best to worst; legible in grey.
    public enum Tone {
        NONE,
        BEST,
        GOOD,
        FAIR,
        POOR,
        WORST
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
