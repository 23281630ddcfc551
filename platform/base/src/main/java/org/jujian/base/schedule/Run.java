package org.jujian.base.schedule;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One run of a job. A failure ends here: it is logged once, and the next time or kick tries again.
@DisallowConcurrentExecution
final class Run implements Job {
    private static final Logger LOG = LoggerFactory.getLogger(Run.class);

    private final String name;
    private final Runnable work;

    Run(String name, Runnable work) {
        this.name = name;
        this.work = work;
    }

    @Override
    public void execute(JobExecutionContext context) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.error("job {} failed", name, e);
        }
    }
}
