package org.jujian.tenants.duty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.jujian.base.code.UnitCode;
import org.jujian.base.columnstore.ColumnStore;
import org.jujian.base.columnstore.Statement;
import org.jujian.base.columnstore.TableName;
import org.jujian.base.scope.Scope;
import org.jujian.base.time.ChinaTime;
import org.jujian.base.time.Period;
import org.jujian.tenants.calendar.WorkingCalendar;
import org.jujian.tenants.catalogue.Catalogue;
import org.jujian.testing.EngineFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The stored obligations on the real engine. The facts' tables are those of the module that loads them.
class ObligationsTest {
    private static final Scope SCOPE = Scope.system("test");
    private static final ColumnStore STORE = storeWithFacts();
    private static final UnitCode LIYUAN = UnitCode.of("310114004009");
    private static final UnitCode GULOU = UnitCode.of("640104005001");

    private final DutyRules rules = new DutyRules(Catalogue.builtIn(), WorkingCalendar.builtIn());
    private final List<ChangedDuties> changes = new ArrayList<>();

    @BeforeEach
    void emptyStore() {
        EngineFixture.truncate(STORE);
    }

    @Test
    void storesWhatTheRulesDeriveForTheHorizon() {
        register(LIYUAN, 7, "城市社区", "2025-01-01", null);
        event(LIYUAN, "SJ-1", 9, "SX-06", "全过程", "2025-09-15", null);

        Derived derived = at("2026-04-01").derive(SCOPE, List.of(LIYUAN), changes::addAll);

        assertThat(derived).isEqualTo(new Derived(1, count("SELECT count() AS n FROM obligation FINAL"), 0));
        assertThat(derived.owed()).isEqualTo(243);
        assertThat(stored("item = 'CW-02' AND due_on >= '2026-04-01'")).isEqualTo("""
                CW-02 2026-03   M 2026-04-10 2026-03-31 2 [2,3,4,7,8,9,10,11,12,13,14,15] e1,e2,e3,e8,e9,e10 GDM 财务 N v9
                CW-02 2026-04   M 2026-05-11 2026-04-30 2 [2,3,4,7,8,9,10,11,12,13,14,15] e1,e2,e3,e8,e9,e10 GDM 财务 N v9
                CW-02 2026-05   M 2026-06-10 2026-05-31 2 [2,3,4,7,8,9,10,11,12,13,14,15] e1,e2,e3,e8,e9,e10 GDM 财务 N v9
                """);
        assertThat(stored("event = 'SJ-1'")).isEqualTo("""
                SX-06  SJ-1 事前 P 2025-09-08  1 [] e1,e2,e3,e5,e9,e10 GM 事项 S v9
                SX-06 2025Q4 SJ-1 事中 P 2026-01-15 2025-12-31 1 [] e1,e2,e3,e5,e9,e10 GM 事项 S v9
                SX-06 2026Q1 SJ-1 事中 P 2026-04-15 2026-03-31 1 [] e1,e2,e3,e5,e9,e10 GM 事项 S v9
                """);
        assertThat(changes).hasSize(1);
        assertThat(changes.getFirst().unit()).isEqualTo(LIYUAN);
        assertThat(changes.getFirst().months())
                .contains(month("2025-02"), month("2026-06"))
                .doesNotContain(month("2026-07"));
    }

    @Test
    void writesNothingWhenItDerivesTheSameAgain() {
        register(LIYUAN, 7, "村改居", "2025-01-01", null);
        event(LIYUAN, "SJ-1", 9, "ZW-02", "一事一公开", "2026-01-13", null);
        at("2026-04-01").derive(SCOPE, List.of(LIYUAN), changes::addAll);
        changes.clear();

        assertThat(at("2026-04-01").derive(SCOPE, List.of(LIYUAN), changes::addAll))
                .isEqualTo(new Derived(1, 0, 0));
        assertThat(at("2026-04-01").deriveAll(SCOPE, changes::addAll)).isEqualTo(Derived.NOTHING);
        assertThat(changes).isEmpty();
    }

    @Test
    void cancelsWhatANewVersionOfAnEventNoLongerMakes() {
        register(LIYUAN, 7, "城市社区", "2025-01-01", null);
        event(LIYUAN, "SJ-1", 9, "SX-03", "一事一公开", "2026-03-27", null);
        at("2026-04-01").derive(SCOPE, List.of(LIYUAN), changes::addAll);
        changes.clear();
        event(LIYUAN, "SJ-1", 12, "SX-15", "一事一公开", "2026-02-10", null);

        assertThat(at("2026-04-01").derive(SCOPE, List.of(LIYUAN), changes::addAll))
                .isEqualTo(new Derived(1, 1, 1));
        assertThat(stored("event = 'SJ-1'")).isEqualTo("""
                SX-15  SJ-1  E 2026-02-24  1 [] e1,e2,e3,e9,e10 G 事项 S v12
                """);
        assertThat(
                        count(
                                "SELECT count() AS n FROM obligation FINAL WHERE cancelled AND item = 'SX-03' AND version = 12"))
                .isEqualTo(1);
        assertThat(changes).containsExactly(new ChangedDuties(LIYUAN, Set.of(month("2026-02"), month("2026-04"))));
    }

    @Test
    void keepsEveryVersionForTheReplay() {
        register(LIYUAN, 7, "城市社区", "2025-01-01", null);
        at("2026-04-01").derive(SCOPE, List.of(LIYUAN), changes::addAll);
        register(LIYUAN, 11, "城市社区", "2025-01-01", "2026-01-31");
        at("2026-04-01").derive(SCOPE, List.of(LIYUAN), changes::addAll);

        assertThat(stored("item = 'SX-04' AND due_on >= '2026-02-01'")).isEqualTo("""
                SX-04 2026-01   M 2026-02-10 2026-01-31 1 [] e1,e2,e3,e9,e10 G 事项 S v7
                """);
        assertThat(count("""
                SELECT count() AS n
                FROM obligation_version FINAL
                WHERE item = 'SX-04'
                    AND due_on >= '2026-02-01'
                    AND version <= 7
                    AND NOT cancelled
                """)).isEqualTo(5);
        assertThat(count("SELECT count() AS n FROM obligation FINAL WHERE item = 'SX-04' AND cancelled"))
                .isEqualTo(4);
    }

    @Test
    void addsOnlyTheMonthsThatAreMissing() {
        register(LIYUAN, 7, "城市社区", "2025-01-01", null);
        register(GULOU, 8, "城市社区", "2025-01-01", null);
        at("2026-03-25").deriveAll(SCOPE, changes::addAll);
        changes.clear();

        Derived derived = at("2026-04-25").deriveAll(SCOPE, changes::addAll);

        assertThat(derived.communities()).isEqualTo(2);
        assertThat(derived.owed())
                .isEqualTo(count("SELECT count() AS n FROM obligation FINAL WHERE due_on >= '2026-06-01'"));
        assertThat(changes)
                .containsExactly(
                        new ChangedDuties(LIYUAN, Set.of(month("2026-06"))),
                        new ChangedDuties(GULOU, Set.of(month("2026-06"))));
    }

    @Test
    void derivesAgainInTheJobWhatChangedBehindIt() {
        register(LIYUAN, 7, "城市社区", "2025-01-01", null);
        at("2026-04-01").deriveAll(SCOPE, changes::addAll);
        event(LIYUAN, "SJ-1", 9, "SX-03", "一事一公开", "2026-03-27", null);

        assertThat(at("2026-04-01").deriveAll(SCOPE, changes::addAll)).isEqualTo(new Derived(1, 1, 0));
    }

    /// A crash after the duties were written and before anybody was told which figures follow.
    @Test
    void tellsAgainWhatACutOffDerivationWrote() {
        register(LIYUAN, 7, "城市社区", "2025-01-01", null);
        assertThat(toldAfterACrash("2026-04-01")).contains(month("2025-02"), month("2026-06"));

        assertThat(toldAfterACrash("2026-05-25")).containsExactly(month("2026-07"));

        register(LIYUAN, 9, "村改居", "2025-01-01", null);
        assertThat(toldAfterACrash("2026-05-25")).contains(month("2025-02"), month("2026-07"));

        changes.clear();
        assertThat(at("2026-05-25").deriveAll(SCOPE, changes::addAll)).isEqualTo(Derived.NOTHING);
        assertThat(changes).isEmpty();
    }

    private Set<Period.Month> toldAfterACrash(String day) {
        assertThatThrownBy(() -> at(day).deriveAll(SCOPE, told -> {
                    throw new IllegalStateException("crash");
                }))
                .hasMessage("crash");
        changes.clear();
        at(day).deriveAll(SCOPE, changes::addAll);
        return changes.getFirst().months();
    }

    @Test
    void derivesEverythingAgainUnderANewCatalogue() {
        register(LIYUAN, 7, "城市社区", "2025-01-01", null);
        at("2026-04-01").deriveAll(SCOPE, changes::addAll);
        long all = count("SELECT count() AS n FROM obligation FINAL");
        var builtIn = Catalogue.builtIn();
        var shorter = new Catalogue(
                "2026-02",
                builtIn.items().stream().filter(i -> !i.code().equals("SX-04")).toList());

        Derived derived = new Obligations(STORE, new DutyRules(shorter, WorkingCalendar.builtIn()), clock("2026-04-01"))
                .deriveAll(SCOPE, changes::addAll);

        assertThat(derived).isEqualTo(new Derived(1, all - 17, 17));
        assertThat(stored("item = 'SX-04'")).isEmpty();
    }

    @Test
    void owesNothingForACommunityWithoutUnitsRow() {
        assertThat(at("2026-04-01").derive(SCOPE, List.of(GULOU), changes::addAll))
                .isEqualTo(Derived.NOTHING);
    }

    @Test
    void leavesTheNeighboursAlone() {
        register(LIYUAN, 7, "城市社区", "2025-01-01", null);
        register(UnitCode.of("310114004010"), 7, "城市社区", "2025-01-01", null);
        register(UnitCode.of("310114004011"), 7, "城市社区", "2025-01-01", null);

        at("2026-04-01").derive(SCOPE, List.of(LIYUAN, UnitCode.of("310114004011")), changes::addAll);

        assertThat(changes).extracting(c -> c.unit().toString()).containsExactly("310114004009", "310114004011");
        assertThat(count("SELECT count() AS n FROM obligation FINAL WHERE unit = 310114004010"))
                .isZero();
    }

    @Test
    void writesTheCalendarOnce() {
        at("2026-04-01").deriveAll(SCOPE, changes::addAll);
        at("2026-04-01").deriveAll(SCOPE, changes::addAll);

        assertThat(count("SELECT count() AS n FROM working_day WHERE calendar_version = '2026-01'"))
                .isEqualTo(40177);
        assertThat(count("""
                SELECT
                    toInt64(maxIf(number, day = '2026-12-31')) - toInt64(maxIf(number, day = '2025-12-31')) AS n
                FROM working_day FINAL
                """)).isEqualTo(248);
        assertThat(count("SELECT count() AS n FROM working_day FINAL WHERE provisional AND day < '2028-01-01'"))
                .isEqualTo(365);
    }

    private Obligations at(String day) {
        return new Obligations(STORE, rules, clock(day));
    }

    private static Clock clock(String day) {
        return Clock.fixed(Instant.parse(day + "T00:00:00Z"), ChinaTime.ZONE);
    }

    private static Period.Month month(String written) {
        return (Period.Month) Period.parse(written).orElseThrow();
    }

    private static void register(
            UnitCode unit, long submission, String kind, String enabledOn, @Nullable String disabledOn) {
        STORE.insert(
                SCOPE,
                new TableName("unit_version"),
                List.of("unit", "submission", "row", "kind", "enabled_on", "disabled_on"),
                Stream.<@Nullable Object[]>of(
                        new @Nullable Object[] {unit, submission, 2, kind, LocalDate.parse(enabledOn), day(disabledOn)
                        }));
    }

    private static void event(
            UnitCode unit,
            String event,
            long submission,
            String item,
            String kind,
            String happenedOn,
            @Nullable String completedOn) {
        STORE.insert(
                SCOPE,
                new TableName("event"),
                List.of("unit", "event", "submission", "row", "item", "kind", "happened_on", "completed_on"),
                Stream.<@Nullable Object[]>of(new @Nullable Object[] {
                    unit, event, submission, 2, item, kind, LocalDate.parse(happenedOn), day(completedOn)
                }));
    }

    private static @Nullable LocalDate day(@Nullable String written) {
        return written == null ? null : LocalDate.parse(written);
    }

    private static long count(String sql) {
        return STORE.query(SCOPE, Statement.of(sql), row -> row.number("n")).getFirst();
    }

    /// What is owed now, one line each.
    private static String stored(String condition) {
        var lines = STORE.query(SCOPE, Statement.of("""
                        SELECT
                            concat(item, ' ', period, ' ', event, ' ', stage, ' ', frequency, ' ', toString(due_on), ' ',
                                ifNull(toString(placeholder_until), ''), ' ', toString(weight), ' ', toString(elements),
                                ' ', arrayStringConcat(proofs, ','), ' ', arrayStringConcat(channels), ' ', category, ' ',
                                audience_min, ' v', toString(version), '\\n') AS line
                        FROM obligation FINAL
                        WHERE NOT cancelled
                            AND %s
                        ORDER BY
                            item,
                            due_on
                        """.formatted(condition)), row -> row.string("line"));
        return String.join("", lines);
    }

    private static ColumnStore storeWithFacts() {
        var store = EngineFixture.migrated();
        try {
            String facts = Files.readString(Path.of("../etl/src/main/resources/columnstore/3_001_facts.sql"));
            for (String table : List.of("unit_version", "event_version", "event AS")) {
                var create = Pattern.compile("CREATE TABLE " + table + "\\b.*?;", Pattern.DOTALL)
                        .matcher(facts);
                assertThat(create.find()).isTrue();
                store.execute(SCOPE, Statement.of(create.group().replace(";", "")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return store;
    }
}
