-- Three months running with the same income and the same expenses over all funds.
SELECT
    unit,
    concat(formatDateTime(first_month, '%Y-%m'), ' 起') AS subject,
    concat(formatDateTime(first_month, '%Y-%m'), ' 起连续三个月收入都是 ', toDecimalString(income, 2), ' 元、支出都是 ', toDecimalString(expenses, 2),
        ' 元') AS found,
    CAST(expenses, 'Nullable(Decimal(18, 2))') AS amount,
    arrayFlatten(months_submissions) AS submissions,
    arrayFlatten(months_rows) AS rows
FROM
(
    SELECT
        unit, month, income, expenses,
        count() OVER three AS months,
        min(month) OVER three AS first_month,
        min(income) OVER three = max(income) OVER three AND min(expenses) OVER three = max(expenses) OVER three AS same,
        groupArray(sheet_submissions) OVER three AS months_submissions,
        groupArray(sheet_rows) OVER three AS months_rows
    FROM
    (
        SELECT
            unit,
            month,
            sum(sheet.income) AS income,
            sum(sheet.expense) AS expenses,
            groupArray(submission) AS sheet_submissions,
            groupArray(row) AS sheet_rows
        FROM sheet_known AS sheet
        WHERE month BETWEEN addMonths({from:Date32}, -2) AND {to:Date32}
        GROUP BY unit, month
    )
    WINDOW three AS (PARTITION BY unit ORDER BY month ROWS BETWEEN 2 PRECEDING AND CURRENT ROW)
)
WHERE same
  AND months = 3
  AND addMonths(first_month, 2) = month
ORDER BY unit, first_month
