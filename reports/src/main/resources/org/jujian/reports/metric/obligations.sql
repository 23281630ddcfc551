-- One row for each obligation that falls due by {due_by} in one of the windows asked for, as it stands at the cut-off.
due AS
(
    SELECT unit, item, period, event, stage, frequency, due_on, placeholder_until, weight, elements, proofs, channels, category
    FROM obligation_known
    WHERE due_on <= {due_by:Date32}                     -- figures: the cut-off (metrics.md §0)
      AND hasAny(windows_of(due_on), {windows:Array(String)})
),
publication AS
(
    SELECT
        due.unit AS unit, due.item AS item, due.period AS period, due.event AS event, due.stage AS stage,
        due.frequency AS frequency, due.due_on AS due_on, due.weight AS weight, due.category AS category,
        length(due.channels) AS channels_required,
        length(arrayIntersect(due.channels, register_counted.channels)) AS channels_used,        -- M60
        notEmpty(register_counted.basis) AS cited,                                                -- M95
        register_counted.submission AS submission,
        register_counted.row AS row,
        register_counted.backfill AS backfill,
        register_counted.published_on AS published_on,
        register_counted.correction = '责令' AS ordered,
        register_counted.submission > 0
            AND ifNull(register_counted.claimed_on > due.placeholder_until, true) AS valid,      -- D-10
        length(due.elements) AS elements_required,
        multiIf(
            empty(due.elements) OR register_counted.nil_return OR register_counted.all_elements, elements_required,   -- D-11, D-12
            length(arrayIntersect(due.elements, register_counted.elements))) AS elements_filled,
        length(due.proofs) AS proofs_required,
        arrayCount(
            p -> has(register_counted.proofs, p)
                OR p = 'e2' AND has(register_counted.proofs, 'e6')
                OR p = 'e3' AND has(register_counted.proofs, 'e4'),
            due.proofs) AS proofs_present,                                                      -- D-13
        ifNull(register_counted.party_reviewed_on <= register_counted.published_on, false)
            AND ifNull(register_counted.supervisor_reviewed_on <= register_counted.published_on, false)
            AS content_reviewed,                                                                -- D-14, M30
        notEmpty(register_counted.first_reviewer)
            AND notEmpty(register_counted.second_reviewer)
            AND notEmpty(register_counted.final_reviewer)
            AND register_counted.first_reviewer != register_counted.second_reviewer
            AND register_counted.second_reviewer != register_counted.final_reviewer
            AND register_counted.first_reviewer != register_counted.final_reviewer
            AND isNotNull(register_counted.first_reviewed_on)
            AND isNotNull(register_counted.second_reviewed_on)
            AND ifNull(register_counted.final_reviewed_on <= register_counted.published_on, false)
            AS secrecy_reviewed                                                                 -- D-14, M31
    FROM due
    LEFT JOIN register_counted USING (unit, item, period, event, stage)
),
satisfied AS
(
    SELECT
        unit, item, period, event, stage,
        any(publication.frequency) AS frequency,
        any(publication.due_on) AS due_on,
        any(publication.weight) AS weight,
        any(publication.category) AS category,
        any(publication.elements_required) AS elements_required,
        any(publication.proofs_required) AS proofs_required,
        any(publication.channels_required) AS channels_required,
        max(publication.valid) AS published,
        minIf(publication.published_on, publication.valid) AS published_on,                                             -- D-08
        argMinIf((submission, row), (publication.published_on, submission, row), publication.valid) AS first_version,
        argMaxIf((submission, row), (submission, row), publication.valid) AS newest_version,
        argMaxIf(
            (publication.elements_filled, publication.proofs_present, publication.content_reviewed, publication.secrecy_reviewed,
             publication.channels_used, publication.cited), (submission, row), publication.valid) AS newest,
        maxIf(publication.ordered, publication.valid) AS ordered,                                                       -- D-09
        maxIf(publication.backfill, publication.valid) AS backfill
    FROM publication
    GROUP BY unit, item, period, event, stage
),
outcome AS
(
    SELECT
        satisfied.unit AS unit, satisfied.item AS item, satisfied.period AS period,
        satisfied.event AS event, satisfied.stage AS stage,
        satisfied.frequency AS frequency,
        satisfied.category AS category,
        satisfied.due_on AS due_on,
        satisfied.weight AS weight,
        satisfied.published AS published,
        satisfied.published_on AS published_on,
        satisfied.first_version AS first_version,
        satisfied.newest_version AS newest_version,
        satisfied.ordered AS ordered,
        satisfied.backfill AS backfill,
        published AND published_on <= due_on AS on_time,                                        -- D-04, M01
        published AND published_on > due_on AS late,
        if(late, published_day.number - due_day.number, 0) AS late_days,                        -- D-05
        NOT published
            AND (SELECT max(number) FROM working WHERE day = {cut_off:Date32}) > due_day.number + 20
            AS long_overdue,                                                                    -- M03
        multiIf(
            NOT published, toDecimal64(0, 2),
            toDecimal64(10 - least(late_days, 10), 2) / if(ordered, 20, 10)) AS credit,         -- M01s, D-09
        satisfied.elements_required AS elements_required,
        if(published, newest.1, 0) AS elements_filled,
        if(NOT published, toDecimal128(0, 28),
            if(elements_required = 0, toDecimal128(1, 28),
                toDecimal128(newest.1, 28) / if(elements_required = 0, 1, elements_required))) AS elements_share,      -- D-11
        satisfied.proofs_required AS proofs_required,
        if(published, newest.2, 0) AS proofs_present,
        published AND newest.3 AS content_reviewed,
        published AND newest.4 AS secrecy_reviewed,
        satisfied.channels_required AS channels_required,
        if(published, newest.5, 0) AS channels_used,
        published AND newest.6 AS cited
    FROM satisfied
    LEFT JOIN working AS due_day ON due_day.day = satisfied.due_on
    LEFT JOIN working AS published_day ON published_day.day = satisfied.published_on
)
