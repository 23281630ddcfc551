-- A meter runs forwards, and consumption times price is the amount, to the fen (half a fen is rounding). A meter that was
-- changed in the month runs backwards and warns: the row says so in 备注.
SELECT
    unit,
    month,
    concat(formatDateTime(month, '%Y-%m'), ' ', meter) AS key,
    ends < begins OR wrong AS failed,
    concat('表号 ', meter, '：起码 ', toString(begins), '，止码 ', toString(ends), '，倍率 ', toString(multiplier), '，单价 ', toString(price), ' 元，金额 ',
        toDecimalString(amount, 2), ' 元', if(ends >= begins AND wrong, concat('，应为 ', toDecimalString(computed, 2), ' 元'), '')) AS found,
    '止码不小于起码，用量乘以单价等于金额；换表的在备注里说明' AS expected,
    [submission] AS submissions,
    [row] AS rows,
    backfill
FROM
(
    SELECT unit, month, meter, submission, row, backfill, begins, ends, multiplier, price, amount, computed,
           abs(computed - toDecimal256(amount, 12)) > toDecimal256('0.005', 12) AS wrong
    FROM
    (
        SELECT unit, month, meter, submission, row, backfill, begins, ends, multiplier, price, amount,
               toDecimal256(ends - begins, 4) * toDecimal256(multiplier, 4) * toDecimal256(price, 4) AS computed
        FROM utility_known
    )
)
