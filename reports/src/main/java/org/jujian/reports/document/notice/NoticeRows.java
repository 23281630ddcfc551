package org.jujian.reports.document.notice;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jujian.base.code.UnitCode;
import org.jujian.base.columnstore.ColumnStore;
import org.jujian.base.columnstore.Statement;
import org.jujian.base.money.Money;
import org.jujian.base.scope.Scope;
import org.jujian.base.time.Period;
import org.jujian.reports.metric.ObligationState.SourceRef;
import org.jujian.reports.metric.Receipts;

/// The rows of one community that papers of the notice board print besides the figures: of each key the newest version
/// that the question knows.
final class NoticeRows {
    private final ColumnStore store;
    private final Scope scope;
    private final UnitCode unit;
    private final Receipts known;

    NoticeRows(ColumnStore store, Scope scope, UnitCode unit, Receipts known) {
        this.store = store;
        this.scope = scope;
        this.unit = unit;
        this.known = known;
    }

    record Publication(SourceRef ref, String title, List<String> channels) {}

    record Sheet(String fund, Money opening, Money income, Money expense, Money closing) {}

    record Line(
            LocalDate month,
            LocalDate on,
            String voucher,
            String account,
            String summary,
            Optional<Money> income,
            Optional<Money> expense) {}

    record Opinion(String kind, Optional<LocalDate> answered) {}

    /// Published on a day of the month.
    List<Publication> publications(Period.Month month) {
        var statement = bound("""
                SELECT submission, row, title, channels
                FROM register_version
                WHERE unit = {unit:UInt64}
                  AND {scope:unit}
                  AND published_on BETWEEN {first:Date32} AND {last:Date32}
                  AND submission <= {known:UInt64}
                  AND NOT has({unsettled:Array(UInt64)}, submission)
                ORDER BY submission, row
                LIMIT 1 BY submission, row
                """, month.firstDay(), month.lastDay());
        return store.query(
                scope,
                statement,
                row -> new Publication(
                        new SourceRef(row.number("submission"), row.integer("row")),
                        row.string("title"),
                        row.strings("channels")));
    }

    List<Sheet> sheets(Period.Month month) {
        var statement = bound("""
                SELECT fund, opening, income, expense, closing
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
                ORDER BY fund
                """, month.firstDay(), month.firstDay());
        return store.query(
                scope,
                statement,
                row -> new Sheet(
                        row.string("fund"),
                        row.money("opening"),
                        row.money("income"),
                        row.money("expense"),
                        row.money("closing")));
    }

    /// From January to the month. Payees and signatures are not read.
    List<Line> ledger(Period.Month month) {
        var statement = bound("""
                SELECT month, business_on, voucher, line, account, summary, direction, amount
                FROM
                (
                    SELECT month, business_on, voucher, line, account, summary, direction, amount, submission, row
                    FROM ledger_version
                    WHERE unit = {unit:UInt64}
                      AND {scope:unit}
                      AND month BETWEEN {first:Date32} AND {last:Date32}
                      AND submission <= {known:UInt64}
                      AND NOT has({unsettled:Array(UInt64)}, submission)
                    ORDER BY submission DESC, row DESC
                    LIMIT 1 BY month, voucher, line
                )
                ORDER BY month, business_on, voucher, line
                """, Period.yearOf(month.firstDay()).firstDay(), month.firstDay());
        return store.query(scope, statement, row -> {
            Optional<Money> amount = Optional.of(row.money("amount"));
            boolean income = row.string("direction").equals("收入");
            return new Line(
                    row.date("month"),
                    row.date("business_on"),
                    row.string("voucher"),
                    row.string("account"),
                    row.string("summary"),
                    income ? amount : Optional.empty(),
                    income ? Optional.empty() : amount);
        });
    }

    /// Raised on a day of the month; contents are not read.
    List<Opinion> opinions(Period.Month month) {
        var statement = bound("""
                SELECT kind, answered_on
                FROM
                (
                    SELECT feedback, kind, raised_on, answered_on, submission, row
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
                """, month.firstDay(), month.lastDay());
        return store.query(scope, statement, row -> new Opinion(row.string("kind"), row.findDate("answered_on")));
    }

    private Statement bound(String sql, LocalDate first, LocalDate last) {
        return Statement.of(sql)
                .bind("unit", unit)
                .bind("first", first)
                .bind("last", last)
                .bind("known", known.upTo())
                .bind("unsettled", known.unsettled());
    }
}
