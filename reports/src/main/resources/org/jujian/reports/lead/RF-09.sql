-- One payee has more than half of the expenses and more than 20,000 yuan.
SELECT
    unit,
    counterparty AS subject,
    concat('付给 ', counterparty, ' ', toDecimalString(paid, 2), ' 元，占支出 ', toDecimalString(total, 2), ' 元的 ',
        toString(round(100 * toDecimal256(paid, 6) / total, 1)), '%') AS found,
    paid AS amount,
    submissions,
    rows
FROM
(
    SELECT
        unit,
        counterparty,
        sum(expense.amount) AS paid,
        sum(paid) OVER (PARTITION BY unit) AS total,
        groupArray(submission) AS submissions,
        groupArray(row) AS rows
    FROM expense
    WHERE NOT listed
    GROUP BY unit, counterparty
)
WHERE counterparty != ''
  AND paid > 20000
  AND 2 * paid > total
ORDER BY unit, counterparty
