-- A debt adds up, and nobody borrows without a resolution (CW-08).
SELECT
    unit,
    month,
    concat(formatDateTime(month, '%Y-%m'), ' ', counterparty, ' ', nature) AS key,
    wrong OR unresolved AS failed,
    concat(nature, '：期初 ', toDecimalString(opening, 2), ' + 增加 ', toDecimalString(increase, 2), ' - 减少 ',
        toDecimalString(decrease, 2), if(wrong, ' ≠ ', ' = '), '期末 ', toDecimalString(closing, 2), ' 元',
        if(wrong, concat('，差 ', toDecimalString(abs(opening + increase - decrease - closing), 2), ' 元'), ''),
        if(unresolved, '；新增借款没有决议号', '')) AS found,
    '期初 + 增加 - 减少 = 期末，分毫不差；新增银行贷款和其他借款填决议号' AS expected,
    [submission] AS submissions,
    [row] AS rows,
    backfill
FROM
(
    SELECT unit, month, counterparty, nature, submission, row, backfill, opening, increase, decrease, closing,
           opening + increase - decrease != closing AS wrong,
           nature IN ('银行贷款', '其他借款') AND increase > 0 AND resolution = '' AS unresolved
    FROM debt_known
)
