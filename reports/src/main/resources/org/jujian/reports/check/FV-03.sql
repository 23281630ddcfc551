-- What finance.sql counts, month by month (D-23).
SELECT
    sheets.unit AS unit,
    sheets.month AS month,
    formatDateTime(sheets.month, '%Y-%m') AS key,
    sheets.income != lines.income OR sheets.expense != lines.expense AS failed,
    concat('收支明细收入 ', toDecimalString(lines.income, 2), ' 元、支出 ', toDecimalString(lines.expense, 2), ' 元；月度公开表收入 ',
        toDecimalString(sheets.income, 2), ' 元、支出 ', toDecimalString(sheets.expense, 2), ' 元') AS found,
    '明细的收入、支出合计等于公开表各项资金的合计，分毫不差；请核对漏记、重记的凭证' AS expected,
    sheets.submissions AS submissions,
    sheets.rows AS rows,
    greatest(sheets.backfill, lines.backfill) AS backfill
FROM
(
    SELECT
        unit,
        month,
        sum(sheet_known.income) AS income,
        sum(sheet_known.expense) AS expense,
        groupArray(submission) AS submissions,
        groupArray(row) AS rows,
        max(sheet_known.backfill) AS backfill
    FROM sheet_known
    GROUP BY unit, month
) AS sheets
INNER JOIN
(
    SELECT
        unit,
        month,
        sumIf(amount, direction = '收入') AS income,
        sumIf(amount, direction = '支出') AS expense,
        max(ledger_known.backfill) AS backfill
    FROM ledger_known
    GROUP BY unit, month
) AS lines ON lines.unit = sheets.unit AND lines.month = sheets.month
