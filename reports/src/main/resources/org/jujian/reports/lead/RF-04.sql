-- First digits of at least 300 amounts from 10 yuan on are further from Benford's law than 0.015 on the mean (Nigrini).
-- Of one community within a year, else of the whole street; never of a month. A statistic, no money: floating point.
SELECT
    unit,
    '首位数字' AS subject,
    concat(toString(n), ' 笔支出，首位数字与本福特分布的平均偏差 ', toString(round(deviation, 4)), '，界限 0.015') AS found,
    CAST(NULL, 'Nullable(Decimal(18, 2))') AS amount,
    submissions,
    rows
FROM
(
    SELECT
        of AS unit,
        count() AS n,
        groupArray(toUInt8(substring(toString(toUInt64(amount)), 1, 1))) AS digits,
        arrayAvg(arrayMap(
            d -> abs(arrayCount(x -> x = d, digits) / n - log10(1 + 1 / d)),
            CAST(range(1, 10), 'Array(UInt8)'))) AS deviation,
        groupArray(submission) AS submissions,
        groupArray(row) AS rows
    FROM
    (
        SELECT unit, amount, submission, row, count() OVER (PARTITION BY unit) AS own,
               if(own >= 300, unit, intDiv(unit, 1000) * 1000) AS of
        FROM expense
        WHERE NOT listed
          AND amount >= 10
    )
    GROUP BY of
)
WHERE n >= 300
  AND deviation > 0.015
ORDER BY unit
