package org.jujian.bench.stores;

import java.nio.file.Path;
import org.jujian.base.columnstore.ColumnStore;
import org.jujian.base.columnstore.ColumnStoreMigrations;
import org.jujian.base.columnstore.ColumnStoreSettings;
import org.jujian.base.columnstore.Statement;
import org.jujian.base.postgres.Database;
import org.jujian.base.postgres.PostgresAddress;
import org.jujian.base.postgres.PostgresStore;
import org.jujian.base.scope.Scope;
import org.jujian.embedded.engine.EmbeddedEngine;
import org.jujian.embedded.engine.EngineSettings;
import org.jujian.embedded.postgres.EmbeddedPostgresServer;

/// PostgreSQL and the column store as the server starts them, migrated.
public final class Stores implements AutoCloseable {
    public static final Scope SYSTEM = Scope.system("bench");

    private static final int CONNECTIONS = 16;

    private final EmbeddedPostgresServer server;
    private final PostgresStore postgres;
    private final EmbeddedEngine engine;
    private final ColumnStore columnStore;

    public Stores(Path directory) {
        this.server = EmbeddedPostgresServer.start(directory.resolve("postgres"));
        this.postgres = PostgresStore.open(server.address(), CONNECTIONS);
        this.engine = EmbeddedEngine.start(EngineSettings.in(directory.resolve("engine")));
        createDatabase(engine.columnStore());
        this.columnStore = new ColumnStore(engine.columnStore());
        new ColumnStoreMigrations(columnStore).run();
    }

    public Database database() {
        return postgres.database();
    }

    public ColumnStore columnStore() {
        return columnStore;
    }

    public PostgresAddress.Embedded postgresAddress() {
        return server.address();
    }

    public ColumnStoreSettings engineAddress() {
        return engine.columnStore();
    }

    public long enginePid() {
        return engine.pid();
    }

    public long postgresPid() {
        return server.pid();
    }

    @Override
    public void close() {
        columnStore.close();
        engine.close();
        postgres.close();
        server.close();
    }

    private static void createDatabase(ColumnStoreSettings settings) {
        try (var outside = new ColumnStore(settings.withDatabase("default"))) {
            outside.execute(SYSTEM, Statement.of("CREATE DATABASE IF NOT EXISTS " + settings.database()));
        }
    }
}
