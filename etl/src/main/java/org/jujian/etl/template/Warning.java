package org.jujian.etl.template;

import org.jspecify.annotations.Nullable;

/// What the sender should look at although nothing is rejected for it.
///
/// @param message the whole Chinese sentence
public record Warning(@Nullable Integer row, @Nullable String column, Code code, String message) {
    public enum Code {
        UNKNOWN_COLUMN,
        TOTAL_MISMATCH
    }
}
