package org.jujian.server.web.upload;

import org.jspecify.annotations.Nullable;

/// A rejected row or a warning: `row` as the user sees it, `column` by its name, `message` the whole sentence.
public record Remark(@Nullable Integer row, @Nullable String column, String message) {}
