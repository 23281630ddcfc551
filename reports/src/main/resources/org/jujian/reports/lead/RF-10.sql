-- The same bill twice: one bill number on several vouchers of one or several communities, or the same amount to the
-- same payee within three days. A bill that one voucher splits over several accounts is paid once.
SELECT unit, subject, found, amount, submissions, rows
FROM
(
    SELECT
        unit,
        concat('票据 ', bill_no) AS subject,
        concat('票据号 ', bill_no, ' 出现 ', toString(all_uses), ' 次', if(users > 1, concat('，涉及 ', toString(users), ' 个社区'), '')) AS found,
        total AS amount,
        submissions,
        rows
    FROM
    (
        SELECT
            unit,
            bill_no,
            sum(expense.amount) AS total,
            sum(uniqExact(month, voucher)) OVER (PARTITION BY bill_no) AS all_uses,
            count() OVER (PARTITION BY bill_no) AS users,
            groupArray(submission) AS submissions,
            groupArray(row) AS rows
        FROM expense
        WHERE bill_no != ''
          AND NOT listed
        GROUP BY unit, bill_no
    )
    WHERE all_uses > 1
    UNION ALL
    SELECT
        a.unit AS unit,
        concat(toString(a.business_on), ' ', a.counterparty, ' ', toDecimalString(a.amount, 2)) AS subject,
        concat('三日之内两次付给 ', a.counterparty, ' ', toDecimalString(a.amount, 2), ' 元（', toString(a.business_on), '、',
            toString(b.business_on), '）') AS found,
        a.amount AS amount,
        [a.submission, b.submission] AS submissions,
        [a.row, b.row] AS rows
    FROM expense AS a
    INNER JOIN expense AS b ON a.unit = b.unit AND a.counterparty = b.counterparty AND a.amount = b.amount
    WHERE a.counterparty != ''
      AND NOT a.listed
      AND (a.business_on, a.submission, a.row) < (b.business_on, b.submission, b.row)
      AND b.business_on <= a.business_on + 3
      AND (a.bill_no = '' OR a.bill_no != b.bill_no)
)
ORDER BY unit, subject
