package org.jujian.tenants.catalogue;

/// The kinds of 期间 that a publication can name.
public enum PeriodKind {
    /// `2026-03`
    MONTH,
    /// `2026Q1`
    QUARTER,
    /// `2026`
    YEAR,
    /// `2026计划` (golden README D-33)
    PLAN,
    /// `长期`
    STANDING
}
