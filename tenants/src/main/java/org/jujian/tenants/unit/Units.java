package org.jujian.tenants.unit;

import static org.jujian.tenants.jooq.Tables.STREET;
import static org.jujian.tenants.jooq.Tables.SUCCESSION;
import static org.jujian.tenants.jooq.Tables.UNIT;
import static org.jujian.tenants.jooq.Tables.UNIT_VERSION;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jujian.base.code.CodeRange;
import org.jujian.base.code.StreetCode;
import org.jujian.base.code.UnitCode;
import org.jujian.base.postgres.Database;
import org.jujian.base.scope.Scope;
import org.jujian.tenants.catalogue.CommunityKind;
import org.jujian.tenants.jooq.tables.records.UnitRecord;
import org.jujian.tenants.jooq.tables.records.UnitVersionRecord;

/// Street offices and communities. What lies outside of the scope is not there.
public final class Units {
    private final Database database;

    public Units(Database database) {
        this.database = database;
    }

    public Optional<Unit> find(Scope scope, UnitCode code) {
        if (!scope.covers(code)) {
            return Optional.empty();
        }
        return database.read(scope, db -> {
            var successors = successors(db, code.range());
            return db.selectFrom(UNIT).where(UNIT.UNIT_.eq(code.value())).fetchOptional(row -> unit(row, successors));
        });
    }

    /// The same under the name that it bore on `day`, for what is written about the past.
    public Optional<Unit> findOn(Scope scope, UnitCode code, LocalDate day) {
        return find(scope, code)
                .map(unit -> history(scope, code).nameOn(day).map(unit::named).orElse(unit));
    }

    /// In the order of their codes.
    public List<Unit> ofStreet(Scope scope, StreetCode street) {
        var within = scope.within(street.range());
        return database.read(within, db -> {
            var successors = successors(db, street.range());
            return db.selectFrom(UNIT)
                    .where(UNIT.UNIT_.between(
                            street.range().from(), street.range().to()))
                    .orderBy(UNIT.UNIT_)
                    .fetch(row -> unit(row, successors));
        });
    }

    /// The same under the names that they bore on `day`.
    public List<Unit> ofStreetOn(Scope scope, StreetCode street, LocalDate day) {
        Map<UnitCode, UnitHistory> histories = histories(scope, street);
        return ofStreet(scope, street).stream()
                .map(unit -> Optional.ofNullable(histories.get(unit.code()))
                        .flatMap(history -> history.nameOn(day))
                        .map(unit::named)
                        .orElse(unit))
                .toList();
    }

    /// Without versions for a community that the scope does not reach.
    public UnitHistory history(Scope scope, UnitCode code) {
        return histories(scope, code.range()).getOrDefault(code, new UnitHistory(List.of()));
    }

    /// Of every community of the street that the scope reaches.
    public Map<UnitCode, UnitHistory> histories(Scope scope, StreetCode street) {
        return histories(scope.within(street.range()), street.range());
    }

    /// Of each community of the street the communities from which it was made, as far as the scope may know.
    public Map<UnitCode, List<UnitCode>> predecessors(Scope scope, StreetCode street) {
        return database.read(
                scope.within(street.range()),
                db -> db.selectFrom(SUCCESSION)
                        .where(SUCCESSION.SUCCESSOR.between(
                                street.range().from(), street.range().to()))
                        .orderBy(SUCCESSION.SUCCESSOR, SUCCESSION.PREDECESSOR)
                        .fetchGroups(r -> new UnitCode(r.getSuccessor()), r -> new UnitCode(r.getPredecessor())));
    }

    /// The street office, for whoever reaches all of it or a community of it: a community may know the name of its own
    /// street.
    public Optional<Street> findStreet(Scope scope, StreetCode street) {
        if (scope.within(street.range()).ranges().isEmpty()) {
            return Optional.empty();
        }
        return database.read(
                scope,
                db -> db.selectFrom(STREET)
                        .where(STREET.UNIT.eq(street.range().from()))
                        .fetchOptional(r -> new Street(street, r.getName())));
    }

    /// All streets of which the scope reaches something, in the order of their codes.
    public List<Street> streets(Scope scope) {
        return database.read(
                scope,
                db -> db.selectFrom(STREET)
                        .orderBy(STREET.UNIT)
                        .fetch(r -> new Street(StreetCode.ofUnit(r.getUnit()), r.getName())));
    }

    /// Takes the newest rows of T-00. A row of an earlier submission than the stored one changes nothing, so that the
    /// call may come again after a crash.
    public void apply(Scope scope, Collection<Unit> newest) {
        database.run(scope, db -> {
            for (Unit unit : newest) {
                UnitRecord row = row(unit);
                int taken = db.insertInto(UNIT)
                        .set(row)
                        .onConflict(UNIT.UNIT_)
                        .doUpdate()
                        .set(row)
                        .where(UNIT.SUBMISSION.le(unit.submission()))
                        .execute();
                if (taken > 0) {
                    follow(db, unit);
                }
            }
        });
    }

    /// Keeps rows of T-00 for the history; may come again after a crash.
    public void keep(Scope scope, Collection<UnitVersion> versions) {
        database.run(scope, db -> {
            for (UnitVersion version : versions) {
                db.insertInto(UNIT_VERSION)
                        .set(UNIT_VERSION.UNIT, version.code().value())
                        .set(UNIT_VERSION.SUBMISSION, version.submission())
                        .set(UNIT_VERSION.FILE_ROW, version.row())
                        .set(UNIT_VERSION.RECEIVED_ON, version.receivedOn())
                        .set(UNIT_VERSION.BACKFILL, version.backfill())
                        .set(UNIT_VERSION.NAME, version.name())
                        .set(UNIT_VERSION.ENABLED_ON, version.enabledOn())
                        .set(UNIT_VERSION.DISABLED_ON, version.disabledOn())
                        .onConflictDoNothing()
                        .execute();
            }
        });
    }

    private static void follow(DSLContext db, Unit unit) {
        db.deleteFrom(SUCCESSION)
                .where(SUCCESSION.PREDECESSOR.eq(unit.code().value()))
                .execute();
        for (UnitCode successor : unit.successors()) {
            db.insertInto(SUCCESSION)
                    .set(SUCCESSION.PREDECESSOR, unit.code().value())
                    .set(SUCCESSION.SUCCESSOR, successor.value())
                    .onConflictDoNothing()
                    .execute();
        }
    }

    private Map<UnitCode, UnitHistory> histories(Scope scope, CodeRange range) {
        var versions = database.read(
                scope,
                db -> db.selectFrom(UNIT_VERSION)
                        .where(UNIT_VERSION.UNIT.between(range.from(), range.to()))
                        .orderBy(UNIT_VERSION.UNIT, UNIT_VERSION.SUBMISSION, UNIT_VERSION.FILE_ROW)
                        .fetchGroups(r -> new UnitCode(r.getUnit()), Units::version));
        var histories = new HashMap<UnitCode, UnitHistory>();
        versions.forEach((unit, own) -> histories.put(unit, new UnitHistory(own)));
        return histories;
    }

    private static Map<UnitCode, List<UnitCode>> successors(DSLContext db, CodeRange range) {
        return db.selectFrom(SUCCESSION)
                .where(SUCCESSION.PREDECESSOR.between(range.from(), range.to()))
                .orderBy(SUCCESSION.PREDECESSOR, SUCCESSION.SUCCESSOR)
                .fetchGroups(r -> new UnitCode(r.getPredecessor()), r -> new UnitCode(r.getSuccessor()));
    }

    private static UnitVersion version(UnitVersionRecord row) {
        return new UnitVersion(
                new UnitCode(row.getUnit()),
                row.getSubmission(),
                row.getFileRow(),
                row.getReceivedOn(),
                row.getBackfill(),
                row.getName(),
                row.getEnabledOn(),
                row.getDisabledOn());
    }

    private static UnitRecord row(Unit unit) {
        var row = new UnitRecord();
        row.setUnit(unit.code().value());
        row.setName(unit.name());
        row.setKind(unit.kind().label());
        row.setHouseholds(unit.households());
        row.setResidents(unit.residents());
        row.setBuildings(unit.buildings());
        row.setBoards(unit.boards());
        row.setEnabledOn(unit.enabledOn());
        row.setDisabledOn(unit.disabledOn());
        row.setSubmission(unit.submission());
        return row;
    }

    private static Unit unit(UnitRecord row, Map<UnitCode, List<UnitCode>> successors) {
        var code = new UnitCode(row.getUnit());
        return new Unit(
                code,
                row.getName(),
                CommunityKind.ofLabel(row.getKind())
                        .orElseThrow(() -> new IllegalStateException("kind of unit: found " + row.getKind())),
                row.getHouseholds(),
                row.getResidents(),
                row.getBuildings(),
                row.getBoards(),
                row.getEnabledOn(),
                row.getDisabledOn(),
                successors.getOrDefault(code, List.of()),
                row.getSubmission());
    }
}
