package org.jujian.tenants.calendar;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Reads `days.csv`, the days that the holiday notices name. A year's notice may name days of the December before.
public final class HolidayNotices {
    private HolidayNotices() {}

    /// A day that a notice names.
    ///
    /// @param worked a day off that is made up, else a holiday
    /// @param name   of the holiday
    /// @param source address of the notice
    public record NamedDay(LocalDate day, boolean worked, String name, String source) {}

    /// The days of a year, in order; none for a year whose notice is not published.
    public static List<NamedDay> of(int year) {
        return Named.DAYS.getOrDefault(year, List.of());
    }

    /// true = worked.
    static Map<LocalDate, Boolean> read() {
        var named = new HashMap<LocalDate, Boolean>();
        for (NamedDay day : days()) {
            Boolean earlier = named.put(day.day(), day.worked());
            if (earlier != null && earlier != day.worked()) {
                throw new IllegalStateException("days.csv: expected one kind of day, found two for " + day.day());
            }
        }
        return named;
    }

    private static List<NamedDay> days() {
        var resource = HolidayNotices.class.getResourceAsStream("days.csv");
        if (resource == null) {
            throw new IllegalStateException("calendar: resource missing days.csv");
        }
        try (var reader = CsvReader.builder()
                .commentStrategy(CommentStrategy.SKIP)
                .ofNamedCsvRecord(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
            return reader.stream()
                    .map(row -> new NamedDay(
                            LocalDate.parse(row.getField("day")),
                            isWorked(row.getField("kind")),
                            row.getField("name"),
                            row.getField("source")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("calendar: resource unreadable days.csv", e);
        }
    }

    private static boolean isWorked(String kind) {
        return switch (kind) {
            case "off" -> false;
            case "work" -> true;
            default -> throw new IllegalStateException("days.csv: expected off or work, found " + kind);
        };
    }

    /// By year, read when somebody asks.
    private static final class Named {
        static final Map<Integer, List<NamedDay>> DAYS = byYear();

        private static Map<Integer, List<NamedDay>> byYear() {
            // a day that two notices name stands there once
            var days = new TreeMap<LocalDate, NamedDay>();
            days().forEach(day -> days.put(day.day(), day));
            return days.values().stream()
                    .collect(Collectors.groupingBy(day -> day.day().getYear()));
        }
    }
}
