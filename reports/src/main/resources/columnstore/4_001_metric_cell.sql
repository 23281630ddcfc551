-- Figures as runs computed them: a cell is one metric of one community (or street, under its nine digits with 000) in one
-- window. Append-only: a run adds the cells that it computed, whole; the newest run of a cut-off counts, older ones
-- are the log of restatements. A repeated run writes the same identities, so read with FINAL or the newest run.
CREATE TABLE metric_cell
(
    unit               UInt64,
    period             LowCardinality(String),    -- 2026-03 | 2026Q1 | 2026
    metric             LowCardinality(String),
    as_of              Date32,                    -- the cut-off T: this day and all before it are over
    run                UInt64,
    numerator          Nullable(Decimal(76, 20)),
    denominator        Nullable(Decimal(76, 20)),
    value              Nullable(Decimal(76, 20)), -- null = 空(—), never 0
    text               Nullable(String),          -- BAND
    low                Nullable(Decimal(18, 12)), -- Wilson, 95 %
    high               Nullable(Decimal(18, 12)),
    n                  Nullable(UInt64),
    flags              Array(LowCardinality(String)),
    formula_version    LowCardinality(String),
    calendar_version   LowCardinality(String),
    catalogue_version  LowCardinality(String),
    computed_at        DateTime64(3, 'Asia/Shanghai')
)
ENGINE = ReplacingMergeTree
ORDER BY (unit, period, metric, as_of, run);

-- The same cells for comparison across communities.
CREATE TABLE metric_cell_by_period AS metric_cell
ENGINE = ReplacingMergeTree
ORDER BY (period, metric, unit, as_of, run);

-- Copies each inserted block as it is; nothing is counted or joined in it.
CREATE MATERIALIZED VIEW metric_cell_copy TO metric_cell_by_period AS
SELECT unit, period, metric, as_of, run, numerator, denominator, value, text, low, high, n, flags,
       formula_version, calendar_version, catalogue_version, computed_at
FROM metric_cell;
