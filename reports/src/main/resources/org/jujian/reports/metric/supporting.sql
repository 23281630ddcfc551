-- What the supporting metrics count beside duties and answers (metrics.md §2): one row for each unit, window and count.
-- `part` of `whole`; `days` are working days one by one, for a median.
--
-- A matter of the whole process is closed when its last stage has fallen due; it is whole when all of its stages that
-- have fallen due were published in time (M81).
stage_outcome AS
(
    SELECT
        stage_due.unit AS unit, stage_due.item AS item, stage_due.event AS event, stage_due.stage AS stage,
        stage_due.due_on AS due_on,
        max(register_counted.submission > 0
            AND ifNull(register_counted.claimed_on > stage_due.placeholder_until, true)
            AND register_counted.published_on <= stage_due.due_on) AS on_time,
        max(register_counted.backfill) AS backfill
    FROM
    (
        SELECT unit, item, period, event, stage, due_on, placeholder_until
        FROM obligation_known
        WHERE stage != ''
    ) AS stage_due
    LEFT JOIN register_counted USING (unit, item, period, event, stage)
    GROUP BY unit, item, period, event, stage, due_on
),
matter AS
(
    SELECT
        unit,
        maxIf(due_on, stage = '事后') AS closed_on,
        min(stage_outcome.on_time OR due_on > {cut_off:Date32}) AS complete,
        max(stage_outcome.backfill) AS backfill
    FROM stage_outcome
    GROUP BY unit, item, event
    HAVING countIf(stage = '事后') > 0 AND closed_on <= {cut_off:Date32}
),
-- A review ends with its last signature; what it decided counts from then on.
reviewed AS
(
    SELECT
        unit,
        coalesce(final_reviewed_on, second_reviewed_on, first_reviewed_on) AS decided_on,
        greatest(
            final_reviewed_on,
            ifNull(party_reviewed_on, final_reviewed_on),
            ifNull(supervisor_reviewed_on, final_reviewed_on)) AS finished_on,
        first_reviewed_on,
        decision,
        backfill
    FROM review_known
),
-- A fund is settled by the newest of its rows in the window.
settled AS
(
    SELECT
        unit, project, window,
        argMax(abs(assumeNotNull(special_fund_known.settlement) - special_fund_known.budget), month) AS deviation,
        argMax(special_fund_known.budget, month) AS budget,
        max(special_fund_known.backfill) AS backfill
    FROM special_fund_known
    ARRAY JOIN arrayIntersect(windows_of(addMonths(month, 1)), {windows:Array(String)}) AS window      -- as D-26
    WHERE isNotNull(settlement)
    GROUP BY unit, project, window
),
tally AS
(
    SELECT
        unit, window, 'M32' AS metric, toDecimal128(0, 2) AS part, toDecimal128(0, 2) AS whole,
        groupArray(toUInt32(last_day.number - first_day.number)) AS days, max(backfill) AS backfill
    FROM reviewed
    INNER JOIN working AS first_day ON first_day.day = reviewed.first_reviewed_on
    INNER JOIN working AS last_day ON last_day.day = reviewed.finished_on
    ARRAY JOIN arrayIntersect(windows_of(assumeNotNull(finished_on)), {windows:Array(String)}) AS window
    WHERE finished_on <= {cut_off:Date32}
    GROUP BY unit, window
    UNION ALL
    SELECT
        unit, window, 'M33', toDecimal128(countIf(decision IN ('不予公开', '部分公开', '内部', '班子内部')), 2),
        toDecimal128(count(), 2), [], max(backfill)
    FROM reviewed
    ARRAY JOIN arrayIntersect(windows_of(assumeNotNull(decided_on)), {windows:Array(String)}) AS window
    WHERE decision != '' AND decided_on <= {cut_off:Date32}
    GROUP BY unit, window
    UNION ALL
    SELECT unit, window, 'M46', toDecimal128(count(), 2), toDecimal128(0, 2), [], max(backfill)
    FROM feedback_known
    ARRAY JOIN arrayIntersect(windows_of(raised_on), {windows:Array(String)}) AS window
    WHERE kind != '举报' AND raised_on <= {cut_off:Date32}
    GROUP BY unit, window
    UNION ALL
    SELECT unit, window, 'M72', toDecimal128(sum(deviation), 2), toDecimal128(sum(budget), 2), [], max(backfill)
    FROM settled
    GROUP BY unit, window
    UNION ALL
    -- announced before it was held, attended and passed by more than half, published and filed (process.md §8)
    SELECT
        unit, window, 'M80',
        toDecimal128(countIf(
            ifNull(announced_on <= held_on, false)
                AND present * 2 > invited
                AND ifNull(agreed * 2 > present, false)
                AND ifNull(published_on <= {cut_off:Date32}, false)
                AND ifNull(filed_on <= {cut_off:Date32}, false)), 2),
        toDecimal128(count(), 2), [], max(backfill)
    FROM meeting_known
    ARRAY JOIN arrayIntersect(windows_of(held_on), {windows:Array(String)}) AS window
    WHERE kind IN ('居民会议', '居民代表会议') AND outcome = '通过' AND held_on <= {cut_off:Date32}
    GROUP BY unit, window
    UNION ALL
    SELECT unit, window, 'M81', toDecimal128(countIf(complete), 2), toDecimal128(count(), 2), [], max(backfill)
    FROM matter
    ARRAY JOIN arrayIntersect(windows_of(closed_on), {windows:Array(String)}) AS window
    GROUP BY unit, window
),
tallied AS
(
    SELECT
        unit,
        window,
        groupArrayArrayIf(tally.days, metric = 'M32') AS review_days,
        sumIf(tally.part, metric = 'M33') AS withheld,
        sumIf(tally.whole, metric = 'M33') AS decided,
        sumIf(tally.part, metric = 'M46') AS raised,
        sumIf(tally.part, metric = 'M72') AS deviation,
        sumIf(tally.whole, metric = 'M72') AS settled_budget,
        sumIf(tally.part, metric = 'M80') AS orderly,
        sumIf(tally.whole, metric = 'M80') AS resolutions,
        sumIf(tally.part, metric = 'M81') AS matters_complete,
        sumIf(tally.whole, metric = 'M81') AS matters,
        max(tally.backfill) AS other_backfill
    FROM tally
    GROUP BY unit, window
),
-- The quarters in which those who supervise met (M90: once a quarter, process.md §6).
supervised AS
(
    SELECT unit, groupUniqArray(toDate32(toStartOfQuarter(held_on))) AS quarters
    FROM meeting_known
    WHERE kind IN ('监督小组会议', '群众监督会议') AND held_on <= {cut_off:Date32}
    GROUP BY unit
)
