package org.jujian.reports.document.scorecard;

import org.jujian.reports.document.paper.Paper;
import org.jujian.reports.document.writing.Snapshot;

/// A scorecard as it is issued: its data frozen, and the paper. The same card gives the same of both.
public record SupervisionCardIssue(Snapshot snapshot, Paper paper) {
    /// @param prefix        two letters at the beginning of its number
    /// @param verifyAddress what stands before the number in the address of the page that verifies reports
    public static SupervisionCardIssue of(SupervisionCard card, String prefix, String verifyAddress) {
        Snapshot snapshot = Snapshot.of(prefix, card.unit(), card.period(), card);
        return new SupervisionCardIssue(snapshot, SupervisionCardPaper.of(card, snapshot, verifyAddress));
    }
}
