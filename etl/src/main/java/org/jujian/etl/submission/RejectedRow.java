package org.jujian.etl.submission;

/// A row that was not taken. `message` is the whole Chinese sentence, the row number first.
public record RejectedRow(int row, String column, String code, String message) {}
