package org.jujian.server.web.view;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.jujian.base.time.ChinaTime;
import org.jujian.base.time.Period;

/// Dates and periods as the pages write them (ui/README.md, 用词).
public final class Days {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("M月d日", Locale.ROOT);
    private static final DateTimeFormatter LONG_DAY = DateTimeFormatter.ofPattern("yyyy年M月d日", Locale.ROOT);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("M月d日 HH:mm", Locale.ROOT);
    private static final DateTimeFormatter LONG_MOMENT = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm:ss", Locale.ROOT);
    private static final String[] QUARTERS = {"一", "二", "三", "四"};
    private static final Map<DayOfWeek, String> WEEK = Map.of(
            DayOfWeek.MONDAY, "一",
            DayOfWeek.TUESDAY, "二",
            DayOfWeek.WEDNESDAY, "三",
            DayOfWeek.THURSDAY, "四",
            DayOfWeek.FRIDAY, "五",
            DayOfWeek.SATURDAY, "六",
            DayOfWeek.SUNDAY, "日");

    private Days() {}

    /// `4月15日 周三`
    public static String dayOfWeek(LocalDate day) {
        return day.format(DAY) + " " + week(day);
    }

    /// `周三`
    public static String week(LocalDate day) {
        return "周" + WEEK.get(day.getDayOfWeek());
    }

    /// `4月15日`, with the year when it is not that of `today`.
    public static String day(LocalDate day, LocalDate today) {
        return day.getYear() == today.getYear() ? day.format(DAY) : day.format(LONG_DAY);
    }

    /// `2026年4月15日`
    public static String longDay(LocalDate day) {
        return day.format(LONG_DAY);
    }

    /// `4月3日 02:10`
    public static String moment(Instant instant) {
        return MOMENT.format(instant.atZone(ChinaTime.ZONE));
    }

    /// `2026年4月14日 09:12:08`
    public static String longMoment(Instant instant) {
        return LONG_MOMENT.format(instant.atZone(ChinaTime.ZONE));
    }

    /// `2026年3月`, `2026年第一季度`, `2026年度`
    public static String title(Period period) {
        return switch (period) {
            case Period.Month m -> m.value().getYear() + "年" + m.value().getMonthValue() + "月";
            case Period.Quarter q -> q.year() + "年第" + QUARTERS[q.number() - 1] + "季度";
            case Period.Year y -> y.value() + "年度";
        };
    }

    /// `3月`, `一季度`, `2025年`: inside a page that names the year already.
    public static String brief(Period period) {
        return switch (period) {
            case Period.Month m -> m.value().getMonthValue() + "月";
            case Period.Quarter q -> QUARTERS[q.number() - 1] + "季度";
            case Period.Year y -> y.value() + "年";
        };
    }

    /// The written period of a duty (2026-03, 2026Q1, 2026, 2026计划, 长期) for people; the year stands there when it is
    /// not that of `today`.
    public static String dutyPeriod(String written, LocalDate today) {
        if (written.endsWith("计划")) {
            return written.substring(0, written.length() - 2) + "年计划";
        }
        return Period.parse(written)
                .map(p -> switch (p) {
                    case Period.Year y -> y.value() + "年度";
                    case Period.Month m ->
                        (m.value().getYear() == today.getYear() ? "" : m.value().getYear() + "年") + brief(m);
                    case Period.Quarter q -> (q.year() == today.getYear() ? "" : q.year() + "年") + brief(q);
                })
                .orElse(written);
    }
}
