-- Who approves does not handle, and somebody witnesses. Tested in a month whose expenses carry signatures at all (the
-- columns are optional, and an empty column says nothing); wages, meter bills and movements of debt have no witness.
SELECT
    unit,
    month,
    concat(formatDateTime(month, '%Y-%m'), ' ', voucher, ' ', toString(line)) AS key,
    witness = '' OR approver != '' AND approver = handler AS failed,
    concat('凭证 ', voucher, '（', toDecimalString(amount, 2), ' 元）', if(witness = '', '没有证明人', ''),
        if(witness = '' AND approver != '' AND approver = handler, '，', ''),
        if(approver != '' AND approver = handler, '审批人和经手人是同一人', '')) AS found,
    '每笔支出有证明人，审批人不是经手人；请补填，或由他人补审' AS expected,
    [submission] AS submissions,
    [row] AS rows,
    backfill
FROM
(
    SELECT unit, month, voucher, line, submission, row, backfill, amount, account, handler, witness, approver,
           countIf(handler != '' OR witness != '' OR approver != '') OVER (PARTITION BY unit, month) AS signed
    FROM ledger_known
    WHERE direction = '支出'
      AND amount > 0
)
WHERE signed > 0
  AND account != '2.03'
  AND NOT startsWith(account, '5.')
  AND NOT startsWith(account, '6.')
