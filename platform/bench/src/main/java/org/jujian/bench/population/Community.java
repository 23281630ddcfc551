package org.jujian.bench.population;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.jujian.base.code.UnitCode;

/// A community with what is typical of it.
///
/// @param households     log-normal, median 1,500
/// @param lateShare      of what it publishes, 2 to 40 %
/// @param missingShare   of what it owes, 0.5 to 10 %
/// @param correctedShare of its ledger rows, 1 to 3 %
/// @param first          month in which it is in force, the last one by `last`
/// @param successors     one after a merge, two after a split
public record Community(
        UnitCode unit,
        int households,
        double lateShare,
        double missingShare,
        double correctedShare,
        YearMonth first,
        Optional<YearMonth> last,
        List<UnitCode> successors) {
    public Community {
        successors = List.copyOf(successors);
    }

    public boolean isInForce(YearMonth month) {
        return !month.isBefore(first) && last.filter(month::isAfter).isEmpty();
    }
}
