package org.jujian.server.web.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.jujian.base.time.Period;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DaysTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 4, 14);

    @Test
    void namesTheDayOfTheWeek() {
        assertThat(Days.dayOfWeek(LocalDate.of(2026, 4, 15))).isEqualTo("4月15日 周三");
        assertThat(Days.dayOfWeek(LocalDate.of(2026, 4, 19))).isEqualTo("4月19日 周日");
    }

    @Test
    void namesTheYearOnlyAcrossYears() {
        assertThat(Days.day(LocalDate.of(2026, 1, 2), TODAY)).isEqualTo("1月2日");
        assertThat(Days.day(LocalDate.of(2025, 12, 31), TODAY)).isEqualTo("2025年12月31日");
    }

    @Test
    void tellsTheTimeInChina() {
        assertThat(Days.moment(Instant.parse("2026-04-02T18:10:00Z"))).isEqualTo("4月3日 02:10");
        assertThat(Days.longMoment(Instant.parse("2026-04-14T01:12:08Z"))).isEqualTo("2026年4月14日 09:12:08");
    }

    @ParameterizedTest
    @CsvSource({"2026-03, 2026年3月, 3月", "2026Q1, 2026年第一季度, 一季度", "2025, 2025年度, 2025年"})
    void namesAPeriod(String written, String title, String brief) {
        Period period = Period.parse(written).orElseThrow();
        assertThat(Days.title(period)).isEqualTo(title);
        assertThat(Days.brief(period)).isEqualTo(brief);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03, 3月",
        "2025-12, 2025年12月",
        "2026Q1, 一季度",
        "2025Q4, 2025年四季度",
        "2025, 2025年度",
        "2026计划, 2026年计划",
        "长期, 长期"
    })
    void namesThePeriodOfADuty(String written, String people) {
        assertThat(Days.dutyPeriod(written, TODAY)).isEqualTo(people);
    }
}
