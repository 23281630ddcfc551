package org.jujian.etl.sheet;

import org.jspecify.annotations.Nullable;

/// Why a file is refused as a whole (contract.md): nothing of it is read, counted or rejected.
///
/// @param row     as the user sees it; null when no row is to blame
/// @param column  the heading as written; null when no column is to blame
/// @param message the whole Chinese sentence; personal data are masked in it
public record FileProblem(
        Code code, @Nullable Integer row, @Nullable String column, String message) {
    public enum Code {
        EMPTY_FILE,
        WRONG_TEMPLATE,
        MISSING_COLUMN,
        DUPLICATE_COLUMN,
        TOO_MANY_COLUMNS,
        BAD_ENCODING,
        NOT_A_TABLE,
        UNSUPPORTED_FORMAT,
        /// made to harm, or so large inside that it cannot be told apart from it
        UNSAFE_FILE,
        UNIT_CONFLICT,
        PERSONAL_DATA
    }
}
