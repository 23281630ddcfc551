package org.jujian.etl.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jujian.base.code.UnitCode;
import org.jujian.base.columnstore.ColumnStore;
import org.jujian.base.problem.Problem;
import org.jujian.base.scope.Audience;
import org.jujian.base.scope.Scope;
import org.jujian.base.time.Period;
import org.jujian.etl.template.Template;
import org.jujian.etl.warehouse.FedRows;
import org.jujian.etl.warehouse.HeldRows;
import org.jujian.etl.warehouse.HeldRows.Which;
import org.jujian.testing.EngineFixture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What was fed, read again: the newest versions, all versions, and what nobody may learn.
class HeldRowsTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-04-01T00:00:00Z"), ZoneOffset.UTC);
    private static final UnitCode LIYUAN = UnitCode.of("310114004009");
    private static final Scope CLERK = new Scope("liyuan-clerk", Audience.COMMUNITY, List.of(LIYUAN.range()));
    private static final Scope OFFICE = Feeding.office("310114004");
    private static final Scope OTHER = Feeding.office("640104005");
    private static final Period MARCH = Period.parse("2026-03").orElseThrow();

    private static ColumnStore columnStore;

    @TempDir
    Path directory;

    private Feeding feeding;
    private HeldRows rows;

    @BeforeAll
    static void migrate() {
        columnStore = EngineFixture.migrated();
    }

    @BeforeEach
    void empty() {
        Feeding.empty(columnStore);
        feeding = new Feeding(columnStore, directory, CLOCK);
        rows = new HeldRows(columnStore);
        feed("T-00", """
                社区代码,社区名称,街道代码,街道名称,户数,启用日期
                310114004009,李园一村社区,310114004,嘉定镇街道,1375,2020-01-01
                """);
    }

    @Test
    void showsTheNewestVersionOfEachRowOrAllOfThem() {
        feed("T-03", """
                社区代码,会计期间,资金,上期结余,本期收入,本期支出,期末结余,本年累计收入
                310114004009,2026-03,现金,100,50,20,130,
                310114004009,2026-03,银行存款,7,2,0,9,9.5
                310114004009,2026-02,现金,1,1,1,1,
                """);
        feed("T-03", """
                社区代码,会计期间,资金,上期结余,本期收入,本期支出,期末结余
                310114004009,2026-03,现金,100,50,30,120
                """);

        assertThat(listed(CLERK, Template.SHEETS, MARCH, Which.CURRENT)).isEqualTo("""
                3.2 310114004009|2026-03|现金|100.00|50.00|30.00|120.00|||
                2.3 310114004009|2026-03|银行存款|7.00|2.00|0.00|9.00|9.50||
                """);
        assertThat(listed(CLERK, Template.SHEETS, MARCH, Which.ALL_VERSIONS)).isEqualTo("""
                2.2 310114004009|2026-03|现金|100.00|50.00|20.00|130.00|||
                3.2 310114004009|2026-03|现金|100.00|50.00|30.00|120.00|||
                2.3 310114004009|2026-03|银行存款|7.00|2.00|0.00|9.00|9.50||
                """);
        assertThat(count(Template.SHEETS, Which.CURRENT)).isEqualTo(2);
        assertThat(count(Template.SHEETS, Which.ALL_VERSIONS)).isEqualTo(3);
    }

    /// A page asks for rows up to the submission that its first page knew.
    @Test
    void saysTheSameWhateverIsFedLater() {
        feed("T-03", """
                社区代码,会计期间,资金,上期结余,本期收入,本期支出,期末结余
                310114004009,2026-03,现金,100,50,20,130
                """);
        var query = new HeldRows.Query(Template.SHEETS, LIYUAN, Optional.of(MARCH), Which.CURRENT, 2);
        List<HeldRows.Held> before = rows.find(CLERK, query, 0, 10);
        feed("T-03", """
                社区代码,会计期间,资金,上期结余,本期收入,本期支出,期末结余
                310114004009,2026-03,现金,1,1,1,1
                310114004009,2026-03,一卡通,1,1,1,1
                """);
        assertThat(rows.find(CLERK, query, 0, 10)).isEqualTo(before).hasSize(1);
        assertThat(rows.find(CLERK, query, 1, 10)).isEmpty();
        assertThat(rows.count(CLERK, query)).isEqualTo(1);
    }

    /// contract.md, Visibility: a community gets no 举报, nor another version of the same key that tells of one.
    @Test
    void leavesOutForACommunityEveryKeyThatEverWasAReport() {
        feed("T-08", """
                社区代码,意见编号,类型,提出时间,内容
                310114004009,YJ-1,建议,2026-03-01 09:30,修路灯
                310114004009,YJ-2,举报,2026-03-02,某事
                310114004009,YJ-3,举报,2026-03-03,某事
                310114004009,YJ-4,投诉,2026-03-04,噪声
                """);
        feed("T-08", """
                社区代码,意见编号,类型,提出时间,内容
                310114004009,YJ-3,投诉,2026-03-03,某事
                310114004009,YJ-4,举报,2026-03-04,噪声
                """);

        for (Which which : Which.values()) {
            assertThat(listed(CLERK, Template.FEEDBACK, MARCH, which))
                    .as(which.name())
                    .isEqualTo("""
                    2.2 310114004009|YJ-1|建议|2026-03-01 09:30:00|修路灯|||||||||
                    """);
        }
        assertThat(listed(OFFICE, Template.FEEDBACK, MARCH, Which.CURRENT)).contains("YJ-2|举报", "YJ-4|举报", "YJ-3|投诉");
        assertThat(count(Template.FEEDBACK, Which.ALL_VERSIONS)).isEqualTo(1);
        assertThat(new FedRows(columnStore).of(CLERK, LIYUAN.range(), MARCH, 99))
                .extracting(FedRows.Fed::rows)
                .containsExactly(1L);
        assertThat(new FedRows(columnStore).of(OFFICE, LIYUAN.range(), MARCH, 99))
                .extracting(FedRows.Fed::rows)
                .containsExactly(4L);
    }

    @Test
    void showsNobodyAnothersRows() {
        feed("T-03", """
                社区代码,会计期间,资金,上期结余,本期收入,本期支出,期末结余
                310114004009,2026-03,现金,100,50,20,130
                """);
        var query = new HeldRows.Query(Template.SHEETS, LIYUAN, Optional.empty(), Which.CURRENT, 99);
        assertThat(rows.find(OFFICE, query, 0, 10)).hasSize(1);
        assertThatThrownBy(() -> rows.find(OTHER, query, 0, 10))
                .isInstanceOfSatisfying(
                        Problem.class, p -> assertThat(p.status()).isEqualTo(404));
        assertThatThrownBy(() -> new FedRows(columnStore).of(OTHER, LIYUAN.range(), MARCH, 99))
                .isInstanceOfSatisfying(
                        Problem.class, p -> assertThat(p.status()).isEqualTo(404));
    }

    /// Every column of every template is one of its table.
    @Test
    void readsEveryTemplateInEveryKindOfPeriod() {
        for (Template template : Template.values()) {
            assertThat(HeldRows.headings(template)).as(template.code()).startsWith("社区代码");
            assertThat(template.columns())
                    .extracting(c -> c.name())
                    .as(template.code())
                    .containsAll(HeldRows.headings(template));
            for (String period : List.of("2025-03", "2025Q1", "2025")) {
                for (Which which : Which.values()) {
                    String listed = listed(CLERK, template, Period.parse(period).orElseThrow(), which);
                    assertThat(listed)
                            .as(template.code() + " " + period)
                            .isEqualTo(
                                    template == Template.UNITS
                                            ? "1.2 310114004009|李园一村社区|310114004|嘉定镇街道|城市社区|1375||||2020-01-01||\n"
                                            : "");
                }
            }
        }
    }

    private String listed(Scope scope, Template template, Period period, Which which) {
        var text = new StringBuilder();
        for (HeldRows.Held held :
                rows.find(scope, new HeldRows.Query(template, LIYUAN, Optional.of(period), which, 99), 0, 100)) {
            text.append(held.submission())
                    .append('.')
                    .append(held.row())
                    .append(' ')
                    .append(String.join("|", held.values().values()))
                    .append('\n');
        }
        return text.toString();
    }

    private long count(Template template, Which which) {
        return rows.count(CLERK, new HeldRows.Query(template, LIYUAN, Optional.of(MARCH), which, 99));
    }

    private void feed(String template, String file) {
        feeding.receive("310114004", template, template + ".csv", file.getBytes(StandardCharsets.UTF_8));
        feeding.applyAll();
    }
}
