package org.jujian.reports.metric;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.jujian.base.code.UnitCode;
import org.springframework.modulith.NamedInterface;

/// One duty and what became of it by the cut-off.
///
/// @param publishedOn the earliest valid publication (golden README D-08), null while there is none
/// @param lateDays    working days after the due date, 0 on a day off right after it (D-05); 0 while unpublished
/// @param satisfiedBy the row that the publication came with
@NamedInterface("metric")
public record ObligationState(
        UnitCode unit,
        String item,
        String period,
        String event,
        String stage,
        LocalDate dueOn,
        @Nullable LocalDate publishedOn,
        int lateDays,
        State state,
        int weight,
        @Nullable SourceRef satisfiedBy) {
    @NamedInterface("metric")
    public enum State {
        /// not due yet, and not published
        PENDING,
        ON_TIME,
        LATE,
        /// due and not published
        OVERDUE
    }

    /// A row of a submission, by the number that the submission got and the row number that its user sees.
    @NamedInterface("metric")
    public record SourceRef(long submission, int row) {}
}
