-- A line of a table with columns for each month is several rows, each with a rejection of its own: `part` says which of
-- them, 0 where a line is one row. `letters` stand over the cell's column in a spreadsheet, null where the file has no
-- such column; `heading` is the column as the messages name it. Grouped by reason on the pages, so with an index for it.
ALTER TABLE etl.rejection
    ADD COLUMN part    integer NOT NULL DEFAULT 0,
    ADD COLUMN letters text,
    ADD COLUMN heading text;
UPDATE etl.rejection SET heading = file_column;
ALTER TABLE etl.rejection
    ALTER COLUMN heading SET NOT NULL,
    DROP CONSTRAINT rejection_pkey,
    ADD PRIMARY KEY (submission, file_row, part);
CREATE INDEX rejection_by_reason ON etl.rejection (submission, code, file_column, file_row, part);
