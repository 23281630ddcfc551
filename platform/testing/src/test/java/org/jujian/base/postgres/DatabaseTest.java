package org.jujian.base.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jooq.impl.DSL;
import org.jujian.base.code.CodeRange;
import org.jujian.base.code.StreetCode;
import org.jujian.base.code.UnitCode;
import org.jujian.base.scope.Audience;
import org.jujian.base.scope.Scope;
import org.jujian.testing.PostgresFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DatabaseTest {
    private static final UnitCode ONE = new UnitCode(310114004009L);
    private static final UnitCode TWO = new UnitCode(640104005001L);

    private final Database database = PostgresFixture.database();

    @BeforeEach
    void emptyNotes() {
        PostgresFixture.empty("test");
    }

    @Test
    void showsEachOfTwoThousandTransactionsItsOwnRowsOnly() throws Exception {
        for (UnitCode unit : List.of(ONE, TWO)) {
            database.run(
                    scope(unit),
                    db -> db.execute(
                            "INSERT INTO test.note (unit, text) SELECT ?, '台账' FROM generate_series(1, 50)",
                            unit.value()));
        }
        try (var store = PostgresStore.open(PostgresFixture.address(), 3);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var seen = IntStream.range(0, 2000)
                    .mapToObj(i -> i % 2 == 0 ? ONE : TWO)
                    .map(unit -> threads.submit(() -> store.database()
                            .read(
                                    scope(unit),
                                    db -> db.fetch("SELECT unit FROM test.note").into(Long.class).stream()
                                                            .filter(found -> found == unit.value())
                                                            .count()
                                                    * 1000
                                            + db.fetchCount(DSL.table("test.note")))))
                    .toList();
            for (var transaction : seen) {
                assertThat(transaction.get()).isEqualTo(50_050L);
            }
        }
    }

    @Test
    void showsNothingWithoutAScope() throws SQLException {
        database.run(scope(ONE), db -> db.execute("INSERT INTO test.note (unit, text) VALUES (?, 'x')", ONE.value()));
        assertThat(database.<Integer>read(Scope.login(), db -> db.fetchCount(DSL.table("test.note"))))
                .isZero();
        try (Connection bare = PostgresFixture.store().dataSource().getConnection()) {
            assertThat(DSL.using(bare).fetchCount(DSL.table("test.note"))).isZero();
        }
    }

    @Test
    void leavesNoScopeOnAPooledConnection() throws SQLException {
        try (var store = PostgresStore.open(PostgresFixture.address(), 1)) {
            store.database().run(Scope.system("test"), db -> db.execute("SELECT 1"));
            try (Connection same = store.dataSource().getConnection()) {
                assertThat(DSL.using(same)
                                .fetchSingle("SELECT base.scope_ranges()::text, base.scope_actor()")
                                .intoList())
                        .containsExactly("{}", "");
            }
        }
    }

    @Test
    void coversAStreetAsARangeOfCodes() {
        for (long unit : new long[] {310114003999L, 310114004000L, 310114004999L, 310114005000L}) {
            database.run(
                    Scope.system("test"), db -> db.execute("INSERT INTO test.note (unit, text) VALUES (?, 'x')", unit));
        }
        var street = new Scope("user:office", Audience.STREET, List.of(new StreetCode(310114004).range()));
        List<Long> found = database.read(
                street,
                db -> db.fetch("SELECT unit FROM test.note ORDER BY unit").into(Long.class));
        assertThat(found).containsExactly(310114004000L, 310114004999L);
    }

    @Test
    void refusesToWriteOutsideTheScope() {
        assertThatThrownBy(() -> database.run(
                        scope(ONE),
                        db -> db.execute("INSERT INTO test.note (unit, text) VALUES (?, 'x')", TWO.value())))
                .hasStackTraceContaining("new row violates row-level security policy for table \"note\"");
    }

    @Test
    void rollsBackWhenTheWorkFails() {
        assertThatThrownBy(() -> database.run(scope(ONE), db -> {
                    db.execute("INSERT INTO test.note (unit, text) VALUES (?, 'x')", ONE.value());
                    throw new IllegalStateException("after the insert");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("after the insert");
        assertThat(database.<Integer>read(scope(ONE), db -> db.fetchCount(DSL.table("test.note"))))
                .isZero();
    }

    @Test
    void refusesToWriteWhileReading() {
        assertThatThrownBy(() -> database.read(
                        scope(ONE),
                        db -> db.execute("INSERT INTO test.note (unit, text) VALUES (?, 'x')", ONE.value())))
                .hasStackTraceContaining("cannot execute INSERT in a read-only transaction");
    }

    @Test
    void holdsTheOwnerToTheWallsToo() {
        assertThat(PostgresFixture.superuser().fetch("""
                        SELECT relrowsecurity, relforcerowsecurity
                        FROM pg_class
                        WHERE oid = 'test.note'::regclass
                        """).formatCSV()).contains("true,true");
    }

    @Test
    void writesRangesAsAMultirange() {
        var scope = new Scope("x", Audience.STREET, List.of(new CodeRange(1, 2), new CodeRange(5, 5)));
        assertThat(Database.ranges(scope)).isEqualTo("{[1,2],[5,5]}");
        assertThat(Database.ranges(Scope.login())).isEqualTo("{}");
    }

    private static Scope scope(UnitCode unit) {
        return new Scope("user:clerk", Audience.COMMUNITY, List.of(unit.range()));
    }
}
