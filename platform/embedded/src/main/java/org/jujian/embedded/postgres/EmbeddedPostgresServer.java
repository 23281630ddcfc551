package org.jujian.embedded.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jujian.base.postgres.PostgresAddress;
import org.jujian.base.postgres.PostgresStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/// A PostgreSQL server beside the application, its cluster in one directory.
///
/// Guarantees: what was committed survives the end of this process, of the server and of the machine (`fsync`,
/// `synchronous_commit`); it listens on 127.0.0.1 only, on a port of the system's choice, asks every login for a
/// generated password (scram-sha-256) and opens no socket file; a second application on the same directory is refused;
/// a server that a killed application left behind is stopped first.
///
/// In the directory: `cluster` (the data), `binaries` (unpacked programs), `passwords` (readable by the owner only),
/// `lock` (held while in use).
public final class EmbeddedPostgresServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgresServer.class);
    private static final String DATABASE = "jujian";
    private static final Duration START = Duration.ofSeconds(120);
    private static final Duration STOP = Duration.ofSeconds(60);

    private final DirectoryLock lock;
    private final EmbeddedPostgres server;
    private final PostgresAddress.Embedded address;

    private EmbeddedPostgresServer(DirectoryLock lock, EmbeddedPostgres server, PostgresAddress.Embedded address) {
        this.lock = lock;
        this.server = server;
        this.address = address;
    }

    /// Starts on `directory`, which is created when it is missing; returns when logins are answered.
    /// `IllegalStateException` with a sentence for the operator when the directory is in use.
    public static EmbeddedPostgresServer start(Path directory) {
        Path home = directory.toAbsolutePath().normalize();
        try {
            Files.createDirectories(home);
            DirectoryLock lock = DirectoryLock.take(home.resolve("lock"));
            try {
                return start(home, lock);
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("embedded PostgreSQL: cannot start in " + home, e);
        }
    }

    public PostgresAddress.Embedded address() {
        return address;
    }

    /// Stops the server and lets the directory go.
    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException("embedded PostgreSQL: cannot stop", e);
        } finally {
            lock.close();
        }
    }

    private static EmbeddedPostgresServer start(Path home, DirectoryLock lock) throws IOException {
        Path cluster = home.resolve("cluster");
        Path complete = home.resolve("complete");
        stopOrphan(cluster.resolve("postmaster.pid"));
        if (!Files.exists(complete)) {
            FileSystemUtils.deleteRecursively(cluster);
        }
        Passwords passwords = Passwords.in(home.resolve("passwords"));
        EmbeddedPostgres server;
        try (Secret superuser = Secret.write(home.resolve("superuser"), passwords.superuser())) {
            server = builder(home, cluster, superuser, passwords).start();
        }
        try {
            var address = new PostgresAddress.Embedded(
                    "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + DATABASE,
                    passwords.owner(),
                    passwords.application());
            prepare(server.getPostgresDatabase(Map.of("password", passwords.superuser())), address);
            if (!Files.exists(complete)) {
                Files.createFile(complete);
            }
            return new EmbeddedPostgresServer(lock, server, address);
        } catch (IOException | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    private static EmbeddedPostgres.Builder builder(Path home, Path cluster, Secret superuser, Passwords passwords) {
        return EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(home.resolve("binaries").toFile())
                .setDataDirectory(cluster)
                .setCleanDataDirectory(false)
                .setPGStartupWait(START)
                // options of initdb; the library's own default is `trust`, these come after it and win
                .setLocaleConfig("auth", "scram-sha-256")
                .setLocaleConfig("pwfile", superuser.file().toString())
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setLocaleConfig("locale", "C")
                .setConnectConfig("password", passwords.superuser())
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                // the library starts PostgreSQL for tests, without these
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_connections", "60")
                .setServerConfig("shared_buffers", "128MB");
    }

    /// Roles and database; again at each start, because it costs nothing and mends a start that was cut off.
    private static void prepare(DataSource superuser, PostgresAddress.Embedded address) {
        try (var connection = superuser.getConnection()) {
            DSLContext db = DSL.using(connection, SQLDialect.POSTGRES);
            if (!db.fetchExists(
                    DSL.table("pg_database"), DSL.field("datname", String.class).eq(DATABASE))) {
                db.execute("CREATE DATABASE " + DATABASE);
                db.execute("REVOKE ALL ON DATABASE " + DATABASE + " FROM PUBLIC");
            }
        } catch (java.sql.SQLException e) {
            throw new DataAccessException("embedded PostgreSQL: cannot create the database", e);
        }
        PostgresStore.createEmbeddedRoles(superuser, DATABASE, address);
    }

    /// After `kill -9` of the application its PostgreSQL lives on and holds the cluster. The lock on the directory is
    /// ours by now, so no application uses it.
    private static void stopOrphan(Path pidFile) throws IOException {
        if (!Files.exists(pidFile)) {
            return;
        }
        long pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
        var orphan = ProcessHandle.of(pid)
                .filter(process -> process.info().command().orElse("").endsWith("/postgres"));
        if (orphan.isEmpty()) {
            return;
        }
        LOG.warn("embedded PostgreSQL: stopping the server that a killed application left behind (pid {})", pid);
        // SIGINT = fast shutdown: ends the sessions of the dead application; SIGTERM would wait for them
        new ProcessBuilder("kill", "-INT", Long.toString(pid)).start().onExit().join();
        try {
            orphan.get().onExit().get(STOP.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("embedded PostgreSQL: interrupted while an old server stopped", e);
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            throw new IOException("embedded PostgreSQL: the old server with pid " + pid + " does not stop", e);
        }
    }
}
