-- Party dues have an account of their own (7.xx): a line about 党费 stands under it, no voucher mixes it with other
-- accounts, and where the month has sheets one of them is the dues' own fund.
SELECT
    unit,
    month,
    concat(formatDateTime(month, '%Y-%m'), ' ', voucher, ' ', toString(line)) AS key,
    NOT own_account OR mixed > 0 OR funds > 0 AND own_funds = 0 AS failed,
    concat('凭证 ', voucher, '（', toDecimalString(amount, 2), ' 元）', arrayStringConcat(
        arrayFilter(
            said -> said != '',
            [
                if(own_account, '', '摘要或资金来源是党费，科目不是 7.xx'),
                if(mixed > 0, '同一凭证还有其他科目', ''),
                if(funds > 0 AND own_funds = 0, '月度公开表没有党费一行，党费混在其他资金里', '')
            ]),
        '；')) AS found,
    '党费单独立账、单独列示，不与社区经费混用；请分开记账并补报党费的公开表' AS expected,
    [submission] AS submissions,
    [row] AS rows,
    greatest(backfill, sheets.sheets_backfill) AS backfill
FROM
(
    SELECT unit, month, voucher, line, submission, row, backfill, amount, own_account, about_dues,
           countIf(NOT own_account) OVER (PARTITION BY unit, month, voucher) * own_account AS mixed
    FROM
    (
        SELECT unit, month, voucher, line, submission, row, backfill, amount,
               startsWith(account, '7.') AS own_account,
               own_account OR position(summary, '党费') > 0 OR position(fund_source, '党费') > 0 AS about_dues
        FROM ledger_known
    )
) AS entry
LEFT JOIN
(
    SELECT
        unit,
        month,
        count() AS funds,
        countIf(position(fund, '党费') > 0) AS own_funds,
        max(backfill) AS sheets_backfill
    FROM sheet_known
    GROUP BY unit, month
) AS sheets USING (unit, month)
WHERE about_dues
