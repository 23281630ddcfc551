package org.jujian.embedded.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jujian.base.postgres.PostgresAddress;
import org.jujian.base.postgres.PostgresStore;
import org.jujian.base.scope.Scope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresServerTest {
    @TempDir
    Path directory;

    @Test
    void keepsWhatWasCommittedOverARestart() throws SQLException {
        try (var server = EmbeddedPostgresServer.start(directory)) {
            writeNote(server.address(), "before");
        }
        try (var server = EmbeddedPostgresServer.start(directory)) {
            assertThat(readNotes(server.address())).containsExactly("before");
        }
    }

    @Test
    void keepsWhatWasCommittedWhenTheApplicationIsKilled() throws Exception {
        Process application = startHolder();
        BufferedReader said = application.inputReader(StandardCharsets.UTF_8);
        String line;
        do {
            line = said.readLine();
        } while (line != null && !line.equals(Holder.COMMITTED));
        application.destroyForcibly().waitFor();
        assertThat(directory.resolve("cluster/postmaster.pid")).exists();

        try (var server = EmbeddedPostgresServer.start(directory)) {
            assertThat(readNotes(server.address())).containsExactly("killed");
        }
    }

    @Test
    void startsAServerThatWasKilledAgainOnTheSamePort() throws Exception {
        try (var server = EmbeddedPostgresServer.start(directory);
                var store = PostgresStore.open(server.address(), 2)) {
            writeNote(server.address(), "before");
            for (int death = 1; death <= 2; death++) {
                long dead = server.pid();
                processes().forEach(ProcessHandle::destroyForcibly);
                await(() -> server.isRunning() && server.pid() != dead);

                assertThat(readNotes(server.address())).containsExactly("before");
                // connections of the dead server are found out and replaced
                await(() -> answers(store));
            }
        }
    }

    @Test
    void startsAgainWhenOnlyThePostmasterWasKilledAndItsSessionsHoldTheCluster() throws Exception {
        try (var server = EmbeddedPostgresServer.start(directory)) {
            writeNote(server.address(), "before");
            try (Connection busy = owner(server.address());
                    var threads = Executors.newSingleThreadExecutor()) {
                var sleeping = threads.submit(
                        () -> DSL.using(busy, SQLDialect.POSTGRES).execute("SELECT pg_sleep(60)"));
                long dead = server.pid();
                ProcessHandle.of(dead).orElseThrow().destroyForcibly();
                await(() -> server.isRunning() && server.pid() != dead);

                assertThat(readNotes(server.address())).containsExactly("before");
                assertThatThrownBy(sleeping::get).hasCauseInstanceOf(DataAccessException.class);
            }
        }
    }

    @Test
    void leavesNoProcessBehind() {
        long pid;
        try (var server = EmbeddedPostgresServer.start(directory)) {
            pid = server.pid();
            assertThat(server.isRunning()).isTrue();
            assertThat(processes()).extracting(ProcessHandle::pid).contains(pid);
        }
        await(() -> !Postmaster.isRunning(pid) && processes().isEmpty());
    }

    @Test
    void startsOnAClusterWhosePidFileWasCutOff() throws Exception {
        try (var server = EmbeddedPostgresServer.start(directory)) {
            writeNote(server.address(), "before");
        }
        Files.writeString(directory.resolve("cluster/postmaster.pid"), "");

        try (var server = EmbeddedPostgresServer.start(directory)) {
            assertThat(readNotes(server.address())).containsExactly("before");
        }
    }

    @Test
    void refusesASecondApplicationOnTheSameDirectory() {
        try (var server = EmbeddedPostgresServer.start(directory)) {
            assertThat(server.address().url()).startsWith("jdbc:postgresql://127.0.0.1:");
            assertThatThrownBy(() -> EmbeddedPostgresServer.start(directory))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("正被另一个居鉴进程使用")
                    .hasMessageContaining("in use by another Jujian process");
        }
    }

    @Test
    void asksEveryLoginForItsPassword() {
        try (var server = EmbeddedPostgresServer.start(directory)) {
            for (String user : List.of("postgres", "jujian_owner", "jujian_app")) {
                assertThatThrownBy(() ->
                                DriverManager.getConnection(server.address().url(), user, "guess"))
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("password authentication failed");
            }
        }
    }

    @Test
    void writesEachCommitToDiskAndListensOnLoopbackOnly() throws SQLException {
        try (var server = EmbeddedPostgresServer.start(directory);
                Connection owner = owner(server.address())) {
            var db = DSL.using(owner, SQLDialect.POSTGRES);
            assertThat(List.of(
                            "fsync", "synchronous_commit", "full_page_writes", "listen_addresses", "server_encoding"))
                    .map(name -> name + "=" + db.fetchSingle("SHOW " + name).get(0))
                    .containsExactly(
                            "fsync=on",
                            "synchronous_commit=on",
                            "full_page_writes=on",
                            "listen_addresses=127.0.0.1",
                            "server_encoding=UTF8");
        }
    }

    @Test
    void keepsThePasswordsInAFileForItsOwnerOnly() throws IOException {
        try (var server = EmbeddedPostgresServer.start(directory)) {
            Path passwords = directory.resolve("passwords");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(passwords)))
                    .isEqualTo("rw-------");
            assertThat(Files.readString(passwords)).contains(server.address().ownerPassword());
            assertThat(directory.resolve("superuser")).doesNotExist();
        }
    }

    @Test
    void beginsAgainWhenTheFirstStartWasCutOff() throws Exception {
        Files.createDirectories(directory.resolve("cluster/base"));
        Files.writeString(directory.resolve("cluster/PG_VERSION"), "18\n");
        try (var server = EmbeddedPostgresServer.start(directory)) {
            writeNote(server.address(), "fresh");
            assertThat(readNotes(server.address())).containsExactly("fresh");
        }
    }

    @Test
    void migratesAndLogsInWithoutRightsOverTheWalls() {
        try (var server = EmbeddedPostgresServer.start(directory);
                var store = PostgresStore.open(server.address(), 2)) {
            var role = store.database().read(Scope.login(), db -> db.fetchSingle("""
                            SELECT current_user::text, rolsuper, rolbypassrls, pg_has_role('jujian_owner', 'member')
                            FROM pg_roles
                            WHERE rolname = current_user
                            """));
            assertThat(role.intoList()).containsExactly("jujian_app", false, false, false);
        }
    }

    private List<ProcessHandle> processes() {
        return new Postmaster(directory.resolve("cluster")).processes();
    }

    private static boolean answers(PostgresStore store) {
        try {
            return store.database()
                    .<Boolean>read(
                            Scope.login(), db -> db.fetchSingle("SELECT true").get(0, Boolean.class));
        } catch (RuntimeException notYet) {
            return false;
        }
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited 30 seconds").isLessThan(end);
            LockSupport.parkNanos(20_000_000);
        }
    }

    private Process startHolder() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        directory.toString())
                .redirectErrorStream(true)
                .start();
    }

    static Connection owner(PostgresAddress.Embedded address) throws SQLException {
        return DriverManager.getConnection(address.url(), "jujian_owner", address.ownerPassword());
    }

    static void writeNote(PostgresAddress.Embedded address, String text) throws SQLException {
        try (Connection connection = owner(address)) {
            var db = DSL.using(connection, SQLDialect.POSTGRES);
            db.execute("CREATE SCHEMA test");
            db.execute("CREATE TABLE test.note (text text NOT NULL)");
            db.execute("INSERT INTO test.note (text) VALUES (?)", text);
        }
    }

    private static List<String> readNotes(PostgresAddress.Embedded address) throws SQLException {
        try (Connection connection = owner(address)) {
            return DSL.using(connection, SQLDialect.POSTGRES)
                    .fetch("SELECT text FROM test.note")
                    .into(String.class);
        }
    }
}
