-- A special fund spends no more than it received (else somebody advanced the money, 垫支), and at most a tenth more than
-- its budget unless a resolution changed it.
SELECT
    unit,
    month,
    concat(formatDateTime(month, '%Y-%m'), ' ', project) AS key,
    spent > received OR over_budget AS failed,
    concat('项目“', name, '”累计已支出 ', toDecimalString(spent, 2), ' 元，已到账 ', toDecimalString(received, 2), ' 元',
        if(spent > received, concat('，垫支 ', toDecimalString(spent - received, 2), ' 元'), ''),
        if(over_budget, concat('；预算 ', toDecimalString(budget, 2), ' 元，没有调整决议号'), '')) AS found,
    '累计支出不超过到账，也不超过预算的 110%；超预算的填调整决议号，垫支的说明来源' AS expected,
    [submission] AS submissions,
    [row] AS rows,
    backfill
FROM
(
    SELECT unit, month, project, name, submission, row, backfill, budget, received, spent,
           10 * spent > 11 * budget AND adjustment = '' AS over_budget
    FROM special_fund_known
)
