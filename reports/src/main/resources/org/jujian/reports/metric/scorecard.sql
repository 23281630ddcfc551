-- Rates of each community and street (metrics.md §1, §2), dimensions and total (§3), ranks (§4).
-- A name that is used more than once is given one level below its use: the engine would copy its expression otherwise.
counted AS
(
    SELECT
        *,
        length(late_days) AS late,
        length(review_days) AS reviews,
        satisfied + fairly_satisfied AS pleased,
        satisfied + fairly_satisfied + dissatisfied AS aware,
        satisfied + fairly_satisfied + dissatisfied + unaware AS valid_papers,
        100 * satisfied + 70 * fairly_satisfied AS points,
        arraySum(checks_passed) AS passed,
        arraySum(checks_applicable) AS applicable,
        last_day_of(window) AS last_day
    FROM pooled
),
rated AS
(
    SELECT
        *,
        rate(on_time, due) AS m01,
        rate(credit, weight) AS m01s,
        rate(late_days[intDiv(late + 1, 2)] + late_days[intDiv(late, 2) + 1], if(late = 0, 0, 2)) AS m02,   -- D-15
        if(due = 0, NULL, toDecimal256(long_overdue, 36)) AS m03,                               -- D-16
        rate(published, due) AS m10,
        rate(elements_share, published) AS m11,                                                 -- D-13
        rate(proofs_present, proofs_required) AS m12,
        -- 100 · M10 · (0.7·M11 + 0.3·M12) with nothing divided twice; 0 when nothing is published (D-16)
        if(due > 0 AND published = 0,
            toDecimal256(0, 36),
            rate(70 * elements_share, due) + rate(30 * published * proofs_present, due * proofs_required)) AS c,
        rate(content_reviewed, published) AS m30,
        rate(secrecy_reviewed, published) AS m31,
        rate(pleased, aware) AS m20,
        rate(points, aware) AS m21,
        rate(aware, valid_papers) AS m22,
        rate(valid_papers, issued) AS m23,
        rate(7 * points, 10 * aware) + rate(30 * aware, valid_papers) AS s,                     -- 0.7·M21 + 30·M22
        rate(closed, answers_due) AS m40,
        rate(answered, answers_due) AS m41,
        rate(passed, applicable) AS m70,
        rate(pairs_equal, pairs) AS m71,                                                        -- no pairs in formula 1
        rate(review_days[intDiv(reviews + 1, 2)] + review_days[intDiv(reviews, 2) + 1], if(reviews = 0, 0, 2)) AS m32,
        rate(withheld, decided) AS m33,
        rate(escalable, inquiries) AS m42,
        rate(ratings_pleased, ratings) AS m43,
        rate(open_disclosed, open_closed) AS m44,
        rate(1000 * raised, households) AS m46,
        rate(ordered, published) AS m50,
        rate(objections_upheld, objections) AS m52,
        rate(channels_used, channels_required) AS m60,
        rate(1000 * boards, households_with_boards) AS m62,
        rate(deviation, settled_budget) AS m72,
        rate(orderly, resolutions) AS m80,
        rate(matters_complete, matters) AS m81,
        rate(events_published, events) AS m82,
        rate(held, planned) AS m90,
        -- no more than the share of substantive duties, so that many posts of one kind do not help (metrics.md §2)
        least(rate(substantive_published, published), rate(substantive, due)) AS m95_a,
        rate(cited, published) AS m95_b,
        rate(objections_disclosed, objections_upheld) AS m95_c,
        toRelativeMonthNum(least(ifNull(disabled_on, last_day), last_day) + 1)
            - toRelativeMonthNum(enabled_on - 1) - 1 AS whole_months                            -- D-29
    FROM counted
),
-- The street's own satisfaction, next to each of its communities.
among AS
(
    SELECT
        *,
        max(if(is_street, m20, NULL)) OVER (PARTITION BY street, window) AS street_m20,
        max(if(is_street, s, NULL)) OVER (PARTITION BY street, window) AS street_s
    FROM rated
),
dimensions AS
(
    SELECT
        *,
        -- drawn towards the street's mean as by 30 more papers; null without a paper (D-28)
        rate(pleased + 30 * street_m20, if(aware = 0, 0, aware + 30)) AS m20_star,
        rate(aware * s + 30 * street_s, if(aware = 0, 0, aware + 30)) AS s_star,
        100 * m01s AS t,
        100 * mean_of([m30, m31]) AS r,                                                         -- D-27
        100 * mean_of([m40, m41]) AS f,
        100 * mean_of([m70, m71]) AS k,
        100 * mean_of([m95_a, m95_b, m95_c, m81]) AS m95                                        -- shown, not scored
    FROM among
),
weighed AS
(
    SELECT
        *,
        sums_of([(30, t), (25, c), (15, s), (10, r), (10, f), (10, k)]) AS score_sums,
        sums_of([(30, t), (25, c), (15, s_star), (10, r), (10, f), (10, k)]) AS ranking_sums,   -- D-28
        sums_of([(30, t), (25, c), (15, s), (10, f), (10, k)]) AS tcsfk_sums
    FROM dimensions
),
totals AS
(
    SELECT
        *,
        round(rate(score_sums.1, score_sums.2), 20) AS score,
        round(rate(ranking_sums.1, ranking_sums.2), 20) AS score_ranking,
        round(rate(tcsfk_sums.1, tcsfk_sums.2), 20) AS score_tcsfk,
        multiIf(
            is_street, '不排名',
            length(window) = 7, '月度不排名',                                                     -- D-35
            whole_months < 3, '观察期',                                                         -- D-29
            due < 20, '应公开事项不足20项',
            ranking_sums.2 < 70, '可计权重不足70',
            '') AS unranked
    FROM weighed
),
scored AS
(
    SELECT
        *,
        multiIf(
            score_sums.2 < 70, NULL,                                                            -- metrics.md §3
            score >= 90, '优秀',
            score >= 80, '良好',
            score >= 60, '达标',
            '不达标') AS band,
        ifNull(score_ranking, toDecimal256(0, 36)) AS standing,
        groupArrayIf(ifNull(score_ranking, toDecimal256(0, 36)), unranked = '')
            OVER (PARTITION BY street, window, kind) AS peers
    FROM totals
),
-- (best of the tier, tier, rank, members so far) when the peers, best first, are gone through up to this one's own
-- standing: who is less than 1 point below the best of a tier belongs to it; the next rank counts all before it (D-29).
ranked AS
(
    SELECT
        *,
        arrayFold(
            (tier, peer) -> if(
                tier.1 - peer < 1,
                (tier.1, tier.2, tier.3, tier.4 + 1),
                (peer, tier.2 + 1, tier.4 + 1, tier.4 + 1)),
            arrayReverseSort(arrayFilter(peer -> peer >= standing, peers)),
            (toDecimal256(1000, 36), toUInt64(0), toUInt64(0), toUInt64(0))) AS tier
    FROM scored
)
