package org.jujian.embedded.engine.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jujian.base.columnstore.ColumnStoreSettings.Login;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/// The engine's process. Reads `name=value` lines up to an empty one from standard input (no secret is on the command
/// line or in the environment), answers `READY <port> <version>` or `FAILED <why>` on standard output, and serves until
/// standard input ends: so it never outlives the platform that started it.
public final class EngineMain {
    static final long STACK_BYTES = 16L << 20;

    private static final Logger LOG = LoggerFactory.getLogger(EngineMain.class);
    private static final int THREADS = 64;
    private static final Duration STOP_LIMIT = Duration.ofSeconds(12);

    private EngineMain() {}

    public static void main(String[] arguments) throws Exception {
        PrintStream out = System.out;
        System.setOut(System.err);
        // Ctrl-C in a terminal reaches every process of the group: the platform decides when the engine stops.
        Signal.handle(new Signal("INT"), SignalHandler.SIG_IGN);
        Properties properties = readProperties(System.in);
        var stopped = new CountDownLatch(1);
        // The engine may only be touched by threads with a large stack; the main thread has not.
        Thread engine = Thread.ofPlatform()
                .name("engine")
                .stackSize(STACK_BYTES * 4)
                .start(() -> run(properties, out, stopped));
        Thread.ofPlatform().daemon().name("parent").start(() -> awaitEnd(System.in, stopped));
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(() -> {
            stopped.countDown();
            join(engine);
        }));
        engine.join();
    }

    /// Ends the process itself: the library complains about threads that end after they used it.
    private static void run(Properties properties, PrintStream out, CountDownLatch stopped) {
        int code = 0;
        try {
            serve(properties, out, stopped);
        } catch (Throwable failure) {
            code = 1;
            if (!(failure instanceof EngineStartException)) {
                failure.printStackTrace();
            }
            out.println("FAILED " + String.valueOf(failure.getMessage()).replace('\n', ' '));
        }
        out.flush();
        Runtime.getRuntime().halt(code);
    }

    private static void serve(Properties properties, PrintStream out, CountDownLatch stopped) throws Exception {
        Path directory = Path.of(properties.getProperty("directory"));
        try (EngineDirectory held = EngineDirectory.hold(directory)) {
            var engine = new NativeEngine(Path.of(properties.getProperty("library")));
            List<String> opening = held.arguments(Long.parseLong(properties.getProperty("memory")));
            // One connection stays open, or the engine would stop and start with every request.
            NativeEngine.Connection base = engine.connect(opening);
            var sessions = new Sessions(() -> engine.connect(opening), Clock.systemUTC());
            String version = base.require("SELECT version()");
            var front = new Front(
                    () -> engine.connect(opening),
                    sessions,
                    new ReaderRules(tableFunctions(base)),
                    login(properties, "writer"),
                    login(properties, "reader"),
                    version,
                    base.require("SELECT timezone()"));
            Server server = server(Integer.parseInt(properties.getProperty("port")), front);
            server.start();
            out.println("READY " + ((ServerConnector) server.getConnectors()[0]).getLocalPort() + " " + version);
            stopped.await();
            if (!front.drain(STOP_LIMIT)) {
                System.err.println("statements still run after " + STOP_LIMIT.toSeconds() + " seconds; they are cut");
                return;
            }
            // The server is not stopped, because its threads would end.
            sessions.close();
            base.close();
            LOG.debug("shutdown answered {}", engine.shutdown());
        }
    }

    private static List<String> tableFunctions(NativeEngine.Connection connection) {
        return connection
                .require("SELECT name FROM system.table_functions ORDER BY name")
                .lines()
                .toList();
    }

    private static Login login(Properties properties, String name) {
        return new Login(properties.getProperty(name + ".user"), properties.getProperty(name + ".password"));
    }

    private static Server server(int port, Front front) {
        var count = new AtomicInteger();
        var threads = new QueuedThreadPool(
                THREADS,
                4,
                0,
                0,
                null,
                null,
                task -> Thread.ofPlatform()
                        .name("http-" + count.incrementAndGet())
                        .stackSize(STACK_BYTES)
                        .unstarted(task));
        var server = new Server(threads);
        var http = new HttpConfiguration();
        http.setRequestHeaderSize(1 << 20);
        http.setSendServerVersion(false);
        http.setSendDateHeader(false);
        var connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setHost("127.0.0.1");
        connector.setPort(port);
        connector.setIdleTimeout(3_600_000);
        server.addConnector(connector);
        server.setHandler(front);
        return server;
    }

    private static Properties readProperties(InputStream in) throws IOException {
        var text = new StringBuilder();
        for (String line = readLine(in); !line.isEmpty(); line = readLine(in)) {
            text.append(line).append('\n');
        }
        var properties = new Properties();
        properties.load(new StringReader(text.toString()));
        return properties;
    }

    /// Byte by byte, so that nothing behind the empty line is taken; an end of input counts as an empty line.
    private static String readLine(InputStream in) throws IOException {
        var line = new java.io.ByteArrayOutputStream();
        for (int value = in.read(); value >= 0 && value != '\n'; value = in.read()) {
            line.write(value);
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    private static void awaitEnd(InputStream in, CountDownLatch stopped) {
        try {
            while (in.read() >= 0) {
                continue;
            }
        } catch (IOException gone) {
            System.err.println("the platform's process is gone: " + gone.getMessage());
        }
        stopped.countDown();
    }

    private static void join(Thread thread) {
        try {
            thread.join(15_000);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
