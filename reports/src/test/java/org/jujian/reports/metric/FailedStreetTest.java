package org.jujian.reports.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Optional;
import org.jujian.base.code.UnitCode;
import org.jujian.base.scope.Scope;
import org.jujian.base.time.Period;
import org.jujian.etl.rule.FeedMode;
import org.jujian.testing.PostgresFixture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One of two streets cannot be published: the other is, the run names the one, and the next run makes up for it.
class FailedStreetTest {
    private static final Scope EVERYONE = Scope.system("test");

    @TempDir
    static Path directory;

    private static Installation installation;

    @BeforeAll
    static void starts() {
        installation = new Installation(directory);
        feed("310114001");
        feed("310114002");
        PostgresFixture.superuser().execute("""
                CREATE FUNCTION reports.refuse_street() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN RAISE EXCEPTION 'street refused by the test'; END $$;
                CREATE TRIGGER refuse_street BEFORE INSERT ON reports.publication
                FOR EACH ROW WHEN (NEW.unit = 310114001000) EXECUTE FUNCTION reports.refuse_street()
                """);
    }

    @AfterEach
    void mends() {
        PostgresFixture.superuser().execute("DROP FUNCTION IF EXISTS reports.refuse_street CASCADE");
    }

    @AfterAll
    static void stops() {
        if (installation != null) {
            installation.close();
        }
    }

    @Test
    void publishesTheOthersNamesTheStreetAndTriesAgain() {
        assertThatThrownBy(() -> installation.runs.work()).hasMessageContaining("street refused by the test");
        assertThat(published("310114001000")).isEmpty();
        assertThat(published("310114002000")).contains("2026-03-31");
        assertThat(lastRun()).isEqualTo("FAILED 街道 310114001 没有算完，其余 1 个街道已经完成；平台会再次计算，如仍未完成请联系平台管理员。");

        mends();
        installation.runs.work();
        assertThat(published("310114001000")).contains("2026-03-31");
        assertThat(lastRun()).isEqualTo("DONE");
        assertThat(installation.figures.find(
                        EVERYONE,
                        Figures.Query.of(
                                UnitCode.of("310114001001"),
                                Period.parse("2026-03").orElseThrow())))
                .isNotEmpty();
    }

    private static void feed(String street) {
        var rows = installation
                .feed(street, "T-00", FeedMode.BACKFILL, """
                        社区代码,社区名称,街道代码,街道名称,社区类型,启用日期
                        %s001,甲社区,%s,某街道,城市社区,2025-01-01
                        """.formatted(street, street))
                .rows();
        assertThat(rows.accepted()).isEqualTo(1);
    }

    private static Optional<String> published(String street) {
        return PostgresFixture.superuser()
                .fetchOptional("SELECT as_of::text FROM reports.publication WHERE unit = ?", Long.valueOf(street))
                .map(row -> row.get(0, String.class));
    }

    private static String lastRun() {
        return PostgresFixture.superuser()
                .fetchSingle("SELECT concat_ws(' ', state, problem) FROM reports.run ORDER BY number DESC LIMIT 1")
                .get(0, String.class);
    }
}
