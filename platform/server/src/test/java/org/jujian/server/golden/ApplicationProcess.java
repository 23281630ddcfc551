package org.jujian.server.golden;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/// The platform as a process of its own, as on a server: it can be killed, and its child processes too.
final class ApplicationProcess implements AutoCloseable {
    private final Path data;
    private final Map<String, String> settings;
    private final int port;
    private @Nullable Process process;

    ApplicationProcess(Path data, Map<String, String> settings) throws IOException {
        this.data = data;
        this.settings = settings;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            this.port = socket.getLocalPort();
        }
    }

    URI base() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /// Starts the platform and waits until its health is UP; fails with the end of its log.
    void start(Duration limit) throws IOException {
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx768m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "org.jujian.server.JujianApplication");
        builder.environment().putAll(settings);
        builder.environment().put("JUJIAN_DATA_DIR", data.resolve("data").toString());
        builder.environment().put("JUJIAN_PORT", Integer.toString(port));
        builder.redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        process = builder.start();
        awaitUp(limit);
    }

    void awaitUp(Duration limit) throws IOException {
        long end = System.nanoTime() + limit.toNanos();
        while (!isUp()) {
            if (!running().isAlive() || System.nanoTime() > end) {
                List<String> lines = Files.readAllLines(log());
                throw new IllegalStateException("not up: "
                        + String.join("\n", lines.subList(Math.max(0, lines.size() - 60), lines.size())));
            }
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
    }

    /// kill -9 of the platform itself; its child processes are left to themselves. Returns when the engine has noticed
    /// and
    /// is gone too; PostgreSQL lives on.
    void kill() throws InterruptedException {
        List<ProcessHandle> engines = running()
                .toHandle()
                .children()
                .filter(p -> commandLine(p).contains("jujian.embedded"))
                .toList();
        running().destroyForcibly();
        if (!running().waitFor(20, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the killed process is still there");
        }
        engines.forEach(
                engine -> engine.onExit().orTimeout(60, TimeUnit.SECONDS).join());
    }

    /// The engine's directory is gone, as after a broken disk; only while the platform does not run.
    void loseEngineDirectory() throws IOException {
        if (!FileSystemUtils.deleteRecursively(data.resolve("data/engine"))) {
            throw new IllegalStateException("no engine directory");
        }
    }

    /// kill -9 of the engine.
    void killEngine() {
        ProcessHandle engine = running()
                .toHandle()
                .children()
                .filter(p -> commandLine(p).contains("jujian.embedded"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no engine"));
        engine.destroyForcibly();
        engine.onExit().orTimeout(20, TimeUnit.SECONDS).join();
    }

    /// kill -9 of the postmaster that `postmaster.pid` names and of all its sessions.
    void killPostgres() throws IOException {
        Path cluster = data.resolve("data/postgres/cluster");
        long postmaster = Long.parseLong(
                Files.readAllLines(cluster.resolve("postmaster.pid")).getFirst().strip());
        List<ProcessHandle> all = ProcessHandle.allProcesses()
                .filter(p -> p.info().command().orElse("").endsWith("/postgres"))
                .filter(p -> worksIn(cluster, p))
                .toList();
        if (all.stream().noneMatch(p -> p.pid() == postmaster)) {
            throw new IllegalStateException("postmaster " + postmaster + " does not run");
        }
        all.forEach(ProcessHandle::destroyForcibly);
    }

    private static boolean worksIn(Path cluster, ProcessHandle process) {
        try {
            return Files.isSameFile(Path.of("/proc", Long.toString(process.pid()), "cwd"), cluster);
        } catch (IOException gone) {
            return false;
        }
    }

    /// The health that the platform says it has; 0 when it does not answer.
    int health() {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(base().resolve("/actuator/health"))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return http.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException ignored) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    /// From the system itself: `ProcessHandle` knows only the first page of a long class path.
    private static String commandLine(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"));
        } catch (IOException gone) {
            return "";
        }
    }

    private boolean isUp() {
        return health() == 200;
    }

    /// Waits until the platform says that it is not well.
    void awaitDown(Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        while (health() != 503) {
            if (!running().isAlive() || System.nanoTime() > end) {
                throw new IllegalStateException("never DOWN");
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private Path log() {
        return data.resolve("application.log");
    }

    private Process running() {
        if (process == null) {
            throw new IllegalStateException("not started");
        }
        return process;
    }

    @Override
    public void close() throws InterruptedException {
        if (process != null && process.isAlive()) {
            process.destroy();
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        }
    }
}
