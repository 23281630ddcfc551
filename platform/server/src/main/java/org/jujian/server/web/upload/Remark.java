package org.jujian.server.web.upload;

import org.jspecify.annotations.Nullable;

/// A rejected row or a warning: `row` as the user sees it, `column` as the message names it, `letters` over it in a
/// spreadsheet, `message` the whole sentence.
public record Remark(
        @Nullable Integer row,
        @Nullable String column,
        @Nullable String letters,
        String message) {
    public Remark(@Nullable Integer row, @Nullable String column, String message) {
        this(row, column, null, message);
    }
}
