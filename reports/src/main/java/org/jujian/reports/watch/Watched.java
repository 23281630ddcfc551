package org.jujian.reports.watch;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jujian.base.code.UnitCode;

/// A community's time on the list.
///
/// @param suggested the rule that suggested it; empty when the committee put it on by itself
/// @param until     the last day
/// @param off       empty while it stands on the list
public record Watched(
        long id,
        UnitCode unit,
        String reason,
        Optional<WatchRule> suggested,
        LocalDate until,
        String by,
        Instant at,
        Optional<Off> off) {

    /// How it was taken off.
    public record Off(String by, Instant at, String reason) {}

    /// Whether it stands on the list and its last day has passed: the committee takes it off or puts it on anew.
    public boolean isOver(LocalDate today) {
        return off.isEmpty() && until.isBefore(today);
    }
}
