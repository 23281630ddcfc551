package org.jujian.server.api;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.jujian.base.problem.Problem;
import org.jujian.base.scope.Audience;
import org.jujian.base.time.ChinaTime;
import org.jujian.reports.delivery.Delivery;
import org.jujian.reports.delivery.NewSchedule;
import org.jujian.reports.delivery.Recipient;
import org.jujian.reports.delivery.Schedule;
import org.jujian.reports.delivery.Schedules;
import org.jujian.tenants.people.Person;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// 报告分发, for the street office; to everybody else these calls do not exist.
@RestController
class ScheduleController {
    private final Schedules schedules;

    ScheduleController(Schedules schedules) {
        this.schedules = schedules;
    }

    /// @param workingDay     the n-th working day after the end of the period, 1 to 60
    /// @param rule           monthly, quarterly, half-yearly, yearly
    /// @param everyCommunity all communities of the street, later ones too; `communities` is of no account then
    /// @param emails         addresses by a community's code, or by `office`; the committee's copy is never mailed
    record Order(
            @Nullable String kind,
            @Nullable String rule,
            @Nullable Integer workingDay,
            @Nullable String format,
            @Nullable Boolean everyCommunity,
            @Nullable List<String> communities,
            @Nullable Boolean office,
            @Nullable Boolean committee,
            @Nullable Map<String, List<String>> emails) {
        NewSchedule typed() {
            return new NewSchedule(
                    kind == null ? "" : kind,
                    rule == null ? "" : rule,
                    workingDay == null ? "" : workingDay.toString(),
                    format == null ? "" : format,
                    Boolean.TRUE.equals(everyCommunity),
                    communities == null ? List.of() : communities,
                    Boolean.TRUE.equals(office),
                    Boolean.TRUE.equals(committee),
                    emails == null
                            ? Map.of()
                            : emails.entrySet().stream()
                                    .collect(Collectors.toMap(Map.Entry::getKey, e -> String.join(" ", e.getValue()))));
        }
    }

    /// @param to `community`, `office` or `committee`
    record Receiver(String to, String unit, List<String> emails) {
        static Receiver of(Recipient recipient) {
            return new Receiver(to(recipient.audience()), recipient.unit().toString(), recipient.addresses());
        }

        private static String to(Audience audience) {
            return switch (audience) {
                case COMMUNITY -> "community";
                case STREET -> "office";
                case COMMITTEE -> "committee";
                case AUDIT, PUBLIC, ADMINISTRATION, SYSTEM ->
                    throw new IllegalStateException("recipient: found " + audience);
            };
        }
    }

    record Answer(
            String id,
            String kind,
            String rule,
            int workingDay,
            String format,
            boolean everyCommunity,
            List<Receiver> recipients,
            Schedule.State state,
            @Nullable LocalDate nextRunOn,
            @Nullable String nextRunAbout,
            OffsetDateTime createdAt) {}

    /// @param period    `2026-03`, `2026Q1`, `2026H1` (both quarters) or `2026`
    /// @param messageId of the letter; the same when it is sent again
    /// @param unsure    the letter may have arrived twice
    record Sending(
            String id,
            String period,
            LocalDate dueOn,
            LocalDate asOf,
            Receiver recipient,
            Delivery.State state,
            int failures,
            @Nullable String reason,
            @Nullable OffsetDateTime nextTryAt,
            @Nullable OffsetDateTime sentAt,
            @Nullable String messageId,
            boolean unsure,
            List<String> reportIds) {
        static Sending of(Delivery d) {
            return new Sending(
                    d.id().toString(),
                    d.span(),
                    d.dueOn(),
                    d.asOf(),
                    Receiver.of(d.recipient()),
                    d.state(),
                    d.attempt(),
                    d.reason().orElse(null),
                    d.state() == Delivery.State.WAITING ? time(d.nextAt()) : null,
                    d.sentAt().map(Sending::time).orElse(null),
                    d.messageId().orElse(null),
                    d.unsure(),
                    d.items().stream()
                            .flatMap(item -> item.report().stream())
                            .map(UUID::toString)
                            .toList());
        }

        private static OffsetDateTime time(Instant at) {
            return ChinaTime.offset(at);
        }
    }

    @GetMapping("/api/v1/schedules")
    List<Answer> list(@AuthenticationPrincipal Person person) {
        return schedules.all(person).stream().map(this::answer).toList();
    }

    @PostMapping("/api/v1/schedules")
    ResponseEntity<Answer> create(@AuthenticationPrincipal Person person, @RequestBody Order order) {
        Schedule schedule = schedules.create(person, order.typed());
        return ResponseEntity.created(URI.create("/api/v1/schedules/" + schedule.id()))
                .body(answer(schedule));
    }

    @GetMapping("/api/v1/schedules/{id}")
    Answer find(@AuthenticationPrincipal Person person, @PathVariable String id) {
        return answer(schedules.load(person, id(id)));
    }

    @PostMapping("/api/v1/schedules/{id}/pause")
    Answer pause(@AuthenticationPrincipal Person person, @PathVariable String id) {
        schedules.pause(person, id(id));
        return find(person, id);
    }

    @PostMapping("/api/v1/schedules/{id}/resume")
    Answer resume(@AuthenticationPrincipal Person person, @PathVariable String id) {
        schedules.resume(person, id(id));
        return find(person, id);
    }

    @DeleteMapping("/api/v1/schedules/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@AuthenticationPrincipal Person person, @PathVariable String id) {
        schedules.delete(person, id(id));
    }

    /// The newest run first, at most 200.
    @GetMapping("/api/v1/schedules/{id}/deliveries")
    List<Sending> deliveries(@AuthenticationPrincipal Person person, @PathVariable String id) {
        return schedules.deliveries(person, id(id)).stream().map(Sending::of).toList();
    }

    /// Begins one failed delivery again.
    @PostMapping("/api/v1/deliveries/{id}/retry")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Sending retry(@AuthenticationPrincipal Person person, @PathVariable String id) {
        return Sending.of(schedules.retry(person, id(id)));
    }

    private Answer answer(Schedule s) {
        Optional<Schedules.NextRun> next = schedules.next(s);
        return new Answer(
                s.id().toString(),
                s.kind().code(),
                s.rule().code(),
                s.workingDay(),
                s.format().code(),
                s.everyCommunity(),
                s.recipients().stream().map(Receiver::of).toList(),
                s.state(),
                next.map(Schedules.NextRun::dueOn).orElse(null),
                next.map(Schedules.NextRun::about).orElse(null),
                ChinaTime.offset(s.createdAt()));
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException noId) {
            throw Problem.notFound();
        }
    }
}
