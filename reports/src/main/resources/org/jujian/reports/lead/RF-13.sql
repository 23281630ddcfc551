-- Special money for running costs, a special fund below zero, or money that goes out in a month's last three days and
-- comes back from the same payee within the next five.
SELECT unit, subject, found, amount, submissions, rows
FROM
(
    SELECT
        unit,
        concat(toString(business_on), ' ', summary) AS subject,
        concat('资金来源“', fund_source, '”，列支 ', account, '“', summary, '”') AS found,
        amount,
        [submission] AS submissions,
        [row] AS rows
    FROM expense
    WHERE match(fund_source, '专项|服务群众|惠民|民生|救济|扶贫|救灾')
      AND account IN ('2.03', '2.04', '2.11', '2.12')
    UNION ALL
    SELECT
        unit,
        concat(formatDateTime(month, '%Y-%m'), ' ', fund) AS subject,
        concat(fund, ' 期末结余 ', toDecimalString(closing, 2), ' 元') AS found,
        closing AS amount,
        [submission] AS submissions,
        [row] AS rows
    FROM sheet_known
    WHERE month BETWEEN {from:Date32} AND {to:Date32}
      AND closing < 0
      AND fund NOT IN ('现金', '银行存款')
    UNION ALL
    SELECT
        a.unit AS unit,
        concat(toString(a.business_on), ' ', a.counterparty) AS subject,
        concat(toString(a.business_on), ' 付给 ', a.counterparty, ' ', toDecimalString(a.amount, 2), ' 元，', toString(b.business_on),
            ' 收回同额') AS found,
        a.amount AS amount,
        [a.submission, b.submission] AS submissions,
        [a.row, b.row] AS rows
    FROM expense AS a
    INNER JOIN line AS b ON a.unit = b.unit AND a.counterparty = b.counterparty AND a.amount = b.amount
    WHERE a.counterparty != ''
      AND b.direction = '收入'
      AND a.business_on > toLastDayOfMonth(a.business_on) - 3
      AND b.business_on BETWEEN a.business_on AND a.business_on + 5
)
ORDER BY unit, subject
