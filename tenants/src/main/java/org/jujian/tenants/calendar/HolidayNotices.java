package org.jujian.tenants.calendar;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/// Reads `days.csv`, the days that the holiday notices name. A year's notice may name days of the December before.
final class HolidayNotices {
    private HolidayNotices() {}

    /// true = worked.
    static Map<LocalDate, Boolean> read() {
        var resource = HolidayNotices.class.getResourceAsStream("days.csv");
        if (resource == null) {
            throw new IllegalStateException("calendar: resource missing days.csv");
        }
        var named = new HashMap<LocalDate, Boolean>();
        try (var reader = CsvReader.builder()
                .commentStrategy(CommentStrategy.SKIP)
                .ofNamedCsvRecord(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
            reader.stream().forEach(row -> {
                var day = LocalDate.parse(row.getField("day"));
                Boolean earlier = named.put(day, isWorked(row.getField("kind")));
                if (earlier != null && !earlier.equals(named.get(day))) {
                    throw new IllegalStateException("days.csv: expected one kind of day, found two for " + day);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException("calendar: resource unreadable days.csv", e);
        }
        return named;
    }

    private static boolean isWorked(String kind) {
        return switch (kind) {
            case "off" -> false;
            case "work" -> true;
            default -> throw new IllegalStateException("days.csv: expected off or work, found " + kind);
        };
    }
}
