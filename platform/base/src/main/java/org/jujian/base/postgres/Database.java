package org.jujian.base.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.jujian.base.scope.Scope;

/// PostgreSQL under a scope. Each call is one transaction on one connection: committed when `work` returns, rolled
/// back when it throws. The scope is set for that transaction only, so a pooled connection never keeps it; row-level
/// security shows and accepts only rows whose unit lies in the scope's ranges.
///
/// Errors: what `work` throws comes out as it was; the store's own failures are jOOQ's `DataAccessException`.
/// A failure of the commit itself leaves the outcome unknown: repeat only what may be repeated.
public final class Database {
    private static final Settings SETTINGS =
            new Settings().withRenderFormatted(false).withExecuteLogging(false).withRenderCatalog(false);

    private final DataSource pool;

    public Database(DataSource pool) {
        this.pool = pool;
    }

    /// A read-only transaction.
    public <R extends @Nullable Object> R read(Scope scope, Function<DSLContext, R> work) {
        return transaction(scope, Access.READ, work);
    }

    public <R extends @Nullable Object> R write(Scope scope, Function<DSLContext, R> work) {
        return transaction(scope, Access.WRITE, work);
    }

    /// `write` for work without a result.
    public void run(Scope scope, Consumer<DSLContext> work) {
        var unused = write(scope, db -> {
            work.accept(db);
            return true;
        });
    }

    private <R extends @Nullable Object> R transaction(Scope scope, Access access, Function<DSLContext, R> work) {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            connection.setReadOnly(access == Access.READ);
            try {
                setScope(connection, scope);
                R result = work.apply(DSL.using(connection, SQLDialect.POSTGRES, SETTINGS));
                connection.commit();
                return result;
            } catch (Throwable failure) {
                rollback(connection, failure);
                throw failure;
            }
        } catch (SQLException e) {
            throw new DataAccessException("PostgreSQL: transaction of " + scope.actor() + " failed", e);
        }
    }

    private static void setScope(Connection connection, Scope scope) throws SQLException {
        try (PreparedStatement set = connection.prepareStatement("""
                SELECT set_config('jujian.ranges', ?, true),
                       set_config('jujian.audience', ?, true),
                       set_config('jujian.actor', ?, true)
                """)) {
            set.setString(1, ranges(scope));
            set.setString(2, scope.audience().name());
            set.setString(3, scope.actor());
            set.execute();
        }
    }

    /// The scope as PostgreSQL writes an `int8multirange`.
    static String ranges(Scope scope) {
        return scope.ranges().stream()
                .map(range -> "[" + range.from() + "," + range.to() + "]")
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static void rollback(Connection connection, Throwable failure) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    private enum Access {
        READ,
        WRITE
    }
}
