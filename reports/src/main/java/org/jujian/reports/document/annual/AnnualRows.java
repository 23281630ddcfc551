package org.jujian.reports.document.annual;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jujian.base.code.CodeRange;
import org.jujian.base.code.UnitCode;
import org.jujian.base.columnstore.ColumnStore;
import org.jujian.base.columnstore.Statement;
import org.jujian.base.scope.Scope;
import org.jujian.base.time.Period;
import org.jujian.reports.document.annual.AnnualSources.Decision;
import org.jujian.reports.document.annual.AnnualSources.Evaluation;
import org.jujian.reports.document.annual.AnnualSources.Filing;
import org.jujian.reports.document.annual.AnnualSources.Meeting;
import org.jujian.reports.document.annual.AnnualSources.Opinion;
import org.jujian.reports.document.annual.AnnualSources.Sheet;
import org.jujian.reports.metric.Receipts;

/// The rows of a community or of a street that an annual report prints besides the figures: of each key the newest
/// version that the question knows.
final class AnnualRows {
    private final ColumnStore store;
    private final Scope scope;
    private final CodeRange range;
    private final Receipts known;

    AnnualRows(ColumnStore store, Scope scope, CodeRange range, Receipts known) {
        this.store = store;
        this.scope = scope;
        this.range = range;
        this.known = known;
    }

    /// Which event of which community a row is about.
    record EventKey(UnitCode unit, String event) {}

    /// 事件日期 of the residents' requests up to `end`.
    Map<EventKey, LocalDate> requests(LocalDate end) {
        var statement = bound("""
                SELECT unit, event, happened_on
                FROM
                (
                    SELECT unit, event, kind, happened_on, submission, row
                    FROM event_version
                    WHERE unit BETWEEN {from:UInt64} AND {to:UInt64}
                      AND {scope:unit}
                      AND submission <= {known:UInt64}
                      AND NOT has({unsettled:Array(UInt64)}, submission)
                    ORDER BY submission DESC, row DESC
                    LIMIT 1 BY unit, event
                )
                WHERE kind = '申请'
                  AND happened_on <= {end:Date32}
                ORDER BY unit, event
                """).bind("end", end);
        return store
                .query(
                        scope,
                        statement,
                        row -> Map.entry(new EventKey(row.unit("unit"), row.string("event")), row.date("happened_on")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /// Final decisions of the secrecy review about events; of several files of one event the newest.
    Map<EventKey, Decision> decisions() {
        var statement = bound("""
                SELECT unit, event, decision, secrecy, final_reviewed_on
                FROM
                (
                    SELECT unit, item, period, event, file, decision, secrecy, final_reviewed_on, submission, row
                    FROM review_version
                    WHERE unit BETWEEN {from:UInt64} AND {to:UInt64}
                      AND {scope:unit}
                      AND event != ''
                      AND submission <= {known:UInt64}
                      AND NOT has({unsettled:Array(UInt64)}, submission)
                    ORDER BY submission DESC, row DESC
                    LIMIT 1 BY unit, item, period, event, file
                )
                WHERE final_reviewed_on IS NOT NULL
                ORDER BY unit, event, final_reviewed_on, submission, row
                """);
        return store
                .query(
                        scope,
                        statement,
                        row -> Map.entry(
                                new EventKey(row.unit("unit"), row.string("event")),
                                new Decision(
                                        row.string("decision"), row.string("secrecy"), row.date("final_reviewed_on"))))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (older, newer) -> newer));
    }

    /// 异议 and 质询 raised up to `end`; 举报 is never read here.
    List<Opinion> opinions(LocalDate end) {
        var statement = bound("""
                SELECT kind, raised_on, closed_on, finding
                FROM
                (
                    SELECT unit, feedback, kind, raised_on, closed_on, finding, submission, row
                    FROM feedback_version
                    WHERE unit BETWEEN {from:UInt64} AND {to:UInt64}
                      AND {scope:unit}
                      AND submission <= {known:UInt64}
                      AND NOT has({unsettled:Array(UInt64)}, submission)
                    ORDER BY submission DESC, row DESC
                    LIMIT 1 BY unit, feedback
                )
                WHERE kind IN ('异议', '质询')
                  AND raised_on <= {end:Date32}
                ORDER BY raised_on, unit, feedback
                """).bind("end", end);
        return store.query(
                scope,
                statement,
                row -> new Opinion(
                        row.string("kind"), row.date("raised_on"), row.findDate("closed_on"), row.string("finding")));
    }

    List<Sheet> sheets(Period.Year year) {
        var statement = bound("""
                SELECT unit, month, fund, opening, income, expense, closing
                FROM
                (
                    SELECT unit, month, fund, opening, income, expense, closing, submission, row
                    FROM sheet_version
                    WHERE unit BETWEEN {from:UInt64} AND {to:UInt64}
                      AND {scope:unit}
                      AND month BETWEEN {first:Date32} AND {last:Date32}
                      AND submission <= {known:UInt64}
                      AND NOT has({unsettled:Array(UInt64)}, submission)
                    ORDER BY submission DESC, row DESC
                    LIMIT 1 BY unit, month, fund
                )
                ORDER BY unit, month, fund
                """).bind("first", year.firstDay()).bind("last", year.lastDay());
        return store.query(
                scope,
                statement,
                row -> new Sheet(
                        row.unit("unit"),
                        YearMonth.from(row.date("month")),
                        row.string("fund"),
                        row.money("opening"),
                        row.money("income"),
                        row.money("expense"),
                        row.money("closing")));
    }

    /// Held in the year up to `end`.
    List<Meeting> meetings(Period.Year year, LocalDate end) {
        var statement = bound("""
                SELECT kind, outcome, filed_on
                FROM
                (
                    SELECT unit, meeting, kind, outcome, held_on, filed_on, submission, row
                    FROM meeting_version
                    WHERE unit BETWEEN {from:UInt64} AND {to:UInt64}
                      AND {scope:unit}
                      AND submission <= {known:UInt64}
                      AND NOT has({unsettled:Array(UInt64)}, submission)
                    ORDER BY submission DESC, row DESC
                    LIMIT 1 BY unit, meeting
                )
                WHERE held_on BETWEEN {first:Date32} AND {end:Date32}
                ORDER BY held_on, unit, meeting
                """).bind("first", year.firstDay()).bind("end", end);
        return store.query(
                scope,
                statement,
                row -> new Meeting(
                        row.string("kind"),
                        row.string("outcome"),
                        row.findDate("filed_on").filter(d -> !d.isAfter(end)).isPresent()
                                ? Filing.FILED
                                : Filing.NOT_FILED));
    }

    /// Of the year and of its parts that are over by `end`.
    List<Evaluation> evaluations(Period.Year year, LocalDate end) {
        var statement = bound("""
                SELECT unit, period, post, valid, excellent, competent, fairly_competent, incompetent
                FROM
                (
                    SELECT unit, period, post, valid, excellent, competent, fairly_competent, incompetent,
                           submission, row
                    FROM evaluation_version
                    WHERE unit BETWEEN {from:UInt64} AND {to:UInt64}
                      AND {scope:unit}
                      AND period IN {periods:Array(String)}
                      AND submission <= {known:UInt64}
                      AND NOT has({unsettled:Array(UInt64)}, submission)
                    ORDER BY submission DESC, row DESC
                    LIMIT 1 BY unit, period, post
                )
                ORDER BY unit, period, post
                """).bind("periods", parts(year, end));
        return store.query(
                scope,
                statement,
                row -> new Evaluation(
                        row.string("post"),
                        row.integer("valid"),
                        row.integer("excellent"),
                        row.integer("competent"),
                        row.integer("fairly_competent"),
                        row.integer("incompetent")));
    }

    /// 公开栏数 of the newest T-00 rows.
    Map<UnitCode, Optional<Integer>> boards() {
        var statement = bound("""
                SELECT unit, boards
                FROM unit_version
                WHERE unit BETWEEN {from:UInt64} AND {to:UInt64}
                  AND {scope:unit}
                  AND submission <= {known:UInt64}
                  AND NOT has({unsettled:Array(UInt64)}, submission)
                ORDER BY submission DESC, row DESC
                LIMIT 1 BY unit
                """);
        return store.query(scope, statement, row -> Map.entry(row.unit("unit"), row.findInteger("boards"))).stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static List<String> parts(Period.Year year, LocalDate end) {
        List<Period> parts = new ArrayList<>(List.of(year));
        for (int month = 1; month <= 12; month++) {
            parts.add(new Period.Month(YearMonth.of(year.value(), month)));
        }
        for (int quarter = 1; quarter <= 4; quarter++) {
            parts.add(new Period.Quarter(year.value(), quarter));
        }
        return parts.stream()
                .filter(p -> !p.firstDay().isAfter(end))
                .map(Period::toString)
                .toList();
    }

    private Statement bound(String sql) {
        return Statement.of(sql)
                .bind("from", range.from())
                .bind("to", range.to())
                .bind("known", known.upTo())
                .bind("unsettled", known.unsettled());
    }
}
