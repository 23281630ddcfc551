-- What is known now: the current state of what the rules read. What had not happened by the cut-off is left out: a payment
-- by its day, a sheet or a table by the end of its month.
ledger_known AS
(
    SELECT unit, month, voucher, line, submission, row, business_on, direction, account, summary, amount,
           counterparty, fund_source, settlement, bill_no, reversed_voucher
    FROM ledger FINAL
    WHERE {scope:unit}
      AND unit BETWEEN {unit_from:UInt64} AND {unit_to:UInt64}
      AND business_on <= {cut_off:Date32}
),
sheet_known AS
(
    SELECT unit, month, fund, submission, row, income, expense, closing
    FROM sheet FINAL
    WHERE {scope:unit}
      AND unit BETWEEN {unit_from:UInt64} AND {unit_to:UInt64}
      AND toLastDayOfMonth(month) <= {cut_off:Date32}
),
debt_known AS
(
    SELECT unit, month, counterparty, nature, submission, row, decrease, closing
    FROM debt FINAL
    WHERE {scope:unit}
      AND unit BETWEEN {unit_from:UInt64} AND {unit_to:UInt64}
      AND toLastDayOfMonth(month) <= {cut_off:Date32}
),
lease_known AS
(
    SELECT unit, month, subject, submission, row, area, tenant, rent, tendered
    FROM lease FINAL
    WHERE {scope:unit}
      AND unit BETWEEN {unit_from:UInt64} AND {unit_to:UInt64}
      AND toLastDayOfMonth(month) <= {cut_off:Date32}
)
