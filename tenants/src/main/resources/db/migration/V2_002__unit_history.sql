-- Every T-00 row that was accepted: the newest of a community alone counts, the older ones stay readable (golden README
-- D-39), so that a period of the past can bear the name of its time.
CREATE TABLE tenants.unit_version
(
    unit         bigint   NOT NULL CHECK (unit % 1000 <> 0),
    submission   bigint   NOT NULL,
    file_row     integer  NOT NULL,
    received_on  date     NOT NULL,
    backfill     boolean  NOT NULL,
    name         text     NOT NULL,
    enabled_on   date     NOT NULL,
    disabled_on  date,
    PRIMARY KEY (unit, submission, file_row)
);

-- Who followed whom: of each community the successors that its newest T-00 row names; several after a split.
CREATE TABLE tenants.succession
(
    predecessor  bigint NOT NULL,
    successor    bigint NOT NULL,
    PRIMARY KEY (predecessor, successor)
);
CREATE INDEX succession_by_successor ON tenants.succession (successor);

-- What stands in the register already is its own history so far. The owner is under its own wall otherwise.
ALTER TABLE tenants.unit NO FORCE ROW LEVEL SECURITY;
INSERT INTO tenants.unit_version
    (unit, submission, file_row, received_on, backfill, name, enabled_on, disabled_on)
SELECT unit, submission, 0, enabled_on, true, name, enabled_on, disabled_on
FROM tenants.unit;
INSERT INTO tenants.succession (predecessor, successor)
SELECT unit, successor
FROM tenants.unit
WHERE successor IS NOT NULL AND successor <> unit;
ALTER TABLE tenants.unit FORCE ROW LEVEL SECURITY;
ALTER TABLE tenants.unit DROP COLUMN successor;

SELECT base.protect('tenants.unit_version');
REVOKE UPDATE, DELETE ON tenants.unit_version FROM jujian_app;

-- A link is for those who reach the predecessor, whose row says it, and within a street for those who reach the
-- successor: a community may know from what it was made. What another street says of a code stays with that street.
ALTER TABLE tenants.succession ENABLE ROW LEVEL SECURITY;
ALTER TABLE tenants.succession FORCE ROW LEVEL SECURITY;
CREATE POLICY visible ON tenants.succession FOR SELECT
    USING (predecessor <@ (SELECT base.scope_ranges())
           OR successor / 1000 = predecessor / 1000 AND successor <@ (SELECT base.scope_ranges()));
CREATE POLICY writable ON tenants.succession
    USING (predecessor <@ (SELECT base.scope_ranges()));
GRANT SELECT, INSERT, DELETE ON tenants.succession TO jujian_app;
