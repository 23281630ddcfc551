-- What the nightly scan found overdue, by community and cut-off; a community that owes nothing has no row. Whether a duty
-- is overdue follows from its due date and is stored nowhere (process.md §1): these are the counts of a day.
CREATE TABLE reports.overdue_scan
(
    unit         bigint      NOT NULL,
    as_of        date        NOT NULL,
    overdue      integer     NOT NULL CHECK (overdue > 0),
    newly        integer     NOT NULL CHECK (newly BETWEEN 0 AND overdue),
    long_overdue integer     NOT NULL CHECK (long_overdue BETWEEN 0 AND overdue),
    scanned_at   timestamptz NOT NULL,
    PRIMARY KEY (unit, as_of)
);
SELECT base.protect('reports.overdue_scan');
