package org.jujian.server.stores;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jujian.testing.PostgresFixture;
import org.junit.jupiter.api.Test;

/// The second wall as PostgreSQL's catalogue shows it, over the migrations of all modules.
class WallsTest {
    @Test
    void everyTableOfTheDomainIsUnderForcedRowLevelSecurity() {
        List<String> open = PostgresFixture.superuser().fetch("""
                        SELECT format('%s.%s', n.nspname, c.relname)
                        FROM pg_class c
                        JOIN pg_namespace n ON n.oid = c.relnamespace
                        WHERE n.nspname IN ('tenants', 'etl', 'reports')
                          AND c.relkind IN ('r', 'p')
                          AND NOT (c.relrowsecurity AND c.relforcerowsecurity)
                        ORDER BY 1
                        """).into(String.class);
        assertThat(open).isEmpty();
    }

    @Test
    void everyTableThatNamesAUnitIsUnderForcedRowLevelSecurity() {
        List<String> open = PostgresFixture.superuser().fetch("""
                        SELECT format('%s.%s', n.nspname, c.relname)
                        FROM pg_class c
                        JOIN pg_namespace n ON n.oid = c.relnamespace
                        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'unit' AND NOT a.attisdropped
                        WHERE n.nspname NOT IN ('pg_catalog', 'information_schema')
                          AND c.relkind IN ('r', 'p')
                          AND NOT (c.relrowsecurity AND c.relforcerowsecurity)
                        """).into(String.class);
        assertThat(open).isEmpty();
    }

    @Test
    void theApplicationOwnsNothingAndHasNoWayRound() {
        var role = PostgresFixture.superuser().fetchSingle("""
                        SELECT rolsuper, rolbypassrls, rolcreaterole,
                               (SELECT count(*) FROM pg_class WHERE relowner = r.oid),
                               (SELECT count(*) FROM pg_auth_members WHERE member = r.oid)
                        FROM pg_roles r
                        WHERE rolname = 'jujian_app'
                        """);
        assertThat(role.intoList()).containsExactly(false, false, false, 0L, 0L);
    }

    @Test
    void viewsDoNotGoRoundTheWall() {
        List<String> views = PostgresFixture.superuser().fetch("""
                        SELECT format('%s.%s', n.nspname, c.relname)
                        FROM pg_class c
                        JOIN pg_namespace n ON n.oid = c.relnamespace
                        WHERE n.nspname IN ('base', 'tenants', 'etl', 'reports', 'server')
                          AND (c.relkind = 'm'
                               OR c.relkind = 'v'
                                  AND NOT coalesce('security_invoker=true' = ANY (c.reloptions), false))
                        """).into(String.class);
        assertThat(views).isEmpty();
    }

    @Test
    void functionsDoNotRunWithTheOwnersRights() {
        List<String> definers = PostgresFixture.superuser().fetch("""
                        SELECT format('%s.%s', n.nspname, p.proname)
                        FROM pg_proc p
                        JOIN pg_namespace n ON n.oid = p.pronamespace
                        WHERE n.nspname IN ('base', 'tenants', 'etl', 'reports', 'server')
                          AND p.prosecdef
                        """).into(String.class);
        assertThat(definers).isEmpty();
    }
}
