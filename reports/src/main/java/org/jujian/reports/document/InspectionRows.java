package org.jujian.reports.document;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jujian.base.code.UnitCode;
import org.jujian.base.columnstore.ColumnStore;
import org.jujian.base.columnstore.Row;
import org.jujian.base.columnstore.Statement;
import org.jujian.base.scope.Scope;
import org.jujian.base.time.Period;
import org.jujian.reports.document.inspection.InspectionSources.Answer;
import org.jujian.reports.document.inspection.InspectionSources.Closing;
import org.jujian.reports.document.inspection.InspectionSources.Finding;
import org.jujian.reports.document.inspection.InspectionSources.Opinion;
import org.jujian.reports.document.inspection.InspectionSources.Sheet;
import org.jujian.reports.document.inspection.InspectionSources.Survey;
import org.jujian.reports.document.inspection.SelfInspections;
import org.jujian.reports.metric.Receipts;
import org.jujian.tenants.calendar.WorkingCalendar;

/// The rows of one community that a self-inspection prints besides the figures: of each key the newest
/// version that the question knows.
final class InspectionRows {
    /// Limits of an answer in working days, counted from the day after it was asked (golden README D-20).
    private static final int LIMIT_OF_INQUIRY = 3;

    private static final int LIMIT = 10;

    private final ColumnStore store;
    private final WorkingCalendar calendar;

    InspectionRows(ColumnStore store, WorkingCalendar calendar) {
        this.store = store;
        this.calendar = calendar;
    }

    /// 社区名称 and 街道名称 of the newest row (D-39).
    record Names(String community, String street) {}

    Optional<Names> names(Scope scope, UnitCode unit, Receipts known) {
        var statement = Statement.of("""
                SELECT name, street_name
                FROM unit_version
                WHERE unit = {unit:UInt64}
                  AND {scope:unit}
                  AND submission <= {known:UInt64}
                  AND NOT has({unsettled:Array(UInt64)}, submission)
                ORDER BY submission DESC, row DESC
                LIMIT 1
                """).bind("unit", unit);
        return store
                .query(scope, known(statement, known), row -> new Names(row.string("name"), row.string("street_name")))
                .stream()
                .findFirst();
    }

    /// Sheets of the accounting months that fall due in the period (D-26).
    List<Sheet> sheets(Scope scope, UnitCode unit, Period period, Receipts known) {
        List<YearMonth> months = SelfInspections.accountingMonths(period);
        var statement = Statement.of("""
                SELECT month, fund, opening, income, expense, closing
                FROM
                (
                    SELECT month, fund, opening, income, expense, closing, submission, row
                    FROM sheet_version
                    WHERE unit = {unit:UInt64}
                      AND {scope:unit}
                      AND month BETWEEN {first:Date32} AND {last:Date32}
                      AND submission <= {known:UInt64}
                      AND NOT has({unsettled:Array(UInt64)}, submission)
                    ORDER BY submission DESC, row DESC
                    LIMIT 1 BY month, fund
                )
                ORDER BY month, fund
                """)
                .bind("unit", unit)
                .bind("first", months.getFirst().atDay(1))
                .bind("last", months.getLast().atDay(1));
        return store.query(
                scope,
                known(statement, known),
                row -> new Sheet(
                        YearMonth.from(row.date("month")),
                        row.string("fund"),
                        row.money("opening"),
                        row.money("income"),
                        row.money("expense"),
                        row.money("closing")));
    }

    /// Opinions whose answer falls due in the period, by the cut-off.
    List<Opinion> opinions(Scope scope, UnitCode unit, Period period, LocalDate asOf, Receipts known) {
        var statement = Statement.of("""
                SELECT kind, raised_on, answered_on, closed_on, finding
                FROM
                (
                    SELECT feedback, kind, raised_on, answered_on, closed_on, finding, submission, row
                    FROM feedback_version
                    WHERE unit = {unit:UInt64}
                      AND {scope:unit}
                      AND submission <= {known:UInt64}
                      AND NOT has({unsettled:Array(UInt64)}, submission)
                    ORDER BY submission DESC, row DESC
                    LIMIT 1 BY feedback
                )
                WHERE raised_on BETWEEN {first:Date32} AND {last:Date32}
                ORDER BY raised_on, feedback
                """)
                .bind("unit", unit)
                .bind("first", period.firstDay().minusMonths(2))
                .bind("last", period.lastDay());
        return store.query(scope, known(statement, known), row -> raised(row, asOf)).stream()
                .filter(o -> !o.due().isBefore(period.firstDay())
                        && !o.due().isAfter(period.lastDay())
                        && !o.due().isAfter(asOf))
                .map(Raised::opinion)
                .toList();
    }

    private record Raised(LocalDate due, Opinion opinion) {}

    private Raised raised(Row row, LocalDate asOf) {
        String kind = row.string("kind");
        LocalDate due = calendar.plusWorkingDays(row.date("raised_on"), kind.equals("质询") ? LIMIT_OF_INQUIRY : LIMIT);
        boolean inTime =
                row.findDate("answered_on").filter(d -> !d.isAfter(due)).isPresent();
        boolean closed = row.findDate("closed_on").filter(d -> !d.isAfter(asOf)).isPresent();
        Finding finding = switch (row.string("finding")) {
            case "成立-遗漏" -> Finding.OMISSION;
            case "成立-不真实" -> Finding.UNTRUE;
            default -> Finding.NONE;
        };
        return new Raised(
                due,
                new Opinion(
                        kind,
                        inTime ? Answer.IN_TIME : Answer.LATE_OR_NONE,
                        closed ? Closing.CLOSED : Closing.OPEN,
                        finding));
    }

    /// Surveys of the period and of its parts (D-19).
    List<Survey> surveys(Scope scope, UnitCode unit, Period period, Receipts known) {
        var statement = Statement.of("""
                SELECT method, issued, satisfied, fairly_satisfied, dissatisfied, unaware, invalid
                FROM
                (
                    SELECT period, method, issued, satisfied, fairly_satisfied, dissatisfied, unaware, invalid, submission, row
                    FROM survey_version
                    WHERE unit = {unit:UInt64}
                      AND {scope:unit}
                      AND period IN {periods:Array(String)}
                      AND submission <= {known:UInt64}
                      AND NOT has({unsettled:Array(UInt64)}, submission)
                    ORDER BY submission DESC, row DESC
                    LIMIT 1 BY period, method
                )
                ORDER BY period, method
                """).bind("unit", unit).bind("periods", parts(period));
        return store.query(
                scope,
                known(statement, known),
                row -> new Survey(
                        row.string("method"),
                        row.integer("issued"),
                        row.integer("satisfied"),
                        row.integer("fairly_satisfied"),
                        row.integer("dissatisfied"),
                        row.integer("unaware"),
                        row.integer("invalid")));
    }

    private static Statement known(Statement statement, Receipts known) {
        return statement.bind("known", known.upTo()).bind("unsettled", known.unsettled());
    }

    private static List<String> parts(Period period) {
        List<String> parts = new ArrayList<>(List.of(period.toString()));
        switch (period) {
            case Period.Month m -> {}
            case Period.Quarter q -> months(q).forEach(m -> parts.add(m.toString()));
            case Period.Year y -> {
                months(y).forEach(m -> parts.add(m.toString()));
                for (int quarter = 1; quarter <= 4; quarter++) {
                    parts.add(new Period.Quarter(y.value(), quarter).toString());
                }
            }
        }
        return parts;
    }

    private static List<YearMonth> months(Period period) {
        List<YearMonth> months = new ArrayList<>();
        YearMonth last = YearMonth.from(period.lastDay());
        for (YearMonth m = YearMonth.from(period.firstDay()); !m.isAfter(last); m = m.plusMonths(1)) {
            months.add(m);
        }
        return months;
    }
}
