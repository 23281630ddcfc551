package org.jujian.embedded.engine.process;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/// Connections that outlive a request, by session id; each is lent to one request at a time and closed when it was idle
/// for longer than its client asked for.
final class Sessions implements AutoCloseable {
    private final Supplier<NativeEngine.Connection> connections;
    private final Clock clock;
    private final Map<String, Session> sessions = new ConcurrentHashMap<>();

    Sessions(Supplier<NativeEngine.Connection> connections, Clock clock) {
        this.connections = connections;
        this.clock = clock;
    }

    static final class Session {
        private final NativeEngine.Connection connection;
        private final AtomicBoolean lent = new AtomicBoolean();
        private volatile Instant expires;

        private Session(NativeEngine.Connection connection, Instant expires) {
            this.connection = connection;
            this.expires = expires;
        }

        NativeEngine.Connection connection() {
            return connection;
        }
    }

    /// Empty when another request has the session.
    Optional<Session> borrow(String id, int seconds) {
        closeIdle();
        Instant expires = clock.instant().plusSeconds(seconds);
        var lent = sessions.compute(id, (key, known) -> {
            var session = known == null ? new Session(connections.get(), expires) : known;
            if (session.lent.get()) {
                return session;
            }
            session.expires = expires;
            return session;
        });
        return lent.lent.compareAndSet(false, true) ? Optional.of(lent) : Optional.empty();
    }

    void giveBack(Session session) {
        session.lent.set(false);
    }

    private void closeIdle() {
        Instant now = clock.instant();
        for (String id : sessions.keySet()) {
            sessions.computeIfPresent(id, (key, session) -> {
                if (session.expires.isBefore(now) && session.lent.compareAndSet(false, true)) {
                    session.connection.close();
                    return null;
                }
                return session;
            });
        }
    }

    @Override
    public void close() {
        sessions.values().forEach(session -> session.connection.close());
        sessions.clear();
    }
}
