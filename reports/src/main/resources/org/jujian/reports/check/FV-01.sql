-- What finance.sql counts, sheet by sheet.
SELECT
    unit,
    month,
    concat(formatDateTime(month, '%Y-%m'), ' ', fund) AS key,
    opening + income - expense != closing AS failed,
    concat(fund, '：上期结余 ', toDecimalString(opening, 2), ' + 收入 ', toDecimalString(income, 2), ' - 支出 ', toDecimalString(expense, 2),
        ' = ', toDecimalString(opening + income - expense, 2), ' 元，期末结余写的是 ', toDecimalString(closing, 2), ' 元') AS found,
    '上期结余 + 本期收入 - 本期支出 = 期末结余，分毫不差；请核对后更正公开表' AS expected,
    [submission] AS submissions,
    [row] AS rows,
    backfill
FROM sheet_known
