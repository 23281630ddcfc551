-- The windows that a day lies in: its month, quarter and year.
day -> [formatDateTime(day, '%Y-%m'), concat(toString(toYear(day)), 'Q', toString(toQuarter(day))), toString(toYear(day))]
    AS windows_of,
-- The windows that hold all of a window, by its text; of a year or quarter the rest is empty (D-19).
window_text -> [
        window_text,
        if(length(window_text) = 7,
            concat(left(window_text, 4), 'Q', toString(intDiv(toUInt8OrZero(right(window_text, 2)) + 2, 3))),
            ''),
        if(length(window_text) > 4, left(window_text, 4), '')]
    AS windows_around,
window_text -> toLastDayOfMonth(addMonths(
        toDate32(concat(left(window_text, 4), '-01-01')),
        multiIf(
            length(window_text) = 4, 11,
            substring(window_text, 5, 1) = 'Q', 3 * toInt32OrZero(right(window_text, 1)) - 1,
            toInt32OrZero(right(window_text, 2)) - 1)))
    AS last_day_of,
-- The first days of the quarters that a window holds: none of a month.
window_text -> multiIf(
        length(window_text) = 4,
        arrayMap(q -> toDate32(concat(window_text, '-', leftPad(toString(3 * q + 1), 2, '0'), '-01')), range(4)),
        substring(window_text, 5, 1) = 'Q',
        [toDate32(concat(left(window_text, 4), '-', leftPad(toString(3 * toUInt8OrZero(right(window_text, 1)) - 2), 2, '0'), '-01'))],
        [])
    AS quarters_of,
-- a / b to 36 decimals, null when there is nothing to divide by. What is compared is rounded to 20 decimals first,
-- so that an exact 90 is 90.
(a, b) -> toDecimal256(a, 36) / nullIf(b, 0)
    AS rate,
-- The mean of what is not null.
parts -> rate(
        arraySum(part -> ifNull(part, toDecimal256(0, 36)), parts),
        arrayCount(part -> isNotNull(part), parts))
    AS mean_of,
-- (Σ w·x, Σ w) over the dimensions that are not null (metrics.md §3).
parts -> (
        arraySum(part -> part.1 * ifNull(part.2, toDecimal256(0, 36)), parts),
        arraySum(part -> if(isNull(part.2), 0, part.1), parts))
    AS sums_of,
-- Wilson's 95 % bounds of k out of n, without continuity correction (D-17); the square root is the only float.
(k, n) -> greatest(0., (k + 1.920729410347062 - 1.959963984540054 * sqrt(k * (n - k) / n + 0.960364705173531)) / (n + 3.841458820694124))
    AS wilson_low,
(k, n) -> least(1., (k + 1.920729410347062 + 1.959963984540054 * sqrt(k * (n - k) / n + 0.960364705173531)) / (n + 3.841458820694124))
    AS wilson_high,
working AS
(
    SELECT day, working, number
    FROM working_day FINAL
    WHERE calendar_version = {calendar:String}
)
