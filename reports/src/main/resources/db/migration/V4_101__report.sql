SELECT base.open_schema('reports');

-- A report as it was asked for and as it was issued. Once DONE a row never changes: the file under its SHA-256, the data
-- it was made from as `snapshot`, their hash and the number printed on it. Equal data give an equal number.
CREATE TABLE reports.report
(
    id              uuid PRIMARY KEY,
    unit            bigint      NOT NULL,
    kind            text        NOT NULL CHECK (kind IN ('self-inspection')),
    period          text        NOT NULL,
    format          text        NOT NULL CHECK (format IN ('pdf')),
    as_of           date        NOT NULL,                  -- the cut-off T, fixed when it was asked for
    state           text        NOT NULL CHECK (state IN ('QUEUED', 'RUNNING', 'DONE', 'FAILED')),
    number          text,
    data_hash       text,
    snapshot        text,
    sha256          text,                                  -- of the file
    bytes           bigint,
    problem_code    text,
    problem_message text,
    created_by      text        NOT NULL,
    created_at      timestamptz NOT NULL,
    finished_at     timestamptz,
    -- work on it: how often it was begun, and until when nobody else may take it
    attempt         integer     NOT NULL DEFAULT 0,
    claimed_until   timestamptz,
    CHECK ((state = 'DONE') = (number IS NOT NULL AND data_hash IS NOT NULL AND snapshot IS NOT NULL
                               AND sha256 IS NOT NULL AND bytes IS NOT NULL)),
    CHECK ((state = 'FAILED') = (problem_code IS NOT NULL AND problem_message IS NOT NULL))
);
SELECT base.protect('reports.report');
REVOKE DELETE ON reports.report FROM jujian_app;
CREATE INDEX report_waiting ON reports.report (created_at) WHERE state IN ('QUEUED', 'RUNNING');
CREATE INDEX report_by_unit ON reports.report (unit, created_at);
CREATE INDEX report_by_number ON reports.report (number);
