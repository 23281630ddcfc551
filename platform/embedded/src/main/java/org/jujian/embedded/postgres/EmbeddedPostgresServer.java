package org.jujian.embedded.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jujian.base.postgres.PostgresAddress;
import org.jujian.base.postgres.PostgresStore;
import org.jujian.embedded.restart.Restarts;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/// A PostgreSQL server beside the application, its cluster in one directory.
///
/// Guarantees: what was committed survives the end of this process, of the server and of the machine (`fsync`,
/// `synchronous_commit`); it listens on 127.0.0.1 only, on a port of the system's choice, asks every login for a
/// generated password (scram-sha-256) and opens no socket file; a second application on the same directory is refused;
/// a server that a killed application left behind is stopped first; a server that dies is started again on the same
/// port, at once and then with growing pauses, and after five deaths within five minutes stays down, which
/// [#isRunning()] says.
///
/// It stops when it is closed and not before: no signal to the application reaches it, so that the application can
/// write
/// down its last things. Its log names no values.
///
/// In the directory: `cluster` (the data), `programs` (unpacked), `passwords` (readable by the owner only), `lock`
/// (held
/// while in use), `server.log`.
public final class EmbeddedPostgresServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgresServer.class);
    private static final String DATABASE = "jujian";
    private static final Duration START = Duration.ofSeconds(120);
    private static final Duration STOP = Duration.ofSeconds(60);
    private static final Duration LOOK = Duration.ofMillis(100);

    /// Durable; loopback only, no socket file; quiet about statements and the values in them.
    private static final Map<String, String> SETTINGS = Map.of(
            "listen_addresses", "127.0.0.1",
            "unix_socket_directories", "",
            "fsync", "on",
            "synchronous_commit", "on",
            "full_page_writes", "on",
            "max_connections", "60",
            "shared_buffers", "128MB",
            "log_checkpoints", "off",
            "log_min_error_statement", "panic",
            "log_error_verbosity", "terse");

    private final DirectoryLock lock;
    private final Programs programs;
    private final Path home;
    private final PostgresAddress.Embedded address;
    private final int port;
    private final Restarts restarts = new Restarts();

    /// Held while the server is being started or stopped.
    private final Object turn = new Object();

    private volatile boolean closing;
    private volatile long pid;

    private EmbeddedPostgresServer(
            DirectoryLock lock, Programs programs, Path home, int port, PostgresAddress.Embedded address)
            throws IOException {
        this.lock = lock;
        this.programs = programs;
        this.home = home;
        this.port = port;
        this.address = address;
        this.pid = postmaster(home).pid().orElseThrow(() -> new IOException("embedded PostgreSQL: no postmaster.pid"));
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

    /// False while a dead server is being started again, and when it stays down.
    public boolean isRunning() {
        return Postmaster.isRunning(pid);
    }

    /// Of the postmaster.
    public long pid() {
        return pid;
    }

    /// Stops the server and lets the directory go.
    @Override
    public void close() {
        closing = true;
        synchronized (turn) {
            try {
                if (isRunning()) {
                    stop(programs, home);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("embedded PostgreSQL: cannot stop", e);
            } finally {
                lock.close();
            }
        }
    }

    /// The server is no child of ours, so nobody tells us when it ends: we look.
    private void watch() {
        while (!closing) {
            LockSupport.parkNanos(LOOK.toNanos());
            if (!closing && !isRunning() && !revive()) {
                return;
            }
        }
    }

    /// False when the server stays down.
    private boolean revive() {
        LOG.error("embedded PostgreSQL: the server (pid {}) is gone", pid);
        for (var pause = restarts.next(); pause.isPresent(); pause = restarts.next()) {
            LockSupport.parkNanos(pause.get().toNanos());
            synchronized (turn) {
                if (closing) {
                    return false;
                }
                try {
                    postmaster(home).stopLeftovers();
                    start(programs, home, port);
                    pid = postmaster(home).pid().orElseThrow(() -> new IOException("no postmaster.pid"));
                    LOG.warn("embedded PostgreSQL: started again (pid {})", pid);
                    return true;
                } catch (IOException | RuntimeException e) {
                    LOG.error("embedded PostgreSQL: could not start again", e);
                }
            }
        }
        LOG.error(
                "内置 PostgreSQL 多次异常退出，不再自动重启；请查看 {} 后重启平台。 PostgreSQL died too often and stays down.",
                home.resolve("server.log"));
        return false;
    }

    private static EmbeddedPostgresServer start(Path home, DirectoryLock lock) throws IOException {
        Path cluster = home.resolve("cluster");
        Path complete = home.resolve("complete");
        Files.deleteIfExists(home.resolve("server.log"));
        postmaster(home).stopLeftovers();
        Programs programs = Programs.unpackInto(home.resolve("programs"));
        Passwords passwords = Passwords.in(home.resolve("passwords"));
        if (!Files.exists(complete)) {
            FileSystemUtils.deleteRecursively(cluster);
            create(programs, home, passwords);
        }
        int port = startOnFreePort(programs, home);
        try {
            var address = new PostgresAddress.Embedded(url(port, DATABASE), passwords.owner(), passwords.application());
            prepare(superuser(port, passwords), address);
            if (!Files.exists(complete)) {
                Files.createFile(complete);
            }
            var server = new EmbeddedPostgresServer(lock, programs, home, port, address);
            Thread.ofPlatform().daemon().name("postgres-watch").start(server::watch);
            return server;
        } catch (IOException | RuntimeException e) {
            stop(programs, home);
            throw e;
        }
    }

    private static void create(Programs programs, Path home, Passwords passwords) throws IOException {
        try (Secret superuser = Secret.write(home.resolve("superuser"), passwords.superuser())) {
            programs.run(
                    home.resolve("server.log"),
                    "initdb",
                    List.of(
                            "--pgdata=" + home.resolve("cluster"),
                            "--username=postgres",
                            "--auth=scram-sha-256",
                            "--pwfile=" + superuser.file(),
                            "--encoding=UTF8",
                            "--locale-provider=builtin",
                            "--builtin-locale=C.UTF-8",
                            "--locale=C"));
        }
    }

    private static int startOnFreePort(Programs programs, Path home) throws IOException {
        IOException last = new IOException("embedded PostgreSQL: no free port");
        for (int tries = 0; tries < 3; tries++) {
            int port = freePort();
            try {
                start(programs, home, port);
                return port;
            } catch (IOException e) {
                // somebody may have taken the port in between
                last = e;
            }
        }
        throw last;
    }

    private static void start(Programs programs, Path home, int port) throws IOException {
        String options = SETTINGS.entrySet().stream()
                .map(setting -> "-c " + setting.getKey() + "='" + setting.getValue() + "'")
                .collect(Collectors.joining(" ", "-p " + port + " ", ""));
        programs.run(
                home.resolve("server.log"),
                "pg_ctl",
                List.of(
                        "start",
                        "--wait",
                        "--timeout=" + START.toSeconds(),
                        "--pgdata=" + home.resolve("cluster"),
                        "--log=" + home.resolve("server.log"),
                        "--options=" + options));
    }

    /// Fast: sessions are ended, nothing committed is lost.
    private static void stop(Programs programs, Path home) throws IOException {
        programs.run(
                home.resolve("server.log"),
                "pg_ctl",
                List.of(
                        "stop",
                        "--wait",
                        "--timeout=" + STOP.toSeconds(),
                        "--mode=fast",
                        "--pgdata=" + home.resolve("cluster")));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static DataSource superuser(int port, Passwords passwords) {
        var source = new PGSimpleDataSource();
        source.setUrl(url(port, "postgres"));
        source.setUser("postgres");
        source.setPassword(passwords.superuser());
        return source;
    }

    private static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
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

    private static Postmaster postmaster(Path home) {
        return new Postmaster(home.resolve("cluster"));
    }
}
