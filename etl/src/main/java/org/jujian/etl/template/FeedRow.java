package org.jujian.etl.template;

import java.util.List;

/// A row of a feed below the header, as read: cells in the order of the file's columns, trimmed.
///
/// @param number the row number that the user sees
/// @param part   0; in a table with columns for each month which of the months the row is of, from 1 (see [WideMonths])
public record FeedRow(Kind kind, int number, int part, List<String> cells) {
    public enum Kind {
        /// counts as a row
        DATA,
        /// a 合计 row: its amounts and counts are compared with the sums of the rows above (golden README D-36)
        TOTAL
    }

    public FeedRow {
        cells = List.copyOf(cells);
    }

    public FeedRow(Kind kind, int number, List<String> cells) {
        this(kind, number, 0, cells);
    }
}
