package org.jujian.server.stores;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.jujian.base.columnstore.ColumnStore;
import org.jujian.base.columnstore.ColumnStoreMigrations;
import org.jujian.base.columnstore.ColumnStoreSettings;
import org.jujian.base.columnstore.Enforcement;
import org.jujian.embedded.engine.EmbeddedEngine;
import org.jujian.embedded.engine.EngineSettings;

/// The column store as the settings want it: an engine of its own, or a ClickHouse server of somebody else's.
final class ColumnStoreRuntime implements AutoCloseable {
    private final @Nullable EmbeddedEngine engine;
    private final ColumnStore store;

    private ColumnStoreRuntime(@Nullable EmbeddedEngine engine, ColumnStore store) {
        this.engine = engine;
        this.store = store;
    }

    static ColumnStoreRuntime start(JujianSettings settings) {
        JujianSettings.Store external = settings.clickhouse();
        EmbeddedEngine engine = external.isSet()
                ? null
                : EmbeddedEngine.start(EngineSettings.in(settings.dataDir().resolve("engine"))
                        .withLibrary(settings.engine().path()));
        try {
            var store = new ColumnStore(engine == null ? server(external) : engine.columnStore());
            var ran = new ColumnStoreMigrations(store).run();
            return new ColumnStoreRuntime(engine, store);
        } catch (RuntimeException e) {
            if (engine != null) {
                engine.close();
            }
            throw e;
        }
    }

    ColumnStore store() {
        return store;
    }

    /// False while a process of our own is dead; of somebody else's server we know nothing.
    boolean isRunning() {
        return engine == null || engine.isRunning();
    }

    @Override
    public void close() {
        store.close();
        if (engine != null) {
            engine.close();
        }
    }

    private static ColumnStoreSettings server(JujianSettings.Store external) {
        var login = new ColumnStoreSettings.Login(external.user(), external.password());
        return ColumnStoreSettings.of(URI.create(external.url()), login, login, Enforcement.SERVER);
    }
}
