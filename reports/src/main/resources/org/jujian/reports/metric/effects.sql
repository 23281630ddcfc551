-- What formula 2 does, by rule: G2, G8, G9, G10, G12 of metrics.md §5, the checks FV-08 … FV-23, and 71 for the pair of M71
-- that is no rule. `hits` are the rows that count otherwise, or the cases that failed; `cases` what was looked at.
post_judged AS
(
    SELECT due.unit AS unit, due.due_on AS due_on, j.empty_post AS empty_post, j.reviewed_afterwards AS reviewed_afterwards,
           j.selective AS selective
    FROM due
    INNER JOIN register_judged AS j USING (unit, item, period, event, stage)
),
effect AS
(
    SELECT unit, arrayJoin(arrayIntersect(windows_of(due_on), {windows:Array(String)})) AS window, 'G2' AS rule,
           toUInt64(1) AS hits, toUInt64(1) AS cases
    FROM post_judged
    WHERE empty_post
    UNION ALL
    SELECT unit, arrayJoin(arrayIntersect(windows_of(due_on), {windows:Array(String)})), 'G10', 1, 1
    FROM post_judged
    WHERE reviewed_afterwards AND NOT empty_post
    UNION ALL
    SELECT unit, arrayJoin(arrayIntersect(windows_of(due_on), {windows:Array(String)})), 'G12', 1, 1
    FROM post_judged
    WHERE selective AND NOT empty_post
    UNION ALL
    SELECT unit, arrayJoin(arrayIntersect(windows_around(period), {windows:Array(String)})), 'G8', 1, 1
    FROM survey_judged
    WHERE stuffed AND method != '代表测评'
    UNION ALL
    SELECT l.unit, arrayJoin(arrayIntersect(windows_of(l.limit_on), {windows:Array(String)})), 'G9', 1, 1
    FROM limited AS l
    INNER JOIN feedback_judged AS j ON j.unit = l.unit AND j.feedback = l.feedback
    WHERE ifNull(j.unanswered, false) AND j.closed_on <= {cut_off:Date32}
    UNION ALL
    SELECT unit, arrayJoin(arrayIntersect(windows_of(addMonths(month, 1)), {windows:Array(String)})),
           if(rule = 71, 'M71', concat('FV-', leftPad(toString(rule), 2, '0'))), toUInt64(failed), 1
    FROM tested_case
)
