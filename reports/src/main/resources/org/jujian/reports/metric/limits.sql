-- Feedback whose limit of an answer has passed by the cut-off.
limited AS
(
    SELECT
        feedback_known.unit AS unit,
        feedback_known.feedback AS feedback,
        feedback_known.backfill AS backfill,
        feedback_known.kind AS kind,
        feedback_known.submission AS submission,
        feedback_known.row AS row,
        feedback_known.raised_on AS raised_on,
        feedback_known.answered_on AS answered_on,
        feedback_known.closed_on AS closed_on,
        feedback_known.rating AS rating,
        feedback_known.finding AS finding,
        feedback_known.disclosed = '是' AS disclosed,
        last_day.day AS limit_on,
        ifNull(feedback_known.closed_on <= {cut_off:Date32}, false) AS closed,                                 -- D-20, M40
        ifNull(feedback_known.answered_on <= last_day.day, false) AS answered                                  -- D-20, M41
    FROM feedback_known
    INNER JOIN working AS raised_day ON raised_day.day = feedback_known.raised_on
    INNER JOIN (SELECT day, number FROM working WHERE working) AS last_day
        ON last_day.number = raised_day.number + if(feedback_known.kind = '质询', 3, 10)         -- process.md §4
    WHERE last_day.day <= {cut_off:Date32}
)
