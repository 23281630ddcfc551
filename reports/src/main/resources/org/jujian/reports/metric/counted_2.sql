-- Formula 2: what counts of what is known, by the effects of metrics.md §5. In formula 1 all of it counts: `…_counted` is
-- `…_known` there.
--
-- G2 空帖: a text of fewer than 30 signs without any proof, nothing but a placeholder, 详见附件 without a proof, or a nil
-- return of income or expense in a month with such vouchers. Where no text was fed nothing is said about it, and a nil
-- return may be short. G10 先发后审: the final approval is not before the day of publication. G12 选择性公开: board and
-- website are both required and only one of them is proven.
register_judged AS
(
    SELECT
        post.unit AS unit, post.item AS item, post.period AS period, post.event AS event, post.stage AS stage,
        post.submission AS submission, post.row AS row, post.backfill AS backfill,
        post.claimed_on AS claimed_on, post.published_on AS published_on,
        post.all_elements AS all_elements, post.elements AS elements, post.proofs AS proofs,
        post.party_reviewed_on AS party_reviewed_on, post.supervisor_reviewed_on AS supervisor_reviewed_on,
        post.first_reviewer AS first_reviewer, post.first_reviewed_on AS first_reviewed_on,
        post.second_reviewer AS second_reviewer, post.second_reviewed_on AS second_reviewed_on,
        post.final_reviewer AS final_reviewer, post.final_reviewed_on AS final_reviewed_on,
        post.nil_return AS nil_return, post.correction AS correction, post.channels AS channels, post.basis AS basis,
        (NOT post.nil_return AND notEmpty(trimBoth(post.body))
                AND (lengthUTF8(trimBoth(post.body)) < 30 AND empty(post.proofs)
                    OR match(trimBoth(post.body), '^(略|测试|详见附件|见附件|待补|暂无)[。.！!]*$')
                    OR match(post.body, '详见附件|见附件') AND empty(post.proofs)))
            OR (post.nil_return AND post.item IN ('CW-02', 'CW-03')
                AND (post.unit, post.item, post.period) IN
                (
                    SELECT unit, if(direction = '支出', 'CW-02', 'CW-03'), formatDateTime(month, '%Y-%m')
                    FROM ledger_known
                    WHERE amount != 0
                )) AS empty_post,
        ifNull(post.final_reviewed_on >= post.published_on, false) AS reviewed_afterwards,
        hasAll(owed.channels, ['G', 'W']) AND has(post.channels, 'G') != has(post.channels, 'W') AS selective
    FROM register_known AS post
    LEFT JOIN obligation_known AS owed
        ON owed.unit = post.unit AND owed.item = post.item AND owed.period = post.period AND owed.event = post.event
            AND owed.stage = post.stage
),
register_counted AS
(
    SELECT unit, item, period, event, stage, submission, row, backfill, claimed_on, published_on,
           all_elements, elements, proofs, party_reviewed_on, supervisor_reviewed_on,
           first_reviewer, first_reviewed_on, second_reviewer, second_reviewed_on, final_reviewer,
           if(reviewed_afterwards, NULL, register_judged.final_reviewed_on) AS final_reviewed_on,
           nil_return, correction,
           arrayFilter(channel -> NOT selective OR channel NOT IN ('G', 'W'), register_judged.channels) AS channels,
           basis
    FROM register_judged
    WHERE NOT empty_post
),
-- G9 反馈关闭不答: closed without an answer or without having asked for a rating (F4), or answered and closed within five
-- minutes. It is open again.
feedback_judged AS
(
    SELECT unit, feedback, submission, row, backfill, kind, raised_on, answered_on, closed_on, rating, finding, disclosed,
           isNotNull(closed_on)
               AND (isNull(answered_on)
                   OR rating = ''
                   OR closed_on = raised_on AND answered_on = raised_on AND raised_time != '' AND answered_time != ''
                       AND dateDiff('second', parseDateTimeOrNull(concat('2000-01-01 ', raised_time), '%Y-%m-%d %H:%i:%s'),
                           parseDateTimeOrNull(concat('2000-01-01 ', answered_time), '%Y-%m-%d %H:%i:%s')) <= 300) AS unanswered
    FROM feedback_known
),
feedback_counted AS
(
    SELECT unit, feedback, submission, row, backfill, kind, raised_on, answered_on,
           if(ifNull(unanswered, false), NULL, feedback_judged.closed_on) AS closed_on, rating, finding, disclosed
    FROM feedback_judged
),
-- G8 刷满意: more valid papers than there are households. The papers do not count.
survey_judged AS
(
    SELECT papers.unit AS unit, papers.period AS period, papers.method AS method, papers.submission AS submission,
           papers.row AS row, papers.backfill AS backfill, papers.issued AS issued, papers.satisfied AS satisfied,
           papers.fairly_satisfied AS fairly_satisfied, papers.dissatisfied AS dissatisfied, papers.unaware AS unaware,
           ifNull(papers.satisfied + papers.fairly_satisfied + papers.dissatisfied + papers.unaware > home.households, false) AS stuffed
    FROM survey_known AS papers
    LEFT JOIN unit_known AS home ON home.unit = papers.unit
),
survey_counted AS
(
    SELECT unit, period, method, submission, row, backfill, issued, satisfied, fairly_satisfied, dissatisfied, unaware
    FROM survey_judged
    WHERE NOT stuffed
)
