package org.jujian.base.schedule;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.jujian.base.time.ChinaTime;
import org.quartz.CronScheduleBuilder;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.impl.matchers.GroupMatcher;
import org.quartz.utils.ConnectionProvider;
import org.quartz.utils.DBConnectionManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Work that runs by the clock (`Asia/Shanghai`, the machine's real time) or when something kicked it.
///
/// Guarantees: one job of a name runs at a time in the whole installation; a kick is followed by at least one run that
/// begins after it; kicks that wait are merged into one; a time that was missed while nothing ran is caught up once;
/// a run that a crash cut off is run again. So a job finds its work itself (in a table, `SKIP LOCKED`) and may
/// find none. Register while the application is put together, then `start`.
///
/// A job that was registered with [#lookAfter] is also kicked for as long as it has work: a kick that never came,
/// because
/// of a crash or a store that was away, and a run that failed are made up for.
public final class Jobs implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);
    private static final String GROUP = "jujian";

    private static final Duration LOOK = Duration.ofSeconds(5);

    private final DataSource pool;
    private final Duration look;
    private final Map<String, Registered> registered = new ConcurrentHashMap<>();
    private final Map<String, LeftWork> left = new ConcurrentHashMap<>();
    private @Nullable JobRuns runs;
    private @Nullable Scheduler scheduler;
    private @Nullable ScheduledExecutorService looking;

    /// `pool` logs in as the application role.
    public Jobs(DataSource pool) {
        this(pool, LOOK);
    }

    Jobs(DataSource pool, Duration look) {
        this.pool = pool;
        this.look = look;
    }

    /// Keeps in `kept` when each run began and how it ended; before `start`.
    public void keepRuns(JobRuns kept) {
        runs = kept;
    }

    /// A job that runs only when it is kicked. `name` is stable: it is the job's identity in the store.
    public void onDemand(String name, Runnable work) {
        register(name, new Registered(work, null));
    }

    /// A job that runs by `cron` (Quartz: second minute hour day month weekday) and also when it is kicked.
    public void byClock(String name, String cron, Runnable work) {
        register(name, new Registered(work, cron));
    }

    /// `isWaiting` says whether the job `name` has work to do. It is asked at the start and every few seconds, more and
    /// more seldom while the work does not go away.
    public void lookAfter(String name, BooleanSupplier isWaiting) {
        left.put(name, new LeftWork(isWaiting, look));
    }

    /// Asks for one more run of `name`, soon; returns at once. Before `start` the kick is not lost: `start` runs it.
    public synchronized void kick(String name) {
        Registered job = registered.get(name);
        if (job == null) {
            throw new IllegalArgumentException("job: expected one of " + registered.keySet() + ", found " + name);
        }
        if (scheduler == null) {
            registered.put(name, job.kicked());
            return;
        }
        scheduleNow(scheduler, name);
    }

    public synchronized void start() {
        if (scheduler != null) {
            return;
        }
        try {
            Scheduler started = create();
            started.setJobFactory(
                    (bundle, ignored) -> run(bundle.getJobDetail().getKey().getName()));
            forgetUnregistered(started);
            for (var job : registered.entrySet()) {
                started.addJob(detail(job.getKey()), true);
                scheduleByClock(started, job.getKey(), job.getValue().cron());
            }
            started.start();
            scheduler = started;
            registered.forEach((name, job) -> {
                if (job.pending()) {
                    scheduleNow(started, name);
                }
            });
            var executor = Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("jobs-left").factory());
            var unused = executor.scheduleWithFixedDelay(this::kickLeftWork, 0, look.toMillis(), TimeUnit.MILLISECONDS);
            looking = executor;
        } catch (SchedulerException e) {
            throw new IllegalStateException("jobs: cannot start the scheduler", e);
        }
    }

    /// Waits for the runs that are under way.
    @Override
    public synchronized void close() {
        if (looking != null) {
            looking.shutdownNow();
            looking = null;
        }
        if (scheduler == null) {
            return;
        }
        try {
            scheduler.shutdown(true);
        } catch (SchedulerException e) {
            LOG.warn("jobs: cannot stop the scheduler cleanly", e);
        }
        scheduler = null;
    }

    private void kickLeftWork() {
        left.forEach((name, work) -> {
            try {
                if (work.isDue()) {
                    kick(name);
                }
            } catch (RuntimeException e) {
                LOG.warn("job {}: cannot look for work that was left, trying again", name, e);
            }
        });
    }

    private synchronized void register(String name, Registered job) {
        if (scheduler != null) {
            throw new IllegalStateException("job " + name + ": expected to be registered before the start");
        }
        if (registered.putIfAbsent(name, job) != null) {
            throw new IllegalArgumentException("job " + name + ": expected once, registered twice");
        }
    }

    private Run run(String name) throws SchedulerException {
        Registered job = registered.get(name);
        if (job == null) {
            throw new SchedulerException("job " + name + " is not known here");
        }
        JobRuns kept = runs;
        return new Run(name, kept == null ? job.work() : () -> keep(kept, name, job.work()));
    }

    /// A run that cannot be kept is done all the same.
    private static void keep(JobRuns kept, String name, Runnable work) {
        long id = -1;
        try {
            id = kept.begin(name);
        } catch (RuntimeException e) {
            LOG.warn("job {}: cannot keep that it began", name, e);
        }
        var state = JobRuns.State.FAILED;
        try {
            work.run();
            state = JobRuns.State.DONE;
        } finally {
            try {
                kept.end(id, state);
            } catch (RuntimeException e) {
                LOG.warn("job {}: cannot keep how it ended", name, e);
            }
        }
    }

    private Scheduler create() throws SchedulerException {
        DBConnectionManager.getInstance().addConnectionProvider(GROUP, new Pool(pool));
        var settings = new Properties();
        settings.putAll(Map.ofEntries(
                Map.entry("org.quartz.scheduler.instanceName", GROUP),
                Map.entry("org.quartz.scheduler.instanceId", "AUTO"),
                Map.entry("org.quartz.scheduler.skipUpdateCheck", "true"),
                Map.entry("org.quartz.threadPool.threadCount", "4"),
                Map.entry("org.quartz.jobStore.class", "org.quartz.impl.jdbcjobstore.JobStoreTX"),
                Map.entry("org.quartz.jobStore.driverDelegateClass", "org.quartz.impl.jdbcjobstore.PostgreSQLDelegate"),
                Map.entry("org.quartz.jobStore.dataSource", GROUP),
                Map.entry("org.quartz.jobStore.tablePrefix", "base.qrtz_"),
                Map.entry("org.quartz.jobStore.useProperties", "true"),
                Map.entry("org.quartz.jobStore.isClustered", "true"),
                Map.entry("org.quartz.jobStore.clusterCheckinInterval", "5000")));
        return new StdSchedulerFactory(settings).getScheduler();
    }

    /// Jobs of an older version that no longer exist would only fail.
    private void forgetUnregistered(Scheduler target) throws SchedulerException {
        for (JobKey key : target.getJobKeys(GroupMatcher.jobGroupEquals(GROUP))) {
            if (!registered.containsKey(key.getName())) {
                target.deleteJob(key);
            }
        }
    }

    private static JobDetail detail(String name) {
        return JobBuilder.newJob(Run.class)
                .withIdentity(name, GROUP)
                .storeDurably()
                .requestRecovery()
                .build();
    }

    private static void scheduleByClock(Scheduler target, String name, @Nullable String cron)
            throws SchedulerException {
        var key = org.quartz.TriggerKey.triggerKey(name, "clock");
        if (cron == null) {
            target.unscheduleJob(key);
            return;
        }
        Trigger trigger = TriggerBuilder.newTrigger()
                .withIdentity(key)
                .forJob(name, GROUP)
                .withSchedule(CronScheduleBuilder.cronSchedule(cron)
                        .inTimeZone(java.util.TimeZone.getTimeZone(ChinaTime.ZONE))
                        .withMisfireHandlingInstructionFireAndProceed())
                .build();
        if (!(target.getTrigger(key) instanceof org.quartz.CronTrigger stored)) {
            target.scheduleJob(trigger);
        } else if (!stored.getCronExpression().equals(cron)) {
            target.rescheduleJob(key, trigger);
        }
    }

    /// Replaces a kick that waits or has just been used; Quartz keeps the replacement when the old run ends.
    private static void scheduleNow(Scheduler target, String name) {
        Trigger trigger = TriggerBuilder.newTrigger()
                .withIdentity(name, "kick")
                .forJob(name, GROUP)
                .startNow()
                .build();
        try {
            target.scheduleJob(detail(name), Collections.singleton(trigger), true);
        } catch (SchedulerException e) {
            throw new IllegalStateException("job " + name + ": cannot be kicked", e);
        }
    }

    private record Registered(Runnable work, @Nullable String cron, boolean pending) {
        Registered(Runnable work, @Nullable String cron) {
            this(work, cron, false);
        }

        Registered kicked() {
            return new Registered(work, cron, true);
        }
    }

    private record Pool(DataSource source) implements ConnectionProvider {
        @Override
        public java.sql.Connection getConnection() throws java.sql.SQLException {
            return source.getConnection();
        }

        @Override
        public void shutdown() {}

        @Override
        public void initialize() {}
    }
}
