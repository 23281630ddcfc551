package org.jujian.etl.submission;

import java.util.List;

/// Rows of one submission that were not taken for the same reason: the same code in the same column.
///
/// @param first the first of them, by row
public record RejectionReason(String code, String column, long count, List<RejectedRow> first) {
    public RejectionReason {
        first = List.copyOf(first);
    }
}
