-- Up to where the obligations of a unit are derived, and from what: a job passes over units whose inputs are the same and
-- only adds the months that are missing. Written after the obligations; the row that was written last counts.
CREATE TABLE derivation
(
    unit               UInt64,
    version            UInt64,                    -- as in obligation_version: the newest submission among the inputs
    catalogue_version  LowCardinality(String),
    calendar_version   LowCardinality(String),
    due_from           Date32,
    due_to             Date32
)
ENGINE = ReplacingMergeTree
ORDER BY unit;
