package org.jujian.server.web.community;

import java.time.LocalDate;
import java.util.List;
import org.jujian.base.code.UnitCode;
import org.jujian.base.time.Period;
import org.jujian.server.web.view.Cells;
import org.jujian.server.web.view.DutyOutcome;
import org.jujian.server.web.view.Freshness;

/// What a community's page is made of. `duties` are those due in `month` and those due before it that are still
/// unpublished; `cells` hold the figures of `period` and of its parts.
public record CommunityData(
        UnitCode unit,
        String name,
        String kind,
        String streetName,
        LocalDate today,
        LocalDate cutoff,
        Period.Month month,
        List<DutyOutcome> duties,
        WorkingDays workingDays,
        Period period,
        Cells cells,
        Freshness freshness) {
    public CommunityData {
        duties = List.copyOf(duties);
    }

    /// The number of working days after `from` up to and including `to`; 0 when `to` is not after `from`.
    @FunctionalInterface
    public interface WorkingDays {
        int between(LocalDate from, LocalDate to);
    }
}
