package org.jujian.tenants.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingCalendarTest {
    private final WorkingCalendar calendar = WorkingCalendar.builtIn();

    @ParameterizedTest
    @CsvSource({"2024,251", "2025,248", "2026,248"})
    void countsTheWorkingDaysOfAYear(int year, int expected) {
        assertThat(calendar.workingDaysBetween(LocalDate.of(year - 1, 12, 31), LocalDate.of(year, 12, 31)))
                .isEqualTo(expected);
    }

    @Test
    void countsTheWorkingDaysOfTheMonthsOf2026() {
        List<Integer> months = IntStream.rangeClosed(1, 12)
                .mapToObj(m -> YearMonth.of(2026, m))
                .map(m -> calendar.workingDaysBetween(m.atDay(1).minusDays(1), m.atEndOfMonth()))
                .toList();
        assertThat(months).containsExactly(21, 16, 22, 21, 19, 21, 23, 21, 22, 18, 21, 23);
    }

    // process.md §5: the third working day after an inquiry
    @ParameterizedTest
    @CsvSource({
        "2024-02-08,2024-02-19", "2024-02-09,2024-02-20", "2024-09-30,2024-10-10", "2024-10-10,2024-10-14",
        "2025-09-26,2025-09-30", "2025-09-30,2025-10-11", "2026-02-13,2026-02-25", "2025-12-31,2026-01-06"
    })
    void findsTheThirdWorkingDayAfterAnInquiry(LocalDate asked, LocalDate limit) {
        assertThat(calendar.plusWorkingDays(asked, 3)).isEqualTo(limit);
    }

    // data-formats.md §6
    @ParameterizedTest
    @CsvSource({
        "2024-01-31,5,2024-02-06", "2024-01-31,10,2024-02-19", "2024-09-30,5,2024-10-12", "2024-09-30,10,2024-10-18",
        "2025-09-30,5,2025-10-14", "2025-09-30,10,2025-10-21", "2026-01-31,5,2026-02-06", "2026-01-31,10,2026-02-13",
        "2024-09-30,20,2024-11-01"
    })
    void findsTheFifthTenthAndTwentiethWorkingDay(LocalDate day, int days, LocalDate expected) {
        assertThat(calendar.plusWorkingDays(day, days)).isEqualTo(expected);
    }

    @Test
    void worksOnASaturdayThatANoticeNames() {
        assertThat(calendar.isWorking(LocalDate.of(2026, 2, 14))).isTrue();
        assertThat(calendar.isWorking(LocalDate.of(2026, 1, 1))).isFalse();
        assertThat(calendar.isWorking(LocalDate.of(2026, 1, 10))).isFalse();
    }

    @Test
    void readsTheDecemberDaysOfTheNextYearsNotice() {
        assertThat(calendar.isWorking(LocalDate.of(2006, 12, 30))).isTrue();
        assertThat(calendar.isWorking(LocalDate.of(2018, 12, 31))).isFalse();
    }

    @Test
    void rollsADayOffForwardAndKeepsAWorkingDay() {
        assertThat(calendar.rollForward(LocalDate.of(2026, 1, 31))).isEqualTo(LocalDate.of(2026, 2, 2));
        assertThat(calendar.rollForward(LocalDate.of(2026, 3, 10))).isEqualTo(LocalDate.of(2026, 3, 10));
        assertThat(calendar.rollForward(LocalDate.of(2026, 2, 15))).isEqualTo(LocalDate.of(2026, 2, 24));
    }

    @Test
    void countsBackwardsWithoutTheDayItself() {
        assertThat(calendar.minusWorkingDays(LocalDate.of(2026, 3, 16), 5)).isEqualTo(LocalDate.of(2026, 3, 9));
        assertThat(calendar.minusWorkingDays(LocalDate.of(2026, 3, 15), 5)).isEqualTo(LocalDate.of(2026, 3, 9));
        assertThat(calendar.minusWorkingDays(LocalDate.of(2026, 2, 24), 5)).isEqualTo(LocalDate.of(2026, 2, 10));
    }

    @Test
    void isLateByNoDayOnADayOffRightAfterTheDueDate() {
        assertThat(calendar.workingDaysBetween(LocalDate.of(2026, 2, 13), LocalDate.of(2026, 2, 15)))
                .isEqualTo(1);
        assertThat(calendar.workingDaysBetween(LocalDate.of(2026, 2, 14), LocalDate.of(2026, 2, 23)))
                .isEqualTo(0);
        assertThat(calendar.workingDaysBetween(LocalDate.of(2026, 2, 14), LocalDate.of(2026, 2, 24)))
                .isEqualTo(1);
        assertThat(calendar.workingDaysBetween(LocalDate.of(2026, 2, 14), LocalDate.of(2026, 2, 14)))
                .isEqualTo(0);
    }

    @Test
    void takesMondayToFridayWhereNoNoticeIsPublishedYet() {
        assertThat(calendar.isProvisional(LocalDate.of(2026, 12, 31))).isFalse();
        assertThat(calendar.isProvisional(LocalDate.of(2027, 1, 1))).isTrue();
        assertThat(calendar.isWorking(LocalDate.of(2027, 1, 1))).isTrue();
        assertThat(calendar.isWorking(LocalDate.of(2027, 1, 2))).isFalse();
    }

    @Test
    void refusesADayThatItDoesNotKnow() {
        assertThat(calendar.covers(LocalDate.of(1989, 12, 31))).isFalse();
        assertThatThrownBy(() -> calendar.isWorking(LocalDate.of(1989, 12, 31)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("calendar day: expected 1990-01-01 to 2099-12-31, found 1989-12-31");
        assertThatThrownBy(() -> calendar.plusWorkingDays(LocalDate.of(2099, 12, 31), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("working day: expected one from 1990-01-01 to 2099-12-31, found one outside");
    }
}
