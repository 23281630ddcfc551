package org.jujian.server.web.jobs;

import java.util.List;
import java.util.Optional;
import org.jujian.base.problem.Problem;
import org.jujian.base.schedule.JobRuns;
import org.jujian.base.schedule.Jobs;
import org.jujian.base.scope.Audience;
import org.jujian.reports.metric.run.MetricRuns;
import org.jujian.reports.overdue.OverdueScans;
import org.jujian.server.web.Viewer;
import org.jujian.tenants.people.Audit;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/// A street office sees what it had computed and how the platform's jobs are; the administrator sees every run, and may
/// have a job run again. To everybody else the page does not exist.
@Controller
class JobsController {
    private static final int LINES = 50;
    private static final int NIGHTS = 14;

    private final MetricRuns runs;
    private final JobRuns jobRuns;
    private final Jobs jobs;
    private final OverdueScans overdue;
    private final Audit audit;

    JobsController(MetricRuns runs, JobRuns jobRuns, Jobs jobs, OverdueScans overdue, Audit audit) {
        this.runs = runs;
        this.overdue = overdue;
        this.jobRuns = jobRuns;
        this.jobs = jobs;
        this.audit = audit;
    }

    @GetMapping("/jobs")
    String jobs(Viewer viewer, Model model) {
        if (viewer.audience() != Audience.STREET && viewer.audience() != Audience.ADMINISTRATION) {
            throw Problem.notFound();
        }
        List<MetricRuns.Listed> computed = runs.list(viewer.scope(), Optional.empty(), Long.MAX_VALUE, LINES);
        List<JobRuns.JobRun> latest =
                jobRuns.latest(viewer.scope(), Optional.empty(), Optional.empty(), Long.MAX_VALUE, LINES);
        model.addAttribute("shell", viewer.shell("/jobs", 0));
        // the administrator reaches no unit, so he is shown none (process.md §0)
        List<OverdueScans.Scan> scans =
                viewer.audience() == Audience.STREET ? overdue.latest(viewer.scope(), NIGHTS) : List.of();
        model.addAttribute("p", JobsPage.of(computed, latest, scans, viewer.audience() == Audience.ADMINISTRATION));
        return "jobs";
    }

    /// Has the job run once more; what it finds to do it does.
    @PostMapping("/jobs/{job}/run")
    String again(Viewer viewer, @PathVariable String job) {
        if (viewer.audience() != Audience.ADMINISTRATION || !JobsPage.mayBeRepeated(job)) {
            throw Problem.notFound();
        }
        audit.record(viewer.person(), "RUN_JOB", job);
        jobs.kick(job);
        return "redirect:/jobs";
    }
}
