-- Months in which more was spent than twice the median of at most twelve months before, of which there are three or
-- more. A lead only where the month's finance was published late as well: the obligations tell.
SELECT
    unit,
    formatDateTime(month, '%Y-%m') AS subject,
    concat('支出 ', toDecimalString(spent, 2), ' 元，此前各月中位数 ', toDecimalString(usual, 2), ' 元；当月财务未按时公开') AS found,
    spent AS amount,
    submissions,
    rows
FROM
(
    SELECT
        unit, month, spent, submissions, rows,
        groupArray(spent) OVER before AS earlier,
        arraySort(earlier) AS sorted,
        CAST(if(length(sorted) = 0, 0,
            (sorted[intDiv(length(sorted) + 1, 2)] + sorted[intDiv(length(sorted), 2) + 1]) / 2), 'Decimal(18, 2)') AS usual
    FROM
    (
        SELECT
            unit,
            month,
            sum(expense.amount) AS spent,
            groupArray(submission) AS submissions,
            groupArray(row) AS rows
        FROM expense
        GROUP BY unit, month
    )
    WINDOW before AS (PARTITION BY unit ORDER BY month ROWS BETWEEN 12 PRECEDING AND 1 PRECEDING)
)
WHERE length(earlier) >= 3
  AND spent > 2 * usual
  AND month >= {asked_from:Date32}
ORDER BY unit, month
