-- At least three payments on one day off; working weekends count as working days.
SELECT
    unit,
    toString(business_on) AS subject,
    concat(toString(business_on), ' 是休息日，记有 ', toString(count()), ' 笔支出') AS found,
    sum(expense.amount) AS amount,
    groupArray(submission) AS submissions,
    groupArray(row) AS rows
FROM expense
WHERE business_on IN
(
    SELECT day
    FROM working_day FINAL
    WHERE calendar_version = {calendar:String}
      AND NOT working
)
GROUP BY unit, business_on
HAVING count() >= 3
ORDER BY unit, business_on
