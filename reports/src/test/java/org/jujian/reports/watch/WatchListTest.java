package org.jujian.reports.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jooq.impl.DSL;
import org.jujian.base.code.UnitCode;
import org.jujian.base.postgres.Database;
import org.jujian.base.problem.Problem;
import org.jujian.base.scope.Scope;
import org.jujian.reports.watch.WatchRule.Standing;
import org.jujian.reports.watch.WatchRule.Suggestion;
import org.jujian.tenants.people.Audit;
import org.jujian.tenants.people.Person;
import org.jujian.tenants.people.Role;
import org.jujian.tenants.unit.Units;
import org.jujian.testing.PostgresFixture;
import org.jujian.testing.SettableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WatchListTest {
    private static final long STREET = 310114004000L;
    private static final UnitCode UNIT = UnitCode.of("310114004009");
    private static final UnitCode FOREIGN = UnitCode.of("640104005001");
    private static final Person COMMITTEE = new Person("committee", Role.DISCIPLINE_COMMITTEE, STREET);
    private static final Person OTHER_COMMITTEE = new Person("other", Role.DISCIPLINE_COMMITTEE, 640104005000L);
    private static final List<Person> STRANGERS = List.of(
            new Person("office", Role.STREET_OFFICE, STREET),
            new Person("director", Role.DIRECTOR, UNIT.value()),
            new Person("admin", Role.ADMINISTRATOR, 0));
    private static final LocalDate JULY = LocalDate.parse("2026-07-01");

    private final Database database = PostgresFixture.database();
    private final SettableClock clock = SettableClock.at("2026-04-01T08:00:00+08:00");
    private final WatchList list = new WatchList(database, new Units(database), new Audit(database, clock), clock);

    @BeforeEach
    void registers() {
        PostgresFixture.empty("reports", "tenants");
        database.run(Scope.system("test"), db -> List.of(UNIT, FOREIGN).forEach(unit -> db.execute("""
                                INSERT INTO tenants.unit (unit, name, kind, enabled_on, submission)
                                VALUES (?, '某社区居委会', '城市社区', '2026-01-01', 1)
                                """, unit.value())));
    }

    @Test
    void keepsWhoPutACommunityOnAndTookItOffAndWhy() {
        list.put(COMMITTEE, UNIT, "财务连续 3 个月未公开", Optional.of(WatchRule.RED_LINE), JULY);
        Watched watched = list.view(COMMITTEE, 10).getFirst();
        assertThat(watched.unit()).isEqualTo(UNIT);
        assertThat(watched.suggested()).contains(WatchRule.RED_LINE);
        assertThat(watched.isOver(JULY)).isFalse();
        assertThat(watched.isOver(JULY.plusDays(1))).isTrue();
        refuses(() -> list.put(COMMITTEE, UNIT, "又一次", Optional.empty(), JULY), "列入：这个社区已在名单上。怎么办：先移出，再重新列入。");

        list.takeOff(COMMITTEE, watched.id(), "已补公开");

        Watched off = list.view(COMMITTEE, 10).getFirst();
        assertThat(off.off().orElseThrow().reason()).isEqualTo("已补公开");
        refuses(() -> list.takeOff(COMMITTEE, watched.id(), "再移一次"), "没有找到。");
        assertThat(PostgresFixture.superuser()
                        .fetch("SELECT action || ' ' || subject AS entry FROM tenants.audit_event ORDER BY id")
                        .getValues("entry", String.class))
                .containsExactly(
                        "WATCH " + watched.id(),
                        "VIEW_WATCH_LIST 310114004",
                        "UNWATCH " + watched.id(),
                        "VIEW_WATCH_LIST 310114004");
    }

    @Test
    void putsACommunityOnAnewWhenItsLastDayHasPassed() {
        list.put(COMMITTEE, UNIT, "不达标", Optional.empty(), JULY);
        clock.set("2026-07-02T08:00:00+08:00");
        list.put(COMMITTEE, UNIT, "仍不达标", Optional.empty(), LocalDate.parse("2026-10-01"));
        assertThat(list.view(COMMITTEE, 10))
                .extracting(Watched::reason, one -> one.off().map(Watched.Off::reason))
                .containsExactly(tuple("仍不达标", Optional.empty()), tuple("不达标", Optional.of("到期，重新列入")));
    }

    @Test
    void wantsAReasonAndADayWithinAYear() {
        refuses(() -> list.put(COMMITTEE, UNIT, " ", Optional.empty(), JULY), "列入的理由：要写 1 至 500 个字，现有 0 个字。怎么办：改后再提交。");
        refuses(
                () -> list.put(COMMITTEE, UNIT, "联系 13800138000", Optional.empty(), JULY),
                "列入的理由：发现手机号“138********”，应不含证件号、手机号、银行卡号。怎么办：删去后再提交，内容没有保存。");
        refuses(
                () -> list.put(COMMITTEE, UNIT, "x", Optional.empty(), LocalDate.parse("2026-04-01")),
                "到期日：发现 2026-04-01，应在明天到 2027-04-01 之间。怎么办：改后再提交。");
        refuses(() -> list.put(COMMITTEE, FOREIGN, "x", Optional.empty(), JULY), "没有找到。");
    }

    /// Neither by the entry nor, with the second wall alone, by a statement that forgot the first.
    @Test
    void isThereForTheCommitteeOfTheStreetAlone() {
        list.put(COMMITTEE, UNIT, "不达标", Optional.empty(), JULY);
        long id = list.view(COMMITTEE, 10).getFirst().id();
        for (Person stranger : STRANGERS) {
            refuses(() -> list.view(stranger, 10), "没有找到。");
            refuses(() -> list.put(stranger, UNIT, "x", Optional.empty(), JULY), "没有找到。");
            refuses(() -> list.takeOff(stranger, id, "x"), "没有找到。");
            assertThat(rows(stranger)).as(stranger.username()).isZero();
        }
        assertThat(list.view(OTHER_COMMITTEE, 10)).isEmpty();
        refuses(() -> list.takeOff(OTHER_COMMITTEE, id, "x"), "没有找到。");
        assertThat(rows(OTHER_COMMITTEE)).isZero();
        assertThat(rows(COMMITTEE)).isEqualTo(1);
        assertThatThrownBy(() -> database.run(STRANGERS.getFirst().scope(), db -> db.execute("""
                                INSERT INTO reports.watch (unit, reason, until, put_by, put_at)
                                VALUES (310114004009, 'x', '2026-07-01', 'office', now())
                                """)))
                .hasMessageContaining("row-level security");
        assertThatThrownBy(() ->
                        database.run(COMMITTEE.scope(), db -> db.execute("UPDATE reports.watch SET reason = 'y'")))
                .hasMessageContaining("permission denied");
    }

    @Test
    void suggestsByRuleTheGravestFirst() {
        assertThat(WatchRule.suggestions(new Standing(UNIT, "不达标", "达标", 3, 2)))
                .containsExactly(
                        new Suggestion(UNIT, WatchRule.RED_LINE, "财务连续 3 个月未公开"),
                        new Suggestion(UNIT, WatchRule.FAILED, "本期不达标"),
                        new Suggestion(UNIT, WatchRule.LEAD, "本期线索核实属实或移交 2 条"));
        assertThat(WatchRule.suggestions(new Standing(UNIT, "不达标", "不达标", 2, 0)))
                .containsExactly(new Suggestion(UNIT, WatchRule.FAILED_AGAIN, "本期和上期都不达标"));
        assertThat(WatchRule.suggestions(new Standing(UNIT, "达标", "不达标", 0, 0))).isEmpty();
        assertThat(WatchRule.suggestions(new Standing(UNIT, null, null, 0, 0))).isEmpty();
    }

    private int rows(Person person) {
        return database.read(person.scope(), db -> db.fetchCount(DSL.table("reports.watch")));
    }

    private static void refuses(ThrowingCallable step, String message) {
        assertThatThrownBy(step).isInstanceOf(Problem.class).hasMessage(message);
    }
}
