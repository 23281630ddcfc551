package org.jujian.etl.template;

import org.jspecify.annotations.Nullable;

/// What the sender should look at although nothing is rejected for it.
///
/// @param message the whole Chinese sentence
public record Warning(@Nullable Integer row, @Nullable String column, Code code, String message) {
    public enum Code {
        UNKNOWN_COLUMN,
        TOTAL_MISMATCH,
        /// a sheet that cannot be seen; not loaded
        HIDDEN_SHEET,
        /// loaded all the same
        HIDDEN_ROWS,
        /// loaded all the same
        HIDDEN_COLUMNS,
        /// not loaded
        COMMENTS,
        /// a further sheet with content; not loaded
        OTHER_SHEET,
        /// pictures, embedded files and macros, in which nobody can look for personal data
        OBJECTS
    }
}
