package org.jujian.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.jujian.base.columnstore.ColumnStore;
import org.jujian.base.columnstore.Statement;
import org.jujian.base.columnstore.TableName;
import org.jujian.base.scope.Scope;
import org.junit.jupiter.api.Test;

class EngineFixtureTest {
    private static final Scope SYSTEM = Scope.system("test");

    @Test
    void givesEachTestClassADatabaseOfItsOwn() {
        try (ColumnStore one = EngineFixture.migrated();
                ColumnStore other = EngineFixture.migrated()) {
            one.execute(SYSTEM, Statement.of("CREATE TABLE fact (unit UInt64) ENGINE = MergeTree ORDER BY unit"));
            other.execute(SYSTEM, Statement.of("CREATE TABLE fact (unit UInt64) ENGINE = MergeTree ORDER BY unit"));
            one.insert(
                    SYSTEM,
                    new TableName("fact"),
                    List.of("unit"),
                    Stream.<@Nullable Object[]>of(new @Nullable Object[] {1L}));
            assertThat(count(one)).isEqualTo(1);
            assertThat(count(other)).isZero();
            EngineFixture.truncate(one);
            assertThat(count(one)).isZero();
        }
    }

    private static long count(ColumnStore store) {
        return store.query(SYSTEM, Statement.of("SELECT count() AS n FROM fact"), row -> row.number("n"))
                .getFirst();
    }
}
