package org.jujian.server.web.lead;

import java.util.List;
import java.util.Map;
import org.jujian.base.code.StreetCode;
import org.jujian.base.time.Period;
import org.jujian.reports.lead.Decision;
import org.jujian.reports.lead.Lead;
import org.jujian.reports.lead.LedgerLine;
import org.jujian.reports.lead.TwoTimes;
import org.jujian.server.web.Viewer;

/// Where the committee looks at leads and decides. Each call leaves an entry in the audit; for everybody else it throws
/// `Problem` NOT_FOUND.
public interface CommitteeDesk {
    /// Gravest first.
    List<Lead> find(Viewer viewer, StreetCode street, Period period, TwoTimes at);

    Case open(Viewer viewer, StreetCode street, Period period, String id, TwoTimes at);

    /// `reason` is 1 … 500 characters long, else `Problem` BAD_REASON.
    void decide(Viewer viewer, StreetCode street, Period period, String id, Decision.Kind kind, String reason);

    /// A lead with what it rests on.
    ///
    /// @param decisions oldest first
    /// @param files     names of the files by the numbers of their submissions
    record Case(Lead lead, List<LedgerLine> lines, List<Decision> decisions, Map<Long, String> files) {
        public Case {
            lines = List.copyOf(lines);
            decisions = List.copyOf(decisions);
            files = Map.copyOf(files);
        }
    }
}
