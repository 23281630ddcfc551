-- What finance.sql counts, fund by fund (D-22).
SELECT
    unit,
    month,
    concat(formatDateTime(month, '%Y-%m'), ' ', fund) AS key,
    earlier_month != addMonths(month, -1) OR earlier_closing != opening AS failed,
    if(earlier_month != addMonths(month, -1),
        concat(fund, '：上一张公开表是 ', formatDateTime(earlier_month, '%Y-%m'), ' 的，中间缺月份'),
        concat(fund, '：本月上期结余 ', toDecimalString(opening, 2), ' 元，上月期末结余 ', toDecimalString(earlier_closing, 2), ' 元')) AS found,
    '本月上期结余等于上月期末结余，月份不间断；请补报缺的月份，或更正结余' AS expected,
    [submission] AS submissions,
    [row] AS rows,
    backfill
FROM
(
    SELECT
        unit, month, fund, submission, row, backfill, opening,
        row_number() OVER earlier > 1 AS chained,
        lagInFrame(month) OVER earlier AS earlier_month,
        lagInFrame(closing) OVER earlier AS earlier_closing
    FROM sheet_known
    WINDOW earlier AS (PARTITION BY unit, fund ORDER BY month ROWS BETWEEN 1 PRECEDING AND CURRENT ROW)
)
WHERE chained
