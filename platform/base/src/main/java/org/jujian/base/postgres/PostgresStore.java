package org.jujian.base.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/// PostgreSQL made ready: roles present, migrations of all modules on the class path applied, and a pool whose role
/// `jujian_app` neither owns a table nor gets round row-level security.
public final class PostgresStore implements AutoCloseable {
    private static final String OWNER = "jujian_owner";
    private static final String APPLICATION = "jujian_app";

    private final HikariDataSource pool;
    private final Database database;

    private PostgresStore(HikariDataSource pool) {
        this.pool = pool;
        this.database = new Database(pool);
    }

    /// Prepares, migrates and opens. `IllegalStateException` with a sentence for the operator when the server's roles
    /// would make row-level security void.
    public static PostgresStore open(PostgresAddress address, int connections) {
        migrate(address, PostgresStore.class.getClassLoader());
        HikariDataSource pool = pool(address, connections);
        try {
            refuseRoleAboveRowSecurity(pool);
            return new PostgresStore(pool);
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
    }

    /// Brings the schemas to the newest state: every `db/migration/V<module>_<number>__<name>.sql` that `classPath`
    /// shows, and those of the `more` Flyway locations, as `jujian_owner`.
    public static void migrate(PostgresAddress address, ClassLoader classPath, String... more) {
        Flyway.configure(classPath)
                .dataSource(migrator(address))
                .initSql("SET ROLE " + OWNER)
                .locations(Stream.concat(Stream.of("classpath:db/migration"), Arrays.stream(more))
                        .toArray(String[]::new))
                .defaultSchema("base")
                .createSchemas(true)
                .table("schema_history")
                .outOfOrder(true)
                .validateMigrationNaming(true)
                .outputQueryResults(false)
                .load()
                .migrate();
    }

    public Database database() {
        return database;
    }

    /// For libraries that want a pool (sessions, scheduler): tables without units only.
    public DataSource dataSource() {
        return pool;
    }

    @Override
    public void close() {
        pool.close();
    }

    /// Creates the two roles with the logins of an embedded server; `superuser` logs in as such, to any database.
    public static void createEmbeddedRoles(DataSource superuser, String database, PostgresAddress.Embedded address) {
        transaction(superuser, db -> {
            createRoles(db);
            db.execute("ALTER ROLE " + OWNER + " LOGIN PASSWORD " + literal(address.ownerPassword()));
            db.execute("ALTER ROLE " + APPLICATION + " LOGIN PASSWORD " + literal(address.applicationPassword()));
            db.execute("ALTER DATABASE " + database + " OWNER TO " + OWNER);
            db.execute("GRANT CONNECT ON DATABASE " + database + " TO " + APPLICATION);
        });
    }

    private static DataSource migrator(PostgresAddress address) {
        return switch (address) {
            case PostgresAddress.Embedded e -> login(e.url(), OWNER, e.ownerPassword());
            case PostgresAddress.External e -> {
                DataSource login = login(e.url(), e.user(), e.password());
                transaction(login, db -> {
                    createRoles(db);
                    db.execute("GRANT " + OWNER + ", " + APPLICATION + " TO CURRENT_USER WITH SET TRUE");
                    allowSchemas(db);
                });
                yield login;
            }
        };
    }

    private static void createRoles(DSLContext db) {
        for (String role : new String[] {OWNER, APPLICATION}) {
            if (!db.fetchExists(
                    DSL.table("pg_roles"), DSL.field("rolname", String.class).eq(role))) {
                db.execute("CREATE ROLE " + role + " NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOCREATEDB");
            }
        }
    }

    private static void allowSchemas(DSLContext db) {
        db.execute("""
                DO $$ BEGIN
                    EXECUTE format('GRANT CREATE ON DATABASE %I TO jujian_owner', current_database());
                END $$
                """);
    }

    private static HikariDataSource pool(PostgresAddress address, int connections) {
        var config = new HikariConfig();
        config.setPoolName("postgres");
        config.setMaximumPoolSize(connections);
        config.setConnectionTimeout(Duration.ofSeconds(20).toMillis());
        config.setDataSource(
                switch (address) {
                    case PostgresAddress.Embedded e -> login(e.url(), APPLICATION, e.applicationPassword());
                    case PostgresAddress.External e -> login(e.url(), e.user(), e.password());
                });
        config.setConnectionInitSql("SET ROLE " + APPLICATION);
        return new HikariDataSource(config);
    }

    private static void refuseRoleAboveRowSecurity(DataSource pool) {
        transaction(pool, db -> {
            var role = db.fetchSingle("""
                    SELECT rolname, rolsuper OR rolbypassrls AS above
                    FROM pg_roles
                    WHERE rolname = current_user
                    """);
            if (role.get("above", Boolean.class)) {
                throw new IllegalStateException("PostgreSQL role " + role.get("rolname")
                        + ": expected neither SUPERUSER nor BYPASSRLS, because the walls between units would not hold;"
                        + " take these rights away and start again");
            }
        });
    }

    private static DataSource login(String url, String user, String password) {
        var source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser(user);
        source.setPassword(password);
        source.setApplicationName("jujian");
        source.setPrepareThreshold(3);
        source.setReWriteBatchedInserts(true);
        source.setTcpKeepAlive(true);
        return source;
    }

    private static void transaction(DataSource source, Consumer<DSLContext> work) {
        try (Connection connection = source.getConnection()) {
            work.accept(DSL.using(connection, SQLDialect.POSTGRES));
        } catch (SQLException e) {
            throw new DataAccessException("PostgreSQL: cannot prepare the roles", e);
        }
    }

    private static String literal(@Nullable String text) {
        return DSL.using(SQLDialect.POSTGRES).renderInlined(DSL.inline(text));
    }
}
