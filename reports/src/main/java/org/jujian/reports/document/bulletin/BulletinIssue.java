package org.jujian.reports.document.bulletin;

import org.jujian.reports.document.paper.Paper;
import org.jujian.reports.document.writing.Snapshot;

/// A bulletin as it is issued: its data frozen, and the paper. The same bulletin gives the same of both.
public record BulletinIssue(Snapshot snapshot, Paper paper) {
    /// @param prefix        two letters at the beginning of its number
    /// @param verifyAddress what stands before the number in the address of the page that verifies reports
    public static BulletinIssue of(Bulletin bulletin, String prefix, String verifyAddress) {
        Snapshot snapshot = Snapshot.of(prefix, bulletin.unit(), bulletin.period(), bulletin);
        return new BulletinIssue(snapshot, BulletinPaper.of(bulletin, snapshot, verifyAddress));
    }
}
