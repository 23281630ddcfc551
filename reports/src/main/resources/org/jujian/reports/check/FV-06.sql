-- What finance.sql counts, line by line (D-25).
SELECT
    unit,
    month,
    concat(formatDateTime(month, '%Y-%m'), ' ', voucher, ' ', toString(line)) AS key,
    toStartOfMonth(business_on) != month AS failed,
    concat('凭证 ', voucher, ' 业务日期 ', toString(business_on), '，会计期间 ', formatDateTime(month, '%Y-%m')) AS found,
    '业务日期在会计期间之内；请更正其中一个' AS expected,
    [submission] AS submissions,
    [row] AS rows,
    backfill
FROM ledger_known
