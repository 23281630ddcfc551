package org.jujian.reports.delivery;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jujian.base.code.StreetCode;
import org.jujian.reports.document.Report;

/// Which paper a street office has made when, and for whom.
///
/// @param workingDay     the n-th working day after the end of the period
/// @param everyCommunity all communities of the street, those too that are founded later
/// @param recipients     those who are named; with `everyCommunity` of the communities only those with addresses
/// @param plannedThrough runs due on this day or before are planned, or are none of it
public record Schedule(
        UUID id,
        StreetCode street,
        Report.Kind kind,
        Rule rule,
        int workingDay,
        Report.Format format,
        boolean everyCommunity,
        List<Recipient> recipients,
        State state,
        LocalDate plannedThrough,
        String createdBy,
        Instant createdAt) {
    public Schedule {
        recipients = List.copyOf(recipients);
    }

    public enum State {
        ACTIVE("在用"),
        PAUSED("已暂停"),
        DELETED("已删除");

        private final String label;

        State(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }
}
