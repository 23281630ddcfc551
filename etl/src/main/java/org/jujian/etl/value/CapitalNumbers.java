package org.jujian.etl.value;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/// 大写 amounts, as on vouchers: 叁佰元整, 壹万贰仟零伍元陆角捌分. Only with 元, so that a lone 五 is no number.
final class CapitalNumbers {
    private static final Pattern WRITTEN =
            Pattern.compile("(?:人民币)?(负)?([零〇壹贰叁肆伍陆柒捌玖拾佰仟万亿]+)[元圆](?:([壹贰叁肆伍陆柒捌玖])角)?零?(?:([壹贰叁肆伍陆柒捌玖])分)?[整正]?");
    private static final String DIGITS = "零壹贰叁肆伍陆柒捌玖";
    private static final long[] PLACES = {10, 100, 1000};

    private CapitalNumbers() {}

    static Optional<BigDecimal> read(String text) {
        var m = WRITTEN.matcher(text);
        if (!m.matches()) {
            return Optional.empty();
        }
        long cents = whole(m.group(2)) * 100;
        cents += m.group(3) == null ? 0 : DIGITS.indexOf(m.group(3)) * 10L;
        cents += m.group(4) == null ? 0 : DIGITS.indexOf(m.group(4));
        return Optional.of(BigDecimal.valueOf(m.group(1) == null ? cents : -cents, 2));
    }

    private static long whole(String text) {
        int yi = text.indexOf('亿');
        if (yi >= 0) {
            return whole(text.substring(0, yi)) * 100_000_000 + whole(text.substring(yi + 1));
        }
        int wan = text.indexOf('万');
        if (wan >= 0) {
            return whole(text.substring(0, wan)) * 10_000 + whole(text.substring(wan + 1));
        }
        long sum = 0;
        long digit = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int place = "拾佰仟".indexOf(c);
            if (place >= 0) {
                sum += (digit == 0 && sum == 0 ? 1 : digit) * PLACES[place];
                digit = 0;
            } else {
                digit = c == '〇' ? 0 : DIGITS.indexOf(c);
            }
        }
        return sum + digit;
    }
}
