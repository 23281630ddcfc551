package org.jujian.tenants.unit;

import static org.jujian.tenants.jooq.Tables.STREET;
import static org.jujian.tenants.jooq.Tables.UNIT;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.jujian.base.code.StreetCode;
import org.jujian.base.code.UnitCode;
import org.jujian.base.postgres.Database;
import org.jujian.base.scope.Scope;
import org.jujian.tenants.catalogue.CommunityKind;
import org.jujian.tenants.jooq.tables.records.UnitRecord;

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
        return database.read(
                scope,
                db -> db.selectFrom(UNIT).where(UNIT.UNIT_.eq(code.value())).fetchOptional(Units::unit));
    }

    /// In the order of their codes.
    public List<Unit> ofStreet(Scope scope, StreetCode street) {
        var within = scope.within(street.range());
        return database.read(
                within,
                db -> db.selectFrom(UNIT)
                        .where(UNIT.UNIT_.between(
                                street.range().from(), street.range().to()))
                        .orderBy(UNIT.UNIT_)
                        .fetch(Units::unit));
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
                        .fetch(r -> new Street(new StreetCode((int) (r.getUnit() / 1000)), r.getName())));
    }

    public void addStreet(Scope scope, Street street) {
        database.run(
                scope,
                db -> db.insertInto(STREET)
                        .set(STREET.UNIT, street.code().range().from())
                        .set(STREET.NAME, street.name())
                        .onConflict(STREET.UNIT)
                        .doUpdate()
                        .set(STREET.NAME, street.name())
                        .execute());
    }

    /// Takes the newest rows of T-00. A row of an earlier submission than the stored one changes nothing, so that the
    /// call may come again after a crash.
    public void apply(Scope scope, Collection<Unit> newest) {
        database.run(scope, db -> {
            for (Unit unit : newest) {
                UnitRecord row = row(unit);
                db.insertInto(UNIT)
                        .set(row)
                        .onConflict(UNIT.UNIT_)
                        .doUpdate()
                        .set(row)
                        .where(UNIT.SUBMISSION.le(unit.submission()))
                        .execute();
            }
        });
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
        row.setSuccessor(unit.successor() == null ? null : unit.successor().value());
        row.setSubmission(unit.submission());
        return row;
    }

    private static Unit unit(UnitRecord row) {
        @Nullable Long successor = row.getSuccessor();
        return new Unit(
                new UnitCode(row.getUnit()),
                row.getName(),
                CommunityKind.ofLabel(row.getKind())
                        .orElseThrow(() -> new IllegalStateException("kind of unit: found " + row.getKind())),
                row.getHouseholds(),
                row.getResidents(),
                row.getBuildings(),
                row.getBoards(),
                row.getEnabledOn(),
                row.getDisabledOn(),
                successor == null ? null : new UnitCode(successor),
                row.getSubmission());
    }
}
