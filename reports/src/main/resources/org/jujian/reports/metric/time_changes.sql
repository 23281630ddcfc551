-- The months of figures that time alone changed when the cut-off moved on from {earlier} to {cut_off} (design.md):
-- for each street the months in which something fell due, passed 20 working days, was dated, or was to be answered.
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
