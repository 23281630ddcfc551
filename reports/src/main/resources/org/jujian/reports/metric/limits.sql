-- Feedback whose limit of an answer has passed by the cut-off.
limited AS
(
    SELECT
        feedback_counted.unit AS unit,
        feedback_counted.feedback AS feedback,
        feedback_counted.backfill AS backfill,
        feedback_counted.kind AS kind,
        feedback_counted.submission AS submission,
        feedback_counted.row AS row,
        feedback_counted.raised_on AS raised_on,
        feedback_counted.answered_on AS answered_on,
        feedback_counted.closed_on AS closed_on,
        feedback_counted.rating AS rating,
        feedback_counted.finding AS finding,
        feedback_counted.disclosed = '是' AS disclosed,
        last_day.day AS limit_on,
        ifNull(feedback_counted.closed_on <= {cut_off:Date32}, false) AS closed,                                 -- D-20, M40
        ifNull(feedback_counted.answered_on <= last_day.day, false) AS answered                                  -- D-20, M41
    FROM feedback_counted
    INNER JOIN working AS raised_day ON raised_day.day = feedback_counted.raised_on
    INNER JOIN (SELECT day, number FROM working WHERE working) AS last_day
        ON last_day.number = raised_day.number + if(feedback_counted.kind = '质询', 3, 10)         -- process.md §4
    WHERE last_day.day <= {cut_off:Date32}
)
