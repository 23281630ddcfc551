package org.jujian.etl.submission;

import java.util.Optional;

/// Which rejections of a submission are asked for, by row.
///
/// @param reason those for one reason; empty = all
/// @param after  those behind this row and part, and of them those behind the first `offset`
public record RejectionPage(Optional<Reason> reason, Place after, long offset, int limit) {
    public record Reason(String code, String column) {}

    public record Place(int row, int part) {
        public static final Place BEGINNING = new Place(-1, 0);
    }

    public static RejectionPage first(int limit) {
        return new RejectionPage(Optional.empty(), Place.BEGINNING, 0, limit);
    }
}
