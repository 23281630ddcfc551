package org.jujian.etl.submission;

import org.jspecify.annotations.Nullable;

/// What the sender should look at although nothing was rejected for it; null where no row or column is meant.
public record RowWarning(@Nullable Integer row, @Nullable String column, String code, String message) {}
