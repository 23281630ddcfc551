package org.jujian.embedded.engine;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.jujian.base.columnstore.ColumnStoreSettings;
import org.jujian.base.columnstore.ColumnStoreSettings.Login;
import org.jujian.base.columnstore.Enforcement;
import org.jujian.base.time.ChinaTime;
import org.jujian.embedded.restart.Restarts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Starts the engine's process, waits until it serves, starts it again when it dies, stops it.
///
/// Address and passwords stay the same over restarts, so that nobody who uses the column store has to notice more than
/// one failed request. After five deaths within five minutes it stays down, and [#isRunning()] says so.
public final class EmbeddedEngine implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedEngine.class);

    private final EngineSettings settings;
    private final Path library;
    private final Login writer = new Login("jujian", randomPassword());
    private final Login reader = new Login("reader", randomPassword());
    private final Object lock = new Object();
    private final Restarts restarts = new Restarts();
    private @Nullable Process process;
    private int port;
    private boolean closing;

    private EmbeddedEngine(EngineSettings settings, Path library) {
        this.settings = settings;
        this.library = library;
    }

    /// Returns when the engine serves; throws [EngineException] with a sentence that says what to do when it cannot.
    public static EmbeddedEngine start(EngineSettings settings) {
        var engine = new EmbeddedEngine(settings, EngineLibrary.find(settings.library()));
        try {
            engine.launch();
            return engine;
        } catch (RuntimeException failure) {
            engine.close();
            throw failure;
        }
    }

    /// How the platform reaches the engine.
    public ColumnStoreSettings columnStore() {
        synchronized (lock) {
            return ColumnStoreSettings.of(URI.create("http://127.0.0.1:" + port), writer, reader, Enforcement.EMBEDDED);
        }
    }

    public boolean isRunning() {
        synchronized (lock) {
            return process != null && process.isAlive();
        }
    }

    public long pid() {
        synchronized (lock) {
            if (process == null) {
                throw new IllegalStateException("engine: not started");
            }
            return process.pid();
        }
    }

    /// How the process ended; empty while it runs.
    OptionalInt exitCode() {
        synchronized (lock) {
            return process == null || process.isAlive() ? OptionalInt.empty() : OptionalInt.of(process.exitValue());
        }
    }

    /// Lets running statements end, for at most 20 seconds, and stops the process.
    @Override
    public void close() {
        Process running;
        synchronized (lock) {
            closing = true;
            running = process;
        }
        if (running == null) {
            return;
        }
        try {
            running.getOutputStream().close();
            if (!running.waitFor(20, TimeUnit.SECONDS)) {
                LOG.warn("engine: did not stop in 20 seconds; killing process {}", running.pid());
                running.destroyForcibly().waitFor();
            }
        } catch (IOException gone) {
            running.destroyForcibly();
        } catch (InterruptedException interrupted) {
            running.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void launch() {
        try {
            var builder = new ProcessBuilder(EngineCommand.line());
            // Options for the platform's JVM are not meant for the engine's.
            builder.environment().remove("JAVA_TOOL_OPTIONS");
            builder.environment().remove("JDK_JAVA_OPTIONS");
            // The library takes its zone from here alone; the setting of the configuration does not reach it.
            builder.environment().put("TZ", ChinaTime.ZONE.getId());
            Process started = builder.start();
            var answer = new CompletableFuture<String>();
            follow(started, answer);
            started.getOutputStream().write(configuration().getBytes(StandardCharsets.UTF_8));
            started.getOutputStream().flush();
            ready(started, answer);
            started.onExit().thenAccept(this::died);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void ready(Process started, CompletableFuture<String> answer) {
        try {
            String line = answer.get(settings.startLimit().toMillis(), TimeUnit.MILLISECONDS);
            if (!line.startsWith("READY ")) {
                throw new EngineException(line.replaceFirst("^FAILED ", ""));
            }
            synchronized (lock) {
                port = Integer.parseInt(line.split(" ")[1]);
                process = started;
                LOG.info("engine: process {} serves on port {}, version {}", started.pid(), port, line.split(" ")[2]);
            }
        } catch (TimeoutException late) {
            started.destroyForcibly();
            throw new EngineException(
                    "列存引擎在 " + settings.startLimit().toSeconds() + " 秒内未能启动；请查看 " + settings.directory()
                            + " 下的 engine.err.log。 The engine did not start in time; see engine.err.log.",
                    late);
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        } catch (InterruptedException interrupted) {
            started.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new EngineException("engine: interrupted while starting", interrupted);
        }
    }

    /// Standard output brings the answer; standard error goes to our log.
    private void follow(Process started, CompletableFuture<String> answer) {
        // platform threads: reading a pipe holds the carrier of a virtual one, and two cores have only two carriers
        Thread.ofPlatform().daemon().name("engine-out").start(() -> {
            try (BufferedReader out = started.inputReader(StandardCharsets.UTF_8)) {
                out.lines()
                        .filter(line -> line.startsWith("READY ") || line.startsWith("FAILED "))
                        .forEach(answer::complete);
            } catch (IOException | UncheckedIOException ended) {
                LOG.debug("engine: output ended", ended);
            }
            answer.complete("FAILED 列存引擎进程启动后即退出；请查看 " + settings.directory()
                    + " 下的 engine.err.log。 The engine's process ended at once; see engine.err.log.");
        });
        Thread.ofPlatform().daemon().name("engine-err").start(() -> {
            try (var err =
                    new BufferedReader(new InputStreamReader(started.getErrorStream(), StandardCharsets.UTF_8))) {
                err.lines().forEach(line -> LOG.warn("engine: {}", line));
            } catch (IOException | UncheckedIOException ended) {
                LOG.debug("engine: errors ended", ended);
            }
        });
    }

    private void died(Process ended) {
        synchronized (lock) {
            if (closing || process != ended) {
                return;
            }
        }
        LOG.error("engine: process {} ended with code {}", ended.pid(), ended.exitValue());
        for (var pause = restarts.next(); pause.isPresent() && !isClosing(); pause = restarts.next()) {
            try {
                TimeUnit.NANOSECONDS.sleep(pause.get().toNanos());
                launch();
                stopIfClosed();
                return;
            } catch (EngineException | UncheckedIOException failure) {
                LOG.error("engine: could not start again: {}", failure.getMessage());
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return;
            }
        }
        if (isClosing()) {
            return;
        }
        LOG.error(
                "列存引擎多次异常退出，不再自动重启；请查看 {} 下的 engine.err.log 后重启平台。 The engine died too often and stays down.",
                settings.directory());
    }

    private void stopIfClosed() {
        if (isClosing()) {
            close();
        }
    }

    private boolean isClosing() {
        synchronized (lock) {
            return closing;
        }
    }

    private String configuration() {
        var properties = new Properties();
        properties.setProperty("library", library.toString());
        properties.setProperty("directory", settings.directory().toString());
        properties.setProperty("memory", Long.toString(settings.memoryBytes()));
        synchronized (lock) {
            properties.setProperty("port", Integer.toString(port));
        }
        properties.setProperty("writer.user", writer.user());
        properties.setProperty("writer.password", writer.password());
        properties.setProperty("reader.user", reader.user());
        properties.setProperty("reader.password", reader.password());
        var text = new StringWriter();
        try {
            properties.store(text, null);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text + "\n";
    }

    private static String randomPassword() {
        var bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
