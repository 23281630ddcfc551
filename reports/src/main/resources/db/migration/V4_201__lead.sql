-- What the discipline committee decided about a lead. Leads themselves are computed from the facts whenever they are
-- asked for; a decision keeps what the rule had found. Rows are only ever added; the newest of a lead counts.
CREATE TABLE reports.lead_decision
(
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    lead         text        NOT NULL,
    unit         bigint      NOT NULL,
    rule         text        NOT NULL,
    rule_version text        NOT NULL,
    period       text        NOT NULL,
    subject      text        NOT NULL,
    found        text        NOT NULL,
    decision     text        NOT NULL CHECK (decision IN ('CONFIRMED', 'DISMISSED', 'REFERRED')),
    reason       text        NOT NULL CHECK (length(reason) BETWEEN 1 AND 500),
    decided_by   text        NOT NULL,
    decided_at   timestamptz NOT NULL
);
SELECT base.protect('reports.lead_decision');
REVOKE UPDATE, DELETE ON reports.lead_decision FROM jujian_app;
-- Case content is the committee's alone, whatever units somebody else reaches (process.md §0, hard rule 2).
CREATE POLICY committee_only ON reports.lead_decision AS RESTRICTIVE
    USING ((SELECT base.scope_audience()) = 'COMMITTEE')
    WITH CHECK ((SELECT base.scope_audience()) = 'COMMITTEE' AND decided_by = (SELECT base.scope_actor()));
CREATE INDEX lead_decision_by_unit ON reports.lead_decision (unit, lead, id);
