-- A key is kept for a documented time and may be given to another call afterwards; `headings` is what the first call
-- said about the file's headings (org.jujian.etl.submission.NewSubmission.Headings), because the submission only keeps
-- what came of it. Keys of before belong to calls that said nothing.
ALTER TABLE etl.idempotency_key
    ADD COLUMN headings text        NOT NULL DEFAULT 'as before'
        CHECK (headings IN ('as before', 'said', 'said for good')),
    ADD COLUMN given_at timestamptz NOT NULL DEFAULT now();
ALTER TABLE etl.idempotency_key
    ALTER COLUMN headings DROP DEFAULT,
    ALTER COLUMN given_at DROP DEFAULT;
GRANT DELETE ON etl.idempotency_key TO jujian_app;
