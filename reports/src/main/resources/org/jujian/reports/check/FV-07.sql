-- What finance.sql counts, line by line (D-25).
SELECT
    unit,
    month,
    concat(formatDateTime(month, '%Y-%m'), ' ', voucher, ' ', toString(line)) AS key,
    account = '' AS failed,
    concat('凭证 ', voucher, ' 公开科目“', account_written, '”') AS found,
    '公开科目是科目表里的代码或名称；请改用科目表里的科目' AS expected,
    [submission] AS submissions,
    [row] AS rows,
    backfill
FROM ledger_known
