package org.jujian.server.web.street;

import java.time.LocalDate;
import java.util.List;
import org.jujian.base.code.StreetCode;
import org.jujian.base.time.Period;
import org.jujian.server.web.view.Cells;
import org.jujian.server.web.view.DutyOutcome;
import org.jujian.server.web.view.Freshness;

/// What the comparison is made of: the street's communities in the order of their codes, the figures of the period, of
/// its parts (`StreetPages.parts`) and of the months of the trend, the duties due in the period by the cut-off.
public record StreetData(
        StreetCode street,
        String streetName,
        Period period,
        LocalDate cutoff,
        List<Community> communities,
        Cells cells,
        List<DutyOutcome> duties,
        Freshness freshness) {
    public StreetData {
        communities = List.copyOf(communities);
        duties = List.copyOf(duties);
    }
}
