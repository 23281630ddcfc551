-- Checks FV-01 … FV-07 of each community and accounting month (finance.md §4, D-21): 1 passed, 0 failed, null not
-- applicable, in this order.
sheet_step AS
(
    SELECT
        unit, month, income, expense, backfill,
        opening + income - expense = closing AS adds_up,                                        -- FV-01
        row_number() OVER earlier > 1 AS chained,
        lagInFrame(month) OVER earlier = addMonths(month, -1)
            AND lagInFrame(closing) OVER earlier = opening AS chain_holds                       -- FV-02, D-22
    FROM sheet_known
    WINDOW earlier AS (PARTITION BY unit, fund ORDER BY month ROWS BETWEEN 1 PRECEDING AND CURRENT ROW)
),
sheet_month AS
(
    SELECT
        unit,
        month,
        count() AS sheets,
        sum(sheet_step.income) AS income,
        sum(sheet_step.expense) AS expense,
        min(adds_up) AS add_up,
        countIf(sheet_step.chained) AS chained,
        countIf(sheet_step.chained AND NOT chain_holds) AS broken,
        max(backfill) AS backfill
    FROM sheet_step
    WHERE hasAny(windows_of(addMonths(month, 1)), {windows:Array(String)})
    GROUP BY unit, month
),
voucher AS
(
    SELECT
        unit,
        month,
        voucher,
        count() AS lines,
        sumIf(amount, direction = '收入') AS income,
        sumIf(amount, direction = '支出') AS expense,
        uniqExact(business_on) = 1 AS one_day,                                                  -- FV-04, D-24
        countIf(
            amount = 0
                OR amount < 0
                    AND (unit, if(account = '', account_written, account), reversed_voucher) NOT IN
                    (
                        SELECT unit, if(account = '', account_written, account), voucher
                        FROM ledger_known
                        WHERE amount > 0
                    )) AS unreferenced,                                                         -- FV-05, D-25
        countIf(toStartOfMonth(business_on) != month) AS outside,                               -- FV-06
        countIf(account = '') AS unknown_account,                                               -- FV-07
        max(backfill) AS backfill
    FROM ledger_known
    WHERE hasAny(windows_of(addMonths(month, 1)), {windows:Array(String)})
    GROUP BY unit, month, voucher
),
ledger_month AS
(
    SELECT
        unit,
        month,
        sum(voucher.lines) AS lines,
        sum(voucher.income) AS income,
        sum(voucher.expense) AS expense,
        min(voucher.one_day) AS one_day,
        sum(voucher.unreferenced) AS unreferenced,
        sum(voucher.outside) AS outside,
        sum(voucher.unknown_account) AS unknown_account,
        max(backfill) AS backfill
    FROM voucher
    GROUP BY unit, month
),
books_checked AS
(
    SELECT
        unit,
        month,
        [
            if(sheets > 0, toUInt8(add_up), NULL),
            if(chained > 0, toUInt8(broken = 0), NULL),
            if(sheets > 0 AND lines > 0,
                toUInt8(sheet_month.income = ledger_month.income AND sheet_month.expense = ledger_month.expense),
                NULL),                                                                          -- FV-03, D-23
            if(lines > 0, toUInt8(one_day), NULL),
            if(lines > 0, toUInt8(unreferenced = 0), NULL),
            if(lines > 0, toUInt8(outside = 0), NULL),
            if(lines > 0, toUInt8(unknown_account = 0), NULL)
        ] AS checks,
        greatest(sheet_month.backfill, ledger_month.backfill) AS backfill
    FROM sheet_month
    FULL JOIN ledger_month USING (unit, month)
)
