package org.jujian.etl.workbook;

import java.io.IOException;

/// Where a cell stands, as `B5` says it.
///
/// @param row    from 1
/// @param column from 0
record CellPlace(int row, int column) {
    static final int LAST_ROW = 1_048_576;
    static final int COLUMNS = 16_384;

    /// Reads `B5` or `$B$5`.
    static CellPlace of(String reference) throws IOException {
        int column = 0;
        int row = 0;
        int i = reference.startsWith("$") ? 1 : 0;
        while (i < reference.length() && isLetter(reference.charAt(i)) && column <= COLUMNS) {
            column = column * 26 + (Character.toUpperCase(reference.charAt(i)) - 'A' + 1);
            i++;
        }
        i += i < reference.length() && reference.charAt(i) == '$' ? 1 : 0;
        int digits = i;
        while (i < reference.length() && isDigit(reference.charAt(i)) && row <= LAST_ROW) {
            row = row * 10 + (reference.charAt(i) - '0');
            i++;
        }
        if (i < reference.length() || i == digits || column == 0 || column > COLUMNS || row == 0 || row > LAST_ROW) {
            throw Refusals.broken("单元格的位置");
        }
        return new CellPlace(row, column - 1);
    }

    /// `A`, `B` … `XFD`.
    static String letters(int column) {
        var letters = new StringBuilder();
        for (int rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
            letters.insert(0, (char) ('A' + (rest - 1) % 26));
        }
        return letters.toString();
    }

    private static boolean isLetter(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
