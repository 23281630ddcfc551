package org.jujian.reports.metric;

import java.util.List;
import org.springframework.modulith.NamedInterface;

/// Which of the stored rows a question knows, for readers of rows beside the figures: those of submissions up to
/// `upTo`, without the `unsettled`, which are not done yet. By the same two times as the figures (contract.md).
@NamedInterface("metric")
public record Receipts(long upTo, List<Long> unsettled) {
    public Receipts {
        unsettled = List.copyOf(unsettled);
    }
}
