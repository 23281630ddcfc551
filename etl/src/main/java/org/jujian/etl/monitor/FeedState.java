package org.jujian.etl.monitor;

/// How a community stands with one template in one month.
public enum FeedState {
    /// fed by the last day
    FED("已报"),
    /// fed for the first time after the last day
    LATE("迟报"),
    /// fed as 补录, which says nothing about when it was due
    BACKFILLED("补录"),
    /// nothing is held, and the newest file of the community was not taken
    REJECTED("退回"),
    /// nothing is held and the last day is over
    MISSING("未报"),
    /// nothing is held yet, and there is time
    PENDING("未到期"),
    /// nothing is held and nothing is due
    NOT_DUE("—");

    private final String label;

    FeedState(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    public boolean isFed() {
        return this == FED || this == LATE || this == BACKFILLED;
    }

    /// The community has to do something.
    public boolean isOpen() {
        return this == REJECTED || this == MISSING;
    }
}
