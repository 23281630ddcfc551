-- The more money, the more signatures: every expense has 经手人 and 审批人, above {approval_limit} 元 证明人 too, and
-- 监督小组审核人 where the month's ledger keeps that column. The limit is the second step of the real examples
-- (finance.md §4); the first, 200 元, asks for the approver's office, which a name does not tell, and no template
-- brings a street's own steps. Tested as FV-16 in a month whose expenses carry signatures.
SELECT
    unit,
    month,
    concat(formatDateTime(month, '%Y-%m'), ' ', voucher, ' ', toString(line)) AS key,
    notEmpty(missing) AS failed,
    concat('凭证 ', voucher, '（', toDecimalString(amount, 2), ' 元）没有', arrayStringConcat(missing, '、')) AS found,
    if(amount > {approval_limit:Decimal(18, 2)},
        concat('超过 ', toDecimalString({approval_limit:Decimal(18, 2)}, 2), ' 元的支出有经手人、证明人、审批人', if(supervised > 0, '和监督小组审核人', ''), '；请补办审批后更正'),
        '每笔支出有经手人和审批人；请补办审批后更正') AS expected,
    [submission] AS submissions,
    [row] AS rows,
    backfill
FROM
(
    SELECT
        unit, month, voucher, line, submission, row, backfill, amount, account, signed, supervised,
        arrayFilter(
            name -> name != '',
            [
                if(handler = '', '经手人', ''),
                if(witness = '' AND amount > {approval_limit:Decimal(18, 2)}, '证明人', ''),
                if(approver = '', '审批人', ''),
                if(supervisor = '' AND supervised > 0 AND amount > {approval_limit:Decimal(18, 2)}, '监督小组审核人', '')
            ]) AS missing
    FROM
    (
        SELECT
            unit, month, voucher, line, submission, row, backfill, amount, account, handler, witness, approver, supervisor,
            countIf(handler != '' OR witness != '' OR approver != '') OVER (PARTITION BY unit, month) AS signed,
            countIf(supervisor != '') OVER (PARTITION BY unit, month) AS supervised
        FROM ledger_known
        WHERE direction = '支出'
          AND amount > 0
    )
)
WHERE signed > 0
  AND account != '2.03'
  AND NOT startsWith(account, '5.')
  AND NOT startsWith(account, '6.')
