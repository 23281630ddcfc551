package org.jujian.server.web.jobs;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.jujian.base.schedule.JobRuns;
import org.jujian.reports.delivery.DeliveryWorker;
import org.jujian.reports.document.ReportWorker;
import org.jujian.reports.metric.run.MetricRun;
import org.jujian.reports.metric.run.MetricRuns;
import org.jujian.reports.overdue.OverdueScans;
import org.jujian.reports.restatement.RestatementChecks;
import org.jujian.server.web.view.Days;
import org.jujian.server.web.view.Numbers;
import org.jujian.tenants.duty.DutyJob;

/// What the page 任务 shows: computations of figures, and the runs of the platform's jobs, the newest first.
///
/// @param repeatable jobs that the viewer may have run again
public record JobsPage(
        List<Computation> computations, List<Run> runs, List<Night> nights, List<Repeatable> repeatable) {
    private static final Map<String, String> NAMES = names();

    public JobsPage {
        computations = List.copyOf(computations);
        runs = List.copyOf(runs);
        nights = List.copyOf(nights);
        repeatable = List.copyOf(repeatable);
    }

    /// @param problem which streets failed, for the reader; `""` when none did
    public record Computation(
            String number,
            String cause,
            String periods,
            String asOf,
            State state,
            String progress,
            String cells,
            String changed,
            String started,
            String finished,
            String problem) {}

    public record Run(String job, State state, String started, String finished, String seconds) {}

    /// What a scan found in the viewer's street.
    public record Night(String day, String communities, String overdue, String newly, String longOverdue) {}

    public record Repeatable(String job, String name) {}

    public record State(String style, String icon, String label) {}

    private static Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        names.put(MetricRuns.JOB, "数字计算");
        names.put(DutyJob.NAME, "应公开义务推算");
        names.put(OverdueScans.JOB, "逾期扫描");
        names.put(RestatementChecks.JOB, "重算核对");
        names.put(ReportWorker.JOB, "报告生成");
        names.put(DeliveryWorker.JOB, "报告分发");
        return names;
    }

    static boolean mayBeRepeated(String job) {
        return NAMES.containsKey(job);
    }

    static JobsPage of(
            List<MetricRuns.Listed> computed,
            List<JobRuns.JobRun> runs,
            List<OverdueScans.Scan> scans,
            boolean mayRepeat) {
        return new JobsPage(
                computed.stream().map(JobsPage::computation).toList(),
                runs.stream().map(JobsPage::run).toList(),
                scans.stream()
                        .map(s -> new Night(
                                Days.longDay(s.asOf()),
                                Numbers.count(s.communities()),
                                Numbers.count(s.overdue()),
                                Numbers.count(s.newly()),
                                Numbers.count(s.longOverdue())))
                        .toList(),
                mayRepeat
                        ? NAMES.entrySet().stream()
                                .map(e -> new Repeatable(e.getKey(), e.getValue()))
                                .toList()
                        : List.of());
    }

    private static Computation computation(MetricRuns.Listed listed) {
        MetricRun run = listed.run();
        boolean done = run.state() == MetricRun.State.DONE;
        return new Computation(
                Long.toString(listed.number()),
                switch (listed.cause()) {
                    case REQUEST -> "有人要求（" + listed.requestedBy() + "）";
                    case CHANGE -> "数据有变动";
                    case DAY -> "新的一天";
                },
                listed.from() == null ? "有变动的期间" : listed.from() + " 至 " + listed.to(),
                Days.longDay(run.asOf()),
                switch (run.state()) {
                    case RECEIVED -> new State("", "i-clock", "排队");
                    case RUNNING -> new State("info", "i-clock", "计算中");
                    case DONE -> new State("ok", "i-ok", "完成");
                    case FAILED -> new State("bad", "i-bad", "没有算完");
                },
                percent(run.progress()),
                done ? Numbers.count(run.cells()) : Numbers.EMPTY,
                done ? Numbers.count(run.changed()) : Numbers.EMPTY,
                moment(run.startedAt()),
                moment(run.finishedAt()),
                Objects.requireNonNullElse(run.problem(), ""));
    }

    private static Run run(JobRuns.JobRun run) {
        Instant end = run.finishedAt();
        return new Run(
                NAMES.getOrDefault(run.job(), run.job()),
                switch (run.state()) {
                    case RUNNING -> new State("info", "i-clock", "进行中");
                    case DONE -> new State("ok", "i-ok", "完成");
                    case FAILED -> new State("bad", "i-bad", "没有完成");
                },
                Days.moment(run.startedAt()),
                moment(end),
                end == null
                        ? Numbers.EMPTY
                        : Numbers.count(Duration.between(run.startedAt(), end).toSeconds()) + " 秒");
    }

    private static String percent(BigDecimal progress) {
        return progress.movePointRight(2).setScale(0, RoundingMode.FLOOR).toPlainString() + "%";
    }

    private static String moment(@Nullable Instant instant) {
        return instant == null ? Numbers.EMPTY : Days.moment(instant);
    }
}
