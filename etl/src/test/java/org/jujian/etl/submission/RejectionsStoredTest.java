package org.jujian.etl.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jujian.base.code.StreetCode;
import org.jujian.base.columnstore.ColumnStore;
import org.jujian.base.columnstore.Statement;
import org.jujian.base.scope.Audience;
import org.jujian.base.scope.Scope;
import org.jujian.testing.EngineFixture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Rejections as they are kept: each month of a line for itself, grouped by reason, page by page.
class RejectionsStoredTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-04-01T00:00:00Z"), ZoneOffset.UTC);
    private static final String WIDE = """
            社区代码,资金,2026年1月,,,,2026年2月,,,
            ,,上期结余,收入,支出,期末结余,上期结余,收入,支出,期末结余
            310114004009,现金,1,五,0,1,1,0,六,1
            310114004009,银行存款,7,2,0,9,9,0,0,9
            310114004009,专项,1,七,0,1,,,,
            """;

    private static ColumnStore columnStore;

    @TempDir
    Path directory;

    private Feeding feeding;

    @BeforeAll
    static void migrate() {
        columnStore = EngineFixture.migrated();
    }

    @BeforeEach
    void empty() {
        Feeding.empty(columnStore);
        feeding = new Feeding(columnStore, directory, CLOCK);
        feed("T-00", """
                社区代码,社区名称,街道代码,街道名称,启用日期
                310114004009,李园一村社区,310114004,嘉定镇街道,2020-01-01
                """);
    }

    @Test
    void keepsTheRejectionsOfEachMonthOfALine() throws IOException {
        Submission done = feed("T-03", WIDE);
        assertThat(done.rows()).isEqualTo(new RowCounts(2, 3, 0));
        assertThat(feeding.submissions.rejections(Feeding.SYSTEM, done.id(), RejectionPage.first(10)).stream()
                        .map(r -> r.row() + " " + r.part() + " " + r.code() + " " + r.column() + " " + r.letters() + " "
                                + r.heading()))
                .containsExactly(
                        "3 1 BAD_VALUE 本期收入 D 2026年1月/收入",
                        "3 2 BAD_VALUE 本期支出 I 2026年2月/支出",
                        "5 1 BAD_VALUE 本期收入 D 2026年1月/收入");
        assertThat(columnStore.query(Feeding.SYSTEM, Statement.of("""
                        SELECT concat(toString(row), ' ', toString(month), ' ', fund, ' ', toString(closing)) AS listing
                        FROM sheet FINAL
                        WHERE {scope:unit}
                        ORDER BY month
                        """), row -> row.string("listing")))
                .containsExactly("4 2026-01-01 银行存款 9", "4 2026-02-01 银行存款 9");

        var out = new ByteArrayOutputStream();
        feeding.submissions.writeErrorFile(Feeding.SYSTEM, done.id(), out);
        assertThat(out.toString(StandardCharsets.UTF_8).lines().toList().get(2))
                .contains("第 3 行　2026年1月/收入：发现“五”", "第 3 行　2026年2月/支出：发现“六”");
    }

    @Test
    void groupsByReasonAndTurnsPages() {
        Submission done = feed("T-03", WIDE);
        assertThat(feeding.submissions.reasons(Feeding.SYSTEM, done.id(), 1).stream()
                        .map(r -> r.count() + " " + r.code() + " " + r.column() + " from row "
                                + r.first().getFirst().row()))
                .containsExactly("2 BAD_VALUE 本期收入 from row 3", "1 BAD_VALUE 本期支出 from row 3");
        var income = Optional.of(new RejectionPage.Reason("BAD_VALUE", "本期收入"));
        assertThat(rows(done, new RejectionPage(income, RejectionPage.Place.BEGINNING, 0, 10)))
                .containsExactly("3.1", "5.1");
        assertThat(rows(done, new RejectionPage(income, RejectionPage.Place.BEGINNING, 1, 10)))
                .containsExactly("5.1");
        assertThat(rows(done, new RejectionPage(Optional.empty(), new RejectionPage.Place(3, 1), 0, 1)))
                .containsExactly("3.2");
    }

    @Test
    void showsAnotherStreetNothing() {
        Submission done = feed("T-03", WIDE);
        var xinhua = new Scope(
                "xinhua-office",
                Audience.STREET,
                List.of(StreetCode.of("640104005").range()));
        assertThat(feeding.submissions.rejections(xinhua, done.id(), RejectionPage.first(10)))
                .isEmpty();
        assertThat(feeding.submissions.reasons(xinhua, done.id(), 3)).isEmpty();
    }

    private List<String> rows(Submission done, RejectionPage page) {
        return feeding.submissions.rejections(Feeding.SYSTEM, done.id(), page).stream()
                .map(r -> r.row() + "." + r.part())
                .toList();
    }

    private Submission feed(String template, String text) {
        Submission received =
                feeding.receive("310114004", template, template + ".csv", text.getBytes(StandardCharsets.UTF_8));
        feeding.applyAll();
        return feeding.load(received);
    }
}
