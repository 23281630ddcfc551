package org.jujian.reports.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.jujian.base.code.CodeRange;
import org.jujian.base.code.UnitCode;
import org.jujian.base.scope.Audience;
import org.jujian.base.scope.Scope;
import org.jujian.base.time.Period;
import org.jujian.etl.rule.FeedMode;
import org.jujian.reports.metric.Figures.Query;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From a supporting figure back to the rows that it counts.
class SupportingEvidenceTest {
    private static final UnitCode UNIT = UnitCode.of("310114004001");

    @TempDir
    static Path directory;

    private static @Nullable Installation installation;

    @BeforeAll
    static void feeds() {
        installation = new Installation(directory);
        feed("T-00", """
                社区代码,社区名称,街道代码,街道名称,社区类型,户数,启用日期
                310114004001,甲社区,310114004,嘉定镇街道,城市社区,1000,2026-03-16
                """);
        feed("T-10", """
                社区代码,会议编号,会议名称,会议类型,会议日期,应到,实到,赞成,表决结果,事前公开日期,决议公布日期,备案日期
                310114004001,HY-1,车棚扩建表决,居民代表会议,2026-03-10,40,30,20,通过,2026-03-02,2026-03-12,
                """);
        feed("T-12", """
                社区代码,公开事项代码,期间,文件,载体形式,报送部门,初审人,初审意见,初审日期,终审人,终审日期,审查结论,依据
                310114004001,JW-06,2026-02,低保名单,纸质,居委会,初审甲,涉及隐私,2026-03-16,终审丙,2026-03-18,部分公开,个人隐私
                """);
        feed("T-04", """
                社区代码,会计期间,项目编号,项目名称,资金来源,预算金额,已到账,已支出,结算额
                310114004001,2026-02,XM-1,楼道整修,街道拨款,100000.00,100000.00,95000.00,95000.00
                """);
        feed("T-08", """
                社区代码,意见编号,类型,提出时间,内容,答复时间,办结时间,评价,异议结论,是否公开反馈
                310114004001,YJ-1,异议,2026-03-16,金额有遗漏,2026-03-30,2026-03-30,不满意,成立-遗漏,是
                310114004001,YJ-2,举报,2026-03-16,反映情况,2026-03-30,2026-03-30,,,否
                """);
    }

    @AfterAll
    static void stops() {
        if (installation != null) {
            installation.close();
        }
    }

    @Test
    void namesTheMeetingBehindAnIrregularDecision() {
        assertThat(sources("M80")).isEqualTo("""
                MEETING HY-1 车棚扩建表决 T-10.csv 第2行 {会议类型=居民代表会议, 会议日期=2026-03-10, 应到=40, 实到=30, 赞成=20, 表决结果=通过, 事前公开日期=2026-03-02, 决议公布日期=2026-03-12, 备案日期=}
                """);
    }

    @Test
    void namesTheFileThatWasHeldBackAndNobodyWhoReviewedIt() {
        assertThat(sources("M33")).isEqualTo("""
                REVIEW JW-06 2026-02 低保名单 T-12.csv 第2行 {初审日期=2026-03-16, 复审日期=, 终审日期=2026-03-18, 党组织审查日期=, 监督小组审核日期=, 审查结论=部分公开}
                """);
    }

    @Test
    void namesTheFundThatWasSettled() {
        assertThat(sources("M72")).isEqualTo("""
                SPECIAL_FUND 2026-02 XM-1 楼道整修 T-04.csv 第2行 {预算金额=100000, 已支出=95000, 结算额=95000}
                """);
    }

    @Test
    void namesTheObjectionAndKeepsReportsToThoseWhoHandleThem() {
        assertThat(sources("M52")).isEqualTo("""
                FEEDBACK YJ-1 T-08.csv 第2行 {类型=异议, 提出日期=2026-03-16, 答复期限=2026-03-30, 答复日期=2026-03-30, 办结日期=2026-03-30, 按期答复=是, 已办结=是, 评价=不满意, 异议结论=成立-遗漏, 公开反馈=是}
                """);
        assertThat(sources("M46")).isEqualTo("""
                RAISED YJ-1 T-08.csv 第2行 {类型=异议, 提出日期=2026-03-16}
                """);
    }

    private static String sources(String metric) {
        Period month = Period.parse("2026-03").orElseThrow();
        Scope community = new Scope("clerk", Audience.COMMUNITY, List.of(new CodeRange(UNIT.value(), UNIT.value())));
        return platform()
                .evidence
                .load(
                        community,
                        new Query(UNIT, month, month, Optional.of(LocalDate.parse("2026-03-31")), Optional.empty()),
                        metric)
                .sources()
                .stream()
                .map(source -> source.fact() + " " + source.key() + " "
                        + (source.upload() == null ? "?" : source.upload().fileName()) + " 第"
                        + source.ref().row() + "行 " + source.values() + "\n")
                .collect(Collectors.joining());
    }

    private static void feed(String template, String csv) {
        var counts =
                platform().feed("310114004", template, FeedMode.BACKFILL, csv).rows();
        assertThat(counts.rejected()).isZero();
    }

    private static Installation platform() {
        Installation started = installation;
        if (started == null) {
            throw new IllegalStateException("expected a started installation");
        }
        return started;
    }
}
