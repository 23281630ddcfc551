package org.jujian.reports.document.annual;

import org.jujian.reports.document.paper.Paper;
import org.jujian.reports.document.writing.Snapshot;

/// An annual report as it is issued: its data frozen, and the paper. The same report gives the same of both.
public record AnnualIssue(Snapshot snapshot, Paper paper) {
    /// @param prefix        two letters at the beginning of its number
    /// @param verifyAddress what stands before the number in the address of the page that verifies reports
    public static AnnualIssue of(Annual annual, String prefix, String verifyAddress) {
        Snapshot snapshot = Snapshot.of(prefix, annual.unit(), annual.year(), annual);
        return new AnnualIssue(snapshot, AnnualPaper.of(annual, snapshot, verifyAddress));
    }
}
