-- What was disclosed as nothing (零报告) was not paid: SX-14 年终访贫问苦 against 2.13 慰问, ZW-07 优抚救济 against 2.08,
-- 2.09 and 2.10 (finance.md §2). More cannot be tested: sums, lists and heads of SX-14 and of relief stand in no template,
-- because they would name people.
SELECT
    paid.unit AS unit,
    paid.month AS month,
    concat(formatDateTime(paid.month, '%Y-%m'), ' ', paid.item) AS key,
    paid.total != 0 AS failed,
    concat(paid.title, '报的是零报告，', formatDateTime(paid.month, '%Y-%m'), ' 账上', paid.accounts, '支出 ', toDecimalString(paid.total, 2),
        ' 元') AS found,
    concat('零报告的期间账上', paid.accounts, '为 0.00 元；有支出的，更正公开内容或核对科目') AS expected,
    paid.submissions AS submissions,
    paid.rows AS rows,
    paid.backfill AS backfill
FROM
(
    SELECT
        unit, month, backfill,
        side.1 AS item, side.2 AS title, side.3 AS accounts, side.4 AS total, side.5 AS submissions, side.6 AS rows
    FROM
    (
        SELECT
            unit,
            month,
            sumIf(amount, account = '2.13') AS visits,
            groupArrayIf(submission, account = '2.13') AS visit_submissions,
            groupArrayIf(row, account = '2.13') AS visit_rows,
            sumIf(amount, account IN ('2.08', '2.09', '2.10')) AS relief,
            groupArrayIf(submission, account IN ('2.08', '2.09', '2.10')) AS relief_submissions,
            groupArrayIf(row, account IN ('2.08', '2.09', '2.10')) AS relief_rows,
            max(ledger_known.backfill) AS backfill
        FROM ledger_known
        WHERE direction = '支出'
        GROUP BY unit, month
    )
    ARRAY JOIN
        [
            ('SX-14', 'SX-14 年终访贫问苦', '2.13 慰问', visits, visit_submissions, visit_rows),
            ('ZW-07', 'ZW-07 优抚救济', '2.08 至 2.10 优抚、救济', relief, relief_submissions, relief_rows)
        ] AS side
) AS paid
INNER JOIN
(
    SELECT unit, item, period
    FROM register_known
    WHERE item IN ('SX-14', 'ZW-07')
      AND event = ''
      AND multiIf(                                                                              -- D-10
          length(period) = 4, toString(toYear(claimed_on)) > period,
          length(period) = 6, concat(toString(toYear(claimed_on)), 'Q', toString(toQuarter(claimed_on))) > period,
          length(period) = 7, formatDateTime(claimed_on, '%Y-%m') > period,
          false)
    GROUP BY unit, item, period
    HAVING argMax(nil_return, (submission, row))                                                -- D-08
) AS nil ON nil.unit = paid.unit AND nil.item = paid.item
WHERE has(windows_around(formatDateTime(paid.month, '%Y-%m')), nil.period)
