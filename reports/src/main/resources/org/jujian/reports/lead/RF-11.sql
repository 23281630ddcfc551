-- Much cash: one payment above 1,000 yuan, or more than 30 % of all expenses.
SELECT unit, subject, found, amount, submissions, rows
FROM
(
    SELECT
        unit,
        concat(toString(business_on), ' ', summary) AS subject,
        concat('现金支付 ', toDecimalString(amount, 2), ' 元') AS found,
        amount,
        [submission] AS submissions,
        [row] AS rows
    FROM expense
    WHERE settlement = '现金'
      AND amount > 1000
    UNION ALL
    SELECT
        unit,
        '现金占比' AS subject,
        concat('现金支出 ', toDecimalString(cash, 2), ' 元，占支出 ', toDecimalString(total, 2), ' 元的 ',
            toString(round(100 * toDecimal256(cash, 6) / total, 1)), '%') AS found,
        cash AS amount,
        submissions,
        rows
    FROM
    (
        SELECT
            unit,
            sum(amount) AS total,
            sumIf(amount, settlement = '现金') AS cash,
            groupArrayIf(submission, settlement = '现金') AS submissions,
            groupArrayIf(row, settlement = '现金') AS rows
        FROM expense
        GROUP BY unit
    )
    WHERE 10 * cash > 3 * total
)
ORDER BY unit, subject
