-- What finance.sql counts, voucher by voucher (D-24).
SELECT
    unit,
    month,
    concat(formatDateTime(month, '%Y-%m'), ' ', voucher) AS key,
    length(days) > 1 AS failed,
    concat('凭证 ', voucher, ' 有 ', toString(length(days)), ' 个业务日期：', arrayStringConcat(days, '、')) AS found,
    '同一会计期间同一凭证字号的各行业务日期相同；请更正日期或凭证字号' AS expected,
    submissions,
    rows,
    backfill
FROM
(
    SELECT
        unit,
        month,
        voucher,
        arraySort(groupUniqArray(toString(business_on))) AS days,
        groupArray(submission) AS submissions,
        groupArray(row) AS rows,
        max(ledger_known.backfill) AS backfill
    FROM ledger_known
    GROUP BY unit, month, voucher
)
