package org.jujian.reports.delivery;

import static org.jujian.reports.jooq.Tables.DELIVERY;
import static org.jujian.reports.jooq.Tables.DELIVERY_ITEM;
import static org.jujian.reports.jooq.Tables.REPORT;
import static org.jujian.reports.jooq.Tables.SCHEDULE;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.jujian.base.code.UnitCode;
import org.jujian.base.postgres.Database;
import org.jujian.base.postgres.FirstWall;
import org.jujian.base.scope.Audience;
import org.jujian.base.scope.Scope;
import org.jujian.base.time.Period;
import org.jujian.reports.delivery.Delivery.Item;
import org.jujian.reports.document.Report;

/// Deliveries in PostgreSQL. One delivery for a recipient and a run: the table's unique key sees to it, whoever plans.
final class DeliveryStore {
    private static final int MOST_LISTED = 200;

    private final Database database;

    DeliveryStore(Database database) {
        this.database = database;
    }

    /// What is there already stays as it is.
    static void insert(
            DSLContext db, Schedule schedule, Rule.Occurrence run, Plan.Share share, LocalDate asOf, Instant now) {
        UUID id = UUID.randomUUID();
        int inserted = db.insertInto(DELIVERY)
                .set(DELIVERY.ID, id)
                .set(DELIVERY.UNIT, ScheduleStore.unit(schedule.street()))
                .set(DELIVERY.SCHEDULE, schedule.id())
                .set(DELIVERY.SPAN, run.span().code())
                .set(DELIVERY.DUE_ON, run.dueOn())
                .set(DELIVERY.AS_OF, asOf)
                .set(DELIVERY.RECIPIENT, share.recipient().unit().value())
                .set(DELIVERY.AUDIENCE, share.recipient().audience().name())
                .set(DELIVERY.ADDRESSES, share.recipient().addresses().toArray(String[]::new))
                .set(DELIVERY.STATE, Delivery.State.WAITING.name())
                .set(DELIVERY.NEXT_AT, offset(now))
                .set(DELIVERY.CREATED_AT, offset(now))
                .onConflict(DELIVERY.SCHEDULE, DELIVERY.SPAN, DELIVERY.RECIPIENT, DELIVERY.AUDIENCE)
                .doNothing()
                .execute();
        if (inserted == 0) {
            return;
        }
        for (Item item : share.items()) {
            db.insertInto(DELIVERY_ITEM)
                    .set(DELIVERY_ITEM.DELIVERY, id)
                    .set(DELIVERY_ITEM.UNIT, ScheduleStore.unit(schedule.street()))
                    .set(DELIVERY_ITEM.SUBJECT, item.subject().value())
                    .set(DELIVERY_ITEM.PERIOD, item.period().toString())
                    .set(DELIVERY_ITEM.AUDIENCE, item.audience().name())
                    .execute();
        }
    }

    /// Whether [#claim] would find one.
    boolean isWaiting(Scope scope, Instant now) {
        return database.read(
                scope, db -> db.fetchExists(db.selectOne().from(DELIVERY).where(due(scope, now))));
    }

    /// The oldest delivery that waits and whose papers are not being made, or whose worker did not come back in time;
    /// nobody else gets it for `lease`.
    Optional<Delivery> claim(Scope scope, Instant now, Duration lease) {
        return database.write(scope, db -> {
            Optional<UUID> id = db.select(DELIVERY.ID)
                    .from(DELIVERY)
                    .where(due(scope, now))
                    .orderBy(DELIVERY.NEXT_AT, DELIVERY.SERIAL)
                    .limit(1)
                    .forUpdate()
                    .skipLocked()
                    .fetchOptional(DELIVERY.ID);
            id.ifPresent(found -> db.update(DELIVERY)
                    .set(DELIVERY.CLAIMED_UNTIL, offset(now.plus(lease)))
                    .where(DELIVERY.ID.eq(found))
                    .execute());
            return id.flatMap(
                    found -> fetch(db, scope, DELIVERY.ID.eq(found), 1).stream().findFirst());
        });
    }

    private static Condition due(Scope scope, Instant now) {
        return DELIVERY.STATE
                .in(Delivery.State.WAITING.name(), Delivery.State.SENDING.name())
                .and(FirstWall.reached(scope, DELIVERY.UNIT))
                .and(DELIVERY.NEXT_AT.le(offset(now)))
                .and(DELIVERY.CLAIMED_UNTIL.isNull().or(DELIVERY.CLAIMED_UNTIL.lt(offset(now))))
                .andNotExists(DSL.selectOne()
                        .from(DELIVERY_ITEM)
                        .join(REPORT)
                        .on(REPORT.ID.eq(DELIVERY_ITEM.REPORT))
                        .where(DELIVERY_ITEM.DELIVERY.eq(DELIVERY.ID))
                        .and(REPORT.STATE.in(Report.State.QUEUED.name(), Report.State.RUNNING.name())));
    }

    Optional<Delivery> find(Scope scope, UUID id) {
        return database.read(
                scope, db -> fetch(db, scope, DELIVERY.ID.eq(id), 1).stream().findFirst());
    }

    /// The newest of a schedule, at most 200.
    List<Delivery> of(Scope scope, UUID schedule) {
        return database.read(scope, db -> fetch(db, scope, DELIVERY.SCHEDULE.eq(schedule), MOST_LISTED));
    }

    /// Of each schedule those of its newest run.
    List<Delivery> latest(Scope scope) {
        return database.read(
                scope,
                db -> fetch(
                        db,
                        scope,
                        DSL.row(DELIVERY.SCHEDULE, DELIVERY.DUE_ON)
                                .in(DSL.select(DELIVERY.SCHEDULE, DSL.max(DELIVERY.DUE_ON))
                                        .from(DELIVERY)
                                        .where(FirstWall.reached(scope, DELIVERY.UNIT))
                                        .groupBy(DELIVERY.SCHEDULE)),
                        Integer.MAX_VALUE));
    }

    private static List<Delivery> fetch(DSLContext db, Scope scope, Condition condition, int limit) {
        List<Record> rows = db.select(DELIVERY.fields())
                .select(SCHEDULE.KIND, SCHEDULE.FORMAT)
                .from(DELIVERY)
                .join(SCHEDULE)
                .on(SCHEDULE.ID.eq(DELIVERY.SCHEDULE))
                .where(condition)
                .and(FirstWall.reached(scope, DELIVERY.UNIT))
                .orderBy(DELIVERY.DUE_ON.desc(), DELIVERY.AUDIENCE, DELIVERY.RECIPIENT)
                .limit(limit)
                .fetch()
                .map(row -> row);
        Map<UUID, List<Item>> items = db.select(
                        DELIVERY_ITEM.DELIVERY,
                        DELIVERY_ITEM.SUBJECT,
                        DELIVERY_ITEM.PERIOD,
                        DELIVERY_ITEM.AUDIENCE,
                        DELIVERY_ITEM.REPORT)
                .from(DELIVERY_ITEM)
                .where(DELIVERY_ITEM.DELIVERY.in(
                        rows.stream().map(row -> row.get(DELIVERY.ID)).toList()))
                .and(FirstWall.reached(scope, DELIVERY_ITEM.UNIT))
                .and(mayBeSeen(scope))
                .orderBy(DELIVERY_ITEM.SUBJECT, DELIVERY_ITEM.PERIOD)
                .fetchGroups(
                        DELIVERY_ITEM.DELIVERY,
                        row -> new Item(
                                new UnitCode(row.get(DELIVERY_ITEM.SUBJECT)),
                                Period.parse(row.get(DELIVERY_ITEM.PERIOD)).orElseThrow(),
                                Audience.valueOf(row.get(DELIVERY_ITEM.AUDIENCE)),
                                Optional.ofNullable(row.get(DELIVERY_ITEM.REPORT))));
        return rows.stream()
                .map(row -> delivery(row, items.getOrDefault(row.get(DELIVERY.ID), List.of())))
                .toList();
    }

    /// The first wall around which papers are the committee's; the second is a policy of the table.
    private static Condition mayBeSeen(Scope scope) {
        return scope.audience() == Audience.SYSTEM
                ? DSL.noCondition()
                : DELIVERY_ITEM.AUDIENCE.ne(Audience.COMMITTEE.name());
    }

    void asked(Scope scope, UUID delivery, Item item, UUID report) {
        database.run(
                scope,
                db -> db.update(DELIVERY_ITEM)
                        .set(DELIVERY_ITEM.REPORT, report)
                        .where(DELIVERY_ITEM.DELIVERY.eq(delivery))
                        .and(DELIVERY_ITEM.SUBJECT.eq(item.subject().value()))
                        .and(DELIVERY_ITEM.PERIOD.eq(item.period().toString()))
                        .execute());
    }

    /// Gives it back until its papers are made.
    void release(Scope scope, UUID id) {
        database.run(
                scope,
                db -> db.update(DELIVERY)
                        .setNull(DELIVERY.CLAIMED_UNTIL)
                        .where(DELIVERY.ID.eq(id))
                        .execute());
    }

    /// The letter is about to leave.
    void sending(Scope scope, UUID id, String messageId, Instant at) {
        database.run(
                scope,
                db -> db.update(DELIVERY)
                        .set(DELIVERY.STATE, Delivery.State.SENDING.name())
                        .set(DELIVERY.MESSAGE_ID, messageId)
                        .set(DELIVERY.SENDING_AT, offset(at))
                        .where(DELIVERY.ID.eq(id))
                        .execute());
    }

    /// Whoever sent the letter did not come back.
    void interrupted(Scope scope, UUID id) {
        database.run(
                scope,
                db -> db.update(DELIVERY)
                        .set(DELIVERY.UNSURE, true)
                        .set(DELIVERY.ATTEMPT, DELIVERY.ATTEMPT.plus(1))
                        .set(DELIVERY.TRIES, DELIVERY.TRIES.plus(1))
                        .where(DELIVERY.ID.eq(id))
                        .execute());
    }

    /// Nobody knows whether the letter left.
    void unsure(Scope scope, UUID id) {
        database.run(
                scope,
                db -> db.update(DELIVERY)
                        .set(DELIVERY.UNSURE, true)
                        .where(DELIVERY.ID.eq(id))
                        .execute());
    }

    /// @param sentAt null when no letter was sent
    void done(Scope scope, UUID id, @Nullable Instant sentAt, @Nullable String remark, Instant at) {
        database.run(
                scope,
                db -> db.update(DELIVERY)
                        .set(DELIVERY.STATE, Delivery.State.DONE.name())
                        .set(DELIVERY.SENT_AT, sentAt == null ? null : offset(sentAt))
                        .set(DELIVERY.REASON, remark)
                        .set(DELIVERY.FINISHED_AT, offset(at))
                        .setNull(DELIVERY.CLAIMED_UNTIL)
                        .where(DELIVERY.ID.eq(id))
                        .execute());
    }

    /// To be tried again at `next`.
    void postpone(Scope scope, UUID id, String reason, Instant next) {
        database.run(
                scope,
                db -> db.update(DELIVERY)
                        .set(DELIVERY.STATE, Delivery.State.WAITING.name())
                        .set(DELIVERY.ATTEMPT, DELIVERY.ATTEMPT.plus(1))
                        .set(DELIVERY.TRIES, DELIVERY.TRIES.plus(1))
                        .set(DELIVERY.REASON, reason)
                        .set(DELIVERY.NEXT_AT, offset(next))
                        .setNull(DELIVERY.CLAIMED_UNTIL)
                        .where(DELIVERY.ID.eq(id))
                        .execute());
    }

    void failed(Scope scope, UUID id, String reason, Instant at) {
        database.run(
                scope,
                db -> db.update(DELIVERY)
                        .set(DELIVERY.STATE, Delivery.State.FAILED.name())
                        .set(DELIVERY.ATTEMPT, DELIVERY.ATTEMPT.plus(1))
                        .set(DELIVERY.TRIES, DELIVERY.TRIES.plus(1))
                        .set(DELIVERY.REASON, reason)
                        .set(DELIVERY.FINISHED_AT, offset(at))
                        .setNull(DELIVERY.CLAIMED_UNTIL)
                        .where(DELIVERY.ID.eq(id))
                        .execute());
    }

    /// Whether it had failed until now.
    static boolean again(DSLContext db, Scope scope, UUID id, Instant now) {
        return db.update(DELIVERY)
                        .set(DELIVERY.STATE, Delivery.State.WAITING.name())
                        .set(DELIVERY.ATTEMPT, 0)
                        .set(DELIVERY.TRIES, DELIVERY.TRIES.plus(1))
                        .set(DELIVERY.NEXT_AT, offset(now))
                        .setNull(DELIVERY.FINISHED_AT)
                        .where(DELIVERY.ID.eq(id))
                        .and(DELIVERY.STATE.eq(Delivery.State.FAILED.name()))
                        .and(FirstWall.reached(scope, DELIVERY.UNIT))
                        .execute()
                == 1;
    }

    static OffsetDateTime offset(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Delivery delivery(Record row, List<Item> items) {
        return new Delivery(
                row.get(DELIVERY.ID),
                row.get(DELIVERY.SCHEDULE),
                new UnitCode(row.get(DELIVERY.UNIT)).street(),
                Report.Kind.ofCode(row.get(SCHEDULE.KIND)).orElseThrow(),
                Report.Format.ofCode(row.get(SCHEDULE.FORMAT)).orElseThrow(),
                row.get(DELIVERY.SPAN),
                row.get(DELIVERY.DUE_ON),
                row.get(DELIVERY.AS_OF),
                new Recipient(
                        new UnitCode(row.get(DELIVERY.RECIPIENT)),
                        Audience.valueOf(row.get(DELIVERY.AUDIENCE)),
                        Arrays.asList(row.get(DELIVERY.ADDRESSES))),
                Delivery.State.valueOf(row.get(DELIVERY.STATE)),
                row.get(DELIVERY.ATTEMPT),
                row.get(DELIVERY.TRIES),
                row.get(DELIVERY.NEXT_AT).toInstant(),
                Optional.ofNullable(row.get(DELIVERY.MESSAGE_ID)),
                Optional.ofNullable(row.get(DELIVERY.SENT_AT)).map(OffsetDateTime::toInstant),
                row.get(DELIVERY.UNSURE),
                Optional.ofNullable(row.get(DELIVERY.REASON)),
                row.get(DELIVERY.CREATED_AT).toInstant(),
                Optional.ofNullable(row.get(DELIVERY.FINISHED_AT)).map(OffsetDateTime::toInstant),
                items);
    }
}
