package org.jujian.etl.submission;

import static org.jujian.etl.jooq.Tables.REMEMBERED_HEADING;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jujian.base.code.UnitCode;
import org.jujian.base.postgres.Database;
import org.jujian.base.scope.Scope;
import org.jujian.base.time.ChinaTime;
import org.jujian.etl.template.Mapping;
import org.jujian.etl.template.Template;

/// What each feeding unit said about the headings of its files, per template, so that the next file with the same
/// headings maps by itself. A street office has a memory of its own beside those of its communities.
final class MappingMemory {
    private final Database database;

    MappingMemory(Database database) {
        this.database = database;
    }

    /// The newest word about each heading.
    Mapping remembered(Scope scope, UnitCode feeder, Template template) {
        return database.read(scope, db -> remembered(db, feeder, template));
    }

    /// How many headings were forgotten.
    int forget(Scope scope, UnitCode feeder, Template template) {
        return database.write(
                scope,
                db -> db.deleteFrom(REMEMBERED_HEADING)
                        .where(REMEMBERED_HEADING.UNIT.eq(feeder.value()))
                        .and(REMEMBERED_HEADING.TEMPLATE.eq(template.code()))
                        .execute());
    }

    /// What holds for a new submission.
    static Mapping mapping(DSLContext db, UnitCode feeder, NewSubmission order) {
        return switch (order.headings()) {
            case NewSubmission.Headings.AsBefore before -> remembered(db, feeder, order.template());
            case NewSubmission.Headings.Said said -> said.mapping();
            case NewSubmission.Headings.SaidForGood said -> said.mapping();
        };
    }

    /// To be called in the transaction that acknowledges the submission.
    static void remember(DSLContext db, Scope scope, UnitCode feeder, NewSubmission order, Clock clock) {
        if (!(order.headings() instanceof NewSubmission.Headings.SaidForGood said)) {
            return;
        }
        var now = ChinaTime.offset(clock.instant());
        said.mapping()
                .columns()
                .forEach((heading, column) -> db.insertInto(REMEMBERED_HEADING)
                        .set(REMEMBERED_HEADING.UNIT, feeder.value())
                        .set(REMEMBERED_HEADING.TEMPLATE, order.template().code())
                        .set(REMEMBERED_HEADING.HEADING, heading)
                        .set(REMEMBERED_HEADING.MEANT, column)
                        .set(REMEMBERED_HEADING.SAID_BY, scope.actor())
                        .set(REMEMBERED_HEADING.SAID_AT, now)
                        .onConflict(REMEMBERED_HEADING.UNIT, REMEMBERED_HEADING.TEMPLATE, REMEMBERED_HEADING.HEADING)
                        .doUpdate()
                        .set(REMEMBERED_HEADING.MEANT, column)
                        .set(REMEMBERED_HEADING.SAID_BY, scope.actor())
                        .set(REMEMBERED_HEADING.SAID_AT, now)
                        .execute());
    }

    /// A mapping as two arrays of the same length.
    static String[] headings(Mapping mapping) {
        return mapping.columns().keySet().toArray(String[]::new);
    }

    static String[] columns(Mapping mapping) {
        return mapping.columns().values().toArray(String[]::new);
    }

    static Mapping mapping(String[] headings, String[] columns) {
        if (headings.length == 0) {
            return Mapping.NONE;
        }
        var said = new LinkedHashMap<String, String>();
        for (int i = 0; i < headings.length; i++) {
            said.put(headings[i], columns[i]);
        }
        return new Mapping(said);
    }

    /// A column that the template no longer has is passed over.
    private static Mapping remembered(DSLContext db, UnitCode feeder, Template template) {
        Map<String, String> said = new LinkedHashMap<>();
        List<String> names = template.columns().stream().map(c -> c.name()).toList();
        db.select(REMEMBERED_HEADING.HEADING, REMEMBERED_HEADING.MEANT)
                .from(REMEMBERED_HEADING)
                .where(REMEMBERED_HEADING.UNIT.eq(feeder.value()))
                .and(REMEMBERED_HEADING.TEMPLATE.eq(template.code()))
                .orderBy(REMEMBERED_HEADING.HEADING)
                .forEach(row -> {
                    if (row.value2().isEmpty() || names.contains(row.value2())) {
                        said.put(row.value1(), row.value2());
                    }
                });
        return said.isEmpty() ? Mapping.NONE : new Mapping(said);
    }
}
