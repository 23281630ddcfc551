package org.jujian.etl.value;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// 大写 amounts, as on vouchers: 叁佰元整, 壹万贰仟零伍元陆角捌分, 伍角整; below 万亿. Only with 元, 角 or 分, so that a lone
/// 五 is no number. A digit without a place stands behind 拾 or 零 or alone: 壹佰伍元, which some say for 150 and others
/// for 105, is none.
final class CapitalNumbers {
    private static final Pattern WRITTEN = Pattern.compile("(?:人民币)?(?<minus>负)?(?:(?<yuan>[零壹贰叁肆伍陆柒捌玖拾佰仟万亿]+)元)?"
            + "(?:零?(?<jiao>[壹贰叁肆伍陆柒捌玖])角|零角)?(?:零?(?<fen>[壹贰叁肆伍陆柒捌玖])分|零分)?[整正]?");
    private static final String DIGITS = "零壹贰叁肆伍陆柒捌玖";
    private static final String PLACES = "拾佰仟";
    private static final int LONGEST = 48;

    private CapitalNumbers() {}

    static Optional<BigDecimal> read(String written) {
        if (written.length() > LONGEST) {
            return Optional.empty();
        }
        Matcher m = WRITTEN.matcher(inOneWriting(written));
        if (!m.matches() || m.group("yuan") == null && m.group("jiao") == null && m.group("fen") == null) {
            return Optional.empty();
        }
        OptionalLong yuan = m.group("yuan") == null ? OptionalLong.of(0) : whole(m.group("yuan"));
        if (yuan.isEmpty()) {
            return Optional.empty();
        }
        long cents = yuan.getAsLong() * 100 + digit(m.group("jiao")) * 10L + digit(m.group("fen"));
        return Optional.of(BigDecimal.valueOf(m.group("minus") == null ? cents : -cents, 2));
    }

    private static String inOneWriting(String text) {
        var writing = new StringBuilder(text.length());
        text.chars().forEach(c -> writing.append(inOneWriting((char) c)));
        return writing.toString();
    }

    private static char inOneWriting(char c) {
        return switch (c) {
            case '〇' -> '零';
            case '貳', '貮', '弍' -> '贰';
            case '叄', '參' -> '叁';
            case '陸' -> '陆';
            case '萬' -> '万';
            case '億' -> '亿';
            case '圓', '圆' -> '元';
            default -> c;
        };
    }

    private static int digit(@Nullable String written) {
        return written == null ? 0 : DIGITS.indexOf(written);
    }

    private static OptionalLong whole(String text) {
        if (text.equals("零")) {
            return OptionalLong.of(0);
        }
        var number = new Number();
        for (int i = 0; i < text.length(); i++) {
            if (!number.take(text.charAt(i))) {
                return OptionalLong.empty();
            }
        }
        return number.value();
    }

    /// A number while it is read from the left. Places must fall, so that nothing can be read in two ways.
    private static final class Number {
        private long above;
        private long section;
        private int digit = -1;
        private boolean afterZero = true;
        private long lowestPlace = 10_000;
        private long lowestUnit = Long.MAX_VALUE;

        boolean take(char c) {
            return switch (c) {
                case '零' -> zero();
                case '亿' -> unit(100_000_000L);
                case '万' -> unit(10_000L);
                default -> PLACES.indexOf(c) >= 0 ? place(PLACES.indexOf(c)) : digit(DIGITS.indexOf(c));
            };
        }

        private boolean zero() {
            if (digit >= 0 || above == 0 && section == 0 || afterZero) {
                return false;
            }
            afterZero = true;
            return true;
        }

        private boolean digit(int value) {
            if (digit >= 0) {
                return false;
            }
            digit = value;
            return true;
        }

        private boolean place(int index) {
            long place = index == 0 ? 10 : index == 1 ? 100 : 1000;
            boolean lonelyTen = digit < 0 && place == 10 && above == 0 && section == 0;
            if (digit < 0 && !lonelyTen || place >= lowestPlace) {
                return false;
            }
            section += (lonelyTen ? 1 : digit) * place;
            lowestPlace = place;
            digit = -1;
            afterZero = false;
            return true;
        }

        private boolean unit(long unit) {
            if (!addUnits() || section == 0 || unit >= lowestUnit) {
                return false;
            }
            above += section * unit;
            section = 0;
            lowestUnit = unit;
            lowestPlace = 10_000;
            return true;
        }

        /// The digit without a place at the end of a section.
        private boolean addUnits() {
            if (digit < 0) {
                return !afterZero || section > 0;
            }
            if (!afterZero && lowestPlace != 10) {
                return false;
            }
            section += digit;
            digit = -1;
            afterZero = false;
            return true;
        }

        OptionalLong value() {
            boolean endsWithUnit = section == 0 && digit < 0;
            return endsWithUnit && !afterZero || addUnits() ? OptionalLong.of(above + section) : OptionalLong.empty();
        }
    }
}
