package org.jujian.etl.rule;

/// Whether the time of receipt is evidence (templates.md, *Mode*).
public enum FeedMode {
    /// A claimed 实际公开日期 more than 2 working days before receipt counts as the receipt date (G1).
    LIVE,
    /// 补录: the claimed dates are trusted.
    BACKFILL
}
