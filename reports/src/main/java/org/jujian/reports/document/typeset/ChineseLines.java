package org.jujian.reports.document.typeset;

import java.util.HashMap;
import java.util.Map;

/// Where a line of Chinese text may end, and how wide it is. Pure; widths come from outside.
///
/// Rules (GB/T 15834 and the habit of official papers): no closing mark at the start of a line, no opening mark at its
/// end; a number, a Latin word, an amount with its unit stay whole; two full-width marks that meet share half an em; a
/// closing mark at the end of a line may give up its blank half.
public final class ChineseLines {
    private static final String CLOSING = "，。、；：？！）》〉】〕〗」』’”％%‰℃…—～·,.;:!?)]}＞»°′″々〻．/";
    private static final String OPENING = "（《〈【〔〖「『‘“([{＜«￥¥$＄#№";
    private static final String UNITS = "元万亿件项户人份次个处块月日年号天级类名条页期分时家";
    private static final String INSIDE_NUMBERS = ".,%+-/@_:&#'％－";
    private static final String BLANK_ON_THE_RIGHT = "，。、；：）》〉】〕」』’”";
    private static final String BLANK_ON_THE_LEFT = "（《〈【〔「『‘“";

    private static final int NOT_FIRST = 1;
    private static final int NOT_LAST = 2;
    private static final int UNIT = 4;
    private static final int NARROW = 8;
    private static final int RIGHT_BLANK = 16;
    private static final int LEFT_BLANK = 32;
    private static final Map<Integer, Integer> CLASSES = classes();

    private static final char WORD_JOINER = '\u2060';
    private static final char NO_BREAK_SPACE = '\u00a0';
    private static final char IDEOGRAPHIC_SPACE = '\u3000';
    private static final int HALF_EM = 500;
    /// A full-width mark; the same character is narrow in a Latin face and then keeps its width.
    private static final int FULL_WIDTH = 900;
    /// A line whose last good end leaves more than this blank may rather end between a number and its unit.
    private static final float TOLERATED_BLANK_EMS = 2.2f;

    private static final float ROUNDING_SLACK = 0.02f;

    /// Width of a character in thousandths of the font size.
    @FunctionalInterface
    public interface Widths {
        int of(int codePoint);
    }

    private ChineseLines() {}

    /// Width of a text at a font size, in points; marks that meet are squeezed.
    public static float width(CharSequence text, Widths widths, float size) {
        int thousandths = 0;
        int before = -1;
        for (int i = 0; i < text.length(); ) {
            int c = Character.codePointAt(text, i);
            thousandths += widths.of(c) - (before < 0 ? 0 : squeeze(before, c, widths));
            before = c;
            i += Character.charCount(c);
        }
        return thousandths * size / 1000f;
    }

    /// What `right` moves towards `left`, in thousandths of the font size: half an em where two blank halves meet.
    public static int squeeze(int left, int right, Widths widths) {
        boolean blankAfterLeft = is(left, RIGHT_BLANK);
        boolean meets = blankAfterLeft && (is(right, RIGHT_BLANK) || is(right, LEFT_BLANK))
                || is(left, LEFT_BLANK) && is(right, LEFT_BLANK);
        return meets && widths.of(left) >= FULL_WIDTH && widths.of(right) >= FULL_WIDTH ? HALF_EM : 0;
    }

    /// What the last character of a full line may stand out, in thousandths of the font size: its blank half.
    public static int hanging(int last, Widths widths) {
        return is(last, RIGHT_BLANK) && widths.of(last) >= FULL_WIDTH ? HALF_EM : 0;
    }

    /// Whether a line may end before the character at `index` (at least 1).
    public static boolean mayEndBefore(CharSequence text, int index) {
        char left = text.charAt(index - 1);
        char right = text.charAt(index);
        if (right == ' ' || Character.isLowSurrogate(right)) {
            return false;
        }
        if (left == ' ' || left == IDEOGRAPHIC_SPACE) {
            return true;
        }
        if (is(right, NOT_FIRST) || is(left, NOT_LAST) || glued(left) || glued(right)) {
            return false;
        }
        return !(is(left, NARROW) && is(right, NARROW)) && !betweenNumberAndUnit(left, right);
    }

    /// Where the line ends that begins at `start`: an index of `text`, at most `end`, and beyond `start` unless that is
    /// `end`. Blanks after the end belong to the line. A piece that no rule lets end is cut where it must be.
    public static int end(CharSequence text, int start, int end, Widths widths, float size, float room) {
        float limit = room + ROUNDING_SLACK;
        float used = 0;
        float usedAtGood = 0;
        int good = -1;
        int poor = -1;
        int i = start;
        while (i < end) {
            int c = Character.codePointAt(text, i);
            int next = i + Character.charCount(c);
            int squeezed = i > start ? squeeze(Character.codePointBefore(text, i), c, widths) : 0;
            float width = (widths.of(c) - squeezed) * size / 1000f;
            float needed = width - hanging(c, widths) * size / 1000f;
            if (used + needed > limit && c != ' ') {
                boolean loose = good <= start || limit - usedAtGood > TOLERATED_BLANK_EMS * size;
                int chosen = poor > good && loose ? poor : good;
                return chosen > start ? afterBlanks(text, chosen, end) : forced(text, start, i, next);
            }
            used += width;
            i = next;
            if (i < end) {
                if (mayEndBefore(text, i)) {
                    good = i;
                    usedAtGood = used;
                } else if (betweenNumberAndUnit(text.charAt(i - 1), text.charAt(i))) {
                    poor = i;
                }
            }
        }
        return end;
    }

    /// Inside a piece without a good end: the last place before `i` that leaves the marks where they belong.
    private static int forced(CharSequence text, int start, int i, int next) {
        for (int cut = i; cut > start; cut--) {
            boolean marksStay = !is(text.charAt(cut), NOT_FIRST) && !is(text.charAt(cut - 1), NOT_LAST);
            if (marksStay && !Character.isLowSurrogate(text.charAt(cut))) {
                return cut;
            }
        }
        return i > start ? i : next;
    }

    private static int afterBlanks(CharSequence text, int index, int end) {
        int i = index;
        while (i < end && text.charAt(i) == ' ') {
            i++;
        }
        return i;
    }

    private static boolean glued(char c) {
        return c == WORD_JOINER || c == NO_BREAK_SPACE;
    }

    private static boolean betweenNumberAndUnit(char left, char right) {
        return left >= '0' && left <= '9' && is(right, UNIT);
    }

    private static boolean is(int codePoint, int kind) {
        return (CLASSES.getOrDefault(codePoint, 0) & kind) != 0;
    }

    private static Map<Integer, Integer> classes() {
        Map<Integer, Integer> classes = new HashMap<>();
        add(classes, CLOSING, NOT_FIRST);
        add(classes, OPENING, NOT_LAST);
        add(classes, UNITS, UNIT);
        add(classes, INSIDE_NUMBERS, NARROW);
        add(classes, BLANK_ON_THE_RIGHT, RIGHT_BLANK);
        add(classes, BLANK_ON_THE_LEFT, LEFT_BLANK);
        for (int c = 0x21; c < 0x2000; c++) {
            if (Character.isLetterOrDigit(c)) {
                classes.merge(c, NARROW, (a, b) -> a | b);
            }
        }
        return Map.copyOf(classes);
    }

    private static void add(Map<Integer, Integer> classes, String characters, int kind) {
        characters.chars().forEach(c -> classes.merge(c, kind, (a, b) -> a | b));
    }
}
