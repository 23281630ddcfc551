-- Sums of each community and window. Every CTE is read once, so that the engine computes it once.
disclosure AS
(
    SELECT
        unit,
        window,
        count() AS due,
        countIf(outcome.on_time) AS on_time,
        sum(outcome.weight * outcome.credit) AS credit,
        sum(outcome.weight) AS weight,
        groupArrayIf(toUInt32(outcome.late_days), outcome.late) AS late_days,
        countIf(outcome.long_overdue) AS long_overdue,
        countIf(outcome.published) AS published,
        sum(outcome.elements_share) AS elements_share,
        sum(outcome.proofs_present) AS proofs_present,
        sumIf(outcome.proofs_required, outcome.published) AS proofs_required,
        countIf(outcome.content_reviewed) AS content_reviewed,
        countIf(outcome.secrecy_reviewed) AS secrecy_reviewed,
        countIf(outcome.published AND outcome.ordered) AS ordered,
        sum(outcome.channels_used) AS channels_used,
        sumIf(outcome.channels_required, outcome.published) AS channels_required,
        countIf(outcome.frequency = 'E') AS events,
        countIf(outcome.frequency = 'E' AND outcome.published) AS events_published,
        countIf(has({substantive:Array(String)}, outcome.item)) AS substantive,
        countIf(has({substantive:Array(String)}, outcome.item) AND outcome.published) AS substantive_published,
        countIf(outcome.cited) AS cited,
        max(outcome.backfill) AS disclosure_backfill
    FROM outcome
    ARRAY JOIN arrayIntersect(windows_of(outcome.due_on), {windows:Array(String)}) AS window
    GROUP BY unit, window
),
satisfaction AS
(
    SELECT
        unit,
        window,
        sum(survey_counted.issued) AS issued,
        sum(survey_counted.satisfied) AS satisfied,
        sum(survey_counted.fairly_satisfied) AS fairly_satisfied,
        sum(survey_counted.dissatisfied) AS dissatisfied,
        sum(survey_counted.unaware) AS unaware,
        max(backfill) AS satisfaction_backfill
    FROM survey_counted
    ARRAY JOIN arrayIntersect(windows_around(period), {windows:Array(String)}) AS window       -- D-19
    WHERE method != '代表测评'                                                                   -- D-18
    GROUP BY unit, window
),
answers AS
(
    SELECT
        unit,
        window,
        count() AS answers_due,
        countIf(limited.closed) AS closed,
        countIf(limited.answered) AS answered,
        -- 举报 stay with those who handle them: what is shown beside M40 and M41 counts without them (process.md §4)
        countIf(limited.kind = '质询') AS inquiries,
        countIf(limited.kind = '质询' AND (NOT limited.answered OR limited.rating = '不满意')) AS escalable,
        countIf(limited.kind != '举报' AND limited.closed) AS open_closed,
        countIf(limited.kind != '举报' AND limited.closed AND limited.disclosed) AS open_disclosed,
        countIf(limited.kind != '举报' AND limited.closed AND limited.rating IN ('满意', '基本满意', '不满意')) AS ratings,
        countIf(limited.kind != '举报' AND limited.closed AND limited.rating IN ('满意', '基本满意')) AS ratings_pleased,
        countIf(limited.finding != '') AS objections,
        countIf(startsWith(limited.finding, '成立')) AS objections_upheld,
        countIf(startsWith(limited.finding, '成立') AND limited.closed AND limited.disclosed) AS objections_disclosed,
        max(backfill) AS answers_backfill
    FROM limited
    ARRAY JOIN arrayIntersect(windows_of(limit_on), {windows:Array(String)}) AS window
    GROUP BY unit, window
),
finance AS
(
    SELECT
        unit,
        window,
        sumForEach(arrayMap(c -> toUInt64(isNotNull(c)), checks)) AS checks_applicable,
        sumForEach(arrayMap(c -> toUInt64(ifNull(c, 0)), checks)) AS checks_passed,
        sum(checked.pairs) AS pairs,
        sum(checked.pairs_equal) AS pairs_equal,
        max(backfill) AS finance_backfill
    FROM checked
    ARRAY JOIN arrayIntersect(windows_of(addMonths(month, 1)), {windows:Array(String)}) AS window   -- D-26
    GROUP BY unit, window
),
-- Every community has its row in every window, also when nothing fell due.
spine AS
(
    SELECT
        intDiv(unit, 1000) AS street, unit, kind, enabled_on, disabled_on, households, boards, window,
        arrayFilter(
            quarter -> quarter >= enabled_on
                AND addMonths(quarter, 3) <= least(ifNull(disabled_on, {cut_off:Date32}), {cut_off:Date32}) + 1,
            quarters_of(window)) AS planned                                                     -- M90
    FROM unit_known
    ARRAY JOIN {windows:Array(String)} AS window
),
-- Communities, and with unit = 0 their street, pooled: numerators and denominators are added up.
pooled AS
(
    SELECT
        spine.street AS street,
        spine.window AS window,
        spine.unit AS unit,
        spine.unit = 0 AS is_street,
        any(kind) AS kind,
        any(enabled_on) AS enabled_on,
        any(disabled_on) AS disabled_on,
        sum(disclosure.due) AS due,
        sum(disclosure.on_time) AS on_time,
        sum(disclosure.credit) AS credit,
        sum(disclosure.weight) AS weight,
        arraySort(groupArrayArray(disclosure.late_days)) AS late_days,                          -- D-15
        sum(disclosure.long_overdue) AS long_overdue,
        sum(disclosure.published) AS published,
        sum(disclosure.elements_share) AS elements_share,
        sum(disclosure.proofs_present) AS proofs_present,
        sum(disclosure.proofs_required) AS proofs_required,
        sum(disclosure.content_reviewed) AS content_reviewed,
        sum(disclosure.secrecy_reviewed) AS secrecy_reviewed,
        sum(satisfaction.issued) AS issued,
        sum(satisfaction.satisfied) AS satisfied,
        sum(satisfaction.fairly_satisfied) AS fairly_satisfied,
        sum(satisfaction.dissatisfied) AS dissatisfied,
        sum(satisfaction.unaware) AS unaware,
        sum(answers.answers_due) AS answers_due,
        sum(answers.closed) AS closed,
        sum(answers.answered) AS answered,
        sum(disclosure.ordered) AS ordered,
        sum(disclosure.channels_used) AS channels_used,
        sum(disclosure.channels_required) AS channels_required,
        sum(disclosure.events) AS events,
        sum(disclosure.events_published) AS events_published,
        sum(disclosure.substantive) AS substantive,
        sum(disclosure.substantive_published) AS substantive_published,
        sum(disclosure.cited) AS cited,
        sum(answers.inquiries) AS inquiries,
        sum(answers.escalable) AS escalable,
        sum(answers.open_closed) AS open_closed,
        sum(answers.open_disclosed) AS open_disclosed,
        sum(answers.ratings) AS ratings,
        sum(answers.ratings_pleased) AS ratings_pleased,
        sum(answers.objections) AS objections,
        sum(answers.objections_upheld) AS objections_upheld,
        sum(answers.objections_disclosed) AS objections_disclosed,
        arraySort(groupArrayArray(tallied.review_days)) AS review_days,
        sum(tallied.withheld) AS withheld,
        sum(tallied.decided) AS decided,
        sum(tallied.deviation) AS deviation,
        sum(tallied.settled_budget) AS settled_budget,
        sum(tallied.orderly) AS orderly,
        sum(tallied.resolutions) AS resolutions,
        sum(tallied.matters_complete) AS matters_complete,
        sum(tallied.matters) AS matters,
        sum(length(spine.planned)) AS planned,
        sum(length(arrayIntersect(spine.planned, supervised.quarters))) AS held,
        -- only of communities that say how many households and boards they have
        sumIf(tallied.raised, isNotNull(spine.households)) AS raised,
        sum(spine.households) AS households,
        sumIf(spine.boards, isNotNull(spine.households)) AS boards,
        sumIf(spine.households, isNotNull(spine.boards)) AS households_with_boards,
        sumForEach(finance.checks_applicable) AS checks_applicable,
        sumForEach(finance.checks_passed) AS checks_passed,
        sum(finance.pairs) AS pairs,
        sum(finance.pairs_equal) AS pairs_equal,
        max(disclosure.disclosure_backfill) AS disclosure_backfill,
        max(satisfaction.satisfaction_backfill) AS satisfaction_backfill,
        max(answers.answers_backfill) AS answers_backfill,
        max(finance.finance_backfill) AS finance_backfill,
        max(tallied.other_backfill) AS other_backfill
    FROM spine
    LEFT JOIN disclosure ON disclosure.unit = spine.unit AND disclosure.window = spine.window
    LEFT JOIN satisfaction ON satisfaction.unit = spine.unit AND satisfaction.window = spine.window
    LEFT JOIN answers ON answers.unit = spine.unit AND answers.window = spine.window
    LEFT JOIN finance ON finance.unit = spine.unit AND finance.window = spine.window
    LEFT JOIN tallied ON tallied.unit = spine.unit AND tallied.window = spine.window
    LEFT JOIN supervised ON supervised.unit = spine.unit
    GROUP BY GROUPING SETS ((street, window, unit), (street, window))
)
