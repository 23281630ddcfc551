package org.jujian.etl.submission;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jujian.base.code.UnitCode;
import org.jujian.etl.template.Template;

/// What was fed before: one page of the submissions that somebody looks for, the newest first, and what all of them
/// come
/// to.
///
/// @param submissions one more than the page has room for when there are further ones
public record History(List<Submission> submissions, Totals totals) {
    public History {
        submissions = List.copyOf(submissions);
    }

    /// @param from  the first day of receipt
    /// @param to    the last day of receipt
    /// @param by    who sent it
    public record Filter(
            Optional<Template> template,
            Optional<SubmissionState> state,
            Optional<LocalDate> from,
            Optional<LocalDate> to,
            Optional<String> by) {
        public static final Filter NONE =
                new Filter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /// Those with numbers below `below`, without the first `offset` of them.
    public record Slice(long below, long offset, int limit) {
        public static Slice first(int limit) {
            return new Slice(Long.MAX_VALUE, 0, limit);
        }
    }

    /// @param files how many there are by state; the sum is all of them
    /// @param rows  of those that were loaded; a trial loads nothing and is not counted
    public record Totals(Map<SubmissionState, Long> files, RowCounts rows) {
        public Totals {
            files = Map.copyOf(new EnumMap<>(files));
        }

        public long of(SubmissionState state) {
            return files.getOrDefault(state, 0L);
        }

        public long all() {
            return files.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /// Somebody who sent files, and for which unit.
    public record Sender(String actor, UnitCode unit) {}
}
