-- The column store written anew from the originals: begun, and finished when every submission is in again. A row without
-- an end was cut off, and the next start begins again. Without units: only the platform itself asks.
CREATE TABLE etl.rebuild
(
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    cause       text        NOT NULL,
    started_at  timestamptz NOT NULL,
    finished_at timestamptz,
    submissions integer     NOT NULL DEFAULT 0,
    differing   integer     NOT NULL DEFAULT 0   -- submissions whose counts came out otherwise than at their first time
);
ALTER TABLE etl.rebuild ENABLE ROW LEVEL SECURITY;
ALTER TABLE etl.rebuild FORCE ROW LEVEL SECURITY;
CREATE POLICY platform ON etl.rebuild USING ((SELECT base.scope_audience()) = 'SYSTEM');
GRANT SELECT, INSERT, UPDATE ON etl.rebuild TO jujian_app;
