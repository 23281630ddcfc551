-- Cash in hand is at most {cash_limit} 元 at the end of a month and never below zero. The days are gone through only where
-- the ledger's cash is all of the sheet's cash: money drawn from the bank stands in no ledger line, and a day would look
-- negative without it. Lines of one day are taken together, because their order is not known.
SELECT
    cash.unit AS unit,
    cash.month AS month,
    concat(formatDateTime(cash.month, '%Y-%m'), ' ', cash.fund) AS key,
    cash.closing > {cash_limit:Decimal(18, 2)} OR cash.closing < 0 OR below AS failed,
    concat(cash.fund, '期末结余 ', toDecimalString(cash.closing, 2), ' 元',
        if(below,
            concat('，', toString(moved.lowest_on), ' 日终结余 ', toDecimalString(cash.opening + moved.lowest, 2), ' 元'),
            '')) AS found,
    concat('库存现金每天不为负，月末不超过限额 ', toDecimalString({cash_limit:Decimal(18, 2)}, 2), ' 元；超过的存入银行，为负的核对漏记的收入') AS expected,
    [cash.submission] AS submissions,
    [cash.row] AS rows,
    cash.backfill AS backfill,
    moved.days > 0
        AND moved.income = cash.income
        AND moved.expense = cash.expense
        AND cash.opening + moved.lowest < 0 AS below
FROM
(
    SELECT unit, month, fund, submission, row, backfill, opening, income, expense, closing
    FROM sheet_known
    WHERE fund IN ('现金', '库存现金')
) AS cash
LEFT JOIN
(
    SELECT
        unit,
        month,
        count() AS days,
        sum(day_income) AS income,
        sum(day_expense) AS expense,
        min(running) AS lowest,
        argMin(business_on, (running, business_on)) AS lowest_on
    FROM
    (
        SELECT unit, month, business_on, day_income, day_expense,
               CAST(sum(day_income - day_expense) OVER (PARTITION BY unit, month ORDER BY business_on), 'Decimal(38, 2)') AS running
        FROM
        (
            SELECT
                unit,
                month,
                business_on,
                sumIf(amount, direction = '收入') AS day_income,
                sumIf(amount, direction = '支出') AS day_expense
            FROM ledger_known
            WHERE settlement = '现金'
            GROUP BY unit, month, business_on
        )
    )
    GROUP BY unit, month
) AS moved ON moved.unit = cash.unit AND moved.month = cash.month
