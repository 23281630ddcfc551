package org.jujian.embedded.engine.process;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// libchdb through `java.lang.foreign`. One engine per process; every call must come from a platform thread with a
/// stack of 16 MiB, because the parser and the planner of ClickHouse recurse on the caller's stack.
final class NativeEngine {
    private static final int CLASS_READ_ONLY = 0;
    private static final MemoryLayout A = ADDRESS;
    private static final MemoryLayout I = JAVA_INT;
    private static final MemoryLayout L = JAVA_LONG;

    private final SymbolLookup symbols;
    private final MethodHandle connect;
    private final MethodHandle closeConnection;
    private final MethodHandle query;
    private final MethodHandle streamQuery;
    private final MethodHandle streamInsert;
    private final MethodHandle fetch;
    private final MethodHandle cancel;
    private final MethodHandle destroyResult;
    private final MethodHandle buffer;
    private final MethodHandle length;
    private final MethodHandle error;
    private final MethodHandle rowsRead;
    private final MethodHandle bytesRead;
    private final MethodHandle rowsWritten;
    private final MethodHandle bytesWritten;
    private final MethodHandle elapsed;
    private final MethodHandle classify;
    private final MethodHandle append;
    private final MethodHandle finishInsert;
    private final MethodHandle insertError;
    private final MethodHandle cancelInsert;
    private final MethodHandle destroyInsert;
    private final MethodHandle shutdown;

    /// Loads the library. Its own signal handlers are switched off before the first connection, because the JVM uses
    /// SIGSEGV itself.
    NativeEngine(Path library) {
        symbols = SymbolLookup.libraryLookup(library, Arena.global());
        connect = function("chdb_connect", A, I, A);
        closeConnection = procedure("chdb_close_conn", A);
        query = function("chdb_query_with_params_n", A, A, A, L, A, L, A, A, A, A, L);
        streamQuery = function("chdb_stream_query_with_params_n", A, A, A, L, A, L, A, A, A, A, L);
        streamInsert = function("chdb_stream_insert_with_params_n", A, A, A, L, A, L, A, A, A, A, L);
        fetch = function("chdb_stream_fetch_result", A, A, A);
        cancel = procedure("chdb_stream_cancel_query", A, A);
        destroyResult = procedure("chdb_destroy_query_result", A);
        buffer = function("chdb_result_buffer", A, A);
        length = function("chdb_result_length", L, A);
        error = function("chdb_result_error", A, A);
        rowsRead = function("chdb_result_storage_rows_read", L, A);
        bytesRead = function("chdb_result_storage_bytes_read", L, A);
        rowsWritten = function("chdb_result_rows_written", L, A);
        bytesWritten = function("chdb_result_bytes_written", L, A);
        elapsed = function("chdb_result_elapsed", JAVA_DOUBLE, A);
        classify = function("chdb_classify_query_n", I, A, A, L, A, L, A);
        append = function("chdb_stream_append", I, A, A, L);
        finishInsert = function("chdb_stream_done", A, A);
        insertError = function("chdb_stream_insert_error", A, A);
        cancelInsert = procedure("chdb_stream_cancel_insert", A);
        destroyInsert = procedure("chdb_destroy_insert_stream", A);
        shutdown = function("chdb_shutdown", I);
        MethodHandle signalHandlers = procedure("chdb_set_signal_handlers_enabled", I);
        run(() -> signalHandlers.invoke(0));
    }

    Connection connect(List<String> arguments) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment argv = arena.allocate(ADDRESS, arguments.size() + 2L);
            argv.setAtIndex(ADDRESS, 0, arena.allocateFrom("chdb"));
            for (int i = 0; i < arguments.size(); i++) {
                argv.setAtIndex(ADDRESS, i + 1L, arena.allocateFrom(arguments.get(i)));
            }
            MemorySegment handle = call(() -> (MemorySegment) connect.invoke(arguments.size() + 1, argv));
            if (handle.address() == 0) {
                throw new IllegalStateException("engine: no connection; the directory may be damaged or in use");
            }
            return new Connection(handle);
        }
    }

    /// Ends the threads of the engine, after all connections were closed. The library declines (1) as long as a
    /// MergeTree
    /// table was open, with nothing running and nothing unsaved; then the end of the process takes the threads along.
    int shutdown() {
        return call(() -> (int) shutdown.invoke());
    }

    record Statistics(long rowsRead, long bytesRead, long rowsWritten, long bytesWritten, long elapsedNanos) {}

    record Classification(int statements, boolean readOnly) {}

    /// An answer, or a piece of one, in native memory.
    final class Result implements AutoCloseable {
        private final MemorySegment handle;

        private Result(MemorySegment handle) {
            this.handle = handle;
        }

        @Nullable
        String error() {
            return textAt(call(() -> (MemorySegment) error.invoke(handle)));
        }

        long length() {
            return handle.address() == 0 ? 0 : call(() -> (long) length.invoke(handle));
        }

        MemorySegment bytes() {
            long size = length();
            return size == 0
                    ? MemorySegment.NULL
                    : call(() -> (MemorySegment) buffer.invoke(handle)).reinterpret(size);
        }

        /// Copies everything from `start` on.
        void writeTo(OutputStream out, long start) throws IOException {
            MemorySegment bytes = bytes();
            var piece = new byte[1 << 16];
            for (long at = start; at < bytes.byteSize(); at += piece.length) {
                int size = (int) Math.min(piece.length, bytes.byteSize() - at);
                MemorySegment.copy(bytes, JAVA_BYTE, at, piece, 0, size);
                out.write(piece, 0, size);
            }
        }

        String text() {
            MemorySegment bytes = bytes();
            return bytes.byteSize() == 0 ? "" : new String(bytes.toArray(JAVA_BYTE), StandardCharsets.UTF_8);
        }

        Statistics statistics() {
            return new Statistics(
                    call(() -> (long) rowsRead.invoke(handle)),
                    call(() -> (long) bytesRead.invoke(handle)),
                    call(() -> (long) rowsWritten.invoke(handle)),
                    call(() -> (long) bytesWritten.invoke(handle)),
                    (long) (call(() -> (double) elapsed.invoke(handle)) * 1e9));
        }

        @Override
        public void close() {
            if (handle.address() != 0) {
                run(() -> destroyResult.invoke(handle));
            }
        }
    }

    /// One connection: a session with settings, a database and temporary tables. Not for two threads at once.
    final class Connection implements AutoCloseable {
        private final MemorySegment handle;
        private final MemorySegment connection;

        private Connection(MemorySegment handle) {
            this.handle = handle;
            this.connection = handle.reinterpret(ADDRESS.byteSize()).get(ADDRESS, 0);
        }

        /// Runs to the end; the whole answer is in memory then.
        Result query(String sql, String format, Map<String, String> parameters) {
            return new Result(send(query, sql, format, parameters));
        }

        /// Starts a query whose answer is fetched piece by piece.
        Result stream(String sql, String format, Map<String, String> parameters) {
            return new Result(send(streamQuery, sql, format, parameters));
        }

        /// The next piece; one without bytes is the end.
        Result fetch(Result stream) {
            return new Result(call(() -> (MemorySegment) fetch.invoke(connection, stream.handle)));
        }

        void cancel(Result stream) {
            run(() -> cancel.invoke(connection, stream.handle));
        }

        Insert insert(String sql, String format, Map<String, String> parameters) {
            return new Insert(send(streamInsert, sql, format, parameters));
        }

        Classification classify(String sql) {
            try (Arena arena = Arena.ofConfined()) {
                byte[] bytes = sql.getBytes(StandardCharsets.UTF_8);
                MemorySegment text = copy(arena, bytes);
                MemorySegment answer = arena.allocate(16, 4);
                answer.setAtIndex(JAVA_INT, 0, 16);
                int code = call(() ->
                        (int) classify.invoke(connection, text, (long) bytes.length, MemorySegment.NULL, 0L, answer));
                return code == 0
                        ? new Classification(
                                answer.getAtIndex(JAVA_INT, 1), answer.getAtIndex(JAVA_INT, 3) == CLASS_READ_ONLY)
                        : new Classification(1, false);
            }
        }

        /// Runs a statement without an answer of interest and throws when it fails.
        String require(String sql) {
            try (Result result = query(sql, "TSV", Map.of())) {
                String error = result.error();
                if (error != null) {
                    throw new IllegalStateException("engine: " + error);
                }
                return result.text().strip();
            }
        }

        private MemorySegment send(MethodHandle function, String sql, String format, Map<String, String> parameters) {
            try (Arena arena = Arena.ofConfined()) {
                byte[] text = sql.getBytes(StandardCharsets.UTF_8);
                byte[] formatName = format.getBytes(StandardCharsets.UTF_8);
                long count = parameters.size();
                MemorySegment names = arena.allocate(ADDRESS, count + 1);
                MemorySegment nameLengths = arena.allocate(JAVA_LONG, count + 1);
                MemorySegment values = arena.allocate(ADDRESS, count + 1);
                MemorySegment valueLengths = arena.allocate(JAVA_LONG, count + 1);
                long at = 0;
                for (var parameter : parameters.entrySet()) {
                    byte[] name = parameter.getKey().getBytes(StandardCharsets.UTF_8);
                    byte[] value = parameter.getValue().getBytes(StandardCharsets.UTF_8);
                    names.setAtIndex(ADDRESS, at, copy(arena, name));
                    nameLengths.setAtIndex(JAVA_LONG, at, name.length);
                    values.setAtIndex(ADDRESS, at, copy(arena, value));
                    valueLengths.setAtIndex(JAVA_LONG, at, value.length);
                    at++;
                }
                MemorySegment sqlBytes = copy(arena, text);
                MemorySegment formatBytes = copy(arena, formatName);
                return call(() -> (MemorySegment) function.invoke(
                        connection,
                        sqlBytes,
                        (long) text.length,
                        formatBytes,
                        (long) formatName.length,
                        names,
                        nameLengths,
                        values,
                        valueLengths,
                        count));
            }
        }

        @Override
        public void close() {
            run(() -> closeConnection.invoke(handle));
        }
    }

    /// An INSERT whose data arrives piece by piece; nothing is stored before `finish`, unless the data is larger than a
    /// block of the engine.
    final class Insert implements AutoCloseable {
        private final MemorySegment handle;
        private final Arena arena = Arena.ofConfined();
        private final MemorySegment piece = arena.allocate(1 << 20);

        private Insert(MemorySegment handle) {
            this.handle = handle;
        }

        @Nullable
        String error() {
            return textAt(call(() -> (MemorySegment) insertError.invoke(handle)));
        }

        /// At most 1 MiB; false when the engine has given up, see [#finish()].
        boolean append(byte[] bytes, int size) {
            MemorySegment.copy(bytes, 0, piece, JAVA_BYTE, 0, size);
            return call(() -> (int) append.invoke(handle, piece, (long) size)) == 0;
        }

        Result finish() {
            return new Result(call(() -> (MemorySegment) finishInsert.invoke(handle)));
        }

        void cancel() {
            run(() -> cancelInsert.invoke(handle));
        }

        @Override
        public void close() {
            run(() -> destroyInsert.invoke(handle));
            arena.close();
        }
    }

    private interface NativeCall<T> {
        T invoke() throws Throwable;
    }

    private interface NativeProcedure {
        void invoke() throws Throwable;
    }

    private static <T> T call(NativeCall<T> call) {
        try {
            return call.invoke();
        } catch (RuntimeException | Error failure) {
            throw failure;
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void run(NativeProcedure procedure) {
        try {
            procedure.invoke();
        } catch (RuntimeException | Error failure) {
            throw failure;
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private MethodHandle function(String name, MemoryLayout answer, MemoryLayout... arguments) {
        return Linker.nativeLinker().downcallHandle(symbol(name), FunctionDescriptor.of(answer, arguments));
    }

    private MethodHandle procedure(String name, MemoryLayout... arguments) {
        return Linker.nativeLinker().downcallHandle(symbol(name), FunctionDescriptor.ofVoid(arguments));
    }

    private MemorySegment symbol(String name) {
        return symbols.find(name)
                .orElseThrow(() -> new IllegalStateException(
                        "engine library: expected the function " + name + "; is it the version of the lock file?"));
    }

    private static MemorySegment copy(Arena arena, byte[] bytes) {
        MemorySegment segment = arena.allocate(Math.max(1, bytes.length));
        MemorySegment.copy(bytes, 0, segment, JAVA_BYTE, 0, bytes.length);
        return segment;
    }

    private static @Nullable String textAt(MemorySegment pointer) {
        return pointer.address() == 0
                ? null
                : pointer.reinterpret(Long.MAX_VALUE).getString(0);
    }
}
