package org.jujian.etl.rule;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jujian.base.code.CodeRange;
import org.jujian.base.code.StreetCode;
import org.jujian.base.time.ChinaTime;
import org.jujian.etl.fact.Fact;
import org.jujian.etl.sheet.FileProblem;
import org.jujian.etl.template.AmountUnit;
import org.jujian.etl.template.Feed;
import org.jujian.etl.template.FeedReading;
import org.jujian.etl.template.FeedRow;
import org.jujian.etl.template.FeedRows;
import org.jujian.etl.template.Template;
import org.jujian.etl.template.Warning;
import org.jujian.tenants.calendar.WorkingCalendar;
import org.jujian.tenants.catalogue.Catalogue;

/// Feeds files one after the other, each as a submission of its street office.
final class Feeding {
    static final Rulebook RULEBOOK = new Rulebook(Catalogue.builtIn(), WorkingCalendar.builtIn());

    /// What is answered to one file.
    record Reply(List<RowOutcome> outcomes, List<Warning> warnings) {
        List<Fact> accepted() {
            return of(RowOutcome.Accepted.class).map(RowOutcome.Accepted::fact).toList();
        }

        List<RowOutcome.Rejected> rejected() {
            return of(RowOutcome.Rejected.class).toList();
        }

        int unchanged() {
            return (int) of(RowOutcome.Unchanged.class).count();
        }

        /// A line for each row: its number, what became of it, and of a rejected one the column.
        String listing() {
            return outcomes.stream()
                    .map(outcome -> switch (outcome) {
                        case RowOutcome.Accepted accepted -> accepted.row() + " accepted\n";
                        case RowOutcome.Unchanged unchanged -> unchanged.row() + " unchanged\n";
                        case RowOutcome.Rejected r -> r.row() + " " + r.code() + " " + r.column() + "\n";
                    })
                    .collect(Collectors.joining());
        }

        private <T extends RowOutcome> Stream<T> of(Class<T> kind) {
            return outcomes.stream().filter(kind::isInstance).map(kind::cast);
        }
    }

    private final Received received;
    private Instant now = Instant.parse("2026-04-01T08:00:00+08:00");
    private FeedMode mode = FeedMode.BACKFILL;
    private AmountUnit unit = AmountUnit.UNDECLARED;
    private int batch = 100;

    Feeding(Received received) {
        this.received = received;
    }

    Feeding at(String instant) {
        this.now = Instant.parse(instant);
        return this;
    }

    Feeding mode(FeedMode mode) {
        this.mode = mode;
        return this;
    }

    Feeding unit(AmountUnit unit) {
        this.unit = unit;
        return this;
    }

    Feeding inBatchesOf(int rows) {
        this.batch = rows;
        return this;
    }

    Reply feed(String street, Template template, byte[] file) throws IOException {
        CodeRange scope = StreetCode.of(street).range();
        Feed feed = open(template, file);
        var outcomes = new ArrayList<RowOutcome>();
        var warnings = new ArrayList<>(feed.warnings());
        var rules = new RowRules(feed, RULEBOOK, new Intake(scope, now, mode), received.within(scope));
        try (FeedRows rows = feed.rows()) {
            for (List<FeedRow> next = rows.next(batch); !next.isEmpty(); next = rows.next(batch)) {
                RowRules.Judged judged = rules.judge(next);
                outcomes.addAll(judged.outcomes());
                warnings.addAll(judged.warnings());
            }
        }
        var reply = new Reply(outcomes, warnings);
        reply.accepted().forEach(fact -> received.store(fact, ChinaTime.dateOf(now)));
        return reply;
    }

    FileProblem refusal(Template template, byte[] file) throws IOException {
        return switch (FeedReading.open(() -> new ByteArrayInputStream(file), template, unit)) {
            case FeedReading.Refused refused -> refused.problem();
            case Feed feed ->
                throw new AssertionError("expected a refusal, found a feed of " + feed.lines() + " lines");
        };
    }

    Feed open(Template template, byte[] file) throws IOException {
        return switch (FeedReading.open(() -> new ByteArrayInputStream(file), template, unit)) {
            case FeedReading.Refused refused ->
                throw new AssertionError(refused.problem().toString());
            case Feed feed -> feed;
        };
    }
}
