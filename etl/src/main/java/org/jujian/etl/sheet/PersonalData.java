package org.jujian.etl.sheet;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Finds personal data in a text (golden README D-37): after NFKC and without what no reader sees (characters without
/// width, soft hyphens, directions of writing, accents), each run of digits taken whole is an id number of 18
/// characters with a right check character or of 15 digits with a date, a mobile number with or without 86 before it,
/// or a bank card of 16 to 19 digits that satisfies Luhn.
///
/// A spreadsheet that is given an id number as a number keeps 15 digits of it and fills up with zeros, so its check
/// character cannot be tested. A cell that is such a number and nothing else, beginning with a place and a day of
/// birth,
/// is one too.
public final class PersonalData {
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECK = "10X98765432";
    private static final int SHORTEST = 11;
    private static final int LONGEST = 19;
    private static final int LONGEST_SHORT_RUN = SHORTEST - 1;
    /// Signs that stay visible signs under NFKC.
    private static final String USUAL_SIGNS = "，。、；：？！（）“”‘’《》〈〉【】「」—…·￥　";
    /// X in both cases, and the letters of other scripts and signs that look the same.
    private static final String LIKE_X = "XxХхΧχ×";

    /// A cell that is a number of 18 digits and nothing else, as spreadsheets write it: `310114198001011000`,
    /// `310,114,198,001,011,000.00`, `3.10114198001011E+17`.
    private static final Pattern NUMBER_OF_18 =
            Pattern.compile("(\\d{18}|\\d{3}(?:,\\d{3}){5})(?:\\.0+)?%?|(\\d\\.\\d{10,20})[eE]\\+?17");
    /// What a spreadsheet keeps of a number.
    private static final MathContext KEPT = new MathContext(15, RoundingMode.HALF_EVEN);
    /// The first two digits of places. Those behind them are no help: counties are abolished, and their numbers stay
    /// with
    /// whoever was born there.
    private static final Set<String> PROVINCES = Set.of(
            "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42", "43",
            "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "71", "81", "82", "83");

    public enum Kind {
        ID_NUMBER("身份证号"),
        /// of 18 digits, the last three of them lost
        ID_TYPED_AS_NUMBER("疑似身份证号"),
        MOBILE_NUMBER("手机号"),
        BANK_CARD("银行卡号");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /// @param masked the first three characters and a mark for each of the others
    public record Find(Kind kind, String masked) {
        /// What was found, for a sentence, and why where that cannot be seen.
        public String words() {
            String found = "%s“%s”".formatted(kind.label(), masked);
            return switch (kind) {
                case ID_NUMBER, MOBILE_NUMBER, BANK_CARD -> found;
                case ID_TYPED_AS_NUMBER -> found + "（按数字录入的 18 位号码，后三位已变成 0，校验码无法核对；前 6 位是行政区划，第 7 至 14 位是出生日期）";
            };
        }
    }

    /// A find and where it stands.
    private record Hit(int from, int to, Find find) {}

    private PersonalData() {}

    /// The first find in `text`.
    public static Optional<Find> find(String text) {
        if (isClear(text)) {
            return Optional.empty();
        }
        String shown = CellText.shown(text);
        Optional<Find> found = next(shown, 0).map(Hit::find);
        return found.isPresent() ? found : typedAsNumber(CellText.clean(shown));
    }

    /// Why what a person wrote about others is not kept; empty where nothing is found.
    ///
    /// @param name what the text is, as the page calls it
    public static Optional<String> refusal(String name, String text) {
        return find(text).map(find -> "%s：发现%s，应不含证件号、手机号、银行卡号。怎么办：删去后再提交，内容没有保存。".formatted(name, find.words()));
    }

    /// A cell that holds a number, not text, whatever digits are written behind those that a spreadsheet keeps.
    public static Optional<Find> findInNumber(BigDecimal number) {
        BigDecimal kept = number.round(KEPT);
        return kept.precision() - kept.scale() == 18 && kept.signum() > 0
                ? idWithoutEnd(kept.toBigInteger().toString())
                : Optional.empty();
    }

    private static Optional<Find> typedAsNumber(String cell) {
        var number = NUMBER_OF_18.matcher(cell);
        if (!number.matches()) {
            return Optional.empty();
        }
        if (number.group(1) == null) {
            return findInNumber(new BigDecimal(number.group(2) + "E17"));
        }
        String digits = number.group(1).replace(",", "");
        return digits.endsWith("000") ? idWithoutEnd(digits) : Optional.empty();
    }

    /// Places 1 to 6 name a province and a part of it, 7 to 14 a day in the last or this century.
    private static Optional<Find> idWithoutEnd(String digits) {
        int city = Integer.parseInt(digits.substring(2, 4));
        int century = Integer.parseInt(digits.substring(6, 8));
        boolean place = PROVINCES.contains(digits.substring(0, 2)) && (city >= 1 && city <= 70 || city == 90);
        return place && (century == 19 || century == 20) && isDay(digits.substring(6, 14))
                ? found(Kind.ID_TYPED_AS_NUMBER, digits)
                : Optional.empty();
    }

    /// yyyymmdd
    private static boolean isDay(String digits) {
        int month = Integer.parseInt(digits.substring(4, 6));
        int day = Integer.parseInt(digits.substring(6));
        return month >= 1
                && month <= 12
                && day >= 1
                && day
                        <= YearMonth.of(Integer.parseInt(digits.substring(0, 4)), month)
                                .lengthOfMonth();
    }

    /// Spares nearly every cell the search. Of ASCII, the common ideographs and the usual signs between them only ASCII
    /// has digits, nothing else becomes one and nothing is invisible, so that runs of digits are what they seem: one of
    /// at most 10, of 12 or of 14 digits, such as the code of a unit, is none of the numbers searched for, and a number
    /// of 18 digits has 18 of them or a power of ten.
    private static boolean isClear(String text) {
        int digits = 0;
        int run = 0;
        boolean power = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits++;
                run++;
                continue;
            }
            if (isTelling(run)) {
                return false;
            }
            run = 0;
            power |= c == 'e' || c == 'E';
            if (c < ' ' || c == 0x7F || !CellText.isPlain(c) && USUAL_SIGNS.indexOf(c) < 0) {
                return false;
            }
        }
        return !isTelling(run) && digits < 18 && !(power && digits > LONGEST_SHORT_RUN);
    }

    private static boolean isTelling(int run) {
        return run > LONGEST_SHORT_RUN && run <= LONGEST && run != 12 && run != 14;
    }

    /// `text` with every find masked; without one it stays as it is. For names of files and the like, which are kept.
    public static String mask(String text) {
        String shown = CellText.shown(text);
        Optional<Hit> hit = next(shown, 0);
        if (hit.isEmpty()) {
            return text;
        }
        var masked = new StringBuilder(shown.length());
        int done = 0;
        while (hit.isPresent()) {
            masked.append(shown, done, hit.get().from()).append(hit.get().find().masked());
            done = hit.get().to();
            hit = next(shown, done);
        }
        return masked.append(shown, done, shown.length()).toString();
    }

    private static Optional<Hit> next(String shown, int from) {
        int i = from;
        while (i < shown.length()) {
            if (!isDigit(shown.codePointAt(i))) {
                i++;
                continue;
            }
            int start = i;
            int length = 0;
            while (i < shown.length() && isDigit(shown.codePointAt(i))) {
                i += Character.charCount(shown.codePointAt(i));
                length++;
            }
            if (length >= SHORTEST && length <= LONGEST) {
                boolean x = i < shown.length() && LIKE_X.indexOf(shown.charAt(i)) >= 0;
                String run = digits(shown, start, i);
                Optional<Find> find = judge(run, x);
                if (find.isPresent()) {
                    boolean taken = find.get().masked().length() > run.length();
                    return Optional.of(new Hit(start, taken ? i + 1 : i, find.get()));
                }
            }
        }
        return Optional.empty();
    }

    private static String digits(String shown, int from, int to) {
        var digits = new StringBuilder(LONGEST);
        for (int i = from; i < to; i += Character.charCount(shown.codePointAt(i))) {
            digits.append((char) ('0' + Character.digit(shown.codePointAt(i), 10)));
        }
        return digits.toString();
    }

    private static Optional<Find> judge(String run, boolean followedByX) {
        int length = run.length();
        if (length == 17 && followedByX && checkCharacter(run) == 'X') {
            return found(Kind.ID_NUMBER, run + "X");
        }
        if (length == 18 && checkCharacter(run) == run.charAt(17)) {
            return found(Kind.ID_NUMBER, run);
        }
        if (isMobile(run)) {
            return found(Kind.MOBILE_NUMBER, run);
        }
        if (length == 15 && isDate(run.substring(6, 12))) {
            return found(Kind.ID_NUMBER, run);
        }
        return length >= 16 && length <= 19 && luhn(run) ? found(Kind.BANK_CARD, run) : Optional.empty();
    }

    private static Optional<Find> found(Kind kind, String value) {
        return Optional.of(new Find(kind, value.substring(0, 3) + "*".repeat(value.length() - 3)));
    }

    private static char checkCharacter(String run) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (run.charAt(i) - '0');
        }
        return CHECK.charAt(sum % 11);
    }

    /// yymmdd in the last or this century: 29 February is a date when the year of either has one.
    private static boolean isDate(String digits) {
        int year = Integer.parseInt(digits.substring(0, 2));
        int month = Integer.parseInt(digits.substring(2, 4));
        int day = Integer.parseInt(digits.substring(4));
        if (month < 1 || month > 12 || day < 1) {
            return false;
        }
        return day <= YearMonth.of(year % 4 == 0 ? 2000 : 2001, month).lengthOfMonth();
    }

    /// 0086 is 86 as it is dialled from a landline (D-37: with or without 86).
    private static boolean isMobile(String run) {
        String number = run.length() == 13 && run.startsWith("86")
                ? run.substring(2)
                : run.length() == 15 && run.startsWith("0086") ? run.substring(4) : run;
        return number.length() == 11 && number.charAt(0) == '1' && number.charAt(1) >= '3';
    }

    private static boolean luhn(String run) {
        int sum = 0;
        for (int i = 0; i < run.length(); i++) {
            int digit = run.charAt(run.length() - 1 - i) - '0';
            int twice = digit * 2;
            sum += i % 2 == 0 ? digit : twice > 9 ? twice - 9 : twice;
        }
        return sum % 10 == 0;
    }

    /// Digits of any script count; NFKC leaves some of them as they are.
    private static boolean isDigit(int c) {
        return c < 0x80 ? c >= '0' && c <= '9' : Character.isDigit(c);
    }
}
