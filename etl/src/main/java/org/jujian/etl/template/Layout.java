package org.jujian.etl.template;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How a file was understood before its rows are read: where its header is, and what each heading is taken for.
///
/// @param form     what kind of file it is, for people: `CSV 文本，GB18030，逗号分隔`
/// @param firstRow the first row of the header, as the user sees it; `lastRow` its last
/// @param missing  what the template requires and the header does not have
/// @param unit     the unit of amounts that the sender, the title rows or the first heading in brackets declare
public record Layout(
        Template template,
        String form,
        int firstRow,
        int lastRow,
        List<Heading> headings,
        List<String> missing,
        AmountUnit unit) {
    public Layout {
        headings = List.copyOf(headings);
        missing = List.copyOf(missing);
    }

    /// A heading that is filled in.
    ///
    /// @param place from 0
    /// @param text  as written
    public record Heading(int place, String text, @Nullable Column column, Match match) {}

    /// Why a heading was taken for its column, or for none.
    public enum Match {
        /// it is the column's own name
        NAME,
        SYNONYM,
        /// the mapping says so, and without it the heading would be something else or nothing
        MAPPED,
        /// the mapping says that the column is not used
        UNUSED,
        UNKNOWN
    }

    static Layout of(Header header, Template template, String form, AmountUnit unit) {
        return new Layout(
                template,
                form,
                header.firstRow(),
                header.lastRow(),
                header.described(),
                header.missing(template),
                unit);
    }

    /// The heading at this place; empty where there is none.
    public Optional<Heading> at(int place) {
        return headings.stream().filter(h -> h.place() == place).findFirst();
    }
}
