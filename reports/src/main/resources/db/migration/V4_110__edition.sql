-- The register: a paper as it was frozen, under the number that is printed on it, and what people did with it
-- (process.md §0, §11): drafted, checked against the figures, signed by the right post, issued. A row's data never
-- change; its steps are only ever added.
CREATE TABLE reports.edition
(
    number           text PRIMARY KEY,
    serial           bigint GENERATED ALWAYS AS IDENTITY,           -- in the order in which they were entered
    unit             bigint      NOT NULL,
    kind             text        NOT NULL,
    audience         text        NOT NULL CHECK (audience IN ('COMMUNITY', 'STREET', 'COMMITTEE')),
    period           text        NOT NULL,
    as_of            date        NOT NULL,
    known_at         timestamptz,
    data_hash        text        NOT NULL,
    snapshot         text        NOT NULL,                 -- what is printed, as JSON
    figures          text        NOT NULL,                 -- the figures behind it, as JSON
    words            text        NOT NULL,                 -- what is printed, for the search
    file             uuid        NOT NULL REFERENCES reports.report,    -- the draft's; of what was issued, the issued one
    ordinal          integer,                              -- first, second, … issued edition of the paper
    state            text        NOT NULL CHECK (state IN ('DRAFT', 'CHECKED', 'SIGNED', 'ISSUED', 'REPLACED', 'WITHDRAWN')),
    drafted_by       text        NOT NULL,
    drafted_at       timestamptz NOT NULL,
    checked_by       text,
    checked_at       timestamptz,
    signed_by        text,
    signed_as        text,                                 -- the post, as it is printed
    signed_at        timestamptz,
    issued_by        text,
    issued_at        timestamptz,
    replaces         text,
    replaced_by      text,
    withdrawn_by     text,
    withdrawn_at     timestamptz,
    withdrawn_reason text CHECK (length(withdrawn_reason) BETWEEN 1 AND 200),
    -- who made the draft does not approve it
    CHECK (signed_by <> drafted_by),
    CHECK (state = 'DRAFT' OR (checked_by IS NOT NULL AND checked_at IS NOT NULL)),
    CHECK (state IN ('DRAFT', 'CHECKED') OR (signed_by IS NOT NULL AND signed_as IS NOT NULL AND signed_at IS NOT NULL)),
    CHECK (state IN ('DRAFT', 'CHECKED', 'SIGNED')
        OR (issued_by IS NOT NULL AND issued_at IS NOT NULL AND ordinal IS NOT NULL)),
    CHECK (state <> 'REPLACED' OR replaced_by IS NOT NULL),
    CHECK ((state = 'WITHDRAWN') = (withdrawn_by IS NOT NULL))
);
ALTER TABLE reports.edition ALTER COLUMN words SET STORAGE EXTERNAL;
SELECT base.protect('reports.edition');
REVOKE DELETE ON reports.edition FROM jujian_app;
CREATE POLICY written_for ON reports.edition AS RESTRICTIVE
    USING (audience <> 'COMMITTEE' OR (SELECT base.scope_audience()) IN ('COMMITTEE', 'SYSTEM'));
CREATE INDEX edition_by_unit ON reports.edition (unit, serial);
-- One edition of a paper is in force.
CREATE UNIQUE INDEX edition_in_force ON reports.edition (unit, kind, period, audience) WHERE state = 'ISSUED';
CREATE UNIQUE INDEX edition_ordinal ON reports.edition (unit, kind, period, audience, ordinal);

-- A file of an edition is printed from what was frozen; null = from the stores. `stage` is what the file says of itself.
ALTER TABLE reports.report
    ADD COLUMN serial  bigint GENERATED ALWAYS AS IDENTITY,        -- in the order in which they were asked for
    ADD COLUMN edition text,
    ADD COLUMN stage   text CHECK (stage IN ('DRAFT', 'ISSUED', 'WITHDRAWN'));

-- What was made before there was a register enters it as a draft; nobody had signed it. The migration reads all units.
SELECT set_config('jujian.ranges', '{[0,999999999999]}', true), set_config('jujian.audience', 'SYSTEM', true);
INSERT INTO reports.edition (number, unit, kind, audience, period, as_of, known_at, data_hash, snapshot, figures, words,
                             file, state, drafted_by, drafted_at)
SELECT DISTINCT ON (number) number, unit, kind, audience, period, as_of, known_at, data_hash, snapshot, '[]', '',
                            id, 'DRAFT', created_by, finished_at
FROM reports.report
WHERE state = 'DONE'
ORDER BY number, finished_at, id;
