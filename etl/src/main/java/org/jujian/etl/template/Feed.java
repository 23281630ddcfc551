package org.jujian.etl.template;

import java.io.IOException;
import java.util.List;

/// A file that was recognised as a feed of a template and holds no personal data.
public final class Feed implements FeedReading {
    private final Template template;
    private final List<Warning> warnings;

    Feed(Template template, List<Warning> warnings) {
        this.template = template;
        this.warnings = List.copyOf(warnings);
    }

    public Template template() {
        return template;
    }

    /// Unknown columns.
    public List<Warning> warnings() {
        return warnings;
    }

    /// How many lines the file has, header and footers included: what 100 % of the progress is.
    public int lines() {
        return 0;
    }

    /// Opens the file once more and reads its rows from the first.
    public FeedRows rows() throws IOException {
        throw new UnsupportedOperationException("rows of " + template.code() + " follow");
    }
}
