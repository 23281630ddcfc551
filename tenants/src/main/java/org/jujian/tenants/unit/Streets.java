package org.jujian.tenants.unit;

import static org.jujian.tenants.jooq.Tables.STREET;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.jujian.base.code.StreetCode;
import org.jujian.base.postgres.Database;
import org.jujian.base.problem.Problem;
import org.jujian.base.scope.Audience;
import org.jujian.base.scope.Scope;

/// The register of street offices, for whoever keeps it: the administrator of the platform and the platform itself.
/// District and province are ranges of the code, so nothing else has to be known of a street. What a street's people
/// and
/// communities may know of it is in [Units].
public final class Streets {
    private static final int LONGEST_NAME = 40;

    private final Database database;

    public Streets(Database database) {
        this.database = database;
    }

    /// What came of a registration.
    public enum Registration {
        REGISTERED,
        /// The code is there already; nothing was changed.
        TAKEN
    }

    /// Why a code and a name are no street; empty when they are.
    public static List<String> refusals(String code, String name) {
        var codes = StreetCode.parse(code).filter(c -> c.value() % 1000 != 0);
        String found = code.isBlank() ? "空白" : "“" + code + "”";
        var refused = codes.isPresent()
                ? Optional.<String>empty()
                : Optional.of("街道代码：发现" + found + "，应为统计用区划代码的前 9 位数字，如 310114004。怎么办：在国家统计局公布的代码里查。");
        boolean named = !name.isBlank()
                && name.length() <= LONGEST_NAME
                && name.codePoints().noneMatch(Character::isISOControl);
        var unnamed = named ? Optional.<String>empty() : Optional.of("街道名称：应为 1 至 " + LONGEST_NAME + " 个字，如“嘉定镇街道”。");
        return Stream.of(refused, unnamed).flatMap(Optional::stream).toList();
    }

    public Registration register(Scope scope, Street street) {
        requireKeeper(scope);
        int added = database.write(
                scope,
                db -> db.insertInto(STREET)
                        .set(STREET.UNIT, street.code().range().from())
                        .set(STREET.NAME, street.name())
                        .onConflictDoNothing()
                        .execute());
        return added == 1 ? Registration.REGISTERED : Registration.TAKEN;
    }

    /// For a name that was mistyped, or that changed; papers that were issued keep theirs. `NOT_FOUND` for a code that
    /// is
    /// not registered.
    public void rename(Scope scope, Street street) {
        requireKeeper(scope);
        int renamed = database.write(
                scope,
                db -> db.update(STREET)
                        .set(STREET.NAME, street.name())
                        .where(STREET.UNIT.eq(street.code().range().from()))
                        .execute());
        if (renamed == 0) {
            throw Problem.notFound();
        }
    }

    public Optional<Street> find(Scope scope, StreetCode code) {
        return Optional.ofNullable(named(scope, List.of(code)).get(code)).map(name -> new Street(code, name));
    }

    /// The names of those codes that are registered.
    public Map<StreetCode, String> named(Scope scope, Collection<StreetCode> codes) {
        requireKeeper(scope);
        return database.read(
                scope,
                db -> db.selectFrom(STREET)
                        .where(STREET.UNIT.in(
                                codes.stream().map(c -> c.range().from()).toList()))
                        .fetchMap(r -> StreetCode.ofUnit(r.getUnit()), r -> r.getName()));
    }

    /// In the order of codes; `text` is a part of the name or the beginning of the code, empty for all.
    public List<Street> search(Scope scope, String text, int offset, int limit) {
        requireKeeper(scope);
        return database.read(
                scope,
                db -> db.selectFrom(STREET)
                        .where(matches(text))
                        .orderBy(STREET.UNIT)
                        .offset(offset)
                        .limit(limit)
                        .fetch(r -> new Street(StreetCode.ofUnit(r.getUnit()), r.getName())));
    }

    public int count(Scope scope, String text) {
        requireKeeper(scope);
        return database.read(scope, db -> db.fetchCount(STREET, matches(text)));
    }

    private static Condition matches(String text) {
        return text.isBlank()
                ? DSL.noCondition()
                : STREET.NAME
                        .contains(text.strip())
                        .or(STREET.UNIT.cast(String.class).startsWith(text.strip()));
    }

    /// The first wall: to everybody else the register is not there.
    public void requireKeeper(Scope scope) {
        if (scope.audience() != Audience.ADMINISTRATION && scope.audience() != Audience.SYSTEM) {
            throw Problem.notFound();
        }
    }
}
