-- What finance.sql counts, line by line (D-25).
SELECT
    unit,
    month,
    concat(formatDateTime(month, '%Y-%m'), ' ', voucher, ' ', toString(line)) AS key,
    amount = 0 OR amount < 0 AND NOT referenced AS failed,
    concat('凭证 ', voucher, ' 金额 ', toDecimalString(amount, 2), ' 元',
        multiIf(
            amount = 0, '',
            reversed_voucher = '', '，没有原凭证字号',
            concat('，原凭证 ', reversed_voucher, ' 没有同一科目的正数行'))) AS found,
    '金额大于零；红字冲销写原凭证字号，原凭证有同一科目的正数行' AS expected,
    [submission] AS submissions,
    [row] AS rows,
    backfill
FROM
(
    SELECT
        unit, month, voucher, line, submission, row, backfill, amount, reversed_voucher,
        (unit, if(account = '', account_written, account), reversed_voucher) IN
            (
                SELECT unit, if(account = '', account_written, account), voucher
                FROM ledger_known
                WHERE amount > 0
            ) AS referenced
    FROM ledger_known
)
