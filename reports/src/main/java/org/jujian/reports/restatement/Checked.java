package org.jujian.reports.restatement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jujian.base.code.StreetCode;
import org.jujian.base.code.UnitCode;

/// One street that was checked at a cut-off. `differences`: the cells that were not what a full computation gives, at
/// most [RestatementChecks#MOST_KEPT] of them; `count` counts all.
public record Checked(
        StreetCode street, LocalDate asOf, int cells, int count, List<Cell> differences, Instant checkedAt) {
    public Checked {
        differences = List.copyOf(differences);
    }

    public record Cell(UnitCode unit, String period, String metric) {}
}
