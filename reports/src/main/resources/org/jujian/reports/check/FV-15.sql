-- One bill paid in two communities of the street. Numbers of old invoices repeat from seller to seller, so that the payee
-- or the amount must be the same too; a number of fewer than six characters is a slip of one's own. What was reversed
-- does not count. Nothing is said about which other community it is.
SELECT
    entry.unit AS unit,
    entry.month AS month,
    concat(formatDateTime(entry.month, '%Y-%m'), ' ', entry.voucher, ' ', toString(entry.line)) AS key,
    arrayExists(
        o -> o.1 != entry.unit AND (o.2 != '' AND o.2 = entry.counterparty OR o.3 = entry.amount),
        other.uses) AS failed,
    concat('凭证 ', entry.voucher, ' 的票据号 ', entry.bill, '（', toDecimalString(entry.amount, 2),
        ' 元）在本街道另一个社区的账上也有，收款方或金额相同') AS found,
    '一张票据只列支一次；请核对票据原件，记错的红字冲销' AS expected,
    [entry.submission] AS submissions,
    [entry.row] AS rows,
    entry.backfill AS backfill
FROM
(
    SELECT unit, month, voucher, line, submission, row, backfill, counterparty, amount,
           replaceRegexpAll(upper(bill_no), '\\s', '') AS bill
    FROM ledger_known
    WHERE direction = '支出'
      AND amount > 0
      AND lengthUTF8(bill) >= 6
      AND (unit, voucher, account) NOT IN (SELECT unit, reversed_voucher, account FROM ledger_known WHERE amount < 0)
) AS entry
LEFT JOIN
(
    SELECT bill, groupArray((unit, counterparty, amount)) AS uses
    FROM bill_known
    WHERE amount > 0
      AND (unit, voucher, account) NOT IN (SELECT unit, reversed_voucher, account FROM bill_known WHERE amount < 0)
    GROUP BY bill
    HAVING uniqExact(unit) > 1
) AS other ON other.bill = entry.bill
