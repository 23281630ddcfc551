package org.jujian.etl.submission;

import org.jspecify.annotations.Nullable;

/// A row that was not taken. `message` is the whole Chinese sentence, the row number first.
///
/// @param part    0, or of a line with columns for each month which of its months, from 1
/// @param column  the canonical name of the column
/// @param letters over the column in a spreadsheet; null when the file has no such column
/// @param heading the column as the message names it
public record RejectedRow(
        int row, int part, String column, @Nullable String letters, String heading, String code, String message) {}
