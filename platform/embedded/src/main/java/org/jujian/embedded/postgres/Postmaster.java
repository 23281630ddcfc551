package org.jujian.embedded.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The server processes that work on one cluster, found through `postmaster.pid` and `/proc`, because the server is no
/// child of ours: it was started by `pg_ctl` and outlives whoever started it.
record Postmaster(Path cluster) {
    private static final Logger LOG = LoggerFactory.getLogger(Postmaster.class);
    private static final Duration STOP = Duration.ofSeconds(60);
    private static final Duration KILL = Duration.ofSeconds(10);

    /// As the newest server wrote it down; it may be gone by now.
    Optional<Long> pid() throws IOException {
        Path file = cluster.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(file);
        // a kill at the right moment leaves the file empty
        return lines.stream()
                .findFirst()
                .map(String::strip)
                .filter(l -> !l.isEmpty())
                .map(Long::parseLong);
    }

    /// False also for a dead process that nobody has collected yet, and for another one that has got the number.
    static boolean isRunning(long pid) {
        return ProcessHandle.of(pid).filter(Postmaster::isPostgres).isPresent();
    }

    /// After `kill -9` of the application its server lives on, and after `kill -9` of a server its sessions may; both
    /// hold the cluster. To be called by whoever holds the lock on the directory, so that no application uses them.
    /// Nothing committed is lost: the next start recovers.
    void stopLeftovers() throws IOException {
        Optional<Long> left = pid().filter(Postmaster::isRunning);
        if (left.isPresent()) {
            LOG.warn(
                    "embedded PostgreSQL: stopping the server that a killed application left behind (pid {})",
                    left.get());
            // SIGINT = fast shutdown: ends the sessions of the dead application; SIGTERM would wait for them
            new ProcessBuilder("kill", "-INT", Long.toString(left.get()))
                    .start()
                    .onExit()
                    .join();
            long pid = left.get();
            if (!gone(STOP, () -> !isRunning(pid))) {
                LOG.warn("embedded PostgreSQL: the old server (pid {}) does not stop, killing it", pid);
            }
        }
        for (ProcessHandle process : processes()) {
            LOG.warn("embedded PostgreSQL: killing process {} that a dead server left behind", process.pid());
            process.destroyForcibly();
        }
        if (!gone(KILL, () -> processes().isEmpty())) {
            throw new IOException("embedded PostgreSQL: processes " + processes() + " do not let " + cluster + " go");
        }
        // nobody is left; a dead process that is not collected yet, or a file that was cut off, would stop the next
        // start
        Files.deleteIfExists(cluster.resolve("postmaster.pid"));
    }

    /// Every server process whose working directory is the cluster, the postmaster among them.
    List<ProcessHandle> processes() {
        try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
            return all.filter(Postmaster::isPostgres).filter(this::worksHere).toList();
        }
    }

    private boolean worksHere(ProcessHandle process) {
        try {
            return Files.isSameFile(Path.of("/proc", Long.toString(process.pid()), "cwd"), cluster);
        } catch (IOException goneOrForeign) {
            return false;
        }
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info().command().orElse("").endsWith("/postgres");
    }

    private static boolean gone(Duration limit, java.util.function.BooleanSupplier isGone) {
        long end = System.nanoTime() + limit.toNanos();
        while (!isGone.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        return true;
    }
}
