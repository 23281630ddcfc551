package org.jujian.reports.objection;

import static org.jujian.reports.jooq.Tables.FIGURE;
import static org.jujian.reports.jooq.Tables.OBJECTION;
import static org.jujian.reports.jooq.Tables.OBJECTION_STEP;
import static org.jujian.reports.jooq.Tables.PUBLICATION;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.jujian.base.code.UnitCode;
import org.jujian.base.postgres.Database;
import org.jujian.base.postgres.FirstWall;
import org.jujian.base.scope.Audience;
import org.jujian.base.scope.Scope;
import org.jujian.base.time.Period;
import org.jujian.reports.jooq.tables.records.ObjectionRecord;
import org.jujian.reports.metric.Versions;
import org.jujian.reports.objection.Objection.Action;
import org.jujian.reports.objection.Objection.Answer;
import org.jujian.reports.objection.Objection.Answerer;
import org.jujian.reports.objection.Objection.Contested;
import org.jujian.reports.objection.Objection.Filing;
import org.jujian.reports.objection.Objection.Kind;
import org.jujian.reports.objection.Objection.Mark;
import org.jujian.reports.objection.Objection.Remedy;
import org.jujian.reports.objection.Objection.State;
import org.jujian.tenants.people.Audit;
import org.jujian.tenants.people.Person;

/// Objections and their steps in PostgreSQL. Steps with their audit are in the transaction of what they changed; a step
/// that came second changes nothing (`false`).
final class ObjectionStore {
    private static final Scope PUBLICATIONS = Scope.system("figures");

    private final Database database;
    private final Audit audit;

    ObjectionStore(Database database, Audit audit) {
        this.database = database;
        this.audit = audit;
    }

    /// The figure as it is published; empty when it is not.
    Optional<Contested> published(Scope scope, UnitCode unit, Period period, String metric) {
        if (!scope.covers(unit)) {
            return Optional.empty();
        }
        Optional<LocalDate> asOf = database.read(
                PUBLICATIONS.within(unit.street().range()),
                db -> db.select(PUBLICATION.AS_OF)
                        .from(PUBLICATION)
                        .where(PUBLICATION.UNIT.eq(unit.street().range().from()))
                        .fetchOptional(PUBLICATION.AS_OF));
        return asOf.flatMap(day -> database.read(
                scope,
                db -> db.selectFrom(FIGURE)
                        .where(FIGURE.UNIT.eq(unit.value()))
                        .and(FIGURE.PERIOD.eq(period.toString()))
                        .and(FIGURE.METRIC.eq(metric))
                        .fetchOptional(row -> new Contested(
                                period,
                                metric,
                                row.getValue() == null ? row.getText() : plain(row.getValue()),
                                row.getNumerator(),
                                row.getDenominator(),
                                day,
                                row.getRun(),
                                row.getComputedAt().toInstant(),
                                new Versions(
                                        row.getFormulaVersion(),
                                        row.getCalendarVersion(),
                                        row.getCatalogueVersion())))));
    }

    private static String plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
    }

    Optional<Objection> find(Scope scope, UUID id) {
        return database.read(
                scope,
                db -> db.selectFrom(OBJECTION)
                        .where(reached(scope).and(OBJECTION.ID.eq(id)))
                        .fetchOptional(ObjectionStore::objection));
    }

    Objections.Page page(Scope scope, Objections.Filter filter, int offset, int limit) {
        var all = new ArrayList<>(List.of(reached(scope)));
        filter.range().ifPresent(range -> all.add(OBJECTION.UNIT.between(range.from(), range.to())));
        if (!filter.states().isEmpty()) {
            all.add(OBJECTION.STATE.in(filter.states().stream().map(State::name).toList()));
        }
        Condition condition = DSL.and(all);
        return database.read(
                scope,
                db -> new Objections.Page(
                        db.selectFrom(OBJECTION)
                                .where(condition)
                                .orderBy(
                                        DSL.when(OBJECTION.STATE.eq(State.FILED.name()), OBJECTION.DUE_ON)
                                                .asc()
                                                .nullsLast(),
                                        OBJECTION.SERIAL.desc())
                                .offset(offset)
                                .limit(limit)
                                .fetch(ObjectionStore::objection),
                        db.fetchCount(OBJECTION, condition)));
    }

    Map<String, Objection> filed(Scope scope, UnitCode unit, Period period) {
        return database.read(
                scope,
                db -> db
                        .selectFrom(OBJECTION)
                        .where(reached(scope)
                                .and(OBJECTION.UNIT.eq(unit.value()))
                                .and(OBJECTION.PERIOD.eq(period.toString()))
                                .and(OBJECTION.STATE.eq(State.FILED.name())))
                        .fetch(ObjectionStore::objection)
                        .stream()
                        .collect(Collectors.toMap(o -> o.figure().metric(), o -> o)));
    }

    Optional<UUID> open(Scope scope, UnitCode unit, Period period, String metric) {
        return database.read(
                scope,
                db -> db.select(OBJECTION.ID)
                        .from(OBJECTION)
                        .where(reached(scope)
                                .and(OBJECTION.UNIT.eq(unit.value()))
                                .and(OBJECTION.PERIOD.eq(period.toString()))
                                .and(OBJECTION.METRIC.eq(metric))
                                .and(OBJECTION.STATE.in(State.DRAFT.name(), State.FILED.name())))
                        .fetchOptional(OBJECTION.ID));
    }

    List<Objection.Step> steps(Scope scope, Objection objection) {
        return database.read(
                scope,
                db -> db.selectFrom(OBJECTION_STEP)
                        .where(OBJECTION_STEP.UNIT.eq(objection.unit().value()))
                        .and(OBJECTION_STEP.OBJECTION.eq(objection.id()))
                        .orderBy(OBJECTION_STEP.ID)
                        .fetch(row -> new Objection.Step(
                                Action.valueOf(row.getStep()),
                                row.getActor(),
                                row.getRole(),
                                row.getAt().toInstant(),
                                row.getNote())));
    }

    /// False when another is open on the figure.
    boolean add(Person person, Objection begun) {
        return database.write(person.scope(), db -> {
            Contested figure = begun.figure();
            int added = db.insertInto(OBJECTION)
                    .set(OBJECTION.ID, begun.id())
                    .set(OBJECTION.UNIT, begun.unit().value())
                    .set(OBJECTION.PERIOD, figure.period().toString())
                    .set(OBJECTION.METRIC, figure.metric())
                    .set(OBJECTION.FIGURE, figure.value())
                    .set(OBJECTION.NUMERATOR, figure.numerator())
                    .set(OBJECTION.DENOMINATOR, figure.denominator())
                    .set(OBJECTION.AS_OF, figure.asOf())
                    .set(OBJECTION.RUN, figure.run())
                    .set(OBJECTION.COMPUTED_AT, offset(figure.computedAt()))
                    .set(OBJECTION.FORMULA_VERSION, figure.versions().formula())
                    .set(OBJECTION.CALENDAR_VERSION, figure.versions().calendar())
                    .set(OBJECTION.CATALOGUE_VERSION, figure.versions().catalogue())
                    .set(OBJECTION.KIND, begun.kind().name())
                    .set(OBJECTION.WORDS, begun.words())
                    .set(OBJECTION.SUBMISSION, begun.submission().orElse(null))
                    .set(OBJECTION.DRAFTED_BY, begun.drafted().by())
                    .set(OBJECTION.DRAFTED_AT, offset(begun.drafted().at()))
                    .set(
                            OBJECTION.FILED_BY,
                            begun.filed().map(f -> f.mark().by()).orElse(null))
                    .set(
                            OBJECTION.FILED_AT,
                            begun.filed().map(f -> offset(f.mark().at())).orElse(null))
                    .set(OBJECTION.DUE_ON, begun.filed().map(Filing::dueOn).orElse(null))
                    .set(OBJECTION.STATE, begun.state().name())
                    .set(OBJECTION.ANSWERER, begun.answerer().name())
                    .onConflictDoNothing()
                    .execute();
            if (added == 1) {
                note(db, person, begun, Action.DRAFTED, begun.drafted().at(), "");
                begun.filed()
                        .ifPresent(f ->
                                note(db, person, begun, Action.FILED, f.mark().at(), ""));
            }
            return added == 1;
        });
    }

    boolean file(Person person, Objection draft, Instant at, LocalDate dueOn) {
        return change(
                person,
                draft,
                Action.FILED,
                at,
                "",
                Map.of(
                        OBJECTION.STATE, State.FILED.name(),
                        OBJECTION.FILED_BY, person.username(),
                        OBJECTION.FILED_AT, offset(at),
                        OBJECTION.DUE_ON, dueOn));
    }

    boolean extend(Person person, Objection objection, Instant at, LocalDate dueOn, String why) {
        return change(
                person, objection, Action.EXTENDED, at, why, Map.of(OBJECTION.DUE_ON, dueOn, OBJECTION.EXTENDED, true));
    }

    boolean withdraw(Person person, Objection objection, Instant at) {
        return change(person, objection, Action.WITHDRAWN, at, "", Map.of(OBJECTION.STATE, State.WITHDRAWN.name()));
    }

    boolean answer(Person person, Objection objection, State outcome, Answer answer) {
        Instant at = answer.mark().at();
        var changes = new HashMap<Field<?>, Object>(Map.of(
                OBJECTION.STATE, outcome.name(),
                OBJECTION.ANSWERED_BY, answer.mark().by(),
                OBJECTION.ANSWERED_AT, offset(at),
                OBJECTION.REASON, answer.reason()));
        answer.remedy().ifPresent(remedy -> changes.put(OBJECTION.REMEDY, remedy.name()));
        answer.correctBy().ifPresent(day -> changes.put(OBJECTION.CORRECT_BY, day));
        answer.run().ifPresent(run -> changes.put(OBJECTION.REMEDY_RUN, run));
        Action action = outcome == State.UPHELD ? Action.UPHELD : Action.REJECTED;
        return change(person, objection, action, at, answer.reason(), changes);
    }

    private boolean change(
            Person person, Objection objection, Action action, Instant at, String note, Map<Field<?>, Object> changes) {
        return database.write(person.scope(), db -> {
            int changed = db.update(OBJECTION)
                    .set(changes)
                    .where(OBJECTION.ID.eq(objection.id()))
                    .and(OBJECTION.STATE.eq(objection.state().name()))
                    .execute();
            if (changed == 1) {
                note(db, person, objection, action, at, note);
            }
            return changed == 1;
        });
    }

    private void note(DSLContext db, Person person, Objection objection, Action action, Instant at, String note) {
        db.insertInto(OBJECTION_STEP)
                .set(OBJECTION_STEP.OBJECTION, objection.id())
                .set(OBJECTION_STEP.UNIT, objection.unit().value())
                .set(OBJECTION_STEP.STEP, action.name())
                .set(OBJECTION_STEP.ACTOR, person.username())
                .set(OBJECTION_STEP.ROLE, person.role().label())
                .set(OBJECTION_STEP.AT, offset(at))
                .set(OBJECTION_STEP.NOTE, note)
                .execute();
        audit.record(db, person, "OBJECTION_" + action.name(), objection.id().toString());
    }

    /// The first wall; the second is the table's policies.
    private static Condition reached(Scope scope) {
        Condition units = FirstWall.reached(scope, OBJECTION.UNIT);
        return scope.audience() == Audience.COMMUNITY ? units : units.and(OBJECTION.FILED_AT.isNotNull());
    }

    private static Objection objection(ObjectionRecord row) {
        return new Objection(
                row.getId(),
                new UnitCode(row.getUnit()),
                new Contested(
                        Period.parse(row.getPeriod()).orElseThrow(),
                        row.getMetric(),
                        row.getFigure(),
                        row.getNumerator(),
                        row.getDenominator(),
                        row.getAsOf(),
                        row.getRun(),
                        row.getComputedAt().toInstant(),
                        new Versions(row.getFormulaVersion(), row.getCalendarVersion(), row.getCatalogueVersion())),
                Kind.valueOf(row.getKind()),
                State.valueOf(row.getState()),
                Answerer.valueOf(row.getAnswerer()),
                row.getWords(),
                Optional.ofNullable(row.getSubmission()),
                new Mark(row.getDraftedBy(), row.getDraftedAt().toInstant()),
                mark(row.getFiledBy(), row.getFiledAt())
                        .map(mark -> new Filing(mark, Objects.requireNonNull(row.getDueOn()), row.getExtended())),
                mark(row.getAnsweredBy(), row.getAnsweredAt())
                        .map(mark -> new Answer(
                                mark,
                                Objects.requireNonNull(row.getReason()),
                                Optional.ofNullable(row.getRemedy()).map(Remedy::valueOf),
                                Optional.ofNullable(row.getCorrectBy()),
                                Optional.ofNullable(row.getRemedyRun()))));
    }

    private static Optional<Mark> mark(@Nullable String by, @Nullable OffsetDateTime at) {
        return by == null || at == null ? Optional.empty() : Optional.of(new Mark(by, at.toInstant()));
    }

    private static OffsetDateTime offset(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
