-- The year's sum that a sheet names is the sum of its months. Where the platform holds all months since January they are
-- added up; else last month's sum and this month's figure must give this month's sum. A fund's first sheet in the middle
-- of a year has nothing to be compared with. Quarters stand in no template.
SELECT
    unit,
    month,
    concat(formatDateTime(month, '%Y-%m'), ' ', fund, ' ', what) AS key,
    assumeNotNull(written != computed) AS failed,
    concat(fund, '：', what, '写的是 ', toDecimalString(assumeNotNull(written), 2), ' 元，各月相加是 ',
        toDecimalString(assumeNotNull(computed), 2), ' 元') AS found,
    '本年累计等于 1 月至本月各月之和，分毫不差；请核对累计栏，或补报、更正以前月份的公开表' AS expected,
    [submission] AS submissions,
    [row] AS rows,
    backfill
FROM
(
    SELECT
        unit, month, fund, what, written, submission, row, backfill,
        multiIf(
            count() OVER year_so_far = toMonth(month), CAST(sum(current) OVER year_so_far, 'Nullable(Decimal(38, 2))'),
            lagInFrame(month) OVER year_so_far = addMonths(month, -1),
                CAST(lagInFrame(written) OVER year_so_far + current, 'Nullable(Decimal(38, 2))'),
            NULL) AS computed
    FROM
    (
        SELECT unit, month, fund, side.1 AS what, side.2 AS written, side.3 AS current, submission, row, backfill
        FROM sheet_known
        ARRAY JOIN [('本年累计收入', year_income, income), ('本年累计支出', year_expense, expense)] AS side
    )
    WINDOW year_so_far AS (PARTITION BY unit, fund, what, toYear(month) ORDER BY month
                           ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)
)
WHERE isNotNull(written)
  AND isNotNull(computed)
