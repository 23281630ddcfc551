package org.jujian.reports.document.issuing;

import static org.jujian.reports.jooq.Tables.EDITION;
import static org.jujian.reports.jooq.Tables.REPORT;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.jujian.base.code.UnitCode;
import org.jujian.base.postgres.Database;
import org.jujian.base.postgres.FirstWall;
import org.jujian.base.scope.Audience;
import org.jujian.base.scope.Scope;
import org.jujian.base.time.Period;
import org.jujian.reports.document.Report;
import org.jujian.tenants.people.Person;

/// The register in PostgreSQL. A step is done only from the state before it, so that of two who do it at once one
/// finds it done.
final class EditionStore {
    private static final List<Field<?>> COLUMNS = List.of(
            EDITION.NUMBER,
            EDITION.UNIT,
            EDITION.KIND,
            EDITION.AUDIENCE,
            EDITION.PERIOD,
            EDITION.AS_OF,
            EDITION.KNOWN_AT,
            EDITION.DATA_HASH,
            EDITION.STATE,
            EDITION.ORDINAL,
            EDITION.DRAFTED_BY,
            EDITION.DRAFTED_AT,
            EDITION.CHECKED_BY,
            EDITION.CHECKED_AT,
            EDITION.SIGNED_BY,
            EDITION.SIGNED_AS,
            EDITION.SIGNED_AT,
            EDITION.ISSUED_BY,
            EDITION.ISSUED_AT,
            EDITION.REPLACES,
            EDITION.REPLACED_BY,
            EDITION.WITHDRAWN_BY,
            EDITION.WITHDRAWN_AT,
            EDITION.WITHDRAWN_REASON,
            REPORT.ID,
            REPORT.FORMAT,
            REPORT.SHA256,
            REPORT.PROBLEM_MESSAGE);

    private final Database database;

    EditionStore(Database database) {
        this.database = database;
    }

    /// What is frozen under a number.
    record Frozen(String snapshot, String figures) {}

    Optional<Edition> find(Scope scope, String number) {
        return database.read(
                scope,
                db -> db.select(COLUMNS)
                        .from(EDITION)
                        .join(REPORT)
                        .on(REPORT.ID.eq(EDITION.FILE))
                        .where(EDITION.NUMBER.eq(number))
                        .and(mayBeSeen(scope))
                        .fetchOptional()
                        .map(EditionStore::edition));
    }

    Frozen frozen(Scope scope, String number) {
        return database.read(
                scope,
                db -> db.select(EDITION.SNAPSHOT, EDITION.FIGURES)
                        .from(EDITION)
                        .where(EDITION.NUMBER.eq(number))
                        .and(mayBeSeen(scope))
                        .fetchSingle(row -> new Frozen(row.value1(), row.value2())));
    }

    Editions.Page page(Scope scope, Editions.Filter filter, int offset, int limit) {
        Condition condition = condition(scope, filter);
        return database.read(
                scope,
                db -> new Editions.Page(
                        db.select(COLUMNS)
                                .from(EDITION)
                                .join(REPORT)
                                .on(REPORT.ID.eq(EDITION.FILE))
                                .where(condition)
                                .orderBy(EDITION.SERIAL.desc())
                                .offset(offset)
                                .limit(limit)
                                .fetch()
                                .map(EditionStore::edition),
                        db.fetchCount(DSL.selectOne().from(EDITION).where(condition))));
    }

    private static Condition condition(Scope scope, Editions.Filter filter) {
        List<Condition> all = new ArrayList<>(List.of(FirstWall.reached(scope, EDITION.UNIT), mayBeSeen(scope)));
        filter.units().ifPresent(range -> all.add(EDITION.UNIT.between(range.from(), range.to())));
        filter.kind().ifPresent(kind -> all.add(EDITION.KIND.eq(kind.code())));
        filter.period().ifPresent(period -> all.add(EDITION.PERIOD.eq(period.toString())));
        filter.state().ifPresent(state -> all.add(EDITION.STATE.eq(state.name())));
        filter.terms()
                .forEach(term ->
                        all.add(EDITION.WORDS.containsIgnoreCase(term).or(EDITION.NUMBER.containsIgnoreCase(term))));
        return DSL.and(all);
    }

    boolean checked(Person person, Edition edition, Instant at) {
        return step(person, edition, EDITION.CHECKED_BY, EDITION.CHECKED_AT, Edition.State.CHECKED, at);
    }

    boolean signed(Person person, Edition edition, String as, Instant at) {
        return database.write(
                person.scope(),
                db -> db.update(EDITION)
                                .set(EDITION.STATE, Edition.State.SIGNED.name())
                                .set(EDITION.SIGNED_BY, person.username())
                                .set(EDITION.SIGNED_AS, as)
                                .set(EDITION.SIGNED_AT, offset(at))
                                .where(EDITION.NUMBER.eq(edition.number()))
                                .and(EDITION.STATE.eq(edition.state().name()))
                                .execute()
                        == 1);
    }

    /// Issues what is signed in place of the edition before it, and queues its print.
    boolean issued(Person person, Edition edition, UUID print, Instant at) {
        return database.write(person.scope(), db -> {
            Condition paper = EDITION.UNIT
                    .eq(edition.unit().value())
                    .and(EDITION.KIND.eq(edition.kind().code()))
                    .and(EDITION.PERIOD.eq(edition.period().toString()))
                    .and(EDITION.AUDIENCE.eq(edition.audience().name()));
            Optional<Record> before = db.select(EDITION.NUMBER, EDITION.ORDINAL, EDITION.STATE)
                    .from(EDITION)
                    .where(paper)
                    .and(EDITION.ORDINAL.isNotNull())
                    .orderBy(EDITION.ORDINAL.desc())
                    .limit(1)
                    .forUpdate()
                    .fetchOptional()
                    .map(row -> row);
            before.ifPresent(old -> db.update(EDITION)
                    .set(
                            EDITION.STATE,
                            old.get(EDITION.STATE).equals(Edition.State.ISSUED.name())
                                    ? Edition.State.REPLACED.name()
                                    : old.get(EDITION.STATE))
                    .set(EDITION.REPLACED_BY, edition.number())
                    .where(EDITION.NUMBER.eq(old.get(EDITION.NUMBER)))
                    .execute());
            print(db, person, edition, Report.Format.PDF, print, at);
            int issued = db.update(EDITION)
                    .set(EDITION.STATE, Edition.State.ISSUED.name())
                    .set(EDITION.ISSUED_BY, person.username())
                    .set(EDITION.ISSUED_AT, offset(at))
                    .set(
                            EDITION.ORDINAL,
                            before.map(old -> old.get(EDITION.ORDINAL)).orElse(0) + 1)
                    .set(
                            EDITION.REPLACES,
                            before.map(old -> old.get(EDITION.NUMBER)).orElse(null))
                    .set(EDITION.FILE, print)
                    .where(EDITION.NUMBER.eq(edition.number()))
                    .and(EDITION.STATE.eq(edition.state().name()))
                    .execute();
            if (issued == 0) {
                throw Editions.changed(edition);
            }
            return true;
        });
    }

    boolean withdrawn(Person person, Edition edition, String reason, Instant at) {
        return database.write(
                person.scope(),
                db -> db.update(EDITION)
                                .set(EDITION.STATE, Edition.State.WITHDRAWN.name())
                                .set(EDITION.WITHDRAWN_BY, person.username())
                                .set(EDITION.WITHDRAWN_AT, offset(at))
                                .set(EDITION.WITHDRAWN_REASON, reason)
                                .where(EDITION.NUMBER.eq(edition.number()))
                                .and(EDITION.STATE.eq(edition.state().name()))
                                .execute()
                        == 1);
    }

    /// Queues a file of what is frozen.
    void print(Person person, Edition edition, Report.Format format, UUID id, Instant at) {
        database.run(person.scope(), db -> print(db, person, edition, format, id, at));
    }

    static void print(DSLContext db, Person person, Edition edition, Report.Format format, UUID id, Instant at) {
        db.insertInto(REPORT)
                .set(REPORT.ID, id)
                .set(REPORT.UNIT, edition.unit().value())
                .set(REPORT.KIND, edition.kind().code())
                .set(REPORT.AUDIENCE, edition.audience().name())
                .set(REPORT.PERIOD, edition.period().toString())
                .set(REPORT.FORMAT, format.code())
                .set(REPORT.AS_OF, edition.asOf())
                .set(
                        REPORT.KNOWN_AT,
                        edition.knownAt().map(EditionStore::offset).orElse(null))
                .set(REPORT.STATE, Report.State.QUEUED.name())
                .set(REPORT.EDITION, edition.number())
                .set(REPORT.CREATED_BY, person.scope().actor())
                .set(REPORT.CREATED_AT, offset(at))
                .execute();
    }

    private boolean step(
            Person person,
            Edition edition,
            TableField<?, String> by,
            TableField<?, OffsetDateTime> when,
            Edition.State to,
            Instant at) {
        return database.write(
                person.scope(),
                db -> db.update(EDITION)
                                .set(EDITION.STATE, to.name())
                                .set(by, person.username())
                                .set(when, offset(at))
                                .where(EDITION.NUMBER.eq(edition.number()))
                                .and(EDITION.STATE.eq(edition.state().name()))
                                .execute()
                        == 1);
    }

    /// The first wall around what is written for the committee; the second is a policy of the table.
    private static Condition mayBeSeen(Scope scope) {
        return switch (scope.audience()) {
            case COMMITTEE, SYSTEM -> DSL.noCondition();
            case COMMUNITY, STREET, AUDIT, PUBLIC, ADMINISTRATION -> EDITION.AUDIENCE.ne(Audience.COMMITTEE.name());
        };
    }

    private static Edition edition(Record row) {
        return new Edition(
                row.get(EDITION.NUMBER),
                new UnitCode(row.get(EDITION.UNIT)),
                Report.Kind.ofCode(row.get(EDITION.KIND)).orElseThrow(),
                Audience.valueOf(row.get(EDITION.AUDIENCE)),
                Period.parse(row.get(EDITION.PERIOD)).orElseThrow(),
                row.get(EDITION.AS_OF),
                Optional.ofNullable(row.get(EDITION.KNOWN_AT)).map(OffsetDateTime::toInstant),
                row.get(EDITION.DATA_HASH),
                Edition.State.valueOf(row.get(EDITION.STATE)),
                Optional.ofNullable(row.get(EDITION.ORDINAL)),
                new Edition.Mark(
                        row.get(EDITION.DRAFTED_BY), row.get(EDITION.DRAFTED_AT).toInstant()),
                mark(row.get(EDITION.CHECKED_BY), row.get(EDITION.CHECKED_AT)),
                mark(row.get(EDITION.SIGNED_BY), row.get(EDITION.SIGNED_AT)),
                Optional.ofNullable(row.get(EDITION.SIGNED_AS)),
                mark(row.get(EDITION.ISSUED_BY), row.get(EDITION.ISSUED_AT)),
                Optional.ofNullable(row.get(EDITION.REPLACES)),
                Optional.ofNullable(row.get(EDITION.REPLACED_BY)),
                mark(row.get(EDITION.WITHDRAWN_BY), row.get(EDITION.WITHDRAWN_AT))
                        .map(mark -> new Edition.Withdrawal(mark.by(), mark.at(), row.get(EDITION.WITHDRAWN_REASON))),
                new Edition.File(
                        row.get(REPORT.ID),
                        Report.Format.ofCode(row.get(REPORT.FORMAT)).orElseThrow(),
                        Optional.ofNullable(row.get(REPORT.SHA256)),
                        Optional.ofNullable(row.get(REPORT.PROBLEM_MESSAGE))));
    }

    private static Optional<Edition.Mark> mark(@Nullable String by, @Nullable OffsetDateTime at) {
        return by == null || at == null ? Optional.empty() : Optional.of(new Edition.Mark(by, at.toInstant()));
    }

    private static OffsetDateTime offset(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
