package org.jujian.tenants.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class WorkingCalendarProperties {
    private static final WorkingCalendar CALENDAR = WorkingCalendar.builtIn();

    @Property
    void comesBackFromAWorkingDay(@ForAll("days") LocalDate day, @ForAll @IntRange(min = 1, max = 60) int days) {
        LocalDate worked = CALENDAR.rollForward(day);
        assertThat(CALENDAR.minusWorkingDays(CALENDAR.plusWorkingDays(worked, days), days))
                .isEqualTo(worked);
        assertThat(CALENDAR.plusWorkingDays(CALENDAR.minusWorkingDays(worked, days), days))
                .isEqualTo(worked);
    }

    @Property
    void countsTheDaysThatWereAdded(@ForAll("days") LocalDate day, @ForAll @IntRange(min = 1, max = 60) int days) {
        LocalDate later = CALENDAR.plusWorkingDays(day, days);
        assertThat(CALENDAR.workingDaysBetween(day, later)).isEqualTo(days);
        assertThat(CALENDAR.isWorking(later)).isTrue();
        assertThat(later).isAfter(day);
    }

    @Property
    void countsLikeWalkingDayByDay(@ForAll("days") LocalDate day, @ForAll @IntRange(min = 0, max = 90) int days) {
        long walked = day.plusDays(1)
                .datesUntil(day.plusDays(days + 1L))
                .filter(CALENDAR::isWorking)
                .count();
        assertThat(CALENDAR.workingDaysBetween(day, day.plusDays(days))).isEqualTo((int) walked);
    }

    @Property
    void rollsToTheFirstWorkingDayNotBefore(@ForAll("days") LocalDate day) {
        LocalDate rolled = CALENDAR.rollForward(day);
        assertThat(CALENDAR.isWorking(rolled)).isTrue();
        assertThat(day.datesUntil(rolled)).noneMatch(CALENDAR::isWorking);
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.longs()
                .between(
                        LocalDate.of(2007, 1, 1).toEpochDay(),
                        LocalDate.of(2027, 12, 31).toEpochDay())
                .map(LocalDate::ofEpochDay);
    }
}
