-- More than half of at least 30 payments are whole hundreds; wages, subsidies and relief are left out.
SELECT
    unit,
    '整百金额' AS subject,
    concat(toString(n), ' 笔支出中 ', toString(length(rows)), ' 笔是整百元') AS found,
    total AS amount,
    submissions,
    rows
FROM
(
    SELECT
        unit,
        count() AS n,
        sumIf(amount, round_hundred) AS total,
        groupArrayIf(submission, round_hundred) AS submissions,
        groupArrayIf(row, round_hundred) AS rows
    FROM
    (
        SELECT unit, submission, row, amount, toInt64(amount * 100) % 10000 = 0 AS round_hundred
        FROM expense
        WHERE NOT listed
    )
    GROUP BY unit
)
WHERE n >= 30
  AND 2 * length(rows) > n
ORDER BY unit
