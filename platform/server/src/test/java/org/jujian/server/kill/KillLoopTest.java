package org.jujian.server.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.jujian.testing.Golden;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Histories in which the platform, the engine and PostgreSQL are killed at the points of the path of a fact, again and
/// again, while the files of a street are fed by a program that repeats what was not answered: each ends with the same
/// tables, answers and figures as one in which nothing was killed.
///
/// `-Djujian.kills=200` is the full form; `-Djujian.seed=…` repeats a series.
class KillLoopTest {
    private static final int KILLS = Integer.getInteger("jujian.kills", 5);
    private static final int FULL = 200;
    private static final long SEED = Long.getLong("jujian.seed", 20260401L);

    /// The stores start a dead process five times in five minutes; what dies more often is started by us.
    private static final int DEATHS_IN_ONE_LIFE = 3;

    private enum Victim {
        PLATFORM,
        ENGINE,
        POSTGRES
    }

    @TempDir
    Path directory;

    private final Random random = new Random(SEED);
    private final Map<String, Integer> kills = new TreeMap<>();
    private final Set<Point> points = EnumSet.noneOf(Point.class);
    private final Set<Victim> victims = EnumSet.noneOf(Victim.class);
    private final int files = SlimPlatform.files(Golden.load()).size();
    private int killed;
    private @Nullable Child child;

    @AfterEach
    void stop() throws Exception {
        if (child != null) {
            child.stop();
        }
    }

    @Test
    void losesAndDoublesNothingWhereverItIsKilled() throws Exception {
        Path empty = directory.resolve("empty");
        start(empty);
        running().stop();
        Path undisturbed = copy(empty, "undisturbed");
        start(undisturbed);
        for (int file = 0; file < files; file++) {
            feedUndisturbed(file);
        }
        List<String> expected = dump();
        running().stop();
        assertThat(expected).hasSizeGreaterThan(1000).contains("[changed, 0]");

        for (int history = 1; killed < KILLS; history++) {
            start(copy(empty, "history-" + history));
            for (int file = 0; file < files; file++) {
                feedKilling(file);
            }
            assertThat(differences(expected, dump()))
                    .as("seed %d, history %d, kills so far %s", SEED, history, kills)
                    .isEmpty();
            running().stop();
            System.out.printf("kill loop: %d kills in %d histories, all equal%n", killed, history);
        }

        System.out.printf("kill loop: seed %d, %s%n", SEED, kills);
        if (KILLS >= FULL) {
            assertThat(points).containsExactly(Point.values());
        }
        assertThat(killed).isGreaterThanOrEqualTo(KILLS);
        assertThat(victims).hasSizeGreaterThanOrEqualTo(2);
    }

    private void feedUndisturbed(int file) throws Exception {
        running().tell("FEED " + file);
        assertThat(running().poll(Duration.ofSeconds(60))).isEqualTo("ACK " + file);
    }

    /// Up to two kills while the file is on its way.
    private void feedKilling(int file) throws Exception {
        boolean acknowledged = false;
        int left = killed < KILLS ? 2 : 0;
        if (left > 0) {
            arm();
        }
        running().tell("FEED " + file);
        while (true) {
            String said = running().poll(acknowledged ? Duration.ofSeconds(3) : Duration.ofSeconds(60));
            if (said == null && acknowledged) {
                running().tell("DISARM");
                return;
            }
            if (said == null) {
                throw new IllegalStateException(
                        "no answer to file " + file + "\n" + running().log());
            }
            if (said.equals("ACK " + file)) {
                acknowledged = true;
                if (left == 0) {
                    return;
                }
            } else if (said.startsWith("FAILED ") && !acknowledged) {
                LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
                running().tell("FEED " + file);
            } else if (said.startsWith("AT ")) {
                boolean platform = kill(Point.valueOf(said.substring(3)));
                left--;
                if (left > 0) {
                    arm();
                }
                if (!platform) {
                    running().tell("GO");
                } else if (!acknowledged) {
                    running().tell("FEED " + file);
                }
                if (left == 0 && acknowledged) {
                    return;
                }
            }
        }
    }

    private void arm() throws IOException {
        running().tell("ARM " + Point.values()[random.nextInt(Point.values().length)]);
    }

    /// True when it was the platform.
    private boolean kill(Point point) throws Exception {
        Victim victim = running().deaths >= DEATHS_IN_ONE_LIFE
                ? Victim.PLATFORM
                : Victim.values()[random.nextInt(Victim.values().length)];
        switch (victim) {
            case PLATFORM -> {
                Path data = running().data;
                List<ProcessHandle> engines = running()
                        .process
                        .children()
                        .filter(KillLoopTest::isJava)
                        .toList();
                running().process.destroyForcibly().waitFor();
                for (ProcessHandle engine : engines) {
                    engine.onExit().get(60, TimeUnit.SECONDS);
                }
                start(data);
            }
            case ENGINE -> engine().destroyForcibly();
            case POSTGRES -> postgresOf(running().data).forEach(ProcessHandle::destroyForcibly);
        }
        if (victim != Victim.PLATFORM) {
            running().deaths++;
        }
        killed++;
        points.add(point);
        victims.add(victim);
        kills.merge(point + "/" + victim, 1, Integer::sum);
        return victim == Victim.PLATFORM;
    }

    /// It may just be on its way back from its last death.
    private ProcessHandle engine() throws Exception {
        long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (System.nanoTime() < end) {
            var engine = ProcessHandle.of(
                            Long.parseLong(running().ask("PIDS", "PIDS").split(" ")[1]))
                    .filter(ProcessHandle::isAlive);
            if (engine.isPresent()) {
                return engine.get();
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        throw new IllegalStateException("no engine\n" + running().log());
    }

    private static boolean isJava(ProcessHandle process) {
        return process.info().command().orElse("").endsWith("/java");
    }

    private static List<ProcessHandle> postgresOf(Path data) {
        Path cluster = data.resolve("postgres/cluster");
        return ProcessHandle.allProcesses()
                .filter(p -> p.info().command().orElse("").endsWith("/postgres"))
                .filter(p -> {
                    try {
                        return Files.isSameFile(Path.of("/proc", Long.toString(p.pid()), "cwd"), cluster);
                    } catch (IOException gone) {
                        return false;
                    }
                })
                .toList();
    }

    /// When everything is applied and published.
    private List<String> dump() throws Exception {
        long end = System.nanoTime() + Duration.ofMinutes(4).toNanos();
        while (!running().ask("STATE", "STATE").equals("STATE IDLE")) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("never idle\n" + running().log());
            }
            String late = running().poll(Duration.ofMillis(200));
            if (late != null && late.startsWith("AT ")) {
                running().tell("GO");
            }
        }
        Path file = directory.resolve("dump");
        running().ask("DUMP " + file, "DUMPED");
        return Files.readAllLines(file);
    }

    /// What is in one of the two alone, and a line that is there twice.
    private static List<String> differences(List<String> expected, List<String> found) {
        var differences = new ArrayList<String>();
        var left = new ArrayList<>(found);
        for (String line : expected) {
            if (!left.remove(line)) {
                differences.add("missing " + line);
            }
        }
        left.forEach(line -> differences.add("besides " + line));
        return differences;
    }

    private static Path copy(Path from, String name) throws Exception {
        Path to = from.resolveSibling(name);
        int code = new ProcessBuilder("cp", "-a", from.toString(), to.toString())
                .inheritIO()
                .start()
                .waitFor();
        assertThat(code).isZero();
        return to;
    }

    private void start(Path data) throws Exception {
        child = new Child(data);
        assertThat(child.answer("READY")).isEqualTo("READY");
    }

    private Child running() {
        if (child == null) {
            throw new IllegalStateException("not started");
        }
        return child;
    }

    /// The process under test.
    private static final class Child {
        final Path data;
        final Process process;
        int deaths;
        private final BlockingQueue<String> said = new LinkedBlockingQueue<>();
        private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
        private final BufferedWriter tells;
        private final Path log;

        Child(Path data) throws IOException {
            this.data = data;
            this.log = data.resolveSibling(data.getFileName() + ".log");
            process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx384m",
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "-Xshare:auto",
                            "-cp",
                            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                            SlimPlatform.class.getName(),
                            data.toString())
                    .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            tells = process.outputWriter(StandardCharsets.UTF_8);
            Thread.ofPlatform().daemon().start(this::listen);
        }

        void tell(String line) throws IOException {
            tells.write(line + "\n");
            tells.flush();
        }

        /// The next word about feeding; null when there is none in time.
        @Nullable
        String poll(Duration limit) throws InterruptedException {
            return said.poll(limit.toMillis(), TimeUnit.MILLISECONDS);
        }

        String ask(String line, String beginning) throws Exception {
            tell(line);
            return answer(beginning);
        }

        String answer(String beginning) throws InterruptedException {
            String next = answers.poll(120, TimeUnit.SECONDS);
            if (next == null || !next.startsWith(beginning)) {
                throw new IllegalStateException("expected " + beginning + ", found " + next + "\n" + log());
            }
            return next;
        }

        void stop() throws Exception {
            tells.close();
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        }

        String log() {
            try {
                List<String> lines = Files.readAllLines(log);
                return String.join("\n", lines.subList(Math.max(0, lines.size() - 60), lines.size()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void listen() {
            try (var out = process.inputReader(StandardCharsets.UTF_8);
                    var all = Files.newBufferedWriter(
                            log, java.nio.file.StandardOpenOption.CREATE, java.nio.file.StandardOpenOption.APPEND)) {
                for (String line = out.readLine(); line != null; line = out.readLine()) {
                    if (line.startsWith(SlimPlatform.SAYS)) {
                        String word = line.substring(SlimPlatform.SAYS.length());
                        boolean ofFeeding =
                                word.startsWith("ACK ") || word.startsWith("FAILED ") || word.startsWith("AT ");
                        (ofFeeding ? said : answers).add(word);
                    }
                    all.write(line + "\n");
                    all.flush();
                }
            } catch (IOException ended) {
                // the process is gone
            }
        }
    }
}
