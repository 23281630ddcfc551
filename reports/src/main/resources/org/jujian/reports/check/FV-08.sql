-- One month a hundred times as large as the months before it: a file in 元 was read as 万元 (finance.md §4). All money
-- of a month, in and out, against the median of up to twelve earlier months that have any; three at least. Income and
-- expense are not tested apart: a grant after months of bank interest is large and right.
SELECT
    unit,
    month,
    concat(formatDateTime(month, '%Y-%m'), ' ', what) AS key,
    2 * total > 100 * (earlier[intDiv(months + 1, 2)] + earlier[intDiv(months, 2) + 1]) AS failed,
    concat(what, '本月收支合计 ', toDecimalString(total, 2), ' 元，以前 ', toString(months), ' 个月的中位数是 ',
        toDecimalString((earlier[intDiv(months + 1, 2)] + earlier[intDiv(months, 2) + 1]) / 2, 2), ' 元') AS found,
    '不超过以前各月中位数的 100 倍；请核对报送时选的金额单位（元或万元），选错的重新报送' AS expected,
    arrayMap(entry -> entry.2, largest) AS submissions,
    arrayMap(entry -> entry.3, largest) AS rows,
    backfill
FROM
(
    SELECT
        unit, month, what, total, largest, backfill,
        arraySort(groupArray(total) OVER before) AS earlier,
        length(earlier) AS months
    FROM
    (
        SELECT
            unit,
            month,
            '收支明细' AS what,
            CAST(sum(abs(amount)), 'Decimal(38, 2)') AS total,
            arraySlice(arrayReverseSort(groupArray((abs(amount), submission, row))), 1, 20) AS largest,
            max(ledger_known.backfill) AS backfill
        FROM ledger_known
        GROUP BY unit, month
        HAVING total > 0
        UNION ALL
        SELECT
            unit,
            month,
            '月度公开表' AS what,
            CAST(sum(abs(income) + abs(expense)), 'Decimal(38, 2)') AS total,
            arraySlice(arrayReverseSort(groupArray((CAST(abs(income) + abs(expense), 'Decimal(18, 2)'), submission, row))), 1, 20) AS largest,
            max(sheet_known.backfill) AS backfill
        FROM sheet_known
        GROUP BY unit, month
        HAVING total > 0
    )
    WINDOW before AS (PARTITION BY unit, what ORDER BY month ROWS BETWEEN 12 PRECEDING AND 1 PRECEDING)
)
WHERE months >= 3
