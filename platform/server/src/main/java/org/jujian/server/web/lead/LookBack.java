package org.jujian.server.web.lead;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jujian.base.problem.Problem;
import org.jujian.base.time.ChinaTime;
import org.jujian.reports.lead.TwoTimes;

/// Leads of then, in whole days: what had happened by the end of one, what had been received by the end of another.
public record LookBack(Optional<LocalDate> asOf, Optional<LocalDate> knownOn) {
    static final LookBack NONE = new LookBack(Optional.empty(), Optional.empty());

    /// Days as a browser's form sends them; empty text is no day.
    static LookBack of(Optional<String> asOf, Optional<String> knownOn) {
        return new LookBack(day(asOf), day(knownOn));
    }

    TwoTimes times() {
        return new TwoTimes(
                asOf,
                knownOn.map(day ->
                        day.plusDays(1).atStartOfDay(ChinaTime.ZONE).toInstant().minusNanos(1_000)));
    }

    public boolean isPresent() {
        return asOf.isPresent() || knownOn.isPresent();
    }

    /// `&asOf=2026-02-28`, to be put after another parameter.
    String parameters() {
        return asOf.map(day -> "&asOf=" + day).orElse("")
                + knownOn.map(day -> "&knownOn=" + day).orElse("");
    }

    private static Optional<LocalDate> day(Optional<String> text) {
        try {
            return text.filter(t -> !t.isBlank()).map(LocalDate::parse);
        } catch (DateTimeParseException e) {
            throw new Problem("BAD_PARAMETER", 400, "日期：应为 2026-03-31 这样的写法，现为“" + text.orElse("") + "”。");
        }
    }
}
