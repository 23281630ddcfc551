-- What the jobs did (org.jujian.base.schedule.JobRuns). No unit and no data stand in it: the administrator, who sees no
-- content (process.md §0), and street offices read it, only the platform itself writes it.
CREATE TABLE base.job_run
(
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    job         text        NOT NULL,
    state       text        NOT NULL CHECK (state IN ('RUNNING', 'DONE', 'FAILED')),
    started_at  timestamptz NOT NULL,
    finished_at timestamptz
);
CREATE INDEX job_run_by_job ON base.job_run (job, id);
ALTER TABLE base.job_run ENABLE ROW LEVEL SECURITY;
ALTER TABLE base.job_run FORCE ROW LEVEL SECURITY;
CREATE POLICY visible ON base.job_run FOR SELECT
    USING ((SELECT base.scope_audience()) IN ('ADMINISTRATION', 'STREET', 'SYSTEM'));
CREATE POLICY platform ON base.job_run
    USING ((SELECT base.scope_audience()) = 'SYSTEM') WITH CHECK ((SELECT base.scope_audience()) = 'SYSTEM');
GRANT SELECT, INSERT, UPDATE, DELETE ON base.job_run TO jujian_app;
