package org.jujian.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jujian.base.columnstore.ColumnStore;
import org.jujian.base.columnstore.ColumnStoreMigrations;
import org.jujian.base.columnstore.Statement;
import org.jujian.base.scope.Scope;
import org.junit.jupiter.api.Test;

/// The class path of this module's tests has two files: `columnstore/9_001_first.sql` and
/// `columnstore/9_002_second.sql`.
class ColumnStoreMigrationsTest {
    private static final Scope SYSTEM = Scope.system("test");

    @Test
    void runsEachFileOnceAndInOrder() {
        try (ColumnStore store = EngineFixture.empty()) {
            assertThat(new ColumnStoreMigrations(store).run()).containsExactly("9_001_first.sql", "9_002_second.sql");
            assertThat(new ColumnStoreMigrations(store).run()).isEmpty();
            assertThat(store.query(
                            SYSTEM,
                            Statement.of(
                                    "SELECT name, statement FROM migration WHERE finished ORDER BY name, statement"),
                            row -> row.string("name") + " " + row.number("statement")))
                    .containsExactly("9_001_first.sql 1", "9_001_first.sql 2", "9_002_second.sql 1");
        }
    }

    @Test
    void continuesWhereItWasCut() {
        try (ColumnStore store = EngineFixture.migrated()) {
            // As after a kill between the statement and its record: done, but not known to be.
            store.execute(SYSTEM, Statement.of("""
                            ALTER TABLE migration DELETE WHERE finished AND name = '9_001_first.sql' AND statement = 2
                            SETTINGS mutations_sync = 1
                            """));
            assertThat(new ColumnStoreMigrations(store).run()).isEqualTo(List.of("9_001_first.sql"));
            assertThat(new ColumnStoreMigrations(store).run()).isEmpty();
        }
    }

    @Test
    void refusesAFileThatWasChangedAfterItRan() {
        try (ColumnStore store = EngineFixture.migrated()) {
            store.execute(SYSTEM, Statement.of("""
                            ALTER TABLE migration UPDATE hash = 'other' WHERE name = '9_002_second.sql'
                            SETTINGS mutations_sync = 1
                            """));
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> new ColumnStoreMigrations(store).run())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("column store migration 9_002_second.sql was changed after it ran; write a new file"
                            + " instead");
        }
    }
}
