package org.jujian.etl.sheet;

import java.text.Normalizer;
import java.util.Locale;

/// The text of a cell without what only its display needs (data-formats.md §3, Text).
public final class CellText {
    private CellText() {}

    /// For display and storage: blanks, ideographic spaces and zero-width characters at both ends are taken off, and
    /// the
    /// apostrophe by which a spreadsheet (or our error file) marks a number or formula as text.
    public static String clean(String raw) {
        int from = 0;
        int to = raw.length();
        while (from < to && isBlank(raw.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(raw.charAt(to - 1))) {
            to--;
        }
        if (to - from > 1 && raw.charAt(from) == '\'' && followsMark(raw.charAt(from + 1))) {
            from++;
        }
        return raw.substring(from, to);
    }

    /// For reading and comparing: NFKC, so that full-width forms equal half-width ones, and cleaned.
    public static String key(String text) {
        if (isPlain(text)) {
            return clean(text);
        }
        String folded = Normalizer.normalize(text, Normalizer.Form.NFKC);
        return clean(folded.chars().anyMatch(CellText::isZeroWidth) ? withoutZeroWidth(folded) : folded);
    }

    /// For numbers, dates and periods: like `key`, but ² and ① stay what they are, as NFKC would make 102 of 10².
    public static String number(String text) {
        return isPlain(text) || !hasOddNumeral(text) ? key(text) : clean(text);
    }

    /// Numerals that are no digits: raised, circled, in brackets, fractions.
    private static boolean hasOddNumeral(String text) {
        return text.codePoints().anyMatch(c -> Character.getType(c) == Character.OTHER_NUMBER);
    }

    /// For headings: width, case, blanks, and the asterisk of a required column aside.
    public static String heading(String text) {
        String key = key(text).toLowerCase(Locale.ROOT);
        var kept = new StringBuilder(key.length());
        key.codePoints().filter(c -> !isBlank(c) && c != '*' && c != '★').forEach(kept::appendCodePoint);
        return kept.toString();
    }

    /// NFKC alone; returns `text` itself when it has nothing to fold.
    static String fold(String text) {
        return isPlain(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFKC);
    }

    static boolean isBlank(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || isZeroWidth(c) || (c < ' ');
    }

    /// ASCII and the common ideographs have no other form, which spares nearly every cell the normaliser.
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80 && (c < 0x4E00 || c > 0x9FFF)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isZeroWidth(int c) {
        return (c >= 0x200B && c <= 0x200D) || c == 0x2060 || c == 0xFEFF;
    }

    private static boolean followsMark(char c) {
        return (c >= '0' && c <= '9') || c == '=' || c == '+' || c == '-' || c == '@' || c == '\t';
    }

    private static String withoutZeroWidth(String text) {
        var kept = new StringBuilder(text.length());
        text.codePoints().filter(c -> !isZeroWidth(c)).forEach(kept::appendCodePoint);
        return kept.toString();
    }
}
