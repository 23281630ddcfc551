package org.jujian.reports.metric;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jujian.base.code.CodeRange;
import org.jujian.base.code.StreetCode;
import org.jujian.base.columnstore.Statement;
import org.jujian.base.time.Period;
import org.jujian.reports.check.FinanceRule;
import org.jujian.tenants.catalogue.Catalogue;
import org.jujian.tenants.catalogue.Item;

/// The one source of truth for figures: the `.sql` files beside this class, each a chain of common table expressions,
/// put one after the other. Runs write what they give, questions only read it.
public final class FigureSql {
    /// Later than any due date; for questions that show what is not due yet.
    private static final LocalDate END_OF_CALENDAR = LocalDate.of(2099, 12, 31);

    private static final List<String> TO_OBLIGATIONS = List.of("obligations");

    /// What the figures count stands in the files as `…_counted`. Formula 1 counts all that is known, `…_known` is put
    /// there and costs nothing; formula 2 leaves out what this part names.
    private static final String COUNTED_BY_FORMULA_2 = "counted_2";

    /// Cash in hand at the end of a month (finance.md §4, FV-18: the example's limit); the platform's setting.
    private static final BigDecimal CASH_LIMIT = new BigDecimal("5000.00");
    /// Expenses above it need more signatures (FV-17: the real examples' second step); the platform's setting.
    private static final BigDecimal APPROVAL_LIMIT = new BigDecimal("1000.00");

    /// Codes of the items that count as substantive in M95 (metrics.md §2).
    private static final List<String> SUBSTANTIVE = Catalogue.builtIn().items().stream()
            .filter(Item::substantive)
            .map(Item::code)
            .toList();

    private FigureSql() {}

    /// What of the stored rows counts.
    ///
    /// @param unsettled numbers of submissions that are not done; their rows may stand in the store already
    public record Received(Knowledge known, List<Long> unsettled) {
        public static final Received ALL = new Received(Knowledge.NOW, List.of());
    }

    /// The figures of the units in `only`, a unit or a street, of one street. All of the street is computed:
    /// satisfaction
    /// and ranks rest on it.
    public static Statement figures(
            CodeRange only,
            List<Period> windows,
            LocalDate cutOff,
            Received received,
            Formula formula,
            String calendar) {
        CodeRange street = StreetCode.ofUnit(only.from()).range();
        return bound("", toFigures(formula), """
                SELECT unit, period, metric, numerator, denominator, value, text, low, high, n, flags
                FROM figure
                WHERE unit BETWEEN {only_from:UInt64} AND {only_to:UInt64}
                ORDER BY unit, period, metric
                """, street, windows, cutOff, cutOff, received, calendar)
                .bind("only_from", only.from())
                .bind("only_to", only.to())
                .bind("formula", formula.version())
                .bind("rules", formula.rules());
    }

    /// What makes formula 2 count otherwise than formula 1, in windows: by rule and community how many rows, and of the
    /// checks how many were tested. A G is one row, a check one case.
    public static Statement effects(
            CodeRange range, List<Period> windows, LocalDate cutOff, Received received, String calendar) {
        return bound(
                "",
                List.of(COUNTED_BY_FORMULA_2, "obligations", "cases", "limits", "effects"),
                """
                SELECT unit, window, rule, sum(hits) AS hits, sum(cases) AS cases
                FROM effect
                GROUP BY unit, window, rule
                ORDER BY unit, window, rule
                """,
                range,
                windows,
                cutOff,
                cutOff,
                received,
                calendar);
    }

    /// What FV-01 … FV-23 and the pairs of M71 found wrong in the books of the units in `range`.
    public static Statement findings(
            CodeRange range, List<Period> windows, LocalDate cutOff, Received received, String calendar) {
        return bound("", List.of("all_cases"), """
                SELECT rule, unit, month, key, found, expected, submissions, rows
                FROM tested_case
                WHERE failed
                ORDER BY rule, unit, month, key
                """, range, windows, cutOff, cutOff, received, calendar);
    }

    /// Writes the figures of all communities and streets in `range`, whole streets, to `metric_cell` under the number
    /// of
    /// a run.
    public static Statement insertFigures(
            CodeRange range,
            List<Period> windows,
            LocalDate cutOff,
            Received received,
            Versions versions,
            long run,
            Instant computedAt) {
        return bound("""
                INSERT INTO metric_cell
                    (unit, period, metric, as_of, run, numerator, denominator, value, text, low, high, n, flags,
                     formula_version, calendar_version, catalogue_version, computed_at)
                """, toFigures(Formula.FIRST), """
                SELECT unit, period, metric, {cut_off:Date32}, {run:UInt64}, numerator, denominator, value, text,
                       low, high, n, flags, {formula:String}, {calendar:String}, {catalogue:String},
                       {computed_at:DateTime64(3, 'Asia/Shanghai')}
                FROM figure
                """, range, windows, cutOff, cutOff, received, versions.calendar())
                .bind("run", run)
                .bind("formula", versions.formula())
                .bind("rules", Formula.FIRST.rules())
                .bind("catalogue", versions.catalogue())
                .bind("computed_at", computedAt);
    }

    /// What the communities in `range` owe in `windows`, also what is not due yet, as it stands at `cutOff`.
    public static Statement obligations(
            CodeRange range, List<Period> windows, LocalDate cutOff, Received received, String calendar) {
        return bound("", TO_OBLIGATIONS, """
                SELECT unit, item, period, event, stage, due_on, toUInt8(published) AS published, published_on,
                       toUInt8(late) AS late, late_days, weight, due_on <= {cut_off:Date32} AS fallen_due, first_version.1 AS submission, first_version.2 AS row,
                       newest_version.1 AS newest_submission, newest_version.2 AS newest_row
                FROM outcome
                ORDER BY unit, due_on, item, period, event, stage
                """, range, windows, cutOff, END_OF_CALENDAR, received, calendar);
    }

    /// The obligations behind a figure: those that fell due by `cutOff`, with what counted of their publications.
    public static Statement duties(
            CodeRange range, List<Period> windows, LocalDate cutOff, Received received, String calendar) {
        return bound("", TO_OBLIGATIONS, """
                SELECT unit, item, period, event, stage, due_on, toUInt8(published) AS published, published_on,
                       toUInt8(late) AS late, late_days, weight, 1 AS fallen_due, first_version.1 AS submission,
                       first_version.2 AS row, newest_version.1 AS newest_submission, newest_version.2 AS newest_row,
                       credit, elements_filled, elements_required, proofs_present, proofs_required,
                       toUInt8(content_reviewed) AS content_reviewed, toUInt8(secrecy_reviewed) AS secrecy_reviewed
                FROM outcome
                ORDER BY unit, due_on, item, period, event, stage
                """, range, windows, cutOff, cutOff, received, calendar);
    }

    public static Statement surveys(
            CodeRange range, List<Period> windows, LocalDate cutOff, Received received, String calendar) {
        return bound("", List.of(), """
                SELECT unit, concat(period, ' ', method) AS key, submission, row,
                       ['发放数', '满意', '基本满意', '不满意', '不了解'] AS names,
                       [toString(issued), toString(satisfied), toString(fairly_satisfied), toString(dissatisfied), toString(unaware)] AS cells
                FROM survey_known
                WHERE method != '代表测评'
                  AND hasAny(windows_around(period), {windows:Array(String)})
                ORDER BY unit, period, method
                """, range, windows, cutOff, cutOff, received, calendar);
    }

    public static Statement feedback(
            CodeRange range, List<Period> windows, LocalDate cutOff, Received received, String calendar) {
        return bound("", List.of("limits"), """
                SELECT unit, feedback AS key, submission, row, kind,
                       ['类型', '提出日期', '答复期限', '答复日期', '办结日期', '按期答复', '已办结', '评价', '异议结论', '公开反馈'] AS names,
                       [toString(kind), toString(raised_on), toString(limit_on), ifNull(toString(answered_on), ''), ifNull(toString(closed_on), ''), if(answered, '是', '否'), if(closed, '是', '否'), toString(rating), toString(finding), if(disclosed, '是', '否')] AS cells
                FROM limited
                WHERE hasAny(windows_of(limit_on), {windows:Array(String)})
                ORDER BY unit, limit_on, feedback
                """, range, windows, cutOff, cutOff, received, calendar);
    }

    public static Statement sheets(
            CodeRange range, List<Period> windows, LocalDate cutOff, Received received, String calendar) {
        return bound("", List.of(), """
                SELECT unit, concat(formatDateTime(month, '%Y-%m'), ' ', fund) AS key, submission, row,
                       ['上期结余', '本期收入', '本期支出', '期末结余'] AS names,
                       [toString(opening), toString(income), toString(expense), toString(closing)] AS cells
                FROM sheet_known
                WHERE hasAny(windows_of(addMonths(month, 1)), {windows:Array(String)})
                ORDER BY unit, month, fund
                """, range, windows, cutOff, cutOff, received, calendar);
    }

    public static Statement ledger(
            CodeRange range, List<Period> windows, LocalDate cutOff, Received received, String calendar) {
        return bound("", List.of(), """
                SELECT unit, concat(formatDateTime(month, '%Y-%m'), ' ', voucher, ' ', toString(line)) AS key,
                       submission, row,
                       ['业务日期', '收支类型', '公开科目', '金额', '原凭证字号'] AS names,
                       [toString(business_on), toString(direction), account_written, toString(amount), reversed_voucher] AS cells
                FROM ledger_known
                WHERE hasAny(windows_of(addMonths(month, 1)), {windows:Array(String)})
                ORDER BY unit, month, voucher, line
                """, range, windows, cutOff, cutOff, received, calendar);
    }

    public static Statement raised(
            CodeRange range, List<Period> windows, LocalDate cutOff, Received received, String calendar) {
        return bound("", List.of(), """
                SELECT unit, feedback AS key, submission, row,
                       ['类型', '提出日期'] AS names,
                       [toString(kind), toString(raised_on)] AS cells
                FROM feedback_known
                WHERE hasAny(windows_of(raised_on), {windows:Array(String)})
                  AND kind != '举报'
                  AND raised_on <= {cut_off:Date32}
                ORDER BY unit, raised_on, feedback
                """, range, windows, cutOff, cutOff, received, calendar);
    }

    public static Statement meetings(
            CodeRange range, List<Period> windows, LocalDate cutOff, Received received, String calendar) {
        return bound("", List.of(), """
                SELECT unit, concat(meeting, ' ', name) AS key, submission, row,
                       ['会议类型', '会议日期', '应到', '实到', '赞成', '表决结果', '事前公开日期', '决议公布日期', '备案日期'] AS names,
                       [toString(kind), toString(held_on), toString(invited), toString(present), ifNull(toString(agreed), ''), toString(outcome), ifNull(toString(announced_on), ''), ifNull(toString(published_on), ''), ifNull(toString(filed_on), '')] AS cells
                FROM meeting_known
                WHERE hasAny(windows_of(held_on), {windows:Array(String)})
                  AND held_on <= {cut_off:Date32}
                ORDER BY unit, held_on, meeting
                """, range, windows, cutOff, cutOff, received, calendar);
    }

    /// Without the names of those who reviewed.
    public static Statement reviews(
            CodeRange range, List<Period> windows, LocalDate cutOff, Received received, String calendar) {
        return bound("", List.of(), """
                SELECT unit, concat(toString(item), ' ', period, event, ' ', file) AS key, submission, row,
                       ['初审日期', '复审日期', '终审日期', '党组织审查日期', '监督小组审核日期', '审查结论'] AS names,
                       [toString(first_reviewed_on), ifNull(toString(second_reviewed_on), ''), ifNull(toString(final_reviewed_on), ''), ifNull(toString(party_reviewed_on), ''), ifNull(toString(supervisor_reviewed_on), ''), toString(decision)] AS cells
                FROM review_known
                WHERE hasAny(
                        arrayConcat(
                            windows_of(coalesce(final_reviewed_on, second_reviewed_on, first_reviewed_on)),
                            windows_of(greatest(
                                ifNull(final_reviewed_on, first_reviewed_on),
                                ifNull(party_reviewed_on, first_reviewed_on),
                                ifNull(supervisor_reviewed_on, first_reviewed_on)))),
                        {windows:Array(String)})
                  AND first_reviewed_on <= {cut_off:Date32}
                ORDER BY unit, first_reviewed_on, item, file
                """, range, windows, cutOff, cutOff, received, calendar);
    }

    public static Statement specialFunds(
            CodeRange range, List<Period> windows, LocalDate cutOff, Received received, String calendar) {
        return bound("", List.of(), """
                SELECT unit, concat(formatDateTime(month, '%Y-%m'), ' ', project, ' ', name) AS key, submission, row,
                       ['预算金额', '已支出', '结算额'] AS names,
                       [toString(budget), toString(spent), ifNull(toString(settlement), '')] AS cells
                FROM special_fund_known
                WHERE hasAny(windows_of(addMonths(month, 1)), {windows:Array(String)})
                ORDER BY unit, month, project
                """, range, windows, cutOff, cutOff, received, calendar);
    }

    private static List<String> toFigures(Formula formula) {
        return switch (formula) {
            case FIRST ->
                List.of("obligations", "finance", "formula_1", "limits", "supporting", "figures", "scorecard", "cells");
            case SECOND ->
                List.of(
                        COUNTED_BY_FORMULA_2,
                        "obligations",
                        "finance",
                        "cases",
                        "formula_2",
                        "limits",
                        "supporting",
                        "figures",
                        "scorecard",
                        "cells");
        };
    }

    /// The cases of the checks in the accounting months that are scored in the windows (D-26).
    private static String cases(String query) {
        return """
                tested_case AS
                (
                    SELECT rule, unit, month, key, failed, found, expected, submissions, rows, backfill
                    FROM
                    (
                %s
                    )
                    WHERE hasAny(windows_of(addMonths(month, 1)), {windows:Array(String)})
                )""".formatted(query);
    }

    public static String text(String name) {
        try (InputStream in = FigureSql.class.getResourceAsStream(name + ".sql")) {
            if (in == null) {
                throw new IllegalStateException("expected " + name + ".sql beside " + FigureSql.class.getName());
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Statement bound(
            String before,
            List<String> parts,
            String select,
            CodeRange range,
            List<Period> windows,
            LocalDate cutOff,
            LocalDate dueBy,
            Received received,
            String calendar) {
        var statement = Statement.of(before + with(parts, received.known()) + "\n" + select)
                .bind("unit_from", range.from())
                .bind("unit_to", range.to())
                .bind("windows", Windows.texts(windows))
                .bind("cut_off", cutOff)
                .bind("due_by", dueBy)
                .bind("calendar", calendar)
                .bind("unsettled", received.unsettled())
                .bind("street_from", range.from() / 1000 * 1000)
                .bind("street_to", range.to() / 1000 * 1000 + 999)
                .bind("cash_limit", CASH_LIMIT)
                .bind("approval_limit", APPROVAL_LIMIT)
                .bind("substantive", SUBSTANTIVE);
        return switch (received.known()) {
            case Knowledge.Now now -> statement;
            case Knowledge.UpTo upTo -> statement.bind("known", upTo.submission());
        };
    }

    private static String with(List<String> parts, Knowledge known) {
        String facts = switch (known) {
            case Knowledge.Now now -> "facts_current";
            case Knowledge.UpTo upTo -> "facts_replayed";
        };
        return Stream.concat(Stream.of("words", facts), parts.stream())
                .map(part -> switch (part) {
                    case "all_cases" -> cases(FinanceRule.allCases());
                    case "cases" -> cases(FinanceRule.casesOfFormula2());
                    default -> text(part);
                })
                .map(text -> parts.contains(COUNTED_BY_FORMULA_2) ? text : text.replace("_counted", "_known"))
                .collect(Collectors.joining(",\n", "WITH\n", ""));
    }
}
