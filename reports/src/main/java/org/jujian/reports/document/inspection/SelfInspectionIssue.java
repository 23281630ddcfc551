package org.jujian.reports.document.inspection;

import org.jujian.reports.document.paper.Paper;
import org.jujian.reports.document.writing.Snapshot;

/// A self-inspection as it is issued: its data frozen, and the paper. The same inspection gives the same of both.
public record SelfInspectionIssue(Snapshot snapshot, Paper paper) {
    /// Two letters at the beginning of its number.
    public static final String PREFIX = "ZC";

    /// @param verifyAddress what stands before the number in the address of the page that verifies reports
    public static SelfInspectionIssue of(SelfInspection inspection, String verifyAddress) {
        Snapshot snapshot = Snapshot.of(PREFIX, inspection.unit(), inspection.period(), inspection);
        return new SelfInspectionIssue(snapshot, SelfInspectionPaper.of(inspection, snapshot, verifyAddress));
    }
}
