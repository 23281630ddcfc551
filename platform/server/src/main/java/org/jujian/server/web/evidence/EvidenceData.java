package org.jujian.server.web.evidence;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jujian.base.time.Period;
import org.jujian.server.web.view.Cell;
import org.jujian.server.web.view.DutyOutcome;
import org.jujian.server.web.view.Freshness;

/// What stands behind one figure: the duties due in the period by the cut-off, of one community or of all of a street
/// (`names` by 12-digit code), and the submissions that their rows came from. `family` is empty for all.
public record EvidenceData(
        String unit,
        String unitName,
        boolean street,
        Period period,
        LocalDate cutoff,
        Measure measure,
        String family,
        Cell cell,
        List<DutyOutcome> duties,
        Map<String, String> names,
        Map<Long, Source> sources,
        Freshness freshness) {
    public EvidenceData {
        duties = List.copyOf(duties);
        names = Map.copyOf(names);
        sources = Map.copyOf(sources);
    }

    /// An upload that the reader may see: its file's name and where its page is.
    public record Source(String fileName, String href) {}
}
