SELECT base.open_schema('etl');

-- Given under a lock per street (see etl.submission), so that of one street the order of numbers is the order of commits.
CREATE SEQUENCE etl.submission_number;

-- A file or batch as it was acknowledged. `unit` is the unit that feeds: a community's own code, or the street's nine
-- digits with 000 behind them for a street office; row-level security goes by it.
CREATE TABLE etl.submission
(
    id              uuid PRIMARY KEY,
    number          bigint        NOT NULL UNIQUE,
    unit            bigint        NOT NULL,
    street          integer       NOT NULL,
    template        text          NOT NULL,
    mode            text          NOT NULL CHECK (mode IN ('live', 'backfill')),
    amount_unit     text          NOT NULL CHECK (amount_unit IN ('', '元', '万元')),  -- '' = not declared
    purpose         text          NOT NULL CHECK (purpose IN ('load', 'dry run')),
    file_name       text          NOT NULL,
    bytes           bigint        NOT NULL,
    sha256          text          NOT NULL,
    original        text          NOT NULL CHECK (original IN ('QUARANTINED', 'KEPT', 'DESTROYED')),
    state           text          NOT NULL CHECK (state IN ('RECEIVED', 'RUNNING', 'DONE', 'FAILED')),
    progress        numeric(5, 4) NOT NULL DEFAULT 0 CHECK (progress BETWEEN 0 AND 1),
    rows_read       bigint        NOT NULL DEFAULT 0,
    rows_accepted   bigint        NOT NULL DEFAULT 0,
    rows_rejected   bigint        NOT NULL DEFAULT 0,
    rows_unchanged  bigint        NOT NULL DEFAULT 0,
    problem_code    text,
    problem_row     integer,
    problem_column  text,
    problem_message text,
    submitted_by    text          NOT NULL,
    received_at     timestamptz   NOT NULL,
    finished_at     timestamptz,
    -- work on it: how often it was begun, who has it and until when nobody else may take it, when to try again
    attempt         integer       NOT NULL DEFAULT 0,
    claim           uuid,
    claimed_until   timestamptz,
    not_before      timestamptz,
    CHECK ((state = 'FAILED') = (problem_code IS NOT NULL)),
    CHECK (rows_read = rows_accepted + rows_rejected + rows_unchanged)
);
SELECT base.protect('etl.submission');
REVOKE DELETE ON etl.submission FROM jujian_app;
CREATE INDEX submission_waiting ON etl.submission (street, number) WHERE state IN ('RECEIVED', 'RUNNING');
CREATE INDEX submission_by_unit ON etl.submission (unit, number);
CREATE INDEX submission_by_street ON etl.submission (street, number);

-- Rows that were not taken, as the feeding user reads them; written anew by each attempt.
CREATE TABLE etl.rejection
(
    submission  uuid    NOT NULL REFERENCES etl.submission,
    unit        bigint  NOT NULL,
    file_row    integer NOT NULL,
    file_column text    NOT NULL,
    code        text    NOT NULL,
    message     text    NOT NULL,
    PRIMARY KEY (submission, file_row)
);
SELECT base.protect('etl.rejection');

CREATE TABLE etl.warning
(
    submission  uuid    NOT NULL REFERENCES etl.submission,
    unit        bigint  NOT NULL,
    position    integer NOT NULL,
    file_row    integer,
    file_column text,
    code        text    NOT NULL,
    message     text    NOT NULL,
    PRIMARY KEY (submission, position)
);
SELECT base.protect('etl.warning');

-- A key that a program gave with its upload, so that it may repeat the call: one key of a unit, one submission.
CREATE TABLE etl.idempotency_key
(
    unit       bigint NOT NULL,
    key        text   NOT NULL,
    submission uuid   NOT NULL REFERENCES etl.submission,
    PRIMARY KEY (unit, key)
);
SELECT base.protect('etl.idempotency_key');
REVOKE UPDATE, DELETE ON etl.idempotency_key FROM jujian_app;

-- What a finished submission changed, for the figures to compute anew; they delete what they have taken.
-- `fact` is the table (unit, event, register, ledger, sheet, feedback, survey). `period` is that of the rows: a month
-- 2026-03, a quarter, a year, a plan, 长期; of feedback the month of 提出时间; '' = anything of the unit (a unit or an
-- event changed, or a publication that names an event).
CREATE TABLE etl.changed_cell
(
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    unit       bigint NOT NULL,
    fact       text   NOT NULL,
    period     text   NOT NULL,
    submission bigint NOT NULL
);
SELECT base.protect('etl.changed_cell');
CREATE INDEX changed_cell_by_unit ON etl.changed_cell (unit);
