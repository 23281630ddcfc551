package org.jujian.server.stores;

import org.jspecify.annotations.Nullable;
import org.jujian.base.postgres.PostgresAddress;
import org.jujian.base.postgres.PostgresStore;
import org.jujian.embedded.postgres.EmbeddedPostgresServer;

/// PostgreSQL as the settings want it: a server of its own, or somebody else's.
final class PostgresRuntime implements AutoCloseable {
    private static final int CONNECTIONS = 20;

    private final @Nullable EmbeddedPostgresServer server;
    private final PostgresStore store;

    private PostgresRuntime(@Nullable EmbeddedPostgresServer server, PostgresStore store) {
        this.server = server;
        this.store = store;
    }

    static PostgresRuntime start(JujianSettings settings) {
        JujianSettings.Store external = settings.postgres();
        if (external.isSet()) {
            return new PostgresRuntime(
                    null,
                    PostgresStore.open(
                            new PostgresAddress.External(external.url(), external.user(), external.password()),
                            CONNECTIONS));
        }
        EmbeddedPostgresServer server =
                EmbeddedPostgresServer.start(settings.dataDir().resolve("postgres"));
        try {
            return new PostgresRuntime(server, PostgresStore.open(server.address(), CONNECTIONS));
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    PostgresStore store() {
        return store;
    }

    /// False while a process of our own is dead; of somebody else's server we know nothing.
    boolean isRunning() {
        return server == null || server.isRunning();
    }

    @Override
    public void close() {
        store.close();
        if (server != null) {
            server.close();
        }
    }
}
