-- Formula 2: M70 counts FV-01 … FV-23; M71 the pairs of figures that must be equal: the sums of the year (FV-12), what was
-- disclosed as nothing and the ledger (FV-14), a fund on its sheet and in the table of special funds.
-- `tested_case` are the rows, funds and sums that FV-08 … FV-23 and M71 look at, one row each; 71 is the pair that is no rule of its own.
found AS
(
    SELECT
        unit,
        month,
        groupUniqArray(tested_case.rule) AS tested,
        groupUniqArrayIf(tested_case.rule, tested_case.failed) AS failing,
        countIf(tested_case.rule IN (12, 14, 71)) AS pairs,
        countIf(tested_case.rule IN (12, 14, 71) AND NOT tested_case.failed) AS pairs_equal,
        max(tested_case.backfill) AS backfill
    FROM tested_case
    GROUP BY unit, month
),
checked AS
(
    SELECT
        unit,
        month,
        arrayConcat(
            arrayResize(books_checked.checks, 7, NULL),
            arrayMap(
                rule -> if(has(found.tested, rule), toUInt8(NOT has(found.failing, rule)), NULL),
                range(8, 24))) AS checks,
        found.pairs AS pairs,
        found.pairs_equal AS pairs_equal,
        greatest(books_checked.backfill, found.backfill) AS backfill
    FROM books_checked
    FULL JOIN found USING (unit, month)
)
