-- The months of figures that time alone changed when the cut-off moved on from {earlier} to {cut_off} (design.md):
-- for each street the months in which something fell due, passed 20 working days, was dated, or was to be answered,
-- in which a matter ends whose stages changed, and the last month of a quarter that ended.
WITH
working AS
(
    SELECT day, working, number
    FROM working_day FINAL
    WHERE calendar_version = {calendar:String}
),
(SELECT max(number) FROM working WHERE day = {earlier:Date32}) AS earlier_number,
(SELECT max(number) FROM working WHERE day = {cut_off:Date32}) AS cut_off_number,
live AS
(
    SELECT unit, item, period, event, stage, due_on
    FROM obligation FINAL
    WHERE NOT cancelled
      AND unit BETWEEN {unit_from:UInt64} AND {unit_to:UInt64}
),
fresh AS
(
    SELECT DISTINCT unit, item, period, event, stage
    FROM register_version
    WHERE published_on > {earlier:Date32}
      AND published_on <= {cut_off:Date32}
      AND unit BETWEEN {unit_from:UInt64} AND {unit_to:UInt64}
)
SELECT DISTINCT intDiv(unit, 1000) AS street, formatDateTime(day, '%Y-%m') AS month
FROM
(
    -- M81: a stage that was dated or fell due changes the month in which its matter ends
    SELECT live.unit AS unit, live.due_on AS day
    FROM live
    INNER JOIN
    (
        SELECT unit, item, event
        FROM live
        LEFT JOIN fresh USING (unit, item, period, event, stage)
        WHERE live.stage != ''
          AND (notEmpty(fresh.item) OR live.due_on > {earlier:Date32} AND live.due_on <= {cut_off:Date32})
        GROUP BY unit, item, event
    ) AS moved USING (unit, item, event)
    WHERE live.stage = '事后'
    UNION ALL
    SELECT unit, arrayJoin([held_on, assumeNotNull(ifNull(published_on, held_on)), assumeNotNull(ifNull(filed_on, held_on))]) AS day
    FROM meeting FINAL
    WHERE unit BETWEEN {unit_from:UInt64} AND {unit_to:UInt64}
      AND greatest(held_on, ifNull(published_on, held_on), ifNull(filed_on, held_on)) > {earlier:Date32}
    UNION ALL
    SELECT unit, arrayJoin(arrayFilter(d -> isNotNull(d), [first_reviewed_on, second_reviewed_on, final_reviewed_on, party_reviewed_on, supervisor_reviewed_on])) AS day
    FROM review FINAL
    WHERE unit BETWEEN {unit_from:UInt64} AND {unit_to:UInt64}
      AND greatest(
          first_reviewed_on, ifNull(second_reviewed_on, first_reviewed_on), ifNull(final_reviewed_on, first_reviewed_on),
          ifNull(party_reviewed_on, first_reviewed_on), ifNull(supervisor_reviewed_on, first_reviewed_on))
          > {earlier:Date32}
    UNION ALL
    -- M90: a quarter counts when it is over
    SELECT unit, toDate32(toStartOfQuarter({cut_off:Date32} + 1)) - 1 AS day
    FROM (SELECT DISTINCT unit FROM unit_version WHERE unit BETWEEN {unit_from:UInt64} AND {unit_to:UInt64})
    WHERE toStartOfQuarter({cut_off:Date32} + 1) > toStartOfQuarter({earlier:Date32} + 1)
    UNION ALL
    SELECT live.unit AS unit, live.due_on AS day
    FROM live
    INNER JOIN working ON working.day = live.due_on
    WHERE live.due_on > {earlier:Date32} AND live.due_on <= {cut_off:Date32}
       OR working.number + 20 >= earlier_number AND working.number + 20 < cut_off_number        -- M03
    UNION ALL
    SELECT live.unit AS unit, live.due_on AS day
    FROM live
    INNER JOIN fresh USING (unit, item, period, event, stage)
    UNION ALL
    SELECT unit, arrayJoin([raised_on, addMonths(raised_on, 1)]) AS day
    FROM feedback FINAL
    WHERE unit BETWEEN {unit_from:UInt64} AND {unit_to:UInt64}
      AND
      (
          raised_on > addMonths({earlier:Date32}, -2)                                           -- limits passed
          OR closed_on > {earlier:Date32} AND closed_on <= {cut_off:Date32}
      )
)
ORDER BY street, month
