package org.jujian.etl.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jujian.base.columnstore.ColumnStore;
import org.jujian.base.columnstore.Statement;
import org.jujian.testing.EngineFixture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The templates of `columnstore/3_002_forms.sql` through the front door, into real tables.
class FormsStoredTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-04-01T00:00:00Z"), ZoneOffset.UTC);

    /// A file of each template with two rows, and the same with another second row.
    private static final Map<String, List<String>> FILES = Map.of(
            "T-04", List.of("""
                    社区代码,会计期间,项目编号,项目名称,资金来源,预算金额,已到账,已支出,进度
                    310114004009,2026-02,ZX-01,楼道改造,拨款,9000,8000,7000,60%
                    310114004009,2026-02,ZX-02,凉亭,自筹,2,2,1,
                    """, "2,2,1,", "2,2,2,100"),
            "T-05", List.of("""
                    社区代码,会计期间,对方,性质,期初,增加,减少,期末,到期日,利率
                    310114004009,2026-02,某银行,银行贷款,9000,0,1000,8000,2027-01-01,4.35%
                    310114004009,2026-02,某单位,往来应收,2,2,1,3,,
                    """, "2,2,1,3,,", "2,2,0,4,,"),
            "T-06", List.of("""
                    社区代码,会计期间,标的,面积,承租人,起租日期,到期日期,年租金,应收,实收,公开招租
                    310114004009,2026-02,一号,85.5,超市,2025-01-01,2027-01-01,36000,3000,3000,是
                    310114004009,2026-02,二号,,书店,2025-01-01,2027-01-01,36000,3000,0,否
                    """, "3000,0,否", "3000,1500,否"),
            "T-07", List.of("""
                    社区代码,会计期间,表号,类别,起码,止码,倍率,单价,金额
                    310114004009,2026-02,D-01,用电,1200,1350.5,,0.617,92.86
                    310114004009,2026-02,S-01,用水,0,12,1,3.45,41.4
                    """, "0,12,1,3.45,41.4", "0,13,1,3.45,44.85"),
            "T-10", List.of("""
                    社区代码,会议编号,会议名称,会议类型,会议日期,应到,实到,表决方式,赞成,反对,弃权,表决结果
                    310114004009,HY-1,车棚,居民会议,2026-01-10,60,52,举手,50,1,1,通过
                    310114004009,HY-2,学习,其他,2026-01-11,60,52,,,,,
                    """, "60,52,,,,,", "60,53,,,,,"),
            "T-11", List.of("""
                    社区代码,期间,岗位,发出,收回,有效,优秀,称职,基本称职,不称职,评议次数
                    310114004009,2025,主任,60,58,57,40,15,1,0,1
                    310114004009,2025,委员,60,58,57,40,15,1,0,
                    """, "40,15,1,0,\n", "40,15,1,1,\n"),
            "T-12", List.of("""
                    社区代码,公开事项代码,期间,文件,载体形式,报送部门,初审人,初审意见,初审日期,网上公开
                    310114004009,CW-02,2026-01,一月支出表,纸质,财务,甲,同意,2026-03-02,是
                    310114004009,CW-02,2026-02,二月支出表,纸质,财务,甲,同意,2026-03-02,
                    """, "2026-03-02,\n", "2026-03-02,否\n"));

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
    void keepsEveryVersionAndTheNewestOfEachKey() {
        var tables = Map.of(
                "T-04", "special_fund",
                "T-05", "debt",
                "T-06", "lease",
                "T-07", "utility",
                "T-10", "meeting",
                "T-11", "evaluation",
                "T-12", "review");
        FILES.forEach((template, file) -> {
            assertThat(feed(template, file.get(0)).rows()).as(template).isEqualTo(new RowCounts(2, 0, 0));
            assertThat(feed(template, file.get(0).replace(file.get(1), file.get(2)))
                            .rows())
                    .as(template)
                    .isEqualTo(new RowCounts(1, 0, 1));
            String table = Objects.requireNonNull(tables.get(template));
            assertThat(count(table + "_version")).as(template).isEqualTo(3);
            assertThat(count(table)).as(template).isEqualTo(2);
        });
        assertThat(columnStore.query(Feeding.SYSTEM, Statement.of("""
                        SELECT concat(project, ' ', toString(spent), ' ', toString(progress), ' ', toString(month)) AS listing
                        FROM special_fund FINAL
                        WHERE {scope:unit}
                        ORDER BY project
                        """), row -> row.string("listing")))
                .containsExactly("ZX-01 7000 60 2026-02-01", "ZX-02 2 100 2026-02-01");
    }

    private Submission feed(String template, String file) {
        Submission received =
                feeding.receive("310114004", template, template + ".csv", file.getBytes(StandardCharsets.UTF_8));
        feeding.applyAll();
        Submission done = feeding.load(received);
        assertThat(done.state()).as(template + ": " + done.problem()).isEqualTo(SubmissionState.DONE);
        return done;
    }

    private long count(String table) {
        return columnStore
                .query(Feeding.SYSTEM, Statement.of("""
                        SELECT count() AS n
                        FROM %s FINAL
                        WHERE {scope:unit}
                        """.formatted(table)), row -> row.number("n"))
                .getFirst();
    }
}
