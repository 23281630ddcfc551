-- Secret addresses of a community's due days for a calendar program: each of one person and one unit, revocable; only the
-- SHA-256 of the secret is kept.
CREATE TABLE reports.calendar_link
(
    hash       bytea       NOT NULL PRIMARY KEY,
    id         uuid        NOT NULL UNIQUE,
    unit       bigint      NOT NULL CHECK (unit % 1000 <> 0),
    username   text        NOT NULL,
    created_at timestamptz NOT NULL,
    revoked_at timestamptz
);
SELECT base.protect('reports.calendar_link');
REVOKE UPDATE, DELETE ON reports.calendar_link FROM jujian_app;
GRANT UPDATE (revoked_at) ON reports.calendar_link TO jujian_app;
-- Everybody's own; who fetches by the secret is known only afterwards.
CREATE POLICY own ON reports.calendar_link AS RESTRICTIVE
    USING (username = (SELECT base.scope_actor()) OR (SELECT base.scope_actor()) = 'system:calendar-link')
    WITH CHECK (username = (SELECT base.scope_actor()));
CREATE INDEX calendar_link_of_a_person ON reports.calendar_link (username, unit);
