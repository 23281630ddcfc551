-- A receivable that nobody paid back for twelve months: what stood in the sheet of twelve months before the newest one
-- of the period and was not paid since (what is paid counts for the oldest first). Without that older sheet nothing is
-- said. `amount` is what is left of it.
SELECT
    unit,
    concat('往来应收 ', counterparty) AS subject,
    concat(formatDateTime(addMonths(newest, -12), '%Y-%m'), ' 的应收 ', toDecimalString(before, 2), ' 元，至 ', formatDateTime(newest, '%Y-%m'),
        ' 仍有 ', toDecimalString(left, 2), ' 元没有收回') AS found,
    CAST(left, 'Nullable(Decimal(18, 2))') AS amount,
    submissions,
    rows
FROM
(
    SELECT
        unit,
        counterparty,
        newest,
        sumIf(sheet.closing, sheet.month = addMonths(newest, -12)) AS before,
        before - sumIf(sheet.decrease, sheet.month > addMonths(newest, -12)) AS unpaid,
        least(unpaid, min(sheet.closing)) AS left,
        groupArray(sheet.submission) AS submissions,
        groupArray(sheet.row) AS rows
    FROM
    (
        SELECT unit, counterparty, month, decrease, closing, submission, row,
               maxIf(month, month BETWEEN {from:Date32} AND {to:Date32}) OVER (PARTITION BY unit, counterparty) AS newest
        FROM debt_known
        WHERE month BETWEEN addMonths({from:Date32}, -12) AND {to:Date32}
          AND nature = '往来应收'
    ) AS sheet
    WHERE newest >= {from:Date32}
      AND sheet.month BETWEEN addMonths(newest, -12) AND newest
    GROUP BY unit, counterparty, newest
)
WHERE left > 0
ORDER BY unit, counterparty
