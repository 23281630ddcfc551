-- The discipline committee's watch list (关注名单): who put a community on it, why and until when, who took it off and why.
CREATE TABLE reports.watch
(
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    unit       bigint      NOT NULL CHECK (unit % 1000 <> 0),
    reason     text        NOT NULL CHECK (length(reason) BETWEEN 1 AND 500),
    suggested  text CHECK (suggested IN ('RED_LINE', 'FAILED', 'FAILED_AGAIN', 'LEAD')),   -- by which rule; null = by nobody
    until      date        NOT NULL,                                                       -- the last day
    put_by     text        NOT NULL,
    put_at     timestamptz NOT NULL,
    off_by     text,
    off_at     timestamptz,
    off_reason text CHECK (length(off_reason) BETWEEN 1 AND 500),
    CHECK ((off_at IS NULL) = (off_by IS NULL) AND (off_at IS NULL) = (off_reason IS NULL))
);
SELECT base.protect('reports.watch');
REVOKE UPDATE, DELETE ON reports.watch FROM jujian_app;
GRANT UPDATE (off_by, off_at, off_reason) ON reports.watch TO jujian_app;
-- Nobody else knows that there is such a list, whatever units he reaches (process.md §0, hard rule 2).
CREATE POLICY committee_only ON reports.watch AS RESTRICTIVE
    USING ((SELECT base.scope_audience()) = 'COMMITTEE');
CREATE POLICY put_in_the_own_name ON reports.watch AS RESTRICTIVE FOR INSERT
    WITH CHECK (put_by = (SELECT base.scope_actor()) AND off_at IS NULL);
CREATE POLICY taken_off_in_the_own_name ON reports.watch AS RESTRICTIVE FOR UPDATE
    USING (off_at IS NULL)
    WITH CHECK (off_by = (SELECT base.scope_actor()));
CREATE INDEX watch_by_unit ON reports.watch (unit, id);
-- A community stands on it once.
CREATE UNIQUE INDEX watch_now ON reports.watch (unit) WHERE off_at IS NULL;
