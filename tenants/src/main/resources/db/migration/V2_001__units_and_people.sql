SELECT base.open_schema('tenants');

-- Street offices, under the code of the street with 000 behind it.
CREATE TABLE tenants.street
(
    unit  bigint NOT NULL PRIMARY KEY CHECK (unit % 1000 = 0),
    name  text   NOT NULL
);
ALTER TABLE tenants.street ENABLE ROW LEVEL SECURITY;
ALTER TABLE tenants.street FORCE ROW LEVEL SECURITY;
-- a community may know the name of its own street; only who reaches the whole street may write it
CREATE POLICY visible ON tenants.street FOR SELECT
    USING ((SELECT base.scope_ranges()) && int8range(unit, unit + 999, '[]'));
CREATE POLICY writable ON tenants.street
    USING (int8range(unit, unit + 999, '[]') <@ (SELECT base.scope_ranges()));
GRANT SELECT, INSERT, UPDATE ON tenants.street TO jujian_app;

-- The current state of each community: its newest accepted T-00 row (golden README D-39). The versions are in the
-- column store.
CREATE TABLE tenants.unit
(
    unit         bigint  NOT NULL PRIMARY KEY CHECK (unit % 1000 <> 0),
    name         text    NOT NULL,
    kind         text    NOT NULL CHECK (kind IN ('城市社区', '村改居')),
    households   integer,
    residents    integer,
    buildings    integer,
    boards       integer,
    enabled_on   date    NOT NULL,
    disabled_on  date,
    successor    bigint,
    submission   bigint  NOT NULL
);
SELECT base.protect('tenants.unit');
REVOKE DELETE ON tenants.unit FROM jujian_app;

-- People who log in. `unit` is the community, the street (…000), or 0 for the administrator of the platform, who reaches
-- no unit. A name is looked up before it is known who asks: by the actor `login`. Only the platform itself writes:
-- nobody gives himself a role. Names of actors that are no people cannot be taken.
CREATE TABLE tenants.person
(
    username       text        NOT NULL PRIMARY KEY
        CHECK (username ~ '^[a-z0-9][a-z0-9._-]{1,63}$' AND username NOT IN ('login', 'public')),
    role           text        NOT NULL,
    unit           bigint      NOT NULL,
    password_hash  text        NOT NULL,
    created_at     timestamptz NOT NULL
);
ALTER TABLE tenants.person ENABLE ROW LEVEL SECURITY;
ALTER TABLE tenants.person FORCE ROW LEVEL SECURITY;
CREATE POLICY visible ON tenants.person FOR SELECT
    USING (unit <@ (SELECT base.scope_ranges()) OR (SELECT base.scope_actor()) = 'login');
CREATE POLICY writable ON tenants.person
    USING ((SELECT base.scope_audience()) = 'SYSTEM' AND unit <@ (SELECT base.scope_ranges()));
GRANT SELECT, INSERT, UPDATE ON tenants.person TO jujian_app;

-- Tokens of programs; only the SHA-256 of a token is kept.
CREATE TABLE tenants.token
(
    hash        bytea       NOT NULL PRIMARY KEY,
    username    text        NOT NULL REFERENCES tenants.person (username) ON DELETE CASCADE,
    expires_at  timestamptz NOT NULL
);
ALTER TABLE tenants.token ENABLE ROW LEVEL SECURITY;
ALTER TABLE tenants.token FORCE ROW LEVEL SECURITY;
CREATE POLICY login ON tenants.token USING ((SELECT base.scope_actor()) = 'login');
GRANT SELECT, INSERT, DELETE ON tenants.token TO jujian_app;

-- What was done by whom; rows are only ever added, and by each actor in its own name.
CREATE TABLE tenants.audit_event
(
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    unit      bigint      NOT NULL,
    actor     text        NOT NULL,
    action    text        NOT NULL,
    subject   text        NOT NULL,
    happened_at timestamptz NOT NULL
);
CREATE INDEX audit_event_by_unit ON tenants.audit_event (unit, happened_at);
ALTER TABLE tenants.audit_event ENABLE ROW LEVEL SECURITY;
ALTER TABLE tenants.audit_event FORCE ROW LEVEL SECURITY;
CREATE POLICY visible ON tenants.audit_event FOR SELECT USING (unit <@ (SELECT base.scope_ranges()));
CREATE POLICY addable ON tenants.audit_event FOR INSERT WITH CHECK (actor = (SELECT base.scope_actor()));
GRANT SELECT, INSERT ON tenants.audit_event TO jujian_app;
