package org.jujian.server.web.calendar;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.jujian.reports.calendar.CalendarLinks;
import org.jujian.server.web.street.Community;
import org.jujian.server.web.view.Days;
import org.jujian.server.web.view.DutyOutcome;
import org.jujian.tenants.calendar.HolidayNotices;
import org.jujian.tenants.calendar.HolidayNotices.NamedDay;
import org.jujian.tenants.calendar.WorkingCalendar;

/// The due days of a month, of a community or of all of a street, and the working days of its year, ready to print.
///
/// @param unit      the community's code; empty of a whole street
/// @param units     a street's communities to choose from; empty of a community
/// @param weeks     seven days each; null outside of the month
/// @param agenda    the days of the month on which something is due
/// @param provisional whether the year's notice is not published yet
/// @param links     null where nothing can be subscribed to
public record CalendarPage(
        String lede,
        String unit,
        String month,
        String monthTitle,
        String previous,
        String next,
        List<Choice> units,
        List<List<@Nullable Day>> weeks,
        List<Due> agenda,
        int year,
        List<Notice> notices,
        String version,
        boolean provisional,
        @Nullable List<Link> links) {
    private static final int DAYS_OF_A_WEEK = 7;

    public CalendarPage {
        units = List.copyOf(units);
        agenda = List.copyOf(agenda);
        notices = List.copyOf(notices);
    }

    public record Choice(String value, String label, boolean chosen) {}

    /// @param mark  休, 班 or nothing
    /// @param title of a screen reader: 4月10日 周五，到期 3 项
    /// @param due   how many fall due
    /// @param open  how many of them are not published
    public record Day(int number, String id, String style, String mark, String title, int due, int open) {}

    public record Due(String id, String day, List<Item> items) {
        public Due {
            items = List.copyOf(items);
        }
    }

    public record Item(String community, String code, String name, String matter, String style, String state) {}

    public record Notice(String name, String days, String made, String source) {}

    public record Link(String id, String created) {}

    static CalendarPage of(
            String lede,
            String unit,
            YearMonth month,
            List<Community> communities,
            List<DutyOutcome> duties,
            WorkingCalendar calendar,
            LocalDate today,
            @Nullable List<CalendarLinks.Link> links) {
        Map<String, String> names =
                communities.stream().collect(Collectors.toMap(Community::code, c -> Community.shortNameOf(c.name())));
        Map<LocalDate, List<DutyOutcome>> byDay = duties.stream().collect(Collectors.groupingBy(DutyOutcome::due));
        return new CalendarPage(
                lede,
                unit,
                month.toString(),
                month.getYear() + "年" + month.getMonthValue() + "月",
                month.minusMonths(1).toString(),
                month.plusMonths(1).toString(),
                choices(communities, unit, names),
                weeks(month, byDay, calendar, today),
                byDay.keySet().stream()
                        .sorted()
                        .map(day -> new Due(
                                "d-" + day,
                                Days.dayOfWeek(day),
                                byDay.getOrDefault(day, List.of()).stream()
                                        .map(duty -> item(duty, unit.isEmpty() ? names : Map.of(), today))
                                        .toList()))
                        .toList(),
                month.getYear(),
                notices(month.getYear()),
                calendar.version(),
                calendar.isProvisional(month.atDay(1)),
                links == null
                        ? null
                        : links.stream()
                                .map(link -> new Link(link.id().toString(), Days.longMoment(link.createdAt())))
                                .toList());
    }

    private static List<Choice> choices(List<Community> communities, String unit, Map<String, String> names) {
        if (communities.isEmpty()) {
            return List.of();
        }
        var choices = new ArrayList<>(List.of(new Choice("", "全部社区", unit.isEmpty())));
        communities.forEach(c -> choices.add(new Choice(
                c.code(), names.getOrDefault(c.code(), c.code()), c.code().equals(unit))));
        return choices;
    }

    private static List<List<@Nullable Day>> weeks(
            YearMonth month, Map<LocalDate, List<DutyOutcome>> byDay, WorkingCalendar calendar, LocalDate today) {
        int before = month.atDay(1).getDayOfWeek().getValue() - 1;
        int cells = (before + month.lengthOfMonth() + DAYS_OF_A_WEEK - 1) / DAYS_OF_A_WEEK * DAYS_OF_A_WEEK;
        List<List<@Nullable Day>> weeks = new ArrayList<>();
        for (int from = 0; from < cells; from += DAYS_OF_A_WEEK) {
            List<@Nullable Day> week = new ArrayList<>();
            IntStream.range(from, from + DAYS_OF_A_WEEK)
                    .map(cell -> cell - before + 1)
                    .forEach(number -> week.add(
                            number < 1 || number > month.lengthOfMonth()
                                    ? null
                                    : day(month.atDay(number), byDay, calendar, today)));
            weeks.add(week);
        }
        return weeks;
    }

    private static Day day(
            LocalDate day, Map<LocalDate, List<DutyOutcome>> byDay, WorkingCalendar calendar, LocalDate today) {
        boolean worked = calendar.isWorking(day);
        boolean weekend = day.getDayOfWeek().getValue() > 5;
        String mark = worked == weekend ? worked ? "班" : "休" : "";
        List<DutyOutcome> duties = byDay.getOrDefault(day, List.of());
        int open = (int) duties.stream().filter(d -> d.published() == null).count();
        return new Day(
                day.getDayOfMonth(),
                "d-" + day,
                (worked ? "" : "off") + (day.equals(today) ? " today" : ""),
                mark,
                Days.dayOfWeek(day) + (worked ? "" : "，休息日") + (mark.equals("班") ? "，调休上班" : "") + "，到期 "
                        + duties.size() + " 项" + (open > 0 ? "，其中未公开 " + open + " 项" : ""),
                duties.size(),
                open);
    }

    private static Item item(DutyOutcome duty, Map<String, String> names, LocalDate today) {
        boolean open = duty.published() == null;
        boolean overdue = open && duty.due().isBefore(today);
        return new Item(
                names.getOrDefault(duty.unit(), ""),
                duty.item(),
                duty.itemName(),
                duty.matter(today),
                overdue ? "bad" : open ? "" : duty.late() ? "warn" : "ok",
                overdue ? "逾期未公开" : open ? "待公开" : duty.late() ? "迟公开" : "已公开");
    }

    /// One line a holiday, in the order of the year.
    private static List<Notice> notices(int year) {
        Map<String, List<NamedDay>> holidays = HolidayNotices.of(year).stream()
                .collect(Collectors.groupingBy(NamedDay::name, LinkedHashMap::new, Collectors.toList()));
        return holidays.entrySet().stream()
                .sorted(Comparator.comparing(holiday -> holiday.getValue().stream()
                        .filter(day -> !day.worked())
                        .map(NamedDay::day)
                        .findFirst()
                        .orElse(LocalDate.MAX)))
                .map(holiday -> new Notice(
                        holiday.getKey(),
                        spans(holiday.getValue().stream()
                                .filter(day -> !day.worked())
                                .map(NamedDay::day)
                                .toList()),
                        holiday.getValue().stream()
                                .filter(NamedDay::worked)
                                .map(day -> Days.dayOfWeek(day.day()))
                                .collect(Collectors.joining("、")),
                        holiday.getValue().getFirst().source()))
                .toList();
    }

    /// `2月15日 周日 至 2月23日 周一（9 天）`; days that do not follow each other stand apart.
    private static String spans(List<LocalDate> days) {
        var spans = new ArrayList<String>();
        int from = 0;
        for (int i = 1; i <= days.size(); i++) {
            if (i == days.size() || !days.get(i).equals(days.get(i - 1).plusDays(1))) {
                String first = Days.dayOfWeek(days.get(from));
                spans.add(
                        i - from == 1
                                ? first
                                : first + " 至 " + Days.dayOfWeek(days.get(i - 1)) + "（" + (i - from) + " 天）");
                from = i;
            }
        }
        return String.join("、", spans);
    }
}
