package org.jujian.etl.value;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Dates and periods in Chinese numerals: 二〇二四年三月十一日 becomes 2024年3月11日. Other characters stay, and so do
/// numerals in which 十 stands where it cannot.
final class ChineseNumerals {
    private static final String DIGITS = "〇一二三四五六七八九";
    /// The letter O serves as 〇 between others: 二O二四.
    private static final Pattern RUN = Pattern.compile("[〇零○一二三四五六七八九十][〇零○一二三四五六七八九十Oo]*");
    private static final Pattern TENS = Pattern.compile("([一二三四五六七八九])?十([一二三四五六七八九])?");

    private ChineseNumerals() {}

    static String toDigits(String text) {
        return hasNumeral(text)
                ? RUN.matcher(text).replaceAll(run -> digits(text, run.group(), run.start(), run.end()))
                : text;
    }

    private static boolean hasNumeral(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > 0x7F && (value(c) >= 0 || c == '十')) {
                return true;
            }
        }
        return false;
    }

    private static String digits(String text, String run, int start, int end) {
        if (run.indexOf('十') < 0) {
            var digits = new StringBuilder(run.length());
            run.chars().forEach(c -> digits.append(Math.max(value((char) c), 0)));
            return digits.toString();
        }
        Matcher tens = TENS.matcher(run);
        if (!tens.matches() || isDigitAt(text, start - 1) || isDigitAt(text, end)) {
            return run;
        }
        int ten = tens.group(1) == null ? 1 : DIGITS.indexOf(tens.group(1));
        int one = tens.group(2) == null ? 0 : DIGITS.indexOf(tens.group(2));
        return Integer.toString(ten * 10 + one);
    }

    private static boolean isDigitAt(String text, int i) {
        return i >= 0 && i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9';
    }

    private static int value(char c) {
        return c == '零' || c == '○' ? 0 : DIGITS.indexOf(c);
    }
}
