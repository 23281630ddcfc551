package org.jujian.etl.sheet;

import org.jspecify.annotations.Nullable;

/// Something of a file that the sender may not see or not mean, and should look at.
///
/// @param row     as the user sees it; null when no row is meant
/// @param message the whole Chinese sentence
public record Notice(
        Kind kind, @Nullable Integer row, @Nullable String column, String message) {
    public enum Kind {
        HIDDEN_SHEET,
        HIDDEN_ROWS,
        HIDDEN_COLUMNS,
        COMMENTS,
        OTHER_SHEET,
        OBJECTS
    }
}
