-- Ledger lines that a rule looks at: paid or received from {from} to {to}, the current version of each, without what
-- was reversed (the line that was taken back and its reversal).
reversed AS
(
    SELECT unit, voucher, account
    FROM
    (
        SELECT unit, reversed_voucher AS voucher, account
        FROM ledger FINAL
        WHERE {scope:unit}
          AND unit BETWEEN {unit_from:UInt64} AND {unit_to:UInt64}
          AND amount < 0
    )
),
line AS
(
    SELECT unit, month, voucher, submission, row, business_on, direction, account, summary, amount, counterparty,
           fund_source, settlement, bill_no
    FROM ledger FINAL
    WHERE {scope:unit}
      AND unit BETWEEN {unit_from:UInt64} AND {unit_to:UInt64}
      AND business_on BETWEEN {from:Date32} AND {to:Date32}
      AND amount > 0
      AND (unit, voucher, account) NOT IN (SELECT unit, voucher, account FROM reversed)
),
expense AS
(
    SELECT unit, month, submission, row, business_on, account, summary, amount, counterparty, fund_source, settlement,
           bill_no,
           -- paid to many by a list or a tariff: wages, care, relief, visits, telephone, water and power
           account IN ('2.03', '2.08', '2.09', '2.10', '2.11', '2.13', '5.01', '5.02', '5.03') AS listed
    FROM line
    WHERE direction = '支出'
      AND NOT startsWith(account, '7.')
)
