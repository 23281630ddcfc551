package org.jujian.reports.document.paper;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jujian.reports.document.typeset.Drawing;

/// What a paper is made of, in the order of reading. All texts are final and printed as they are.
public sealed interface Block {
    /// Title, what stands under it, and whom the paper is for.
    record Cover(String title, String subtitle, @Nullable String recipient) implements Block {}

    /// 一、…; also a bookmark.
    record Chapter(String text) implements Block {}

    /// （一）…; also a bookmark.
    record Section(String text) implements Block {}

    record Prose(String text) implements Block {}

    record Table(
            @Nullable String caption,
            @Nullable String unit,
            List<Column> columns,
            List<Row> rows,
            @Nullable String note)
            implements Block {
        public Table {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
            for (Row row : rows) {
                if (row.cells().size() != columns.size()) {
                    throw new IllegalArgumentException("row of a table: expected %d cells, found %d"
                            .formatted(columns.size(), row.cells().size()));
                }
            }
        }
    }

    record Figure(String caption, Drawing drawing, @Nullable String note) implements Block {}

    /// Who issues the paper, and the line for the date.
    record Closing(String issuer, String date) implements Block {}

    /// A place to sign for each post.
    record Signatures(List<String> posts) implements Block {
        public Signatures {
            posts = List.copyOf(posts);
        }
    }

    /// Where the figures come from and how the paper is verified; `code` is the two-dimensional code.
    record Provenance(List<Row> rows, Drawing code, String underCode, String note) implements Block {
        public Provenance {
            rows = List.copyOf(rows);
        }
    }
}
