package org.jujian.embedded.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.jujian.base.columnstore.ColumnStore;
import org.jujian.base.columnstore.ColumnStoreFailure;
import org.jujian.base.columnstore.Statement;
import org.jujian.base.columnstore.TableName;
import org.jujian.base.scope.Scope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedEngineTest {
    private static final Scope SYSTEM = Scope.system("test");
    private static final TableName BATCHES = new TableName("batches");
    private static final int ROWS = 1000;

    @TempDir
    Path directory;

    @Test
    void answersFromAProcessOfItsOwn() {
        try (var engine = start();
                var store = open(engine)) {
            assertThat(store.query(SYSTEM, Statement.of("SELECT 1 AS n"), row -> row.number("n")))
                    .containsExactly(1L);
            assertThat(engine.pid()).isNotEqualTo(ProcessHandle.current().pid());
            assertThat(engine.isRunning()).isTrue();
        }
    }

    @Test
    void keepsDataOverAStop() {
        try (var engine = start();
                var store = open(engine)) {
            createBatches(store);
            insert(store, 1);
        }
        try (var engine = start();
                var store = open(engine)) {
            assertThat(rowsByBatch(store)).isEqualTo(Map.of(1L, (long) ROWS));
        }
    }

    @Test
    void stopsCleanlyAndLogsNoMoreThanWarnings() throws Exception {
        var engine = start();
        try (var store = open(engine)) {
            createBatches(store);
            insert(store, 1);
        }
        engine.close();
        assertThat(engine.exitCode()).hasValue(0);
        assertThat(Files.readString(directory.resolve("engine.log")))
                .doesNotContain("<Trace>", "<Debug>", "<Information>", "<Error>");
    }

    @Test
    void aSecondProcessOnTheDirectoryIsRefused() {
        try (var first = start()) {
            assertThatThrownBy(this::start)
                    .isInstanceOf(EngineException.class)
                    .hasMessage("列存目录 " + directory + " 正被进程 " + first.pid() + " 使用；请先停止该进程，或为本实例另设目录。"
                            + " The directory is in use by process " + first.pid()
                            + "; stop it or choose another directory.");
            assertThat(first.isRunning()).isTrue();
        }
    }

    @Test
    void aMissingLibraryIsSaidWithWhatToDo() {
        var nowhere = directory.resolve("libchdb.so");
        var settings = new EngineSettings(
                directory, Optional.of(nowhere), EngineSettings.LARGEST_MEMORY, Duration.ofSeconds(60));
        assertThatThrownBy(() -> EmbeddedEngine.start(settings))
                .isInstanceOf(EngineException.class)
                .hasMessage("找不到列存引擎库 libchdb.so（" + nowhere + "）；请在 platform/embedded 目录执行 npm ci，"
                        + "或用 jujian.engine.library 指定其位置。 The engine library libchdb.so is missing; run npm ci in"
                        + " platform/embedded or set jujian.engine.library.");
    }

    @Test
    void aLibraryOfAnotherKindIsRefused() throws Exception {
        var other = Files.writeString(directory.resolve("libchdb.so"), "no library");
        var settings = new EngineSettings(
                directory.resolve("data"), Optional.of(other), EngineSettings.LARGEST_MEMORY, Duration.ofSeconds(60));
        assertThatThrownBy(() -> EmbeddedEngine.start(settings)).isInstanceOf(EngineException.class);
    }

    @Test
    void comesBackAfterAKillWithEveryAcknowledgedBatchComplete() throws Exception {
        try (var engine = start();
                var store = open(engine)) {
            createBatches(store);
            long killed = engine.pid();
            Set<Long> acknowledged = ConcurrentHashMap.newKeySet();
            List<Thread> writers = List.of(writer(store, 0, acknowledged), writer(store, 1_000_000, acknowledged));
            while (acknowledged.size() < 40) {
                Thread.onSpinWait();
            }
            ProcessHandle.of(killed).orElseThrow().destroyForcibly();
            for (Thread writer : writers) {
                writer.join();
            }
            awaitRestart(engine, killed);

            Map<Long, Long> stored = rowsByBatch(store);
            assertThat(stored.keySet()).containsAll(acknowledged);
            assertThat(stored.values()).containsOnly((long) ROWS);
            insert(store, 5_000_000);
            assertThat(rowsByBatch(store)).containsEntry(5_000_000L, (long) ROWS);
        }
    }

    @Test
    void endsWhenThePlatformsProcessIsKilled() throws Exception {
        Process platform = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        PlatformThatIsKilled.class.getName(),
                        directory.toString())
                .start();
        try (BufferedReader out = platform.inputReader(StandardCharsets.UTF_8)) {
            long pid = out.lines()
                    .filter(line -> line.startsWith("PID "))
                    .mapToLong(line -> Long.parseLong(line.substring(4)))
                    .findFirst()
                    .orElseThrow();
            ProcessHandle engine = ProcessHandle.of(pid).orElseThrow();
            platform.destroyForcibly();
            assertThat(engine.onExit().get(30, TimeUnit.SECONDS).isAlive()).isFalse();
        }
        try (var next = start()) {
            assertThat(next.isRunning()).isTrue();
        }
    }

    /// Starts an engine and waits to be killed.
    static final class PlatformThatIsKilled {
        private PlatformThatIsKilled() {}

        public static void main(String[] arguments) throws InterruptedException {
            var engine = EmbeddedEngine.start(EngineSettings.in(Path.of(arguments[0])));
            System.out.println("PID " + engine.pid());
            Thread.currentThread().join();
        }
    }

    private EmbeddedEngine start() {
        return EmbeddedEngine.start(EngineSettings.in(directory));
    }

    private static ColumnStore open(EmbeddedEngine engine) {
        return new ColumnStore(engine.columnStore().withDatabase("default"));
    }

    private static void createBatches(ColumnStore store) {
        store.execute(
                SYSTEM,
                Statement.of("CREATE TABLE batches (batch UInt64, n UInt32) ENGINE = MergeTree ORDER BY (batch, n)"));
    }

    /// Writes batch after batch until the engine is gone.
    private static Thread writer(ColumnStore store, long first, Set<Long> acknowledged) {
        return Thread.ofVirtual().start(() -> {
            try {
                for (long batch = first; batch < first + 100_000; batch++) {
                    insert(store, batch);
                    acknowledged.add(batch);
                }
            } catch (ColumnStoreFailure gone) {
                return;
            }
        });
    }

    private static void insert(ColumnStore store, long batch) {
        Stream<@Nullable Object[]> rows = IntStream.range(0, ROWS).mapToObj(n -> new @Nullable Object[] {batch, n});
        store.insert(SYSTEM, BATCHES, List.of("batch", "n"), rows);
    }

    private static Map<Long, Long> rowsByBatch(ColumnStore store) {
        var found = new HashMap<Long, Long>();
        store.stream(
                SYSTEM,
                Statement.of("SELECT batch, count() AS rows FROM batches GROUP BY batch"),
                row -> row,
                row -> found.put(row.number("batch"), row.number("rows")));
        return found;
    }

    private static void awaitRestart(EmbeddedEngine engine, long killed) {
        org.awaitility.Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> engine.isRunning() && engine.pid() != killed);
    }
}
