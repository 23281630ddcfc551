-- One row for each metric of each community or street and window.
figure AS
(
    SELECT
        if(is_street, street * 1000, unit) AS unit,
        window AS period,
        cell.1 AS metric,
        CAST(round(toDecimal256(if(isNull(cell.4), NULL, cell.2), 36), 20), 'Nullable(Decimal(76, 20))') AS numerator,
        CAST(round(toDecimal256(if(isNull(cell.4), NULL, cell.3), 36), 20), 'Nullable(Decimal(76, 20))') AS denominator,
        CAST(round(cell.4, 20), 'Nullable(Decimal(76, 20))') AS value,
        if(metric = 'BAND', band, NULL) AS text,
        metric IN ('M20', 'M22', 'M23') AND isNotNull(cell.4) AS bounded,
        if(bounded, wilson_low(toFloat64(numerator), toFloat64(denominator)), NULL) AS lowest,
        if(bounded, wilson_high(toFloat64(numerator), toFloat64(denominator)), NULL) AS highest,
        CAST(round(lowest, 12), 'Nullable(Decimal(18, 12))') AS low,
        CAST(round(highest, 12), 'Nullable(Decimal(18, 12))') AS high,
        toUInt64(cell.5) AS n,
        arrayFilter(
            flag -> flag != '',
            [
                if(flagged[cell.6], '补录', ''),
                if(metric = 'D' AND due = 0, '本期无应公开事项', ''),
                if(cell.6 = 2 AND aware > 0 AND aware < 30, '样本不足', ''),
                if(cell.6 = 5 AND isNull(s), '满意度未计入', ''),
                if(metric IN ('SCORE', 'BAND') AND score_sums.2 < 70, '可计权重不足70', ''),
                if(metric IN ('RANK', 'TIER'), unranked, '')
            ]) AS flags
    FROM
    (
        SELECT
            street, window, unit, is_street, due, aware, s, score_sums, band, unranked,
            -- which facts a metric rests on: 1 publications, 2 surveys, 3 feedback, 4 money, 5 all, 6 none of them,
            -- 7 matters, meetings, reviews and special funds
            [
                disclosure_backfill, satisfaction_backfill, answers_backfill, finance_backfill,
                disclosure_backfill OR satisfaction_backfill OR answers_backfill OR finance_backfill,
                false,
                other_backfill
            ] AS flagged,
            arrayConcat(
                -- metric, numerator, denominator, value, n, facts
                [
                    ('D', NULL, NULL, due, due, 6),
                    ('M01', on_time, due, m01, due, 1),
                    ('M01s', credit, weight, m01s, due, 1),
                    ('M02', NULL, NULL, m02, late, 1),
                    ('M03', NULL, NULL, m03, due, 1),
                    ('M10', published, due, m10, due, 1),
                    ('M11', elements_share, published, m11, published, 1),
                    ('M12', proofs_present, proofs_required, m12, published, 1),
                    ('C', NULL, NULL, c, due, 1),
                    ('M30', content_reviewed, published, m30, published, 1),
                    ('M31', secrecy_reviewed, published, m31, published, 1),
                    ('M20', pleased, aware, m20, aware, 2),
                    ('M21', points, aware, m21, aware, 2),
                    ('M22', aware, valid_papers, m22, valid_papers, 2),
                    ('M23', valid_papers, issued, m23, issued, 2),
                    ('S', NULL, NULL, s, aware, 2),
                    ('M40', closed, answers_due, m40, answers_due, 3),
                    ('M41', answered, answers_due, m41, answers_due, 3),
                    ('M70', passed, applicable, m70, applicable, 4)
                ],
                -- shown, not scored
                [
                    ('M32', NULL, NULL, m32, reviews, 7),
                    ('M33', withheld, decided, m33, decided, 7),
                    ('M42', escalable, inquiries, m42, inquiries, 3),
                    ('M43', ratings_pleased, ratings, m43, ratings, 3),
                    ('M44', open_disclosed, open_closed, m44, open_closed, 3),
                    ('M46', raised, households, m46, households, 3),
                    ('M50', ordered, published, m50, published, 1),
                    ('M52', objections_upheld, objections, m52, objections, 3),
                    ('M60', channels_used, channels_required, m60, published, 1),
                    ('M62', boards, households_with_boards, m62, households_with_boards, 6),
                    ('M72', deviation, settled_budget, m72, settled_budget, 7),
                    ('M80', orderly, resolutions, m80, resolutions, 7),
                    ('M81', matters_complete, matters, m81, matters, 7),
                    ('M82', events_published, events, m82, events, 1),
                    ('M90', held, planned, m90, planned, 7),
                    ('M95_A', NULL, NULL, m95_a, published, 1),
                    ('M95_B', cited, published, m95_b, published, 1),
                    ('M95_C', objections_disclosed, objections_upheld, m95_c, objections_upheld, 3),
                    ('M95', NULL, NULL, m95, published, 1)
                ],
                arrayMap(
                    rule -> (
                        concat('FV-', leftPad(toString(rule), 2, '0')), checks_passed[rule], checks_applicable[rule],
                        rate(checks_passed[rule], checks_applicable[rule]), checks_applicable[rule], 4),
                    range(1, {rules:UInt8} + 1)),
                if({formula:String} = '1', [], [('M71', pairs_equal, pairs, m71, pairs, 4)]),
                if(is_street, [],
                    [
                        ('M20_STAR', NULL, NULL, m20_star, aware, 2),
                        ('S_STAR', NULL, NULL, s_star, aware, 2),
                        ('T', NULL, NULL, t, due, 1),
                        ('R', NULL, NULL, r, published, 1),
                        ('F', NULL, NULL, f, answers_due, 3),
                        ('K', NULL, NULL, k, applicable, 4),
                        ('SCORE', score_sums.1, score_sums.2, score, NULL, 5),
                        ('SCORE_TCSFK', tcsfk_sums.1, tcsfk_sums.2, score_tcsfk, NULL, 5),
                        ('BAND', NULL, NULL, NULL, NULL, 5)
                    ]),
                if(is_street OR length(window) = 7, [],                                         -- D-35
                    [
                        ('SCORE_RANKING', ranking_sums.1, ranking_sums.2, score_ranking, NULL, 5),
                        ('RANK', NULL, NULL, if(unranked = '', toDecimal256(tier.3, 36), NULL), due, 5),
                        ('TIER', NULL, NULL, if(unranked = '', toDecimal256(tier.2, 36), NULL), due, 5)
                    ])) AS cells
        FROM ranked
    )
    ARRAY JOIN cells AS cell
)
