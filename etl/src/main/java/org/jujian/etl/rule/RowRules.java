package org.jujian.etl.rule;

import java.util.List;
import org.jujian.etl.template.Feed;
import org.jujian.etl.template.FeedRow;
import org.jujian.etl.template.Warning;

/// Judges the rows of one submission in the order of the file (golden README D-30 to D-39). Keeps what it must remember
/// of the file (the keys seen, the sums of the columns), so that one object serves one submission from its first row to
/// its last, and a replay begins with a new one.
public final class RowRules {
    /// The outcomes in the order of the rows; 合计 rows have none.
    public record Judged(List<RowOutcome> outcomes, List<Warning> warnings) {}

    private final Feed feed;
    private final Rulebook rulebook;
    private final Intake intake;
    private final Lookups lookups;

    public RowRules(Feed feed, Rulebook rulebook, Intake intake, Lookups lookups) {
        this.feed = feed;
        this.rulebook = rulebook;
        this.intake = intake;
        this.lookups = lookups;
    }

    public Judged judge(List<FeedRow> batch) {
        throw new UnsupportedOperationException(
                "rules of %s for %s, %s, %s follow".formatted(feed.template().code(), rulebook, intake, lookups));
    }
}
