-- What the nightly restatement check found: one row for each street that it looked at, and one for each published cell
-- that was not what a full computation gives. No values: the administrator of the platform, who reads this, sees no
-- content (process.md §0).
CREATE TABLE reports.restatement_check
(
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    street       bigint      NOT NULL,
    as_of        date        NOT NULL,
    cells        integer     NOT NULL,
    differences  integer     NOT NULL,
    checked_at   timestamptz NOT NULL
);
CREATE TABLE reports.restatement_difference
(
    check_id  bigint NOT NULL REFERENCES reports.restatement_check (id) ON DELETE CASCADE,
    unit      bigint NOT NULL,
    period    text   NOT NULL,
    metric    text   NOT NULL,
    PRIMARY KEY (check_id, unit, period, metric)
);
ALTER TABLE reports.restatement_check ENABLE ROW LEVEL SECURITY;
ALTER TABLE reports.restatement_check FORCE ROW LEVEL SECURITY;
ALTER TABLE reports.restatement_difference ENABLE ROW LEVEL SECURITY;
ALTER TABLE reports.restatement_difference FORCE ROW LEVEL SECURITY;
CREATE POLICY visible ON reports.restatement_check FOR SELECT
    USING ((SELECT base.scope_audience()) IN ('ADMINISTRATION', 'SYSTEM'));
CREATE POLICY addable ON reports.restatement_check FOR INSERT
    WITH CHECK ((SELECT base.scope_audience()) = 'SYSTEM');
CREATE POLICY visible ON reports.restatement_difference FOR SELECT
    USING ((SELECT base.scope_audience()) IN ('ADMINISTRATION', 'SYSTEM'));
CREATE POLICY addable ON reports.restatement_difference FOR INSERT
    WITH CHECK ((SELECT base.scope_audience()) = 'SYSTEM');
GRANT SELECT, INSERT ON reports.restatement_check, reports.restatement_difference TO jujian_app;
