package org.jujian.base.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jujian.base.scope.Audience;
import org.jujian.base.scope.Scope;
import org.jujian.testing.PostgresFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JobsTest {
    private final Jobs jobs = new Jobs(PostgresFixture.store().dataSource());

    @AfterEach
    void stop() {
        jobs.close();
        PostgresFixture.superuser().execute("""
                TRUNCATE base.qrtz_job_details, base.qrtz_fired_triggers CASCADE
                """);
    }

    @Test
    void runsAJobThatIsKicked() throws InterruptedException {
        var ran = new Semaphore(0);
        jobs.onDemand("figures", ran::release);
        jobs.start();

        jobs.kick("figures");
        assertThat(ran.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
        jobs.kick("figures");
        assertThat(ran.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void runsOnceMoreForKicksDuringARun() throws InterruptedException {
        var begun = new Semaphore(0);
        var goOn = new CountDownLatch(1);
        var atOnce = new AtomicInteger();
        var most = new AtomicInteger();
        jobs.onDemand("figures", () -> {
            most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            begun.release();
            await(goOn);
            atOnce.decrementAndGet();
        });
        jobs.start();

        jobs.kick("figures");
        assertThat(begun.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
        for (int i = 0; i < 5; i++) {
            jobs.kick("figures");
        }
        goOn.countDown();
        assertThat(begun.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
        assertThat(begun.tryAcquire(1, TimeUnit.SECONDS)).isFalse();
        assertThat(most.get()).isEqualTo(1);
    }

    @Test
    void keepsWhenEachRunBeganAndHowItEnded() throws InterruptedException {
        PostgresFixture.superuser().execute("TRUNCATE base.job_run");
        var runs = new JobRuns(PostgresFixture.database(), Clock.systemUTC());
        long cutOff = runs.begin("figures");
        var ran = new Semaphore(0);
        jobs.keepRuns(runs);
        jobs.onDemand("figures", ran::release);
        jobs.onDemand("papers", () -> {
            ran.release();
            throw new IllegalStateException("no paper");
        });
        jobs.start();
        jobs.kick("figures");
        jobs.kick("papers");
        assertThat(ran.tryAcquire(2, 20, TimeUnit.SECONDS)).isTrue();
        jobs.close();

        Scope office = new Scope("office", Audience.STREET, List.of());
        assertThat(runs.latest(office, Optional.of("figures"), Optional.empty(), Long.MAX_VALUE, 10))
                .extracting(JobRuns.JobRun::state)
                .containsExactly(JobRuns.State.DONE, JobRuns.State.FAILED);
        assertThat(runs.latest(office, Optional.empty(), Optional.of(JobRuns.State.FAILED), Long.MAX_VALUE, 10))
                .extracting(JobRuns.JobRun::job)
                .containsExactlyInAnyOrder("papers", "figures");
        assertThat(runs.latest(office, Optional.empty(), Optional.empty(), cutOff, 10))
                .isEmpty();
        assertThat(runs.latest(
                        new Scope("clerk", Audience.COMMUNITY, List.of()),
                        Optional.empty(),
                        Optional.empty(),
                        Long.MAX_VALUE,
                        10))
                .isEmpty();
    }

    @Test
    void keepsOnlyTheNewestRunsOfEachJob() {
        PostgresFixture.superuser().execute("TRUNCATE base.job_run");
        var runs = new JobRuns(PostgresFixture.database(), Clock.systemUTC());
        long other = runs.begin("papers");
        for (int i = 0; i < JobRuns.KEPT + 5; i++) {
            runs.end(runs.begin("figures"), JobRuns.State.DONE);
        }
        List<JobRuns.JobRun> kept =
                runs.latest(Scope.system("test"), Optional.empty(), Optional.empty(), Long.MAX_VALUE, 2 * JobRuns.KEPT);
        assertThat(kept).hasSize(JobRuns.KEPT + 1);
        assertThat(kept.getLast().id()).isEqualTo(other);
    }

    @Test
    void doesNotLoseAKickBeforeTheStart() throws InterruptedException {
        var ran = new Semaphore(0);
        jobs.onDemand("figures", ran::release);
        jobs.kick("figures");
        jobs.start();
        assertThat(ran.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void runsByTheClock() throws InterruptedException {
        var ran = new Semaphore(0);
        jobs.byClock("often", "* * * * * ?", ran::release);
        jobs.start();
        assertThat(ran.tryAcquire(2, 20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void goesOnAfterAJobFailed() throws InterruptedException {
        var ran = new Semaphore(0);
        jobs.onDemand("figures", () -> {
            ran.release();
            throw new IllegalStateException("this run fails");
        });
        jobs.start();
        jobs.kick("figures");
        assertThat(ran.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
        jobs.kick("figures");
        assertThat(ran.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void runsAJobUntilItsWorkIsDoneThoughNobodyKicksAndARunFails() throws InterruptedException {
        var work = new AtomicInteger(3);
        var ran = new Semaphore(0);
        try (var patient = new Jobs(PostgresFixture.store().dataSource(), Duration.ofMillis(50))) {
            patient.onDemand("figures", () -> {
                ran.release();
                if (work.decrementAndGet() > 0) {
                    throw new IllegalStateException("this run fails");
                }
            });
            patient.lookAfter("figures", () -> work.get() > 0);
            patient.start();

            assertThat(ran.tryAcquire(3, 20, TimeUnit.SECONDS)).isTrue();
            assertThat(ran.tryAcquire(2, TimeUnit.SECONDS)).isFalse();
        }
    }

    @Test
    void looksAfterWorkAgainWhenAskingForItFailed() throws InterruptedException {
        var asked = new AtomicInteger();
        var ran = new Semaphore(0);
        try (var patient = new Jobs(PostgresFixture.store().dataSource(), Duration.ofMillis(50))) {
            patient.onDemand("figures", ran::release);
            patient.lookAfter("figures", () -> {
                if (asked.incrementAndGet() == 1) {
                    throw new IllegalStateException("the store is away");
                }
                return asked.get() == 2;
            });
            patient.start();

            assertThat(ran.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void forgetsAJobThatNoLongerExists() {
        jobs.byClock("old", "0 0 3 * * ?", () -> {});
        jobs.start();
        jobs.close();

        var next = new Jobs(PostgresFixture.store().dataSource());
        next.start();
        next.close();
        assertThat(PostgresFixture.superuser().fetchCount(org.jooq.impl.DSL.table("base.qrtz_triggers")))
                .isZero();
    }

    @Test
    void refusesAnUnknownName() {
        assertThatThrownBy(() -> jobs.kick("nothing"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("job: expected one of [], found nothing");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
