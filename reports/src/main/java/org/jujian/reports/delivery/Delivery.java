package org.jujian.reports.delivery;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jujian.base.code.StreetCode;
import org.jujian.base.code.UnitCode;
import org.jujian.base.scope.Audience;
import org.jujian.base.time.Period;
import org.jujian.reports.document.Report;

/// What one recipient gets of one run of a schedule.
///
/// @param span    what the run is about: `2026-03`, `2026Q1`, `2026H1` or `2026`
/// @param asOf    the cut-off T of the papers
/// @param attempt how often it failed since it was begun, or begun again by hand
/// @param tries   how often it failed or was begun again at all
/// @param nextAt  when it is tried next, while it waits
/// @param unsure  whether the letter may have left twice
/// @param reason  why it failed, or what is to be known of it
/// @param items   its papers; without those that the reader may not know of
public record Delivery(
        UUID id,
        UUID schedule,
        StreetCode street,
        Report.Kind kind,
        Report.Format format,
        String span,
        LocalDate dueOn,
        LocalDate asOf,
        Recipient recipient,
        State state,
        int attempt,
        int tries,
        Instant nextAt,
        Optional<String> messageId,
        Optional<Instant> sentAt,
        boolean unsure,
        Optional<String> reason,
        Instant createdAt,
        Optional<Instant> finishedAt,
        List<Item> items) {
    public Delivery {
        items = List.copyOf(items);
    }

    public enum State {
        WAITING("待送"),
        /// given to the e-mail server; whether it took the letter is not known yet
        SENDING("发送中"),
        DONE("已送达"),
        FAILED("没有送成");

        private final String label;

        State(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /// As people write what it is about: 2026年第一季度.
    public String period() {
        return Span.parse(span).written();
    }

    /// A paper of it.
    ///
    /// @param audience for whom it is written
    /// @param report   empty until it was asked for
    public record Item(UnitCode subject, Period period, Audience audience, Optional<UUID> report) {}
}
