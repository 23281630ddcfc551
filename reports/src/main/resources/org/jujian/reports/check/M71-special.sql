-- A special fund has the same balance on its own sheet (T-03, a fund by the project's number or name) and in the table of
-- special funds (T-04).
SELECT
    sheet.unit AS unit,
    sheet.month AS month,
    concat(formatDateTime(sheet.month, '%Y-%m'), ' ', sheet.fund) AS key,
    sheet.closing != fund.balance AS failed,
    concat('“', sheet.fund, '”月度公开表期末结余 ', toDecimalString(sheet.closing, 2), ' 元，专项资金表已到账减已支出 ',
        toDecimalString(fund.balance, 2), ' 元') AS found,
    '两张表的结余相同，分毫不差；请核对后更正其中一张' AS expected,
    [sheet.submission, fund.submission] AS submissions,
    [sheet.row, fund.row] AS rows,
    greatest(sheet.backfill, fund.backfill) AS backfill
FROM sheet_known AS sheet
INNER JOIN
(
    SELECT unit, month, title, submission, row, backfill, CAST(received - spent, 'Decimal(18, 2)') AS balance
    FROM special_fund_known
    ARRAY JOIN arrayDistinct([project, name]) AS title
) AS fund ON fund.unit = sheet.unit AND fund.month = sheet.month AND fund.title = sheet.fund
