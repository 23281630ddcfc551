package org.jujian.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jujian.base.postgres.Database;
import org.jujian.base.postgres.PostgresAddress;
import org.jujian.base.postgres.PostgresStore;

/// One real PostgreSQL per test JVM, with the roles and all migrations on the class path; started by the first use.
/// Not durable, because nothing of it is kept.
public final class PostgresFixture {
    private static final int CONNECTIONS = 8;

    private PostgresFixture() {}

    /// As the application has it: role `jujian_app`, row-level security in force.
    public static Database database() {
        return Started.STORE.database();
    }

    public static PostgresStore store() {
        return Started.STORE;
    }

    public static PostgresAddress.Embedded address() {
        return Started.ADDRESS;
    }

    /// As the superuser, for looking at the catalogue and for setting up what the walls would refuse.
    public static DSLContext superuser() {
        return DSL.using(Started.SUPERUSER, SQLDialect.POSTGRES);
    }

    /// Empties all tables of the schemas, for example `empty("tenants", "etl")`.
    public static void empty(String... schemas) {
        DSLContext db = superuser();
        List<String> tables = db.fetch("""
                        SELECT format('%I.%I', schemaname, tablename)
                        FROM pg_tables
                        WHERE schemaname = ANY (?)
                        """, (Object) schemas).into(String.class);
        if (!tables.isEmpty()) {
            db.execute("TRUNCATE " + tables.stream().collect(Collectors.joining(", ")) + " RESTART IDENTITY CASCADE");
        }
    }

    private static final class Started {
        static final DataSource SUPERUSER;
        static final PostgresAddress.Embedded ADDRESS;
        static final PostgresStore STORE;

        static {
            try {
                EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setLocaleConfig("locale-provider", "builtin")
                        .setLocaleConfig("builtin-locale", "C.UTF-8")
                        .setLocaleConfig("locale", "C")
                        .start();
                SUPERUSER = server.getPostgresDatabase();
                ADDRESS = new PostgresAddress.Embedded(
                        "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres", "owner", "application");
                PostgresStore.createEmbeddedRoles(SUPERUSER, "postgres", ADDRESS);
                STORE = PostgresStore.open(ADDRESS, CONNECTIONS);
            } catch (IOException e) {
                throw new UncheckedIOException("test PostgreSQL: cannot start", e);
            }
        }
    }
}
