package org.jujian.etl.value;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/// A day in China, and the time of day where one is written. A date alone and midnight of it are two values
/// (golden README D-34).
public record Moment(LocalDate date, @Nullable LocalTime time) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    /// `HH:mm:ss`, or `""` when only a date is written.
    public String timeText() {
        return time == null ? "" : TIME.format(time);
    }

    /// `2026-03-01` or `2026-03-01 09:32:09`.
    @Override
    public String toString() {
        return time == null ? date.toString() : date + " " + timeText();
    }
}
