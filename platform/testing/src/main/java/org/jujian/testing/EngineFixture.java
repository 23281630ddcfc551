package org.jujian.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.jujian.base.columnstore.ColumnStore;
import org.jujian.base.columnstore.ColumnStoreMigrations;
import org.jujian.base.columnstore.ColumnStoreSettings;
import org.jujian.base.columnstore.Statement;
import org.jujian.base.scope.Scope;
import org.jujian.embedded.engine.EmbeddedEngine;
import org.jujian.embedded.engine.EngineSettings;

/// One embedded engine for all tests of this JVM, on a directory of its own that is deleted at the end.
///
/// A test class takes a database of its own: `private static final ColumnStore STORE = EngineFixture.migrated();`
public final class EngineFixture {
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static @Nullable EmbeddedEngine engine;

    private EngineFixture() {}

    /// A new database with all tables of the modules on the class path; costs some tenths of a second.
    public static ColumnStore migrated() {
        ColumnStore store = empty();
        new ColumnStoreMigrations(store).run();
        return store;
    }

    /// A new database without tables.
    public static ColumnStore empty() {
        ColumnStoreSettings settings = engine().columnStore().withDatabase("test_" + DATABASES.incrementAndGet());
        try (var outside = new ColumnStore(settings.withDatabase("default"))) {
            outside.execute(Scope.system("test"), Statement.of("CREATE DATABASE " + settings.database()));
        }
        return new ColumnStore(settings);
    }

    /// Empties all tables of a migrated store, so that a class can use one store for all of its tests.
    public static void truncate(ColumnStore store) {
        var scope = Scope.system("test");
        store.query(scope, Statement.of("""
                                SELECT name
                                FROM system.tables
                                WHERE database = {database:String}
                                  AND name != 'migration'
                                  AND engine LIKE '%MergeTree'
                                """).bind("database", store.settings().database()), row -> row.string("name"))
                .forEach(table -> store.execute(scope, Statement.of("TRUNCATE TABLE " + table)));
    }

    public static synchronized EmbeddedEngine engine() {
        EmbeddedEngine running = engine;
        if (running == null) {
            Path directory = temporaryDirectory();
            running = EmbeddedEngine.start(EngineSettings.in(directory));
            engine = running;
            var stopping = running;
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                stopping.close();
                delete(directory);
            }));
        }
        return running;
    }

    private static Path temporaryDirectory() {
        try {
            return Files.createTempDirectory("jujian-engine");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void delete(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(file -> file.delete());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
