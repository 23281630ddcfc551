-- What was known when the submission {known} was the newest: of each natural key the newest version up to it.
-- Rows of {unsettled}, the submissions that are not done yet, count nowhere.
-- Gives the same columns as facts_current.sql.
unit_known AS
(
    SELECT unit, kind, enabled_on, disabled_on, households, boards
    FROM unit_version
    WHERE unit BETWEEN {unit_from:UInt64} AND {unit_to:UInt64}
      AND submission <= {known:UInt64}
      AND NOT has({unsettled:Array(UInt64)}, submission)
    ORDER BY submission DESC, row DESC
    LIMIT 1 BY unit                                     -- D-39
),
obligation_known AS
(
    SELECT unit, item, period, event, stage, frequency, due_on, placeholder_until, weight, elements, proofs, channels, category
    FROM
    (
        SELECT unit, item, period, event, stage, frequency, due_on, placeholder_until, weight, elements, proofs,
               channels, category, cancelled
        FROM obligation_version FINAL
        WHERE unit BETWEEN {unit_from:UInt64} AND {unit_to:UInt64}
          AND version <= {known:UInt64}
        ORDER BY version DESC
        LIMIT 1 BY unit, item, period, event, stage
    )
    WHERE NOT cancelled
),
register_known AS
(
    SELECT unit, item, period, event, stage, submission, row, backfill, claimed_on, published_on,
           all_elements, elements, proofs, party_reviewed_on, supervisor_reviewed_on,
           first_reviewer, first_reviewed_on, second_reviewer, second_reviewed_on, final_reviewer, final_reviewed_on,
           nil_return, correction, channels, basis, body
    FROM register_version
    WHERE unit BETWEEN {unit_from:UInt64} AND {unit_to:UInt64}
      AND published_on <= {cut_off:Date32}              -- D-04, D-31
      AND submission <= {known:UInt64}
      AND NOT has({unsettled:Array(UInt64)}, submission)
),
ledger_known AS
(
    SELECT unit, month, voucher, line, submission, row, backfill, business_on, direction,
           account, account_written, amount, reversed_voucher, summary, counterparty, fund_source, settlement, bill_no,
           handler, witness, approver, supervisor
    FROM ledger_version
    WHERE unit BETWEEN {unit_from:UInt64} AND {unit_to:UInt64}
      AND submission <= {known:UInt64}
      AND NOT has({unsettled:Array(UInt64)}, submission)
    ORDER BY submission DESC, row DESC
    LIMIT 1 BY unit, month, voucher, line
),
sheet_known AS
(
    SELECT unit, month, fund, submission, row, backfill, opening, income, expense, closing, year_income, year_expense
    FROM sheet_version
    WHERE unit BETWEEN {unit_from:UInt64} AND {unit_to:UInt64}
      AND submission <= {known:UInt64}
      AND NOT has({unsettled:Array(UInt64)}, submission)
    ORDER BY submission DESC, row DESC
    LIMIT 1 BY unit, month, fund
),
feedback_known AS
(
    SELECT unit, feedback, submission, row, backfill, kind, raised_on, answered_on, closed_on, rating, finding,
           disclosed, raised_time, answered_time
    FROM feedback_version
    WHERE unit BETWEEN {unit_from:UInt64} AND {unit_to:UInt64}
      AND submission <= {known:UInt64}
      AND NOT has({unsettled:Array(UInt64)}, submission)
    ORDER BY submission DESC, row DESC
    LIMIT 1 BY unit, feedback
),
survey_known AS
(
    SELECT unit, period, method, submission, row, backfill,
           issued, satisfied, fairly_satisfied, dissatisfied, unaware
    FROM survey_version
    WHERE unit BETWEEN {unit_from:UInt64} AND {unit_to:UInt64}
      AND submission <= {known:UInt64}
      AND NOT has({unsettled:Array(UInt64)}, submission)
    ORDER BY submission DESC, row DESC
    LIMIT 1 BY unit, period, method
),
special_fund_known AS
(
    SELECT unit, month, project, submission, row, backfill, name, budget, received, spent, bid, contract, settlement,
           adjustment, variation
    FROM special_fund_version
    WHERE unit BETWEEN {unit_from:UInt64} AND {unit_to:UInt64}
      AND submission <= {known:UInt64}
      AND NOT has({unsettled:Array(UInt64)}, submission)
    ORDER BY submission DESC, row DESC
    LIMIT 1 BY unit, month, project
),
debt_known AS
(
    SELECT unit, month, counterparty, nature, submission, row, backfill, opening, increase, decrease, closing, resolution
    FROM debt_version
    WHERE unit BETWEEN {unit_from:UInt64} AND {unit_to:UInt64}
      AND submission <= {known:UInt64}
      AND NOT has({unsettled:Array(UInt64)}, submission)
    ORDER BY submission DESC, row DESC
    LIMIT 1 BY unit, month, counterparty, nature
),
lease_known AS
(
    SELECT unit, month, subject, submission, row, backfill, tenant, ends_on, rent, owed, paid, arrears
    FROM lease_version
    WHERE unit BETWEEN {unit_from:UInt64} AND {unit_to:UInt64}
      AND submission <= {known:UInt64}
      AND NOT has({unsettled:Array(UInt64)}, submission)
    ORDER BY submission DESC, row DESC
    LIMIT 1 BY unit, month, subject
),
utility_known AS
(
    SELECT unit, month, meter, submission, row, backfill, begins, ends, multiplier, price, amount
    FROM utility_version
    WHERE unit BETWEEN {unit_from:UInt64} AND {unit_to:UInt64}
      AND submission <= {known:UInt64}
      AND NOT has({unsettled:Array(UInt64)}, submission)
    ORDER BY submission DESC, row DESC
    LIMIT 1 BY unit, month, meter
),
meeting_known AS
(
    SELECT unit, meeting, submission, row, backfill, name, kind, held_on, invited, present, agreed, outcome, announced_on,
           published_on, filed_on
    FROM meeting_version
    WHERE unit BETWEEN {unit_from:UInt64} AND {unit_to:UInt64}
      AND submission <= {known:UInt64}
      AND NOT has({unsettled:Array(UInt64)}, submission)
    ORDER BY submission DESC, row DESC
    LIMIT 1 BY unit, meeting
),
review_known AS
(
    SELECT unit, item, period, event, file, submission, row, backfill, first_reviewed_on, second_reviewed_on,
           final_reviewed_on, party_reviewed_on, supervisor_reviewed_on, decision
    FROM review_version
    WHERE unit BETWEEN {unit_from:UInt64} AND {unit_to:UInt64}
      AND submission <= {known:UInt64}
      AND NOT has({unsettled:Array(UInt64)}, submission)
    ORDER BY submission DESC, row DESC
    LIMIT 1 BY unit, item, period, event, file
),
-- Bills of the whole street, whatever part of it is asked for (FV-15).
bill_known AS
(
    SELECT unit, voucher, account, counterparty, amount, reversed_voucher, bill
    FROM
    (
        SELECT unit, month, voucher, line, submission, row, direction, account, counterparty, amount, reversed_voucher,
               replaceRegexpAll(upper(bill_no), '\\s', '') AS bill
        FROM ledger_version
        WHERE unit BETWEEN {street_from:UInt64} AND {street_to:UInt64}
          AND submission <= {known:UInt64}
          AND NOT has({unsettled:Array(UInt64)}, submission)
        ORDER BY submission DESC, row DESC
        LIMIT 1 BY unit, month, voucher, line
    )
    WHERE direction = '支出'
),
-- Since which submission the platform holds books of a month (FV-23).
books_first AS
(
    SELECT unit, month, min(received.submission) AS submission
    FROM
    (
        SELECT unit, month, submission
        FROM ledger_version
        WHERE unit BETWEEN {unit_from:UInt64} AND {unit_to:UInt64}
          AND submission <= {known:UInt64}
          AND NOT has({unsettled:Array(UInt64)}, submission)
        UNION ALL
        SELECT unit, month, submission
        FROM sheet_version
        WHERE unit BETWEEN {unit_from:UInt64} AND {unit_to:UInt64}
          AND submission <= {known:UInt64}
          AND NOT has({unsettled:Array(UInt64)}, submission)
    ) AS received
    GROUP BY unit, month
)
