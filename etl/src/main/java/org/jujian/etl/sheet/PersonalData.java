package org.jujian.etl.sheet;

import java.time.YearMonth;
import java.util.Optional;

/// Finds personal data in a text (golden README D-37): after NFKC, each run of digits taken whole is an id number of 18
/// characters with a right check character or of 15 digits with a date, a mobile number with or without 86 before it,
/// or a bank card of 16 to 19 digits that satisfies Luhn.
public final class PersonalData {
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECK = "10X98765432";
    private static final int SHORTEST = 11;

    public enum Kind {
        ID_NUMBER("身份证号"),
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
    public record Find(Kind kind, String masked) {}

    private PersonalData() {}

    /// The first find in `text`.
    public static Optional<Find> find(String text) {
        if (text.length() < SHORTEST) {
            return Optional.empty();
        }
        String folded = CellText.fold(text);
        int i = 0;
        while (i < folded.length()) {
            if (!isDigit(folded.charAt(i))) {
                i++;
                continue;
            }
            int end = i;
            while (end < folded.length() && isDigit(folded.charAt(end))) {
                end++;
            }
            if (end - i >= SHORTEST) {
                boolean x = end < folded.length() && (folded.charAt(end) == 'X' || folded.charAt(end) == 'x');
                Optional<Find> find = judge(digits(folded, i, end), x);
                if (find.isPresent()) {
                    return find;
                }
            }
            i = end;
        }
        return Optional.empty();
    }

    private static Optional<Find> judge(String run, boolean followedByX) {
        int length = run.length();
        if (length == 17 && followedByX && checkCharacter(run) == 'X') {
            return found(Kind.ID_NUMBER, run + "X");
        }
        if (length == 18 && checkCharacter(run) == run.charAt(17)) {
            return found(Kind.ID_NUMBER, run);
        }
        if (length == 15 && isDate(run.substring(6, 12))) {
            return found(Kind.ID_NUMBER, run);
        }
        if (length == 11 && isMobile(run) || length == 13 && run.startsWith("86") && isMobile(run.substring(2))) {
            return found(Kind.MOBILE_NUMBER, run);
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

    private static boolean isMobile(String run) {
        return run.charAt(0) == '1' && run.charAt(1) >= '3';
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
    private static boolean isDigit(char c) {
        return c < 0x80 ? c >= '0' && c <= '9' : Character.isDigit(c);
    }

    private static String digits(String text, int from, int to) {
        var run = new StringBuilder(to - from);
        for (int i = from; i < to; i++) {
            run.append((char) ('0' + Character.digit(text.charAt(i), 10)));
        }
        return run.toString();
    }
}
