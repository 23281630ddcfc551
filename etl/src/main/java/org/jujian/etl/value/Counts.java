package org.jujian.etl.value;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jujian.etl.sheet.CellText;

/// Whole numbers of things and people: `1375`, `１，３７５`, `1375户`; at most nine digits, never negative.
public final class Counts {
    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,3}(?:,\\d{3}){1,2}|\\d{1,9})(?:\\.0+)?[人户份栋幢处个]?");

    private static final int MOST_DIGITS = 9;

    private Counts() {}

    public static Optional<Integer> read(String cell) {
        String text = CellText.number(cell);
        if (isDigits(text)) {
            return Optional.of(Integer.valueOf(text));
        }
        var m = WRITTEN.matcher(text);
        return m.matches() ? Optional.of(Integer.valueOf(m.group(1).replace(",", ""))) : Optional.empty();
    }

    /// As nearly every count is written.
    private static boolean isDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= MOST_DIGITS;
    }
}
