-- Payments crowd just below the limit: at least eight, and more than three times as many as just above it.
SELECT
    unit,
    concat('限额 ', toDecimalString({limit:Decimal(18, 2)}, 2), ' 元') AS subject,
    concat('限额以下一成之内 ', toString(length(rows)), ' 笔，以上一成之内 ', toString(above), ' 笔') AS found,
    below_total AS amount,
    submissions,
    rows
FROM
(
    SELECT
        unit,
        groupArrayIf(submission, near AND amount < {limit:Decimal(18, 2)}) AS submissions,
        groupArrayIf(row, near AND amount < {limit:Decimal(18, 2)}) AS rows,
        sumIf(amount, near AND amount < {limit:Decimal(18, 2)}) AS below_total,
        countIf(near AND amount >= {limit:Decimal(18, 2)}) AS above
    FROM
    (
        SELECT
            unit, submission, row, amount,
            10 * amount >= 9 * {limit:Decimal(18, 2)} AND 10 * amount < 11 * {limit:Decimal(18, 2)} AS near
        FROM expense
        WHERE NOT listed
    )
    GROUP BY unit
)
WHERE length(rows) >= 8
  AND length(rows) > 3 * above
ORDER BY unit
