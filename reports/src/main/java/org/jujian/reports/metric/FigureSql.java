package org.jujian.reports.metric;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jujian.base.code.CodeRange;
import org.jujian.base.columnstore.Statement;
import org.jujian.base.time.Period;

/// The one source of truth for figures: the `.sql` files beside this class, each a chain of common table expressions,
/// put one after the other. Runs write what they give, questions only read it.
final class FigureSql {
    /// Later than any due date; for questions that show what is not due yet.
    private static final LocalDate END_OF_CALENDAR = LocalDate.of(2099, 12, 31);

    private static final List<String> TO_OBLIGATIONS = List.of("obligations");
    private static final List<String> TO_FIGURES = List.of("obligations", "finance", "figures", "scorecard", "cells");

    private FigureSql() {}

    /// What of the stored rows counts.
    ///
    /// @param unsettled numbers of submissions that are not done; their rows may stand in the store already
    record Received(Knowledge known, List<Long> unsettled) {
        static final Received ALL = new Received(Knowledge.NOW, List.of());
    }

    /// `SELECT unit, period, metric, numerator, … , flags` of all communities and streets in `range`, which has to be
    /// whole streets: satisfaction and ranks rest on all of a street.
    static Statement figures(
            CodeRange range, List<Period> windows, LocalDate cutOff, Received received, String calendar) {
        return bound(TO_FIGURES, """
                SELECT unit, period, metric, numerator, denominator, value, text, low, high, n, flags
                FROM figure
                """, range, windows, cutOff, cutOff, received, calendar);
    }

    /// The same into `metric_cell`, under the number of a run.
    static Statement insertFigures(
            CodeRange range,
            List<Period> windows,
            LocalDate cutOff,
            Received received,
            Versions versions,
            long run,
            java.time.Instant computedAt) {
        Statement select = bound(TO_FIGURES, """
                SELECT unit, period, metric, {cut_off:Date32}, {run:UInt64}, numerator, denominator, value, text,
                       low, high, n, flags, {formula:String}, {calendar:String}, {catalogue:String},
                       {computed_at:DateTime64(3, 'Asia/Shanghai')}
                FROM figure
                """, range, windows, cutOff, cutOff, received, versions.calendar());
        var insert = new Statement("""
                INSERT INTO metric_cell
                    (unit, period, metric, as_of, run, numerator, denominator, value, text, low, high, n, flags,
                     formula_version, calendar_version, catalogue_version, computed_at)
                """ + select.sql(), select.values());
        return insert.bind("run", run)
                .bind("formula", versions.formula())
                .bind("catalogue", versions.catalogue())
                .bind("computed_at", computedAt);
    }

    /// What the communities in `range` owe in `windows`, also what is not due yet, as it stands at `cutOff`.
    static Statement obligations(
            CodeRange range, List<Period> windows, LocalDate cutOff, Received received, String calendar) {
        return bound(TO_OBLIGATIONS, """
                SELECT unit, item, period, event, stage, due_on, toUInt8(published) AS published, published_on,
                       toUInt8(late) AS late, late_days, weight, due_on <= {cut_off:Date32} AS fallen_due, first_version.1 AS submission, first_version.2 AS row,
                       newest_version.1 AS newest_submission, newest_version.2 AS newest_row
                FROM outcome
                ORDER BY unit, due_on, item, period, event, stage
                """, range, windows, cutOff, END_OF_CALENDAR, received, calendar);
    }

    static String text(String name) {
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
            List<String> parts,
            String select,
            CodeRange range,
            List<Period> windows,
            LocalDate cutOff,
            LocalDate dueBy,
            Received received,
            String calendar) {
        var statement = Statement.of(with(parts, received.known()) + "\n" + select)
                .bind("unit_from", range.from())
                .bind("unit_to", range.to())
                .bind("windows", Windows.texts(windows))
                .bind("cut_off", cutOff)
                .bind("due_by", dueBy)
                .bind("calendar", calendar)
                .bind("unsettled", received.unsettled());
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
                .map(FigureSql::text)
                .collect(Collectors.joining(",\n", "WITH\n", ""));
    }
}
