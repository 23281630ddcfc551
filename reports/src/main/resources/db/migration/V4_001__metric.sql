SELECT base.open_schema('reports');

-- A computation of figures: asked for, or made by the schedule and after loads. `unit` is the first code of what the
-- asker reaches (0 = the platform itself); row-level security goes by it.
CREATE TABLE reports.run
(
    id           uuid PRIMARY KEY,
    number       bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    unit         bigint        NOT NULL,
    unit_from    bigint        NOT NULL,
    unit_to      bigint        NOT NULL,
    kind         text          NOT NULL CHECK (kind IN ('metrics')),
    cause        text          NOT NULL CHECK (cause IN ('request', 'change', 'day')),
    period_from  text,
    period_to    text,
    as_of        date          NOT NULL,
    state        text          NOT NULL CHECK (state IN ('RECEIVED', 'RUNNING', 'DONE', 'FAILED')),
    progress     numeric(5, 4) NOT NULL DEFAULT 0 CHECK (progress BETWEEN 0 AND 1),
    cells        bigint        NOT NULL DEFAULT 0,
    changed      bigint        NOT NULL DEFAULT 0,
    requested_by text          NOT NULL,
    requested_at timestamptz   NOT NULL,
    started_at   timestamptz,
    finished_at  timestamptz,
    problem      text
);
SELECT base.protect('reports.run');
REVOKE DELETE ON reports.run FROM jujian_app;
CREATE INDEX run_waiting ON reports.run (number) WHERE state IN ('RECEIVED', 'RUNNING');

-- The newest value of each cell at the cut-off in force; a street stands under its nine digits with 000.
CREATE TABLE reports.figure
(
    unit              bigint      NOT NULL,
    period            text        NOT NULL,
    metric            text        NOT NULL,
    numerator         numeric,
    denominator       numeric,
    value             numeric,
    text              text,
    low               numeric,
    high              numeric,
    n                 bigint,
    flags             text[]      NOT NULL,
    formula_version   text        NOT NULL,
    calendar_version  text        NOT NULL,
    catalogue_version text        NOT NULL,
    run               bigint      NOT NULL,
    computed_at       timestamptz NOT NULL,
    PRIMARY KEY (unit, period, metric)
);
SELECT base.protect('reports.figure');

-- What is owed and what became of it, at the cut-off in force.
CREATE TABLE reports.obligation_state
(
    unit         bigint  NOT NULL,
    item         text    NOT NULL,
    period       text    NOT NULL,
    event        text    NOT NULL,
    stage        text    NOT NULL,
    due_on       date    NOT NULL,
    published_on date,
    late_days    integer NOT NULL,
    state        text    NOT NULL CHECK (state IN ('PENDING', 'ON_TIME', 'LATE', 'OVERDUE')),
    weight       integer NOT NULL,
    submission   bigint,
    file_row     integer,
    PRIMARY KEY (unit, item, period, event, stage)
);
SELECT base.protect('reports.obligation_state');
CREATE INDEX obligation_state_by_due ON reports.obligation_state (unit, due_on);

-- Up to which cut-off the figures of a street are published; one row a street (unit = its nine digits with 000).
CREATE TABLE reports.publication
(
    unit         bigint PRIMARY KEY,
    as_of        date        NOT NULL,
    run          bigint      NOT NULL,
    published_at timestamptz NOT NULL
);
SELECT base.protect('reports.publication');
