-- Ledger lines that a rule looks at: paid or received from {from} to {to}, each with what is left of it after its
-- reversals. A reversal names a voucher but no month, and numbers restart each month: it takes back the newest line of
-- the number and account that is not younger than itself, one of the same amount before others.
reversal AS
(
    SELECT unit, month, voucher, line, business_on, account, reversed_voucher, -amount AS taken
    FROM ledger_known
    WHERE amount < 0
      AND reversed_voucher != ''
),
taken_back AS
(
    SELECT unit, month, voucher, line, sum(taken) AS taken
    FROM
    (
        SELECT o.unit AS unit, o.month AS month, o.voucher AS voucher, o.line AS line, r.taken AS taken
        FROM reversal AS r
        INNER JOIN ledger_known AS o
            ON o.unit = r.unit AND o.voucher = r.reversed_voucher AND o.account = r.account
        WHERE o.amount > 0
        ORDER BY (o.month, o.business_on) <= (r.month, r.business_on) DESC, o.month DESC, o.amount = r.taken DESC,
                 o.amount DESC, o.line
        LIMIT 1 BY r.unit, r.month, r.voucher, r.line
    )
    GROUP BY unit, month, voucher, line
),
line AS
(
    SELECT b.unit AS unit, b.month AS month, b.voucher AS voucher, b.submission AS submission, b.row AS row,
           b.business_on AS business_on, b.direction AS direction, b.account AS account, b.summary AS summary,
           CAST(b.amount - t.taken, 'Decimal(18, 2)') AS amount, b.counterparty AS counterparty,
           b.fund_source AS fund_source, b.settlement AS settlement, b.bill_no AS bill_no
    FROM ledger_known AS b
    LEFT JOIN taken_back AS t ON t.unit = b.unit AND t.month = b.month AND t.voucher = b.voucher AND t.line = b.line
    WHERE b.business_on BETWEEN {from:Date32} AND {to:Date32}
      AND b.amount > 0
      AND b.amount > t.taken
),
expense AS
(
    SELECT unit, month, voucher, submission, row, business_on, account, summary, amount, counterparty, fund_source,
           settlement, bill_no,
           -- paid to many by a list or a tariff: wages, care, relief, visits, telephone, water and power
           account IN ('2.03', '2.08', '2.09', '2.10', '2.11', '2.13', '5.01', '5.02', '5.03') AS listed
    FROM line
    WHERE direction = '支出'
      AND NOT startsWith(account, '7.')
)
