package org.jujian.reports.delivery;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jujian.base.postgres.Database;
import org.jujian.base.problem.Problem;
import org.jujian.base.time.ChinaTime;
import org.jujian.tenants.calendar.WorkingCalendar;
import org.jujian.tenants.people.Audit;
import org.jujian.tenants.people.Person;
import org.jujian.tenants.people.Role;
import org.jujian.tenants.unit.Unit;
import org.jujian.tenants.unit.Units;

/// The schedules of a street office and what became of their runs. To everybody but the office they do not exist:
/// NOT_FOUND, as for the schedule of another street.
public final class Schedules {
    private static final int CONFLICT = 409;

    private final Database database;
    private final ScheduleStore schedules;
    private final DeliveryStore deliveries;
    private final Units units;
    private final WorkingCalendar calendar;
    private final Audit audit;
    private final Clock clock;
    private final boolean mails;
    private final Runnable wakeWorker;

    /// @param mails      whether there is an e-mail server
    /// @param wakeWorker called when there may be something to do for [DeliveryWorker]
    public Schedules(
            Database database,
            Units units,
            WorkingCalendar calendar,
            Audit audit,
            Clock clock,
            boolean mails,
            Runnable wakeWorker) {
        this.database = database;
        this.schedules = new ScheduleStore(database);
        this.deliveries = new DeliveryStore(database);
        this.units = units;
        this.calendar = calendar;
        this.audit = audit;
        this.clock = clock;
        this.mails = mails;
        this.wakeWorker = wakeWorker;
    }

    /// Whether letters can be sent at all.
    public boolean sendsMail() {
        return mails;
    }

    /// Those that are not deleted, the oldest first.
    public List<Schedule> all(Person person) {
        requireOffice(person);
        return schedules.all(person.scope());
    }

    public Schedule load(Person person, UUID id) {
        requireOffice(person);
        return schedules.find(person.scope(), id).orElseThrow(Problem::notFound);
    }

    /// The day of the next run, and what it is about as people write it; empty while it is paused.
    public Optional<NextRun> next(Schedule schedule) {
        if (schedule.state() != Schedule.State.ACTIVE) {
            return Optional.empty();
        }
        Rule.Occurrence next = schedule.rule().next(schedule.plannedThrough(), schedule.workingDay(), calendar);
        return Optional.of(new NextRun(next.dueOn(), next.span().written()));
    }

    public record NextRun(LocalDate dueOn, String about) {}

    /// The deliveries of the schedule, the newest run first, at most 200.
    public List<Delivery> deliveries(Person person, UUID schedule) {
        return deliveries.of(person.scope(), load(person, schedule).id());
    }

    /// Of each schedule those of its newest run.
    public List<Delivery> latest(Person person) {
        requireOffice(person);
        return deliveries.latest(person.scope());
    }

    /// `BAD_SCHEDULE` 400 with all that is wrong. Its first run is the next that falls due, today's included.
    public Schedule create(Person person, NewSchedule wanted) {
        requireOffice(person);
        var known = units.ofStreet(person.scope(), person.street()).stream()
                .map(Unit::code)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        NewSchedule.MailState mail = mails ? NewSchedule.MailState.ON : NewSchedule.MailState.OFF;
        return switch (wanted.read(person.street(), known, mail)) {
            case NewSchedule.Read.Refused refused ->
                throw new Problem("BAD_SCHEDULE", 400, String.join("", refused.advice()));
            case NewSchedule.Read.Valid valid -> create(person, valid);
        };
    }

    private Schedule create(Person person, NewSchedule.Read.Valid valid) {
        Schedule schedule = new Schedule(
                UUID.randomUUID(),
                person.street(),
                valid.kind(),
                valid.rule(),
                valid.workingDay(),
                valid.format(),
                valid.everyCommunity(),
                valid.recipients(),
                Schedule.State.ACTIVE,
                ChinaTime.today(clock).minusDays(1),
                person.username(),
                clock.instant());
        database.run(person.scope(), db -> {
            ScheduleStore.insert(db, schedule);
            audit.record(db, person, "CREATE_SCHEDULE", schedule.id().toString());
        });
        wakeWorker.run();
        return schedule;
    }

    public void pause(Person person, UUID id) {
        move(person, id, Schedule.State.ACTIVE, Schedule.State.PAUSED, "PAUSE_SCHEDULE");
    }

    /// What fell due while it was paused is not made up for.
    public void resume(Person person, UUID id) {
        move(person, id, Schedule.State.PAUSED, Schedule.State.ACTIVE, "RESUME_SCHEDULE");
        wakeWorker.run();
    }

    /// Deliveries that are under way go on; the record of all of them stays.
    public void delete(Person person, UUID id) {
        move(person, id, load(person, id).state(), Schedule.State.DELETED, "DELETE_SCHEDULE");
    }

    private void move(Person person, UUID id, Schedule.State from, Schedule.State to, String action) {
        Schedule schedule = load(person, id);
        database.run(person.scope(), db -> {
            if (!ScheduleStore.move(db, person.scope(), schedule.id(), from, to)) {
                throw new Problem(
                        "SCHEDULE_CHANGED",
                        CONFLICT,
                        "报告分发：发现它的状态是“%s”，应为“%s”，没有改动。怎么办：刷新页面再看。"
                                .formatted(schedule.state().label(), from.label()));
            }
            if (to == Schedule.State.ACTIVE) {
                ScheduleStore.passOver(
                        db,
                        person.scope(),
                        schedule.id(),
                        ChinaTime.today(clock).minusDays(1));
            }
            audit.record(db, person, action, schedule.id().toString());
        });
    }

    /// Begins a failed delivery again, and no other.
    public Delivery retry(Person person, UUID id) {
        requireOffice(person);
        Delivery delivery = deliveries.find(person.scope(), id).orElseThrow(Problem::notFound);
        database.run(person.scope(), db -> {
            if (!DeliveryStore.again(db, person.scope(), id, clock.instant())) {
                throw new Problem(
                        "DELIVERY_NOT_FAILED",
                        CONFLICT,
                        "重试：这一份的状态是“%s”，只有“没有送成”的才要重试。"
                                .formatted(delivery.state().label()));
            }
            audit.record(db, person, "RETRY_DELIVERY", id.toString());
        });
        wakeWorker.run();
        return deliveries.find(person.scope(), id).orElseThrow(Problem::notFound);
    }

    /// A schedule of everybody's is the office's business alone: neither the committee's nor the administrator's.
    private static void requireOffice(Person person) {
        if (person.role() != Role.STREET_OFFICE) {
            throw Problem.notFound();
        }
    }
}
