-- Entertainment is more than 5 % of running expenses (2.04 to 2.04, 2.07, 2.11 and 2.12).
SELECT
    unit,
    '公务招待费' AS subject,
    concat('公务招待费 ', toDecimalString(feasts, 2), ' 元，占办公、电话、车辆和招待支出 ', toDecimalString(running, 2), ' 元的 ',
        toString(round(100 * toDecimal256(feasts, 6) / running, 1)), '%') AS found,
    feasts AS amount,
    submissions,
    rows
FROM
(
    SELECT
        unit,
        sumIf(amount, account = '2.04') AS feasts,
        sum(amount) AS running,
        groupArrayIf(submission, account = '2.04') AS submissions,
        groupArrayIf(row, account = '2.04') AS rows
    FROM expense
    WHERE account IN ('2.04', '2.07', '2.11', '2.12')
    GROUP BY unit
)
WHERE 20 * feasts > running
ORDER BY unit
