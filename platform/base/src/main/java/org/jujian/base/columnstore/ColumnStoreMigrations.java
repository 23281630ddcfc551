package org.jujian.base.columnstore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/// Brings the tables of the column store to where the code expects them: runs every `classpath*:columnstore/*.sql` that
/// did not run yet, in the order of module and number, and records each statement in the table `migration`.
///
/// A run that was cut in the middle continues with the statement it was at. A file that was changed after one of its
/// statements ran is refused.
public final class ColumnStoreMigrations {
    private static final Logger LOG = LoggerFactory.getLogger(ColumnStoreMigrations.class);

    /// Table or column is there already: the interrupted statement had done its work (ClickHouse codes).
    private static final Set<Integer> ALREADY_DONE = Set.of(57, 15);

    private final ColumnStore store;
    private final List<Migration> migrations;

    public ColumnStoreMigrations(ColumnStore store) {
        this(store, fromClassPath());
    }

    ColumnStoreMigrations(ColumnStore store, List<Migration> migrations) {
        this.store = store;
        this.migrations = migrations.stream().sorted().toList();
    }

    /// Says the names of the files that ran now.
    public List<String> run() {
        prepare();
        Map<String, Progress> progress = progress();
        var ran = new ArrayList<String>();
        for (Migration migration : migrations) {
            Progress before = progress.getOrDefault(migration.name(), new Progress(migration.hash(), 0, 0));
            if (before.finished() > 0 && !before.hash().equals(migration.hash())) {
                throw new IllegalStateException("column store migration " + migration.name()
                        + " was changed after it ran; write a new file instead");
            }
            if (before.finished() < migration.statements().size()) {
                apply(migration, before);
                ran.add(migration.name());
            }
        }
        store.forgetTables();
        switch (store.settings().enforcement()) {
            case EMBEDDED -> {}
            case SERVER -> store.protectTables();
        }
        return List.copyOf(ran);
    }

    /// `started` and `finished` count statements of the file.
    private record Progress(String hash, int started, int finished) {}

    private void prepare() {
        String database = store.settings().database();
        store.run("default", new ScopedStatement("CREATE DATABASE IF NOT EXISTS " + database, Map.of()));
        store.run(database, new ScopedStatement("""
                CREATE TABLE IF NOT EXISTS migration
                (
                    name       String,
                    statement  UInt16,
                    hash       String,
                    finished   Bool,
                    at         DateTime64(3, 'Asia/Shanghai') DEFAULT now64(3)
                )
                ENGINE = MergeTree
                ORDER BY (name, statement)
                """, Map.of()));
    }

    private Map<String, Progress> progress() {
        var progress = new HashMap<String, Progress>();
        store.rows(store.settings().database(), new ScopedStatement("""
                SELECT
                    name,
                    argMax(hash, at) AS hash,
                    max(statement) AS started,
                    maxIf(statement, finished) AS finished
                FROM migration
                GROUP BY name
                """, Map.of()), row -> {
            progress.put(
                    row.string("name"),
                    new Progress(row.string("hash"), row.integer("started"), row.integer("finished")));
            return row;
        });
        return progress;
    }

    private void apply(Migration migration, Progress before) {
        List<String> statements = migration.statements();
        for (int number = before.finished() + 1; number <= statements.size(); number++) {
            record(migration, number, "false");
            try {
                store.run(store.settings().database(), new ScopedStatement(statements.get(number - 1), Map.of()));
            } catch (ColumnStoreFailure.Refused refused) {
                if (number > before.started() || !ALREADY_DONE.contains(refused.code())) {
                    throw refused;
                }
            }
            record(migration, number, "true");
        }
        LOG.info("column store: {} applied", migration.name());
    }

    private void record(Migration migration, int number, String finished) {
        store.run(
                store.settings().database(),
                new ScopedStatement(
                        """
                INSERT INTO migration (name, statement, hash, finished)
                SELECT {name:String}, {statement:UInt16}, {hash:String}, {finished:Bool}
                """,
                        Map.of(
                                "name", migration.name(),
                                "statement", Integer.toString(number),
                                "hash", migration.hash(),
                                "finished", finished)));
    }

    private static List<Migration> fromClassPath() {
        try {
            var found = new ArrayList<Migration>();
            for (Resource file :
                    new PathMatchingResourcePatternResolver().getResources("classpath*:columnstore/*.sql")) {
                found.add(Migration.of(
                        String.valueOf(file.getFilename()), file.getContentAsString(StandardCharsets.UTF_8)));
            }
            return found;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
