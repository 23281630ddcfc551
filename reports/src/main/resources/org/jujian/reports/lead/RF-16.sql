-- A rent of less than 60 % of the middle one per square metre among at least five leases of the street, or a lease that
-- was not offered in public. Of each lease the newest sheet of the period; an empty house (空置) is no lease.
SELECT
    unit,
    subject,
    concat(
        if(low, concat('年租金 ', toDecimalString(rent, 2), ' 元，每平方米 ', toDecimalString(assumeNotNull(per_metre), 2),
            ' 元，全街道 ', toString(leases), ' 份租约的中位数 ', toDecimalString(middle, 2), ' 元'), ''),
        if(low AND tendered = '否', '；', ''),
        if(tendered = '否', concat('没有公开招租，年租金 ', toDecimalString(rent, 2), ' 元'), '')) AS found,
    CAST(rent, 'Nullable(Decimal(18, 2))') AS amount,
    [submission] AS submissions,
    [row] AS rows
FROM
(
    WITH current AS
    (
        SELECT unit, subject, area, rent, tendered, submission, row,
               if(area > 0, toDecimal256(rent, 10) / area, NULL) AS per_metre
        FROM lease_known
        WHERE month BETWEEN {from:Date32} AND {to:Date32}
          AND tenant != '空置'
        ORDER BY month DESC
        LIMIT 1 BY unit, subject
    ),
    street AS
    (
        SELECT
            arraySort(groupArray(assumeNotNull(per_metre))) AS sorted,
            length(sorted) AS leases,
            if(leases = 0, toDecimal256(0, 10), (sorted[intDiv(leases + 1, 2)] + sorted[intDiv(leases, 2) + 1]) / 2) AS middle
        FROM current
        WHERE per_metre IS NOT NULL
    )
    SELECT unit, subject, rent, tendered, submission, row, per_metre, leases, middle,
           leases >= 5 AND ifNull(10 * per_metre < 6 * middle, 0) AS low
    FROM current
    CROSS JOIN street
)
WHERE low
   OR tendered = '否'
ORDER BY unit, subject
