package org.jujian.server.api;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.jujian.base.problem.Problem;
import org.jujian.base.schedule.JobRuns;
import org.jujian.base.scope.Audience;
import org.jujian.base.time.ChinaTime;
import org.jujian.reports.document.ReportWorker;
import org.jujian.reports.metric.run.MetricRun;
import org.jujian.reports.metric.run.MetricRuns;
import org.jujian.reports.overdue.OverdueScans;
import org.jujian.reports.restatement.RestatementChecks;
import org.jujian.tenants.duty.DutyJob;
import org.jujian.tenants.people.Person;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Which computations and jobs ran. A community or street sees the computations that it asked for, the administrator
/// all; how the platform's jobs ran street offices and the administrator see.
@RestController
class RunController {
    private static final int MOST = 200;
    private static final Set<String> JOBS =
            Set.of(DutyJob.NAME, OverdueScans.JOB, RestatementChecks.JOB, ReportWorker.JOB);

    private final MetricRuns runs;
    private final JobRuns jobRuns;

    RunController(MetricRuns runs, JobRuns jobRuns) {
        this.runs = runs;
        this.jobRuns = jobRuns;
    }

    /// @param next continues behind the last of these; null at the end
    record Answer(List<Run> runs, @Nullable String next) {}

    /// @param cause   request, change or day; null of a job
    /// @param problem which streets were not computed, in words
    record Run(
            String id,
            String kind,
            String state,
            @Nullable BigDecimal progress,
            @Nullable String cause,
            @Nullable String from,
            @Nullable String to,
            @Nullable LocalDate asOf,
            @Nullable OffsetDateTime startedAt,
            @Nullable OffsetDateTime finishedAt,
            Map<String, Long> counts,
            @Nullable String problem) {
        static Run of(MetricRuns.Listed listed) {
            MetricRun run = listed.run();
            return new Run(
                    run.id().toString(),
                    "metrics",
                    run.state().name(),
                    run.progress(),
                    listed.cause().name().toLowerCase(Locale.ROOT),
                    listed.from(),
                    listed.to(),
                    run.asOf(),
                    written(run.startedAt()),
                    written(run.finishedAt()),
                    Map.of("cells", run.cells(), "changed", run.changed()),
                    run.problem());
        }

        static Run of(JobRuns.JobRun run) {
            return new Run(
                    Long.toString(run.id()),
                    run.job(),
                    run.state().name(),
                    null,
                    null,
                    null,
                    null,
                    null,
                    written(run.startedAt()),
                    written(run.finishedAt()),
                    Map.of(),
                    null);
        }
    }

    /// `kind` is metrics, duties, overdue, restatement or reports; the newest first.
    @GetMapping("/api/v1/runs")
    Answer list(
            @AuthenticationPrincipal Person person,
            @RequestParam(defaultValue = "metrics") String kind,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        if (limit < 1 || limit > MOST) {
            throw new Problem("BAD_PARAMETER", 400, "limit：应为 1 至 " + MOST + "。");
        }
        if (!cursor.matches("\\d{0,18}")) {
            throw new Problem("BAD_PARAMETER", 400, "cursor：应为上一页给出的 next。");
        }
        long below = cursor.isEmpty() ? Long.MAX_VALUE : Long.parseLong(cursor);
        if (kind.equals(MetricRuns.JOB)) {
            return page(
                    runs.list(person.scope(), state(MetricRun.State.values(), state), below, limit + 1),
                    limit,
                    Run::of,
                    MetricRuns.Listed::number);
        }
        if (!JOBS.contains(kind)) {
            throw new Problem("BAD_KIND", 400, "kind：应为 metrics、duties、overdue、restatement 或 reports。");
        }
        Audience audience = person.scope().audience();
        if (audience != Audience.STREET && audience != Audience.ADMINISTRATION) {
            throw Problem.notFound();
        }
        return page(
                jobRuns.latest(
                        person.scope(), Optional.of(kind), state(JobRuns.State.values(), state), below, limit + 1),
                limit,
                Run::of,
                JobRuns.JobRun::id);
    }

    private static <T> Answer page(List<T> found, int limit, Function<T, Run> written, Function<T, Long> number) {
        List<T> page = found.subList(0, Math.min(limit, found.size()));
        return new Answer(
                page.stream().map(written).toList(),
                found.size() > limit ? number.apply(page.getLast()).toString() : null);
    }

    private static <S extends Enum<S>> Optional<S> state(S[] states, String name) {
        if (name.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Arrays.stream(states)
                .filter(s -> s.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Problem("BAD_PARAMETER", 400, "state：应为 RECEIVED、RUNNING、DONE 或 FAILED。")));
    }

    private static @Nullable OffsetDateTime written(@Nullable Instant instant) {
        return instant == null ? null : ChinaTime.offset(instant);
    }
}
