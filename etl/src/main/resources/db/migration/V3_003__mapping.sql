-- What was said about a file's headings when it was acknowledged (org.jujian.etl.template.Mapping): a heading and the
-- column that it is, '' = not used. A replay reads the file by the same words.
ALTER TABLE etl.submission
    ADD COLUMN mapped_headings text[] NOT NULL DEFAULT '{}',
    ADD COLUMN mapped_columns  text[] NOT NULL DEFAULT '{}',
    ADD CHECK (cardinality(mapped_headings) = cardinality(mapped_columns));

-- The same for the files of a feeding unit and template to come. `heading` is written as headings are compared: NFKC,
-- small letters, no blanks.
CREATE TABLE etl.remembered_heading
(
    unit     bigint      NOT NULL,
    template text        NOT NULL,
    heading  text        NOT NULL CHECK (heading <> ''),
    meant    text        NOT NULL,
    said_by  text        NOT NULL,
    said_at  timestamptz NOT NULL,
    PRIMARY KEY (unit, template, heading)
);
SELECT base.protect('etl.remembered_heading');
