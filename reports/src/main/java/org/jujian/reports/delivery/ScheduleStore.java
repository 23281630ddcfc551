package org.jujian.reports.delivery;

import static org.jujian.reports.jooq.Tables.SCHEDULE;
import static org.jujian.reports.jooq.Tables.SCHEDULE_RECIPIENT;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jujian.base.code.StreetCode;
import org.jujian.base.code.UnitCode;
import org.jujian.base.postgres.Database;
import org.jujian.base.postgres.FirstWall;
import org.jujian.base.scope.Audience;
import org.jujian.base.scope.Scope;
import org.jujian.reports.document.Report;

/// Schedules in PostgreSQL. Ranges of the scope are applied here and by a policy of the tables, both.
final class ScheduleStore {
    private final Database database;

    ScheduleStore(Database database) {
        this.database = database;
    }

    static void insert(DSLContext db, Schedule schedule) {
        db.insertInto(SCHEDULE)
                .set(SCHEDULE.ID, schedule.id())
                .set(SCHEDULE.UNIT, unit(schedule.street()))
                .set(SCHEDULE.KIND, schedule.kind().code())
                .set(SCHEDULE.RULE, schedule.rule().name())
                .set(SCHEDULE.WORKING_DAY, schedule.workingDay())
                .set(SCHEDULE.FORMAT, schedule.format().code())
                .set(SCHEDULE.EVERY_COMMUNITY, schedule.everyCommunity())
                .set(SCHEDULE.STATE, schedule.state().name())
                .set(SCHEDULE.PLANNED_THROUGH, schedule.plannedThrough())
                .set(SCHEDULE.CREATED_BY, schedule.createdBy())
                .set(SCHEDULE.CREATED_AT, DeliveryStore.offset(schedule.createdAt()))
                .execute();
        for (Recipient recipient : schedule.recipients()) {
            db.insertInto(SCHEDULE_RECIPIENT)
                    .set(SCHEDULE_RECIPIENT.SCHEDULE, schedule.id())
                    .set(SCHEDULE_RECIPIENT.UNIT, unit(schedule.street()))
                    .set(SCHEDULE_RECIPIENT.RECIPIENT, recipient.unit().value())
                    .set(SCHEDULE_RECIPIENT.AUDIENCE, recipient.audience().name())
                    .set(SCHEDULE_RECIPIENT.ADDRESSES, recipient.addresses().toArray(String[]::new))
                    .execute();
        }
    }

    /// Those that are not deleted, the oldest first.
    List<Schedule> all(Scope scope) {
        return database.read(scope, db -> all(db, scope, SCHEDULE.STATE.ne(Schedule.State.DELETED.name())));
    }

    List<Schedule> active(Scope scope) {
        return database.read(scope, db -> all(db, scope, SCHEDULE.STATE.eq(Schedule.State.ACTIVE.name())));
    }

    Optional<Schedule> find(Scope scope, UUID id) {
        return database.read(
                scope,
                db -> all(db, scope, SCHEDULE.ID.eq(id).and(SCHEDULE.STATE.ne(Schedule.State.DELETED.name()))).stream()
                        .findFirst());
    }

    private static List<Schedule> all(DSLContext db, Scope scope, Condition condition) {
        List<Record> rows = db.select(SCHEDULE.fields())
                .from(SCHEDULE)
                .where(condition)
                .and(FirstWall.reached(scope, SCHEDULE.UNIT))
                .orderBy(SCHEDULE.SERIAL)
                .fetch()
                .map(row -> row);
        Map<UUID, List<Recipient>> recipients = db.select(
                        SCHEDULE_RECIPIENT.SCHEDULE,
                        SCHEDULE_RECIPIENT.RECIPIENT,
                        SCHEDULE_RECIPIENT.AUDIENCE,
                        SCHEDULE_RECIPIENT.ADDRESSES)
                .from(SCHEDULE_RECIPIENT)
                .where(SCHEDULE_RECIPIENT.SCHEDULE.in(
                        rows.stream().map(row -> row.get(SCHEDULE.ID)).toList()))
                .and(FirstWall.reached(scope, SCHEDULE_RECIPIENT.UNIT))
                .orderBy(SCHEDULE_RECIPIENT.RECIPIENT, SCHEDULE_RECIPIENT.AUDIENCE)
                .fetchGroups(
                        SCHEDULE_RECIPIENT.SCHEDULE,
                        row -> new Recipient(
                                new UnitCode(row.get(SCHEDULE_RECIPIENT.RECIPIENT)),
                                Audience.valueOf(row.get(SCHEDULE_RECIPIENT.AUDIENCE)),
                                Arrays.asList(row.get(SCHEDULE_RECIPIENT.ADDRESSES))));
        return rows.stream()
                .map(row -> schedule(row, recipients.getOrDefault(row.get(SCHEDULE.ID), List.of())))
                .toList();
    }

    /// Whether it was in `from` until now.
    static boolean move(DSLContext db, Scope scope, UUID id, Schedule.State from, Schedule.State to) {
        return db.update(SCHEDULE)
                        .set(SCHEDULE.STATE, to.name())
                        .where(SCHEDULE.ID.eq(id))
                        .and(SCHEDULE.STATE.eq(from.name()))
                        .and(FirstWall.reached(scope, SCHEDULE.UNIT))
                        .execute()
                == 1;
    }

    /// What fell due before `day` is none of its runs.
    static void passOver(DSLContext db, Scope scope, UUID id, LocalDate day) {
        db.update(SCHEDULE)
                .set(SCHEDULE.PLANNED_THROUGH, day)
                .where(SCHEDULE.ID.eq(id))
                .and(SCHEDULE.PLANNED_THROUGH.lt(day))
                .and(FirstWall.reached(scope, SCHEDULE.UNIT))
                .execute();
    }

    /// Holds the schedule for the transaction, if it still runs and nobody planned it since it was read.
    static boolean hold(DSLContext db, Schedule schedule) {
        return db.select(SCHEDULE.ID)
                .from(SCHEDULE)
                .where(SCHEDULE.ID.eq(schedule.id()))
                .and(SCHEDULE.UNIT.eq(unit(schedule.street())))
                .and(SCHEDULE.STATE.eq(Schedule.State.ACTIVE.name()))
                .and(SCHEDULE.PLANNED_THROUGH.eq(schedule.plannedThrough()))
                .forUpdate()
                .fetchOptional()
                .isPresent();
    }

    static long unit(StreetCode street) {
        return street.range().from();
    }

    private static Schedule schedule(Record row, List<Recipient> recipients) {
        return new Schedule(
                row.get(SCHEDULE.ID),
                new UnitCode(row.get(SCHEDULE.UNIT)).street(),
                Report.Kind.ofCode(row.get(SCHEDULE.KIND)).orElseThrow(),
                Rule.valueOf(row.get(SCHEDULE.RULE)),
                row.get(SCHEDULE.WORKING_DAY),
                Report.Format.ofCode(row.get(SCHEDULE.FORMAT)).orElseThrow(),
                row.get(SCHEDULE.EVERY_COMMUNITY),
                recipients,
                Schedule.State.valueOf(row.get(SCHEDULE.STATE)),
                row.get(SCHEDULE.PLANNED_THROUGH),
                row.get(SCHEDULE.CREATED_BY),
                row.get(SCHEDULE.CREATED_AT).toInstant());
    }
}
