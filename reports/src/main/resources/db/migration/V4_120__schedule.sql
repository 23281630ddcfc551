-- 报告分发: which papers a street office has made and handed out by the calendar, and what became of it. `unit` is the
-- street (its nine digits with 000). Only the street office and the platform itself see these tables: addresses are
-- nobody else's, and a recipient finds the paper in its own register.
CREATE TABLE reports.schedule
(
    id              uuid PRIMARY KEY,
    serial          bigint GENERATED ALWAYS AS IDENTITY,
    unit            bigint      NOT NULL,
    kind            text        NOT NULL,
    rule            text        NOT NULL CHECK (rule IN ('MONTHLY', 'QUARTERLY', 'HALF_YEARLY', 'YEARLY')),
    working_day     integer     NOT NULL CHECK (working_day BETWEEN 1 AND 60),   -- after the end of the period
    format          text        NOT NULL,
    every_community boolean     NOT NULL,                  -- those too that are founded later
    state           text        NOT NULL CHECK (state IN ('ACTIVE', 'PAUSED', 'DELETED')),
    planned_through date        NOT NULL,                  -- runs due on this day or before are planned or are none
    created_by      text        NOT NULL,
    created_at      timestamptz NOT NULL
);
CREATE INDEX schedule_by_unit ON reports.schedule (unit, serial);

-- Who is named: the communities that were chosen, the office, the committee; with `every_community` only those who
-- have addresses. What is the committee's never leaves by e-mail.
CREATE TABLE reports.schedule_recipient
(
    schedule  uuid   NOT NULL REFERENCES reports.schedule,
    unit      bigint NOT NULL,
    recipient bigint NOT NULL,
    audience  text   NOT NULL CHECK (audience IN ('COMMUNITY', 'STREET', 'COMMITTEE')),
    addresses text[] NOT NULL,
    PRIMARY KEY (schedule, recipient, audience),
    CHECK (audience <> 'COMMITTEE' OR cardinality(addresses) = 0)
);

-- What one recipient gets of one run: once, whoever plans it.
CREATE TABLE reports.delivery
(
    id            uuid PRIMARY KEY,
    serial        bigint GENERATED ALWAYS AS IDENTITY,
    unit          bigint      NOT NULL,
    schedule      uuid        NOT NULL REFERENCES reports.schedule,
    span          text        NOT NULL,                    -- 2026-03, 2026Q1, 2026H1 or 2026
    due_on        date        NOT NULL,
    as_of         date        NOT NULL,
    recipient     bigint      NOT NULL,
    audience      text        NOT NULL CHECK (audience IN ('COMMUNITY', 'STREET', 'COMMITTEE')),
    addresses     text[]      NOT NULL,
    state         text        NOT NULL CHECK (state IN ('WAITING', 'SENDING', 'DONE', 'FAILED')),
    attempt       integer     NOT NULL DEFAULT 0,          -- failures since it was begun, or begun again by hand
    tries         integer     NOT NULL DEFAULT 0,          -- all of them
    next_at       timestamptz NOT NULL,
    claimed_until timestamptz,
    message_id    text,                                    -- written before the letter leaves
    sending_at    timestamptz,
    sent_at       timestamptz,                             -- written after the server took it
    unsure        boolean     NOT NULL DEFAULT false,      -- a letter may have left twice, with one Message-ID
    reason        text,
    created_at    timestamptz NOT NULL,
    finished_at   timestamptz,
    UNIQUE (schedule, span, recipient, audience),
    CHECK (state <> 'SENDING' OR (message_id IS NOT NULL AND sending_at IS NOT NULL)),
    CHECK ((state IN ('DONE', 'FAILED')) = (finished_at IS NOT NULL)),
    CHECK (state <> 'FAILED' OR reason IS NOT NULL),
    CHECK (audience <> 'COMMITTEE' OR cardinality(addresses) = 0)
);
CREATE INDEX delivery_waiting ON reports.delivery (next_at) WHERE state IN ('WAITING', 'SENDING');

-- The papers of a delivery.
CREATE TABLE reports.delivery_item
(
    delivery uuid   NOT NULL REFERENCES reports.delivery,
    unit     bigint NOT NULL,
    subject  bigint NOT NULL,                              -- whom the paper is about
    period   text   NOT NULL,
    audience text   NOT NULL CHECK (audience IN ('COMMUNITY', 'STREET', 'COMMITTEE')),
    report   uuid,
    PRIMARY KEY (delivery, subject, period)
);

SELECT base.protect('reports.schedule'), base.protect('reports.schedule_recipient'), base.protect('reports.delivery'),
       base.protect('reports.delivery_item');
REVOKE DELETE ON reports.schedule, reports.schedule_recipient, reports.delivery, reports.delivery_item FROM jujian_app;
REVOKE UPDATE ON reports.schedule_recipient FROM jujian_app;
CREATE POLICY office ON reports.schedule AS RESTRICTIVE
    USING ((SELECT base.scope_audience()) IN ('STREET', 'SYSTEM'));
CREATE POLICY office ON reports.schedule_recipient AS RESTRICTIVE
    USING ((SELECT base.scope_audience()) IN ('STREET', 'SYSTEM'));
CREATE POLICY office ON reports.delivery AS RESTRICTIVE
    USING ((SELECT base.scope_audience()) IN ('STREET', 'SYSTEM'));
-- which paper is the committee's is the platform's alone to know
CREATE POLICY office ON reports.delivery_item AS RESTRICTIVE
    USING ((SELECT base.scope_audience()) = 'SYSTEM'
        OR (SELECT base.scope_audience()) = 'STREET' AND audience <> 'COMMITTEE');
