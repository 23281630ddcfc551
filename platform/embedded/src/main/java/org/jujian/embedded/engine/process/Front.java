package org.jujian.embedded.engine.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.jujian.base.columnstore.ColumnStoreSettings.Login;
import org.jujian.base.columnstore.SqlTokens;

/// ClickHouse's HTTP protocol in front of the engine, as far as the official drivers use it.
///
/// Every request has a name and password. The writer may do what the engine's grants allow; the reader may only SELECT,
/// with filters set and within [ReaderRules]. One statement a request. A failure before the first byte is answered with
/// ClickHouse's error; one after it cuts the connection, so that no client takes a part for the whole.
final class Front extends Handler.Abstract {
    private static final Pattern KILL =
            Pattern.compile("^\\s*kill\\s+query\\s+where\\s+query_id\\s*=\\s*('[^'\\\\]*')", Pattern.CASE_INSENSITIVE);
    private static final Pattern FORMAT =
            Pattern.compile("\\bformat\\s+(\\w+)\\s*(?:settings\\b[^()]*)?;?\\s*$", Pattern.CASE_INSENSITIVE);

    /// What a reader's request may set; anything else could loosen a filter.
    private static final Set<String> READER_SETTINGS = Set.of(
            "additional_table_filters",
            "readonly",
            "max_execution_time",
            "SQL_scope",
            "log_comment",
            "session_timezone",
            "max_result_rows",
            "result_overflow_mode");

    private final Supplier<NativeEngine.Connection> connections;
    private final Sessions sessions;
    private final ReaderRules readerRules;
    private final Login writer;
    private final Login reader;
    private final String version;
    private final String zone;
    private final ReadWriteLock running = new ReentrantReadWriteLock();
    private volatile boolean stopping;

    Front(
            Supplier<NativeEngine.Connection> connections,
            Sessions sessions,
            ReaderRules readerRules,
            Login writer,
            Login reader,
            String version,
            String zone) {
        this.connections = connections;
        this.sessions = sessions;
        this.readerRules = readerRules;
        this.writer = writer;
        this.reader = reader;
        this.version = version;
        this.zone = zone;
    }

    /// Refuses what comes from now on and waits for what is running; says whether everything ended in time.
    boolean drain(Duration limit) throws InterruptedException {
        stopping = true;
        return running.writeLock().tryLock(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        response.getHeaders().put("X-ClickHouse-Server-Display-Name", "jujian-embedded");
        response.getHeaders().put("X-ClickHouse-Timezone", zone);
        try {
            if (request.getHttpURI().getPath().equals("/ping")) {
                answer(response, callback, "Ok.\n");
                return true;
            }
            Optional<Login> login = login(request.getHeaders());
            if (login.isEmpty()) {
                refuse(
                        response,
                        callback,
                        EngineErrors.message(
                                EngineErrors.UNKNOWN_USER_OR_PASSWORD,
                                "Authentication failed: password is incorrect, or there is no user with such name."
                                        + " (AUTHENTICATION_FAILED)"));
                return true;
            }
            var statement = StatementRequest.of(
                    request.getHeaders(), request.getHttpURI().getQuery(), Content.Source.asInputStream(request));
            response.getHeaders().put("X-ClickHouse-Query-Id", statement.queryId());
            serveUnlessStopping(login.get(), statement, response, callback);
        } catch (IOException | RuntimeException failure) {
            fail(response, callback, failure);
        }
        return true;
    }

    private void serveUnlessStopping(Login login, StatementRequest statement, Response response, Callback callback)
            throws IOException {
        running.readLock().lock();
        try {
            if (stopping) {
                throw new IOException("the engine is stopping");
            }
            serve(login, statement, response, callback);
        } finally {
            running.readLock().unlock();
        }
    }

    private void serve(Login login, StatementRequest statement, Response response, Callback callback)
            throws IOException {
        Optional<String> objection = login.equals(reader) ? readerObjection(statement) : Optional.empty();
        if (objection.isPresent()) {
            refuse(
                    response,
                    callback,
                    EngineErrors.message(EngineErrors.ACCESS_DENIED, objection.get() + " (ACCESS_DENIED)"));
            return;
        }
        if (statement.session().isEmpty()) {
            try (NativeEngine.Connection connection = connections.get()) {
                run(connection, login, statement, response, callback);
            }
            return;
        }
        Optional<Sessions.Session> session = sessions.borrow(statement.session().get(), statement.sessionSeconds());
        if (session.isEmpty()) {
            refuse(
                    response,
                    callback,
                    EngineErrors.message(
                            EngineErrors.SESSION_LOCKED,
                            "Session is locked by a concurrent client. (SESSION_IS_LOCKED)"));
            return;
        }
        try {
            run(session.get().connection(), login, statement, response, callback);
        } finally {
            sessions.giveBack(session.get());
        }
    }

    private Optional<String> readerObjection(StatementRequest statement) {
        if (statement.session().isPresent()) {
            return Optional.of("a reader has no sessions");
        }
        if (!"1".equals(statement.settings().get("readonly"))
                || !statement.settings().containsKey("additional_table_filters")) {
            return Optional.of("a reader's request needs additional_table_filters and readonly=1");
        }
        if (!READER_SETTINGS.containsAll(statement.settings().keySet())) {
            return Optional.of("a reader may not change these settings");
        }
        if (statement.insert().isPresent() || isSystem(statement.database())) {
            return Optional.of("a reader may only SELECT");
        }
        return readerRules.objection(statement.sql());
    }

    private static boolean isSystem(String database) {
        return database.equals("system") || database.equalsIgnoreCase("information_schema");
    }

    private void run(
            NativeEngine.Connection connection,
            Login login,
            StatementRequest statement,
            Response response,
            Callback callback)
            throws IOException {
        NativeEngine.Classification kind = connection.classify(statement.sql());
        Optional<String> objection = objection(login, kind, statement);
        if (objection.isPresent()) {
            refuse(response, callback, objection.get());
            return;
        }
        String error = prepare(connection, statement);
        if (error != null) {
            refuse(response, callback, error);
        } else if (statement.insert().isPresent()) {
            insert(connection, statement, statement.insert().get(), response, callback);
        } else if (streams(kind, statement)) {
            stream(connection, statement, response, callback);
        } else {
            execute(connection, statement, response, callback);
        }
    }

    private Optional<String> objection(Login login, NativeEngine.Classification kind, StatementRequest statement) {
        if (kind.statements() > 1) {
            return Optional.of(EngineErrors.message(
                    EngineErrors.SYNTAX, "Syntax error (Multi-statements are not allowed) (SYNTAX_ERROR)"));
        }
        if (login.equals(reader) && !kind.readOnly()) {
            return Optional.of(
                    EngineErrors.message(EngineErrors.ACCESS_DENIED, "a reader may only SELECT (ACCESS_DENIED)"));
        }
        return MachineRules.objection(statement.sql())
                .map(reason -> EngineErrors.message(EngineErrors.ACCESS_DENIED, reason + " (ACCESS_DENIED)"));
    }

    /// Says what went wrong, or null.
    private static @Nullable String prepare(NativeEngine.Connection connection, StatementRequest statement) {
        if (!statement.database().equals("default")) {
            try (NativeEngine.Result used =
                    connection.query("USE " + StatementRequest.identifier(statement.database()), "Null", Map.of())) {
                if (used.error() != null) {
                    return used.error();
                }
            }
        }
        try (NativeEngine.Result set = connection.query(statement.settingsStatement(), "Null", Map.of())) {
            return set.error();
        }
    }

    private static boolean streams(NativeEngine.Classification kind, StatementRequest statement) {
        return kind.readOnly()
                && !statement.answerWhole()
                && StreamFormat.named(format(statement)).isPresent()
                && SqlTokens.of(statement.sql()).stream()
                        .filter(token -> !token.isSign('('))
                        .findFirst()
                        .filter(first -> first.isWord("SELECT") || first.isWord("WITH"))
                        .isPresent();
    }

    private static String format(StatementRequest statement) {
        Matcher matcher = FORMAT.matcher(statement.sql());
        return matcher.find() ? matcher.group(1) : statement.format();
    }

    private void execute(
            NativeEngine.Connection connection, StatementRequest statement, Response response, Callback callback)
            throws IOException {
        Matcher kill = KILL.matcher(statement.sql());
        String sql = kill.find()
                ? "KILL QUERY WHERE Settings['log_comment'] = " + kill.group(1) + " ASYNC"
                : statement.sql();
        try (NativeEngine.Result result = connection.query(sql, statement.format(), statement.parameters())) {
            String error = result.error();
            if (error != null) {
                refuse(response, callback, error);
                return;
            }
            begin(response, statement, result);
            if (result.length() == 0) {
                response.write(true, ByteBuffer.allocate(0), callback);
                return;
            }
            OutputStream out = out(response, statement);
            result.writeTo(out, 0);
            out.close();
            callback.succeeded();
        }
    }

    private void stream(
            NativeEngine.Connection connection, StatementRequest statement, Response response, Callback callback)
            throws IOException {
        StreamFormat format = StreamFormat.named(format(statement)).orElseThrow();
        try (NativeEngine.Result stream =
                connection.stream(statement.sql(), statement.format(), statement.parameters())) {
            String error = stream.error();
            if (error != null) {
                refuse(response, callback, error);
                return;
            }
            boolean ended = false;
            try {
                OutputStream out;
                try (NativeEngine.Result first = connection.fetch(stream)) {
                    error = first.error();
                    if (error != null) {
                        ended = true;
                        refuse(response, callback, error);
                        return;
                    }
                    ended = first.length() == 0;
                    if (ended && format != StreamFormat.WITHOUT_HEADING) {
                        // An empty stream has lost its heading; without rows the whole answer is small.
                        execute(connection, statement, response, callback);
                        return;
                    }
                    begin(response, statement, first);
                    out = out(response, statement);
                    first.writeTo(out, 0);
                }
                while (!ended) {
                    try (NativeEngine.Result piece = connection.fetch(stream)) {
                        error = piece.error();
                        ended = error != null || piece.length() == 0;
                        if (error != null) {
                            throw new IOException(error);
                        }
                        if (!ended) {
                            piece.writeTo(out, format.headingLength(piece.bytes()));
                        }
                    }
                }
                out.close();
                callback.succeeded();
            } finally {
                if (!ended) {
                    connection.cancel(stream);
                }
            }
        }
    }

    private void insert(
            NativeEngine.Connection connection,
            StatementRequest statement,
            StatementRequest.InsertData insert,
            Response response,
            Callback callback)
            throws IOException {
        try (NativeEngine.Insert running = connection.insert(insert.head(), insert.format(), statement.parameters())) {
            String error = running.error();
            if (error != null) {
                skip(insert.data());
                refuse(response, callback, error);
                return;
            }
            var piece = new byte[1 << 20];
            boolean accepted = true;
            try {
                for (int size = 1; accepted && size > 0; ) {
                    size = insert.data().readNBytes(piece, 0, piece.length);
                    accepted = size == 0 || running.append(piece, size);
                }
            } catch (IOException gone) {
                running.cancel();
                throw gone;
            }
            try (NativeEngine.Result result = running.finish()) {
                error = result.error();
                if (error != null) {
                    skip(insert.data());
                    refuse(response, callback, error);
                    return;
                }
                begin(response, statement, result);
                response.write(true, ByteBuffer.allocate(0), callback);
            }
        }
    }

    /// A client that is still sending would not read the answer.
    private static void skip(InputStream data) throws IOException {
        data.transferTo(OutputStream.nullOutputStream());
    }

    private static void begin(Response response, StatementRequest statement, NativeEngine.Result result) {
        response.setStatus(200);
        response.getHeaders().put("Content-Type", "application/octet-stream");
        response.getHeaders().put("X-ClickHouse-Format", format(statement));
        response.getHeaders().put("X-ClickHouse-Summary", summary(result.statistics()));
    }

    private static OutputStream out(Response response, StatementRequest statement) {
        OutputStream plain = Content.Sink.asOutputStream(response);
        return statement.compressAnswer() ? new AnswerBlocks(plain) : new java.io.BufferedOutputStream(plain, 1 << 16);
    }

    private static String summary(NativeEngine.Statistics statistics) {
        return """
                {"read_rows":"%d","read_bytes":"%d","written_rows":"%d","written_bytes":"%d",\
                "total_rows_to_read":"0","result_rows":"0","result_bytes":"0","elapsed_ns":"%d"}""".formatted(
                        statistics.rowsRead(),
                        statistics.bytesRead(),
                        statistics.rowsWritten(),
                        statistics.bytesWritten(),
                        statistics.elapsedNanos());
    }

    private Optional<Login> login(HttpFields headers) {
        String user = headers.get("X-ClickHouse-User");
        String password = headers.get("X-ClickHouse-Key");
        String basic = headers.get("Authorization");
        if (basic != null && basic.startsWith("Basic ")) {
            String decoded = new String(
                    Base64.getDecoder()
                            .decode(basic.substring("Basic ".length()).strip()),
                    StandardCharsets.UTF_8);
            int colon = decoded.indexOf(':');
            user = colon < 0 ? decoded : decoded.substring(0, colon);
            password = colon < 0 ? "" : decoded.substring(colon + 1);
        }
        if (user == null || password == null) {
            return Optional.empty();
        }
        Login known = user.equals(reader.user()) ? reader : writer;
        boolean right = known.user().equals(user)
                && MessageDigest.isEqual(
                        known.password().getBytes(StandardCharsets.UTF_8), password.getBytes(StandardCharsets.UTF_8));
        return right ? Optional.of(known) : Optional.empty();
    }

    private void refuse(Response response, Callback callback, String message) {
        int code = EngineErrors.code(message);
        String full = message.contains("(version") ? message : message + " (version " + version + ")";
        response.setStatus(EngineErrors.status(code));
        response.getHeaders().put("X-ClickHouse-Exception-Code", Integer.toString(code));
        answer(response, callback, full + "\n");
    }

    private static void answer(Response response, Callback callback, String text) {
        response.getHeaders().put("Content-Type", "text/plain; charset=UTF-8");
        response.write(true, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), callback);
    }

    private void fail(Response response, Callback callback, Exception failure) {
        if (response.isCommitted()) {
            callback.failed(failure);
            return;
        }
        response.reset();
        refuse(
                response,
                callback,
                EngineErrors.message(EngineErrors.UNKNOWN, failure.getMessage() + " (UNKNOWN_EXCEPTION)"));
    }
}
