package org.jujian.reports.document.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.YearMonth;
import java.util.List;
import org.jujian.base.time.Period;
import org.jujian.reports.document.inspection.InspectionSources.Outcome;
import org.jujian.reports.document.inspection.SelfInspection.Papers;
import org.jujian.reports.document.inspection.SelfInspection.Problem;
import org.jujian.reports.document.inspection.SelfInspection.Rule;
import org.jujian.reports.document.writing.Ratio;
import org.jujian.reports.document.writing.Snapshot;
import org.jujian.reports.document.writing.StaleSources;
import org.jujian.reports.document.writing.Written;
import org.junit.jupiter.api.Test;

class SelfInspectionsTest {
    @Test
    void refusesFiguresThatDifferFromTheRows() {
        Example example = Example.empty().duty("CW-02", Outcome.ON_TIME, 0).figure("M01", "1", "2");
        assertThatThrownBy(example::inspection)
                .isInstanceOf(StaleSources.class)
                .hasMessage("M01: published 1/2, counted 1/1");
    }

    @Test
    void countsAnAccountingMonthInTheMonthInWhichItFallsDue() {
        assertThat(SelfInspections.accountingMonths(new Period.Quarter(2026, 1)))
                .containsExactly(YearMonth.of(2025, 12), YearMonth.of(2026, 1), YearMonth.of(2026, 2));
        assertThat(SelfInspections.accountingMonths(new Period.Month(YearMonth.of(2026, 1))))
                .containsExactly(YearMonth.of(2025, 12));
    }

    @Test
    void showsTheGapThatAMissingSheetLeaves() {
        var finance = Example.empty()
                .sheet("2025-12", "现金", "100.00", "10.00", "0.00", "110.00")
                .sheet("2026-02", "现金", "90.00", "5.00", "1.00", "94.00")
                .inspection()
                .finance();
        assertThat(finance.withoutSheet()).containsExactly(YearMonth.of(2026, 1));
        assertThat(finance.funds().getFirst().difference()).hasToString("20.00");
    }

    @Test
    void countsReportsWithComplaints() {
        assertThat(Example.full().inspection().feedback().kinds())
                .extracting(SelfInspection.Opinions::kind)
                .containsExactly("建议", "投诉举报", "异议", "质询");
    }

    @Test
    void findsProblemsWorstFirst() {
        List<Problem> problems = Example.empty()
                .duty("CW-02", Outcome.LATE, 3)
                .duty("CW-02", Outcome.LATE, 5)
                .duty("JW-05", Outcome.UNPUBLISHED, 12)
                .check("FV-02", 0, 1)
                .inspection()
                .problems();
        assertThat(problems)
                .containsExactly(
                        new Problem(Rule.UNPUBLISHED, "JW-05 居民关注的热点、难点、重点事项逾期未公开", "应公开1项，未公开1项，最长逾期12个工作日。"),
                        new Problem(Rule.LATE, "CW-02 各项经费的支出情况迟公开", "应公开2项，迟公开2项，最长迟5个工作日。"),
                        new Problem(Rule.FAILED_CHECK, "FV-02 上下月结余衔接未通过", "检查1次，未通过1次。"));
    }

    /// The intervals of metrics.md §1.
    @Test
    void givesWilsonIntervals() {
        assertThat(interval(18, 20)).isEqualTo("69.9—97.2%");
        assertThat(interval(180, 200)).isEqualTo("85.1—93.4%");
        assertThat(interval(16, 16)).isEqualTo("80.6—100.0%");
        assertThat(interval(5, 5)).isEqualTo("56.6—100.0%");
    }

    @Test
    void roundsPercentagesOnceAndHalfUp() {
        assertThat(Written.percent(Ratio.of(1, 8))).isEqualTo("12.5%");
        assertThat(Written.percent(Ratio.of(1125, 10000))).isEqualTo("11.3%");
        assertThat(Written.percent(Ratio.of(2, 3))).isEqualTo("66.7%");
    }

    @Test
    void writesOrdinalsInChinese() {
        assertThat(List.of(Written.ordinal(1), Written.ordinal(10), Written.ordinal(12), Written.ordinal(20)))
                .containsExactly("一", "十", "十二", "二十");
    }

    @Test
    void numbersAReportByItsData() {
        Snapshot one = snapshot(Example.full());
        assertThat(snapshot(Example.full())).isEqualTo(one);
        assertThat(one.number()).matches("ZC-320282101009-2026Q1-[0-9A-F]{8}");
        assertThat(snapshot(Example.empty()).hash()).isNotEqualTo(one.hash());
    }

    private static String interval(int satisfied, int rated) {
        var rate = SelfInspections.rate(new Papers("入户", rated, satisfied, 0, rated - satisfied, 0));
        return Written.interval(java.util.Objects.requireNonNull(rate).low(), rate.high());
    }

    private static Snapshot snapshot(Example example) {
        return SelfInspectionIssue.of(example.inspection(), "https://platform.example/verify/")
                .snapshot();
    }
}
