-- What was disclosed is still what the books say. A month's 收入 (CW-03) and 支出 (CW-02) were published while the platform
-- held rows of that month; if rows came or changed after the newest publication, another one (a correction) is owed.
-- Order of receipt counts, no date: it is the same in 补报. A month whose books came only after its publication cannot be
-- compared with what was posted.
SELECT
    books.unit AS unit,
    books.month AS month,
    formatDateTime(books.month, '%Y-%m') AS key,
    notEmpty(later) AS failed,
    concat('公开之后账表又有 ', toString(length(later)), ' 行新增或更正') AS found,
    '公开的内容与账表一致；账表改过的，重新公开并注明更正' AS expected,
    arrayMap(entry -> entry.1, arraySlice(later, 1, 200)) AS submissions,
    arrayMap(entry -> entry.2, arraySlice(later, 1, 200)) AS rows,
    books.backfill AS backfill,
    arraySort(arrayFilter(entry -> entry.1 > posted.submission, books.entries)) AS later
FROM
(
    SELECT unit, month, groupArray((submission, row)) AS entries, max(known.backfill) AS backfill
    FROM
    (
        SELECT unit, month, submission, row, backfill FROM ledger_known
        UNION ALL
        SELECT unit, month, submission, row, backfill FROM sheet_known
    ) AS known
    GROUP BY unit, month
) AS books
INNER JOIN
(
    SELECT unit, period, max(register_known.submission) AS submission
    FROM register_known
    WHERE item IN ('CW-02', 'CW-03')
      AND event = ''
      AND length(period) = 7
      AND formatDateTime(claimed_on, '%Y-%m') > period                                          -- D-10
    GROUP BY unit, period
) AS posted ON posted.unit = books.unit AND posted.period = formatDateTime(books.month, '%Y-%m')
INNER JOIN books_first AS first ON first.unit = books.unit AND first.month = books.month
WHERE first.submission < posted.submission
