package org.jujian.testing;

import java.net.URI;
import org.jujian.base.columnstore.ColumnStore;
import org.jujian.base.columnstore.ColumnStoreMigrations;
import org.jujian.base.columnstore.ColumnStoreSettings;
import org.jujian.base.columnstore.ColumnStoreSettings.Login;
import org.jujian.base.columnstore.Enforcement;
import org.jujian.base.columnstore.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.condition.EnabledIf;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.images.builder.Transferable;

/// The contract against a real server with users, grants and row policies; skipped where there is no Docker.
@EnabledIf("hasDocker")
class ServerColumnStoreTest extends ColumnStoreContract {
    private static final Login WRITER = new Login("jujian", "writer-of-test");
    private static final Login READER = new Login("reader", "reader-of-test");

    private final GenericContainer<?> server = new GenericContainer<>("clickhouse/clickhouse-server:26.3")
            .withEnv("CLICKHOUSE_USER", WRITER.user())
            .withEnv("CLICKHOUSE_PASSWORD", WRITER.password())
            .withEnv("CLICKHOUSE_DEFAULT_ACCESS_MANAGEMENT", "1")
            .withCopyToContainer(
                    Transferable.of(
                            "<clickhouse><custom_settings_prefixes>SQL_</custom_settings_prefixes></clickhouse>"),
                    "/etc/clickhouse-server/config.d/jujian.xml")
            .withExposedPorts(8123)
            .waitingFor(Wait.forHttp("/ping").forPort(8123));

    static boolean hasDocker() {
        return DockerClientFactory.instance().isDockerAvailable();
    }

    @Override
    protected ColumnStore open() {
        server.start();
        var settings = ColumnStoreSettings.of(
                URI.create("http://" + server.getHost() + ":" + server.getMappedPort(8123)),
                WRITER,
                READER,
                Enforcement.SERVER);
        try (var outside = new ColumnStore(settings.withDatabase("default"))) {
            outside.execute(SYSTEM, Statement.of("CREATE DATABASE " + settings.database()));
            outside.execute(
                    SYSTEM,
                    Statement.of("CREATE USER " + READER.user() + " IDENTIFIED BY '" + READER.password() + "'"));
            outside.execute(SYSTEM, Statement.of("GRANT SELECT ON " + settings.database() + ".* TO " + READER.user()));
        }
        return new ColumnStore(settings);
    }

    @Override
    protected void protect(ColumnStore store) {
        new ColumnStoreMigrations(store).run();
    }

    @AfterAll
    void stop() {
        server.stop();
    }
}
