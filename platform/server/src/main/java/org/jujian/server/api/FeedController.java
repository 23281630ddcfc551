package org.jujian.server.api;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.jujian.base.code.StreetCode;
import org.jujian.base.code.UnitCode;
import org.jujian.base.problem.Problem;
import org.jujian.base.time.ChinaTime;
import org.jujian.base.time.Period;
import org.jujian.etl.monitor.FeedBoard;
import org.jujian.etl.monitor.FeedMonitor;
import org.jujian.etl.submission.Submission;
import org.jujian.etl.submission.Submissions;
import org.jujian.etl.template.Template;
import org.jujian.tenants.people.Person;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Which community has fed what.
@RestController
class FeedController {
    private final FeedMonitor monitor;
    private final Submissions submissions;

    FeedController(FeedMonitor monitor, Submissions submissions) {
        this.monitor = monitor;
        this.submissions = submissions;
    }

    /// @param dueOn the last day for what is due each month
    record Answer(String unit, String period, LocalDate dueOn, List<Feed> feeds) {}

    /// @param state      FED, LATE, BACKFILLED, REJECTED, MISSING, PENDING or NOT_DUE
    /// @param submission the newest that brought a row or was not taken, where the caller may see it
    record Feed(
            String unit,
            String template,
            boolean due,
            String state,
            long rows,
            @Nullable OffsetDateTime lastReceivedAt,
            @Nullable String submission) {}

    /// `unit` is a community or a street, `period` a month.
    @GetMapping("/api/v1/feeds")
    Answer feeds(@AuthenticationPrincipal Person person, @RequestParam String unit, @RequestParam String period) {
        Period.Month month = Period.parse(period)
                .filter(p -> p instanceof Period.Month)
                .map(p -> (Period.Month) p)
                .orElseThrow(() -> new Problem("BAD_PARAMETER", 400, "period：应为月份，如 2026-03。"));
        Optional<UnitCode> community = UnitCode.parse(unit).filter(u -> !u.isStreet());
        FeedBoard board = community.isPresent()
                ? monitor.community(person.scope(), community.get(), month)
                : monitor.street(person.scope(), StreetCode.parse(unit).orElseThrow(Problem::notFound), month);
        Map<Long, String> ids = submissions
                .numbered(
                        person.scope(),
                        board.lines().stream()
                                .flatMap(line -> line.cells().values().stream())
                                .map(FeedBoard.Cell::submission)
                                .filter(Objects::nonNull)
                                .collect(Collectors.toSet()))
                .stream()
                .collect(Collectors.toMap(Submission::number, s -> s.id().toString()));
        List<Feed> feeds = new ArrayList<>();
        for (FeedBoard.Line line : board.lines()) {
            for (Template template : Template.values()) {
                if (template != Template.UNITS) {
                    feeds.add(feed(line, template, ids));
                }
            }
        }
        return new Answer(unit, period, board.dueOn(), feeds);
    }

    private static Feed feed(FeedBoard.Line line, Template template, Map<Long, String> ids) {
        FeedBoard.Cell cell = line.cell(template);
        return new Feed(
                line.unit().code().toString(),
                template.code(),
                cell.due(),
                cell.state().name(),
                cell.rows(),
                written(cell.last()),
                cell.submission() == null ? null : ids.get(cell.submission()));
    }

    private static @Nullable OffsetDateTime written(@Nullable Instant instant) {
        return instant == null ? null : ChinaTime.offset(instant);
    }
}
