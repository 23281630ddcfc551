package org.jujian.base.columnstore;

/// Who puts up the second wall (design.md, "Two walls"); the seam's own predicates are the first one in both cases.
public enum Enforcement {
    /// The embedded engine has no users of its own: each request of a reader carries a filter for every table, and the
    /// engine's front refuses whatever could go around it.
    EMBEDDED,
    /// A ClickHouse server: the same filter, and row policies of the reading user that look at the setting `SQL_scope`.
    SERVER
}
