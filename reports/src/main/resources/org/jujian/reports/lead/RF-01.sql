-- Within seven days several payments to one payee, or for much the same purpose (same account, at most one sign in five
-- of the 摘要 differs), each below the limit and together not.
SELECT
    unit,
    concat(toString(first_on), ' ', who) AS subject,
    concat(toString(n), ' 笔，', toString(first_on), ' 至 ', toString(last_on), '，每笔低于 ', toDecimalString({limit:Decimal(18, 2)}, 2),
        ' 元，合计 ', toDecimalString(total, 2), ' 元') AS found,
    total AS amount,
    submissions,
    rows
FROM
(
    SELECT
        a.unit AS unit,
        a.business_on AS first_on,
        if(a.counterparty = '', a.summary, a.counterparty) AS who,
        count() AS n,
        max(b.business_on) AS last_on,
        sum(b.amount) AS total,
        groupArray(b.submission) AS submissions,
        groupArray(b.row) AS rows
    FROM expense AS a
    INNER JOIN expense AS b ON a.unit = b.unit
    WHERE b.business_on BETWEEN a.business_on AND a.business_on + 6
      AND a.amount < {limit:Decimal(18, 2)}
      AND b.amount < {limit:Decimal(18, 2)}
      AND NOT a.listed
      AND NOT b.listed
      AND
      (
          a.counterparty != '' AND a.counterparty = b.counterparty
          OR a.account = b.account
              AND 5 * editDistanceUTF8(a.summary, b.summary) <= greatest(lengthUTF8(a.summary), lengthUTF8(b.summary))
      )
    GROUP BY a.unit, a.business_on, a.submission, a.row, a.counterparty, a.summary
    HAVING n >= 2 AND total >= {limit:Decimal(18, 2)}
    ORDER BY total DESC, first_on
    LIMIT 1 BY unit, who, toStartOfMonth(first_on)
)
ORDER BY unit, first_on, who
