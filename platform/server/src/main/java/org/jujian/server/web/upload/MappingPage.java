package org.jujian.server.web.upload;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a file would be read, for checking before it is fed.
///
/// @param template   the code of the template that was chosen or recognised; null when none was
/// @param source     `CSV 文本，UTF-8，逗号分隔 · 表头在第 1 行 · 单位：元`
/// @param problem    why the file as it is would be refused as a whole
/// @param sampleRow  the row number of the first row of data; empty without one
public record MappingPage(
        @Nullable String template,
        String title,
        boolean recognised,
        String source,
        String counted,
        @Nullable String problem,
        List<String> missing,
        String sampleRow,
        List<Heading> headings,
        List<String> warnings,
        List<Row> rows) {
    public MappingPage {
        missing = List.copyOf(missing);
        headings = List.copyOf(headings);
        warnings = List.copyOf(warnings);
        rows = List.copyOf(rows);
    }

    /// @param known   the column that its words name, `""` for none, `?` where somebody said it
    /// @param options the template's columns, the one that it is taken for chosen
    public record Heading(
            String text,
            String sample,
            String known,
            String style,
            String icon,
            String how,
            boolean required,
            List<Option> options) {
        public Heading {
            options = List.copyOf(options);
        }
    }

    public record Option(String value, String label, boolean chosen) {}

    public record Row(String number, List<String> cells) {
        public Row {
            cells = List.copyOf(cells);
        }
    }
}
