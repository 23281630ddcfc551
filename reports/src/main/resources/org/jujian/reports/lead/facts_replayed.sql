-- What was known when the submission {known} was the newest: of each natural key the newest version up to it. Rows of
-- {unsettled}, the submissions that are not done yet, count nowhere. Gives the same columns as facts_current.sql.
ledger_known AS
(
    SELECT unit, month, voucher, line, submission, row, business_on, direction, account, summary, amount,
           counterparty, fund_source, settlement, bill_no, reversed_voucher
    FROM
    (
        SELECT unit, month, voucher, line, submission, row, business_on, direction, account, summary, amount,
               counterparty, fund_source, settlement, bill_no, reversed_voucher
        FROM ledger_version
        WHERE {scope:unit}
          AND unit BETWEEN {unit_from:UInt64} AND {unit_to:UInt64}
          AND submission <= {known:UInt64}
          AND NOT has({unsettled:Array(UInt64)}, submission)
        ORDER BY submission DESC, row DESC
        LIMIT 1 BY unit, month, voucher, line
    )
    WHERE business_on <= {cut_off:Date32}
),
sheet_known AS
(
    SELECT unit, month, fund, submission, row, income, expense, closing
    FROM
    (
        SELECT unit, month, fund, submission, row, income, expense, closing
        FROM sheet_version
        WHERE {scope:unit}
          AND unit BETWEEN {unit_from:UInt64} AND {unit_to:UInt64}
          AND submission <= {known:UInt64}
          AND NOT has({unsettled:Array(UInt64)}, submission)
        ORDER BY submission DESC, row DESC
        LIMIT 1 BY unit, month, fund
    )
    WHERE toLastDayOfMonth(month) <= {cut_off:Date32}
),
debt_known AS
(
    SELECT unit, month, counterparty, nature, submission, row, decrease, closing
    FROM
    (
        SELECT unit, month, counterparty, nature, submission, row, decrease, closing
        FROM debt_version
        WHERE {scope:unit}
          AND unit BETWEEN {unit_from:UInt64} AND {unit_to:UInt64}
          AND submission <= {known:UInt64}
          AND NOT has({unsettled:Array(UInt64)}, submission)
        ORDER BY submission DESC, row DESC
        LIMIT 1 BY unit, month, counterparty, nature
    )
    WHERE toLastDayOfMonth(month) <= {cut_off:Date32}
),
lease_known AS
(
    SELECT unit, month, subject, submission, row, area, tenant, rent, tendered
    FROM
    (
        SELECT unit, month, subject, submission, row, area, tenant, rent, tendered
        FROM lease_version
        WHERE {scope:unit}
          AND unit BETWEEN {unit_from:UInt64} AND {unit_to:UInt64}
          AND submission <= {known:UInt64}
          AND NOT has({unsettled:Array(UInt64)}, submission)
        ORDER BY submission DESC, row DESC
        LIMIT 1 BY unit, month, subject
    )
    WHERE toLastDayOfMonth(month) <= {cut_off:Date32}
)
