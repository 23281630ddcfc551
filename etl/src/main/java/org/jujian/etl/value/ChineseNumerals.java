package org.jujian.etl.value;

/// Dates and periods in Chinese numerals: 二〇二四年三月十一日 becomes 2024年3月11日. Other characters stay.
final class ChineseNumerals {
    private static final String DIGITS = "〇一二三四五六七八九";

    private ChineseNumerals() {}

    static String toDigits(String text) {
        if (text.chars().noneMatch(c -> value((char) c) >= 0 || c == '十')) {
            return text;
        }
        var written = new StringBuilder(text.length() + 2);
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '十') {
                appendTens(written, i > 0 && value(text.charAt(i - 1)) >= 0, nextIsDigit(text, i));
            } else if (value(c) >= 0) {
                written.append(value(c));
            } else {
                written.append(c);
            }
            i++;
        }
        return written.toString();
    }

    /// 十 = 10, 十一 = 1·1, 三十 = 3·0, 三十一 = 3··1.
    private static void appendTens(StringBuilder written, boolean after, boolean before) {
        if (!after) {
            written.append('1');
        }
        if (!before) {
            written.append('0');
        }
    }

    private static boolean nextIsDigit(String text, int i) {
        return i + 1 < text.length() && value(text.charAt(i + 1)) >= 0;
    }

    private static int value(char c) {
        return c == '零' || c == '○' ? 0 : DIGITS.indexOf(c);
    }
}
