package org.jujian.tenants.calendar;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;

/// Which days are worked, and counting by them; the day of the act is never counted (process.md). A day that a notice
/// names is as it says, any other is worked from Monday to Friday (data-formats.md §6). Immutable; every answer takes
/// constant time.
///
/// Knows the days from [#FIRST_DAY] to [#LAST_DAY]; one outside is an `IllegalArgumentException`, see [#covers].
public final class WorkingCalendar {
    public static final LocalDate FIRST_DAY = LocalDate.of(1990, 1, 1);
    public static final LocalDate LAST_DAY = LocalDate.of(2099, 12, 31);

    /// The version of the built-in calendar; written with every obligation and figure.
    public static final String BUILT_IN = "2026-01";

    private static final int LAST_NOTICE = 2026;

    private final String version;
    private final int provisionalFrom;
    /// index: days since FIRST_DAY; value: working days from FIRST_DAY up to and including it
    private final int[] number;
    /// the working days in order, as days since FIRST_DAY
    private final int[] worked;

    /// @param provisionalFrom the first year whose notice is not published yet
    /// @param named           the days that a notice names: true = worked
    WorkingCalendar(String version, int provisionalFrom, Map<LocalDate, Boolean> named) {
        this.version = version;
        this.provisionalFrom = provisionalFrom;
        this.number = new int[Math.toIntExact(LAST_DAY.toEpochDay() - FIRST_DAY.toEpochDay() + 1)];
        int[] found = new int[number.length];
        int count = 0;
        for (int i = 0; i < number.length; i++) {
            LocalDate day = FIRST_DAY.plusDays(i);
            if (named.getOrDefault(day, day.getDayOfWeek().getValue() <= 5)) {
                found[count++] = i;
            }
            number[i] = count;
        }
        this.worked = Arrays.copyOf(found, count);
    }

    /// Reads the calendar that the platform ships: the notices of 2007 to 2026.
    public static WorkingCalendar builtIn() {
        return new WorkingCalendar(BUILT_IN, LAST_NOTICE + 1, HolidayNotices.read());
    }

    public String version() {
        return version;
    }

    public boolean covers(LocalDate day) {
        return !day.isBefore(FIRST_DAY) && !day.isAfter(LAST_DAY);
    }

    public boolean isWorking(LocalDate day) {
        int i = index(day);
        return number[i] > (i == 0 ? 0 : number[i - 1]);
    }

    /// Whether the year's notice is not published yet, so that its days are Monday to Friday until then.
    public boolean isProvisional(LocalDate day) {
        return day.getYear() >= provisionalFrom;
    }

    /// How many working days there are from [#FIRST_DAY] up to and including `day`.
    public int number(LocalDate day) {
        return number[index(day)];
    }

    /// The day itself when it is worked, else the next working day.
    public LocalDate rollForward(LocalDate day) {
        return isWorking(day) ? day : workingDay(number(day));
    }

    /// The `days`-th working day after `day`, which itself is not counted; `days` ≥ 1.
    public LocalDate plusWorkingDays(LocalDate day, int days) {
        return workingDay(number(day) + atLeastOne(days) - 1);
    }

    /// The `days`-th working day before `day`, which itself is not counted; `days` ≥ 1.
    public LocalDate minusWorkingDays(LocalDate day, int days) {
        int before = number(day) - (isWorking(day) ? 1 : 0);
        return workingDay(before - atLeastOne(days));
    }

    /// The working days in (`due`, `published`]: how many working days late a publication is, 0 on a day off right
    /// after
    /// the due date (golden README D-05). Negative when it was published before.
    public int workingDaysBetween(LocalDate due, LocalDate published) {
        return number(published) - number(due);
    }

    private LocalDate workingDay(int index) {
        if (index < 0 || index >= worked.length) {
            throw new IllegalArgumentException(
                    "working day: expected one from %s to %s, found one outside".formatted(FIRST_DAY, LAST_DAY));
        }
        return FIRST_DAY.plusDays(worked[index]);
    }

    private static int index(LocalDate day) {
        long index = day.toEpochDay() - FIRST_DAY.toEpochDay();
        if (index < 0 || day.isAfter(LAST_DAY)) {
            throw new IllegalArgumentException(
                    "calendar day: expected %s to %s, found %s".formatted(FIRST_DAY, LAST_DAY, day));
        }
        return (int) index;
    }

    private static int atLeastOne(int days) {
        if (days < 1) {
            throw new IllegalArgumentException("working days: expected 1 or more, found " + days);
        }
        return days;
    }
}
