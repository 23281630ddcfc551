-- Money is spent at the year's end: more than 40 % in the last quarter, December above twice the mean of the months
-- before, or at least half of a special fund in the year's last fifteen days. Asked of whole years only.
SELECT unit, subject, found, amount, submissions, rows
FROM
(
    SELECT
        unit,
        '第四季度' AS subject,
        concat('第四季度支出 ', toDecimalString(late, 2), ' 元，全年 ', toDecimalString(total, 2), ' 元；12 月 ', toDecimalString(december, 2), ' 元') AS found,
        late AS amount,
        submissions,
        rows
    FROM
    (
        SELECT
            unit,
            sum(amount) AS total,
            sumIf(amount, toMonth(business_on) >= 10) AS late,
            sumIf(amount, toMonth(business_on) = 12) AS december,
            groupArrayIf(submission, toMonth(business_on) >= 10) AS submissions,
            groupArrayIf(row, toMonth(business_on) >= 10) AS rows
        FROM expense
        WHERE NOT startsWith(account, '3.')
        GROUP BY unit
        HAVING uniqExact(toMonth(business_on)) >= 6
    )
    WHERE 10 * late > 4 * total
       OR 11 * december > 2 * (total - december)
    UNION ALL
    SELECT
        unit,
        concat('专项 ', account) AS subject,
        concat('专项 ', account, ' 全年支出 ', toDecimalString(total, 2), ' 元，其中 12 月 17 日以后 ', toDecimalString(late, 2), ' 元') AS found,
        late AS amount,
        submissions,
        rows
    FROM
    (
        SELECT
            unit,
            account,
            sum(amount) AS total,
            sumIf(amount, business_on >= {to:Date32} - 14) AS late,
            groupArrayIf(submission, business_on >= {to:Date32} - 14) AS submissions,
            groupArrayIf(row, business_on >= {to:Date32} - 14) AS rows
        FROM expense
        WHERE startsWith(account, '3.')
        GROUP BY unit, account
    )
    WHERE late > 0
      AND 2 * late >= total
)
ORDER BY unit, subject
