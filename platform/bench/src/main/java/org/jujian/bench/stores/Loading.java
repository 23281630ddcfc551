package org.jujian.bench.stores;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jujian.base.code.CodeRange;
import org.jujian.base.columnstore.ColumnStore;
import org.jujian.base.columnstore.Statement;
import org.jujian.base.time.ChinaTime;
import org.jujian.bench.population.Population;
import org.jujian.etl.fact.Fact;
import org.jujian.etl.rule.FeedMode;
import org.jujian.etl.rule.Intake;
import org.jujian.etl.template.Template;
import org.jujian.etl.warehouse.Stamp;
import org.jujian.etl.warehouse.Warehouse;
import org.jujian.tenants.calendar.WorkingCalendar;
import org.jujian.tenants.catalogue.Catalogue;
import org.jujian.tenants.duty.DutyRules;
import org.jujian.tenants.duty.Obligations;

/// Puts a population into the column store by the platform's own writer and its own derivation of duties, as if each
/// street had fed a file of each kind, and later one with corrections. Nothing is parsed or judged: [org.jujian.bench]
/// measures that.
public final class Loading {
    /// The day on which all questions are asked; the day before is the cut-off.
    public static final LocalDate TODAY = LocalDate.of(2026, 4, 1);

    private final ColumnStore store;
    private final Warehouse warehouse;
    private long submission;

    public Loading(ColumnStore store) {
        this.store = store;
        this.warehouse = new Warehouse(store);
    }

    /// What was written.
    public record Loaded(long units, long owed, long published, long entries, long corrections, long surveys) {}

    public Loaded load(Population population) {
        int streets = Math.ceilDiv(population.scale().communities(), Population.COMMUNITIES_OF_A_STREET);
        long units = 0;
        for (int street = 0; street < streets; street++) {
            units += write(Template.UNITS, new Facts(population, street).units());
        }
        derive();
        long owed = 0;
        long published = 0;
        long entries = 0;
        long corrections = 0;
        long surveys = 0;
        for (int street = 0; street < streets; street++) {
            var facts = new Facts(population, street);
            List<Facts.Owed> due = owed(facts.units().getFirst().street().range());
            owed += due.size();
            published += write(Template.REGISTER, facts.publications(due));
            entries += write(Template.LEDGER, facts.ledger());
            write(Template.SHEETS, facts.sheets());
            surveys += write(Template.SURVEYS, facts.surveys());
            corrections += write(Template.LEDGER, facts.corrections());
        }
        return new Loaded(units, owed, published, entries, corrections, surveys);
    }

    /// Twice: the platform keeps the duties of two years and a quarter, and so it would have begun a year ago.
    private void derive() {
        var rules = new DutyRules(Catalogue.builtIn(), WorkingCalendar.builtIn());
        for (LocalDate day : List.of(TODAY.minusYears(1), TODAY)) {
            new Obligations(store, rules, at(day)).deriveAll(Stores.SYSTEM, changes -> {});
        }
    }

    private List<Facts.Owed> owed(CodeRange street) {
        return store.query(
                Stores.SYSTEM.within(street),
                Statement.of("""
                        SELECT unit, item, period, event, stage, due_on
                        FROM obligation FINAL
                        WHERE {scope:unit}
                          AND NOT cancelled
                          AND due_on <= {today:Date32}
                        ORDER BY unit, due_on, item, period
                        """).bind("today", TODAY),
                row -> new Facts.Owed(
                        row.unit("unit"),
                        row.string("item"),
                        row.string("period"),
                        row.string("event"),
                        row.string("stage"),
                        row.date("due_on")));
    }

    /// One submission.
    private long write(Template template, List<? extends Fact> facts) {
        if (facts.isEmpty()) {
            return 0;
        }
        CodeRange street = facts.getFirst().unit().street().range();
        var stamp =
                new Stamp(++submission, new Intake(street, at(TODAY).instant().minusSeconds(60), FeedMode.BACKFILL));
        var writing = warehouse.writing(stamp, template);
        writing.add(facts);
        writing.finish();
        warehouse.settle(stamp, template);
        return facts.size();
    }

    /// Eight in the morning of a day.
    public static Clock at(LocalDate day) {
        Instant morning = day.atTime(8, 0).atZone(ChinaTime.ZONE).toInstant();
        return Clock.fixed(morning, ChinaTime.ZONE);
    }
}
