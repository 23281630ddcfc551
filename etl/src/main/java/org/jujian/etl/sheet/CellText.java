package org.jujian.etl.sheet;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// The text of a cell without what only its display needs (data-formats.md §3, Text).
public final class CellText {
    private static final String MARKS = "=+-@＝＋－＠﹦﹢﹣﹫";
    private static final Pattern NEGATIVE = Pattern.compile("-(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?%?");
    /// So many marks on one letter at most.
    private static final int MOST_MARKS = 30;

    private CellText() {}

    /// For display and storage: blanks, ideographic spaces and characters without width at both ends are taken off, and
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
        if (to - from > 1 && raw.charAt(from) == '\'') {
            String marked = raw.substring(from + 1, to);
            if (marked.charAt(0) >= '0' && marked.charAt(0) <= '9' || isFormula(marked)) {
                return clean(marked);
            }
        }
        return raw.substring(from, to);
    }

    /// For every export: the cell so that no spreadsheet takes it for a formula (data-formats.md §2), with an
    /// apostrophe
    /// in front where one could, which `clean` takes off again. A negative number stays a number.
    public static String neutral(String cell) {
        return isFormula(cell) && !NEGATIVE.matcher(cell).matches() ? "'" + cell : cell;
    }

    /// Behind what a program may skip (blanks, invisible characters) one of = + - @ of any width, or a tab or line end
    /// that may move it into another cell.
    private static boolean isFormula(String cell) {
        boolean moved = false;
        for (int i = 0; i < cell.length(); i += Character.charCount(cell.codePointAt(i))) {
            int c = cell.codePointAt(i);
            if (!isBlank(c) && !isInvisible(c)) {
                return moved || MARKS.indexOf(c) >= 0;
            }
            moved |= c == '\t' || c == '\r' || c == '\n';
        }
        return false;
    }

    /// For reading and comparing: NFKC, so that full-width forms equal half-width ones, without invisible characters,
    /// and
    /// cleaned.
    public static String key(String text) {
        if (isPlain(text)) {
            return clean(text);
        }
        String folded = normalised(text);
        return clean(folded.codePoints().anyMatch(CellText::isInvisible) ? visible(folded) : folded);
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

    /// What a reader of the cell sees, for searching: NFKC without invisible characters, accents and control characters
    /// other than line ends and tabs. Returns `text` itself when nothing is to be folded.
    static String shown(String text) {
        if (isPlain(text) && !hasControl(text)) {
            return text;
        }
        var shown = new StringBuilder(text.length());
        normalised(withoutListNumbers(text))
                .codePoints()
                .filter(c -> !isInvisible(c) && !isControl(c) && !isMark(c))
                .forEach(shown::appendCodePoint);
        return shown.toString();
    }

    static boolean isBlank(int c) {
        if (isPlain(c)) {
            return c <= ' ';
        }
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || isFormat(c) || (c < ' ');
    }

    /// ASCII and the common ideographs have no other form, which spares nearly every cell the normaliser.
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isPlain(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    static boolean isPlain(int c) {
        return c < 0x80 || c >= 0x4E00 && c <= 0x9FFF;
    }

    private static boolean hasControl(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isControl(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /// ⑩ and its like number the parts of a list and are one sign, not the two digits that NFKC makes of them: elements
    /// written ②④⑦⑩⑪⑫ are no id number. They become blanks; ① to ⑨ stay.
    private static String withoutListNumbers(String text) {
        if (!hasOddNumeral(text)) {
            return text;
        }
        var kept = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> Character.getType(c) == Character.OTHER_NUMBER && Character.getNumericValue(c) > 9 ? ' ' : c)
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }

    /// NFKC of a text whose letters carry no more accents than any writing needs: thousands of them on one letter take
    /// the normaliser quadratic time.
    private static String normalised(String text) {
        return Normalizer.normalize(withoutPilesOfMarks(text), Normalizer.Form.NFKC);
    }

    /// The limit is that of the Stream-Safe Text Format (Unicode Standard Annex 15, section 13).
    private static String withoutPilesOfMarks(String text) {
        if (longestPile(text) <= MOST_MARKS) {
            return text;
        }
        var kept = new StringBuilder(text.length());
        int pile = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            pile = isMark(c) ? pile + 1 : 0;
            if (pile <= MOST_MARKS) {
                kept.appendCodePoint(c);
            }
        }
        return kept.toString();
    }

    private static int longestPile(String text) {
        int longest = 0;
        int pile = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            pile = isMark(text.codePointAt(i)) ? pile + 1 : 0;
            longest = Math.max(longest, pile);
        }
        return longest;
    }

    private static boolean isMark(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK -> true;
            default -> false;
        };
    }

    /// Characters without a glyph of their own: zero width, soft hyphens, directions of writing, joiners, fillers,
    /// variation selectors, tags.
    static boolean isInvisible(int c) {
        return isFormat(c) || (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
    }

    private static boolean isFormat(int c) {
        return c >= 0x80 && (Character.getType(c) == Character.FORMAT || isFiller(c));
    }

    private static boolean isFiller(int c) {
        return c == 0x034F
                || c == 0x115F
                || c == 0x1160
                || c == 0x3164
                || c == 0xFFA0
                || c == 0x17B4
                || c == 0x17B5
                || (c >= 0x180B && c <= 0x180F);
    }

    /// Control characters that neither end a line nor move to the next column.
    private static boolean isControl(int c) {
        return Character.isISOControl(c) && c != '\t' && c != '\n' && c != '\r';
    }

    private static String visible(String text) {
        var kept = new StringBuilder(text.length());
        text.codePoints().filter(c -> !isInvisible(c)).forEach(kept::appendCodePoint);
        return kept.toString();
    }
}
