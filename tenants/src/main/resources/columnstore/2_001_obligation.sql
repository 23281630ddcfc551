-- Working days of the calendar, one row a day: how many working days there are up to and including it, counted from
-- the first day of the table. Working days between two dates are a subtraction of two rows.
CREATE TABLE working_day
(
    calendar_version  LowCardinality(String),
    day               Date32,
    working           Bool,
    number            UInt32,
    provisional       Bool                        -- the year's notice is not published yet: Monday to Friday
)
ENGINE = ReplacingMergeTree
ORDER BY (calendar_version, day)
COMMENT 'open: the calendar of working days is the same for everybody';

-- Obligations (应公开义务) as derived from units, events, catalogue and calendar: a versioned fact. A derivation that no
-- longer makes an obligation writes it again as cancelled. `version` is the number of the submission that caused the
-- derivation, or of the newest submission when a job did.
CREATE TABLE obligation_version
(
    unit               UInt64,
    item               LowCardinality(String),
    period             String,                    -- as in register_version; '' for an event's obligation but 事中
    event              String,
    stage              LowCardinality(String),    -- 事前 | 事中 | 事后 | ''
    version            UInt64,
    cancelled          Bool,
    frequency          LowCardinality(String),    -- M Q Y YP L E A P
    due_on             Date32,
    placeholder_until  Nullable(Date32),          -- M, Q, Y, 事中: the period's last day; a claimed date up to it is a placeholder (D-10)
    weight             UInt8,
    elements           Array(UInt8),              -- required element numbers; [] = one element that any publication fills (D-11)
    proofs             Array(LowCardinality(String)),   -- required; e2 stands for e2 or e6, e3 for e3 or e4 (D-12)
    channels           Array(LowCardinality(String)),
    category           LowCardinality(String),    -- 居务 政务 财务 事项 党务
    audience_min       LowCardinality(String),    -- S N B D
    catalogue_version  LowCardinality(String),
    calendar_version   LowCardinality(String)
)
ENGINE = ReplacingMergeTree
ORDER BY (unit, item, period, event, stage, version);

CREATE TABLE obligation AS obligation_version
ENGINE = ReplacingMergeTree(version)
ORDER BY (unit, item, period, event, stage);
