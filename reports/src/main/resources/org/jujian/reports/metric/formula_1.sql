-- Formula 1: M70 counts FV-01 … FV-07, nothing brings M71 (D-21, D-27).
checked AS
(
    SELECT unit, month, checks, toUInt64(0) AS pairs, toUInt64(0) AS pairs_equal, backfill
    FROM books_checked
)
