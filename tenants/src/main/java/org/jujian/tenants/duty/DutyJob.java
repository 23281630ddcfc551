package org.jujian.tenants.duty;

import java.util.List;
import java.util.function.Consumer;
import org.jujian.base.schedule.Jobs;
import org.jujian.base.scope.Scope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Derives the obligations of all communities on the 25th of each month, before the next month begins. To be kicked
/// when
/// the application starts: a new catalogue or calendar, and a clock that was set, take effect then.
public final class DutyJob {
    public static final String NAME = "duties";

    private static final Logger LOG = LoggerFactory.getLogger(DutyJob.class);
    private static final String ON_THE_25TH = "0 30 2 25 * ?";

    private DutyJob() {}

    /// `changes` hears of all communities whose obligations changed, some hundred at a time.
    public static void register(Jobs jobs, Obligations obligations, Consumer<List<ChangedDuties>> changes) {
        jobs.byClock(NAME, ON_THE_25TH, () -> {
            Derived derived = obligations.deriveAll(Scope.system(NAME), changes);
            LOG.info(
                    "duties: {} communities, {} obligations written, {} cancelled",
                    derived.communities(),
                    derived.owed(),
                    derived.cancelled());
        });
    }
}
