-- More than 5 % of the expenses have no bill number.
SELECT
    unit,
    '无票据支出' AS subject,
    concat('无票据号 ', toString(length(rows)), ' 笔 ', toDecimalString(bare, 2), ' 元，占支出 ', toDecimalString(total, 2), ' 元的 ',
        toString(round(100 * toDecimal256(bare, 6) / total, 1)), '%') AS found,
    bare AS amount,
    submissions,
    rows
FROM
(
    SELECT
        unit,
        sum(amount) AS total,
        sumIf(amount, bill_no = '') AS bare,
        groupArrayIf(submission, bill_no = '') AS submissions,
        groupArrayIf(row, bill_no = '') AS rows
    FROM expense
    WHERE NOT listed
    GROUP BY unit
)
WHERE 20 * bare > total
ORDER BY unit
