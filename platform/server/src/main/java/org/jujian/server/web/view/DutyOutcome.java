package org.jujian.server.web.view;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One duty to publish and what became of it by the cut-off, as a page reads it. `unit` has 12 digits; `published` is
/// the first valid publication (golden README D-08); `lateDays` are working days, 0 when not late or not published;
/// `channels` are written as people read them (公开栏); `submission` and `row` name the row that fulfilled it.
public record DutyOutcome(
        String unit,
        String item,
        String itemName,
        String category,
        String frequency,
        String period,
        String event,
        String stage,
        LocalDate due,
        @Nullable LocalDate published,
        int lateDays,
        int weight,
        List<String> channels,
        @Nullable Long submission,
        @Nullable Integer row) {
    public DutyOutcome {
        channels = List.copyOf(channels);
    }

    /// By the calendar date (D-04); a publication on a day off after the due date is late by 0 days (D-05).
    public boolean onTime() {
        return published != null && !published.isAfter(due);
    }

    public boolean late() {
        return published != null && published.isAfter(due);
    }

    /// What the duty is about in time: its period, or the event with its stage.
    public String matter(LocalDate today) {
        String when = period.isEmpty() ? "" : Days.dutyPeriod(period, today);
        String what = event.isEmpty() ? "" : "事件 " + event;
        String part = stage.isEmpty() ? "" : stage;
        return String.join(
                " ",
                List.of(what, part, when).stream().filter(s -> !s.isEmpty()).toList());
    }
}
