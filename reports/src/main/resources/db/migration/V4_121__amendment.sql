-- What people changed in the words of a draft (reports.md A §12). Rows are only ever added, to drafts only; the machine's
-- text stays in what is frozen. `place` names a passage of the paper.
CREATE TABLE reports.amendment
(
    serial    bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    number    text        NOT NULL REFERENCES reports.edition,
    unit      bigint      NOT NULL,
    audience  text        NOT NULL CHECK (audience IN ('COMMUNITY', 'STREET', 'COMMITTEE')),
    place     text        NOT NULL,
    before    text        NOT NULL,
    after     text        NOT NULL CHECK (length(after) BETWEEN 1 AND 300 AND after <> before),
    edited_by text        NOT NULL,
    edited_at timestamptz NOT NULL
);
SELECT base.protect('reports.amendment');
REVOKE UPDATE, DELETE ON reports.amendment FROM jujian_app;
CREATE POLICY written_for ON reports.amendment AS RESTRICTIVE
    USING (audience <> 'COMMITTEE' OR (SELECT base.scope_audience()) IN ('COMMITTEE', 'SYSTEM'));
CREATE POLICY drafts ON reports.amendment AS RESTRICTIVE FOR INSERT
    WITH CHECK (EXISTS (SELECT FROM reports.edition e
                        WHERE e.number = amendment.number AND e.unit = amendment.unit
                          AND e.audience = amendment.audience AND e.state = 'DRAFT'));
CREATE INDEX amendment_by_number ON reports.amendment (number, serial);
