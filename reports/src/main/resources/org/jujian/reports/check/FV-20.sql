-- Rent is paid within three months (arrears of more than a quarter of the year's rent), and nobody stays on after the
-- contract ended: a lease that still stands in the books of a later month. Arrears are 应收 less 实收, or 欠租 as
-- written where that is more. Who rents is not named.
SELECT
    unit,
    month,
    concat(formatDateTime(month, '%Y-%m'), ' ', subject) AS key,
    overdue OR expired AS failed,
    concat('“', subject, '”年租金 ', toDecimalString(rent, 2), ' 元，欠租 ', toDecimalString(unpaid, 2), ' 元',
        if(expired, concat('；合同 ', toString(ends_on), ' 到期，', formatDateTime(month, '%Y-%m'), ' 仍在租'), '')) AS found,
    '欠租不超过三个月的租金；合同到期的收回或续签' AS expected,
    [submission] AS submissions,
    [row] AS rows,
    backfill
FROM
(
    SELECT unit, month, subject, submission, row, backfill, rent, ends_on, unpaid,
           4 * unpaid > rent AND unpaid > 0 AS overdue,
           ends_on < month AS expired
    FROM
    (
        SELECT unit, month, subject, submission, row, backfill, rent, ends_on,
               greatest(owed - paid, ifNull(arrears, 0)) AS unpaid
        FROM lease_known
        WHERE tenant NOT IN ('', '空置')
    )
)
