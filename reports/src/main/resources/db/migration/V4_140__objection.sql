-- 说明 and 申诉 of a community on one figure (metrics.md §4: within five working days; process.md §3), and how they were
-- answered. The figure is frozen with it as it was published; figures are never changed by hand, so an answer that finds
-- for the community asks for corrected rows or for a new run.
CREATE TABLE reports.objection
(
    id                uuid PRIMARY KEY,
    serial            bigint GENERATED ALWAYS AS IDENTITY,           -- in the order in which they were drafted
    unit              bigint      NOT NULL CHECK (unit % 1000 <> 0),
    period            text        NOT NULL,
    metric            text        NOT NULL,
    -- the figure that it is about, as the community saw it
    figure            text,                                          -- null = 空(—)
    numerator         numeric,
    denominator       numeric,
    as_of             date        NOT NULL,
    run               bigint      NOT NULL,
    computed_at       timestamptz NOT NULL,
    formula_version   text        NOT NULL,
    calendar_version  text        NOT NULL,
    catalogue_version text        NOT NULL,
    -- what the community says
    kind              text        NOT NULL CHECK (kind IN ('EXPLANATION', 'OBJECTION')),
    words             text        NOT NULL CHECK (length(words) BETWEEN 1 AND 1000),
    submission        uuid,
    drafted_by        text        NOT NULL,
    drafted_at        timestamptz NOT NULL,
    filed_by          text,
    filed_at          timestamptz,
    -- what became of it
    state             text        NOT NULL CHECK (state IN ('DRAFT', 'FILED', 'UPHELD', 'REJECTED', 'WITHDRAWN')),
    answerer          text        NOT NULL CHECK (answerer IN ('OFFICE', 'COMMITTEE')),
    due_on            date,
    extended          boolean     NOT NULL DEFAULT false,
    answered_by       text,
    answered_at       timestamptz,
    reason            text CHECK (length(reason) BETWEEN 1 AND 1000),
    remedy            text CHECK (remedy IN ('CORRECTION', 'RERUN', 'NOTED')),
    correct_by        date,                                          -- of CORRECTION: until when rows are fed again
    remedy_run        uuid,                                          -- of RERUN
    CHECK ((filed_by IS NULL) = (filed_at IS NULL) AND (filed_by IS NULL) = (due_on IS NULL)),
    CHECK (state IN ('DRAFT', 'WITHDRAWN') OR filed_by IS NOT NULL),
    CHECK ((state IN ('UPHELD', 'REJECTED'))
        = (answered_by IS NOT NULL AND answered_at IS NOT NULL AND reason IS NOT NULL)),
    CHECK ((state = 'UPHELD') = (remedy IS NOT NULL)),
    CHECK ((remedy IS NOT DISTINCT FROM 'CORRECTION') = (correct_by IS NOT NULL)),
    CHECK ((remedy IS NOT DISTINCT FROM 'RERUN') = (remedy_run IS NOT NULL))
);
SELECT base.protect('reports.objection');
-- What is frozen stays so, whatever the application does.
REVOKE UPDATE, DELETE ON reports.objection FROM jujian_app;
GRANT UPDATE (kind, words, submission, filed_by, filed_at, state, due_on, extended, answered_by, answered_at, reason,
              remedy, correct_by, remedy_run) ON reports.objection TO jujian_app;
-- A draft is the community's own (process.md §0, hard rule 1).
CREATE POLICY drafts_stay_at_home ON reports.objection AS RESTRICTIVE
    USING (filed_at IS NOT NULL OR (SELECT base.scope_audience()) = 'COMMUNITY');
CREATE POLICY communities_begin ON reports.objection AS RESTRICTIVE FOR INSERT
    WITH CHECK ((SELECT base.scope_audience()) = 'COMMUNITY'
                AND drafted_by = (SELECT base.scope_actor())
                AND state IN ('DRAFT', 'FILED'));
-- A community files and takes back; only who has to answer answers, each in its own name.
CREATE POLICY each_its_part ON reports.objection AS RESTRICTIVE FOR UPDATE
    USING (state IN ('DRAFT', 'FILED')
           AND ((SELECT base.scope_audience()) = 'COMMUNITY'
                OR (SELECT base.scope_audience()) = 'STREET' AND answerer = 'OFFICE'
                OR (SELECT base.scope_audience()) = 'COMMITTEE' AND answerer = 'COMMITTEE'))
    WITH CHECK ((SELECT base.scope_audience()) = 'COMMUNITY' AND state IN ('DRAFT', 'FILED', 'WITHDRAWN')
                OR (SELECT base.scope_audience()) = 'STREET' AND answerer = 'OFFICE'
                    AND (state = 'FILED' OR state IN ('UPHELD', 'REJECTED') AND answered_by = (SELECT base.scope_actor()))
                OR (SELECT base.scope_audience()) = 'COMMITTEE' AND answerer = 'COMMITTEE'
                    AND (state = 'FILED' OR state IN ('UPHELD', 'REJECTED') AND answered_by = (SELECT base.scope_actor())));
CREATE INDEX objection_by_unit ON reports.objection (unit, serial);
-- One at a time on a figure.
CREATE UNIQUE INDEX objection_open ON reports.objection (unit, period, metric) WHERE state IN ('DRAFT', 'FILED');

-- What people did with it; rows are only ever added, each actor in its own name.
CREATE TABLE reports.objection_step
(
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    objection uuid        NOT NULL REFERENCES reports.objection,
    unit      bigint      NOT NULL,
    step      text        NOT NULL CHECK (step IN ('DRAFTED', 'FILED', 'WITHDRAWN', 'EXTENDED', 'UPHELD', 'REJECTED')),
    actor     text        NOT NULL,
    role      text        NOT NULL,
    at        timestamptz NOT NULL,
    note      text        NOT NULL
);
SELECT base.protect('reports.objection_step');
REVOKE UPDATE, DELETE ON reports.objection_step FROM jujian_app;
CREATE POLICY seen_with_its_objection ON reports.objection_step AS RESTRICTIVE
    USING (EXISTS (SELECT FROM reports.objection WHERE objection.id = objection_step.objection));
CREATE POLICY in_the_own_name ON reports.objection_step AS RESTRICTIVE FOR INSERT
    WITH CHECK (actor = (SELECT base.scope_actor()));
CREATE INDEX objection_step_by_objection ON reports.objection_step (objection, id);
