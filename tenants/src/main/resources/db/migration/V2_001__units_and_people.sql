SELECT base.open_schema('tenants');

-- Street offices, under the code of the street with 000 behind it.
CREATE TABLE tenants.street
(
    unit  bigint NOT NULL PRIMARY KEY CHECK (unit % 1000 = 0),
    name  text   NOT NULL
);
SELECT base.protect('tenants.street');

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

-- People who log in. `unit` is the community, the street (…000), or 0 for the administrator of the platform, who reaches
-- no unit. A name is looked up before it is known who asks: by the actor `login` alone.
CREATE TABLE tenants.person
(
    username       text        NOT NULL PRIMARY KEY,
    role           text        NOT NULL,
    unit           bigint      NOT NULL,
    password_hash  text        NOT NULL,
    created_at     timestamptz NOT NULL
);
SELECT base.protect('tenants.person');
CREATE POLICY login ON tenants.person USING ((SELECT base.scope_actor()) = 'login');

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

-- What was done by whom; rows are only ever added.
CREATE TABLE tenants.audit_event
(
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    unit      bigint      NOT NULL,
    actor     text        NOT NULL,
    action    text        NOT NULL,
    subject   text        NOT NULL,
    happened_at timestamptz NOT NULL
);
SELECT base.protect('tenants.audit_event');
CREATE POLICY login ON tenants.audit_event FOR INSERT WITH CHECK ((SELECT base.scope_actor()) = 'login');
REVOKE UPDATE, DELETE ON tenants.audit_event FROM jujian_app;
