package org.jujian.reports.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.stream.Collectors;
import org.jujian.tenants.calendar.WorkingCalendar;
import org.junit.jupiter.api.Test;

class RuleTest {
    private static final WorkingCalendar CALENDAR = WorkingCalendar.builtIn();

    @Test
    void runsOnTheNthWorkingDayAfterThePeriod() {
        // 2026: 元旦 1 to 3 January with the 4th worked, 春节 15 to 23 February, 清明 4 to 6 April
        assertThat(due(Rule.MONTHLY, 3, "2025-12-31", "2026-04-30")).isEqualTo("""
                2026-01-06 2025-12 2025年12月
                2026-02-04 2026-01 2026年1月
                2026-03-04 2026-02 2026年2月
                2026-04-03 2026-03 2026年3月""");
    }

    @Test
    void runsAboutEachQuarterHalfYearAndYear() {
        assertThat(due(Rule.QUARTERLY, 5, "2025-12-31", "2026-12-31")).isEqualTo("""
                2026-01-08 2025Q4 2025年第四季度
                2026-04-08 2026Q1 2026年第一季度
                2026-07-07 2026Q2 2026年第二季度
                2026-10-13 2026Q3 2026年第三季度""");
        assertThat(due(Rule.HALF_YEARLY, 1, "2025-12-31", "2026-12-31")).isEqualTo("""
                2026-01-04 2025H2 2025年下半年
                2026-07-01 2026H1 2026年上半年""");
        assertThat(due(Rule.YEARLY, 15, "2025-12-31", "2026-12-31")).isEqualTo("2026-01-22 2025 2025年度");
    }

    @Test
    void countsNoDayTwiceAndMissesNone() {
        assertThat(due(Rule.MONTHLY, 3, "2026-03-03", "2026-03-04")).isEqualTo("2026-03-04 2026-02 2026年2月");
        assertThat(due(Rule.MONTHLY, 3, "2026-03-04", "2026-04-02")).isEmpty();
        // a day that lies more than a month behind its period
        assertThat(due(Rule.YEARLY, 60, "2026-03-31", "2026-12-31")).isEqualTo("2026-04-01 2025 2025年度");
    }

    @Test
    void knowsTheNextRun() {
        assertThat(Rule.MONTHLY.next(LocalDate.parse("2026-04-02"), 3, CALENDAR).dueOn())
                .isEqualTo("2026-04-03");
        assertThat(Rule.MONTHLY.next(LocalDate.parse("2026-04-03"), 3, CALENDAR).dueOn())
                .isEqualTo("2026-05-08");
    }

    @Test
    void readsBackWhatARunIsAbout() {
        for (String code : new String[] {"2026-03", "2026Q1", "2026H2", "2026"}) {
            assertThat(Span.parse(code).code()).isEqualTo(code);
        }
        assertThat(Span.parse("2026H2").periods()).extracting(Object::toString).containsExactly("2026Q3", "2026Q4");
    }

    private static String due(Rule rule, int workingDay, String after, String upTo) {
        return rule.dueBetween(LocalDate.parse(after), LocalDate.parse(upTo), workingDay, CALENDAR).stream()
                .map(run ->
                        run.dueOn() + " " + run.span().code() + " " + run.span().written())
                .collect(Collectors.joining("\n"));
    }
}
