package org.jujian.reports.delivery;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jujian.base.code.UnitCode;
import org.jujian.base.postgres.Database;
import org.jujian.base.problem.Problem;
import org.jujian.base.scope.Audience;
import org.jujian.base.scope.Scope;
import org.jujian.base.time.ChinaTime;
import org.jujian.reports.delivery.Delivery.Item;
import org.jujian.reports.delivery.mail.Letter;
import org.jujian.reports.delivery.mail.Mailer;
import org.jujian.reports.delivery.mail.Sent;
import org.jujian.reports.document.Report;
import org.jujian.reports.document.Reports;
import org.jujian.tenants.calendar.WorkingCalendar;
import org.jujian.tenants.unit.Street;
import org.jujian.tenants.unit.Unit;
import org.jujian.tenants.unit.Units;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Plans the runs that are due, has their papers made and sends the letters. Any number of workers on any number of
/// nodes may run.
///
/// Guarantees: one delivery for a recipient and a run (a unique key); runs that were missed are planned once, each for
/// its own period; a delivery fails alone. A letter leaves **at least once**: that it is about to leave is written
/// before, that the server took it after. When nothing was written after, it is sent again with the same Message-ID,
/// by which whoever gets two can tell that they are one (ADR 006).
public final class DeliveryWorker implements Runnable {
    /// The name of the job that runs this.
    public static final String JOB = "deliveries";
    /// Every hour; runs become due at seven.
    public static final String CRON = "0 5 * * * ?";

    static final LocalTime BEGINNING = LocalTime.of(7, 0);
    static final int MOST_ATTEMPTS = 5;
    static final Duration LEASE = Duration.ofMinutes(15);

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryWorker.class);
    private static final Scope DELIVERIES = Scope.system("deliveries");
    private static final List<Duration> PAUSES =
            List.of(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(30), Duration.ofHours(2));
    /// Many servers take no letter above 25 MB, and files grow by a third on the way.
    private static final long MOST_BYTES = 15L << 20;

    private final Database database;
    private final ScheduleStore schedules;
    private final DeliveryStore deliveries;
    private final Reports reports;
    private final Units units;
    private final WorkingCalendar calendar;
    private final Mailer mailer;
    private final String publicUrl;
    private final Clock clock;

    public DeliveryWorker(
            Database database,
            Reports reports,
            Units units,
            WorkingCalendar calendar,
            Mailer mailer,
            String publicUrl,
            Clock clock) {
        this.database = database;
        this.schedules = new ScheduleStore(database);
        this.deliveries = new DeliveryStore(database);
        this.reports = reports;
        this.units = units;
        this.calendar = calendar;
        this.mailer = mailer;
        this.publicUrl = publicUrl;
        this.clock = clock;
    }

    /// Whether a delivery waits whose papers are made, or are still to be asked for.
    public static boolean isNeeded(Database database, Clock clock) {
        return new DeliveryStore(database).isWaiting(DELIVERIES, clock.instant());
    }

    @Override
    public void run() {
        plan();
        Optional<Delivery> claimed = deliveries.claim(DELIVERIES, clock.instant(), LEASE);
        while (claimed.isPresent()) {
            work(claimed.get());
            claimed = deliveries.claim(DELIVERIES, clock.instant(), LEASE);
        }
    }

    /// The last day whose runs are due by now.
    private LocalDate reached() {
        var now = clock.instant().atZone(ChinaTime.ZONE);
        return now.toLocalTime().isBefore(BEGINNING) ? now.toLocalDate().minusDays(1) : now.toLocalDate();
    }

    private void plan() {
        LocalDate reached = reached();
        for (Schedule schedule : schedules.active(DELIVERIES)) {
            List<Rule.Occurrence> due =
                    schedule.rule().dueBetween(schedule.plannedThrough(), reached, schedule.workingDay(), calendar);
            if (!due.isEmpty()) {
                try {
                    plan(schedule, due);
                } catch (RuntimeException e) {
                    LOG.error("schedule {} of {} cannot be planned", schedule.id(), schedule.street(), e);
                }
            }
        }
    }

    private void plan(Schedule schedule, List<Rule.Occurrence> due) {
        Scope street = DELIVERIES.within(schedule.street().range());
        List<Unit> communities = units.ofStreet(street, schedule.street());
        LocalDate asOf = ChinaTime.today(clock).minusDays(1);
        database.run(street, db -> {
            if (!ScheduleStore.hold(db, schedule)) {
                return;
            }
            for (Rule.Occurrence run : due) {
                for (Plan.Share share : Plan.shares(schedule, run.span(), communities)) {
                    DeliveryStore.insert(db, schedule, run, share, asOf, clock.instant());
                }
            }
            ScheduleStore.passOver(db, street, schedule.id(), due.getLast().dueOn());
        });
    }

    private void work(Delivery delivery) {
        Scope street = DELIVERIES.within(delivery.street().range());
        try {
            if (delivery.state() == Delivery.State.SENDING) {
                deliveries.interrupted(street, delivery.id());
                if (delivery.attempt() + 1 >= MOST_ATTEMPTS) {
                    deliveries.failed(
                            street, delivery.id(), "发送多次中断，不知道邮件服务器收下没有。怎么办：问收件人收到没有，没有收到再点“重试”。", clock.instant());
                    return;
                }
            }
            deliver(street, delivery);
        } catch (Problem refused) {
            again(street, delivery, Objects.requireNonNull(refused.getMessage(), "message"));
        } catch (RuntimeException e) {
            LOG.error("delivery {} of {} failed", delivery.id(), delivery.street(), e);
            again(street, delivery, "平台出错，没有送出。怎么办：平台会再试；一直不成时请联系平台管理员，并告知送达编号 " + delivery.id() + "。");
        }
    }

    private void deliver(Scope street, Delivery delivery) {
        Map<UUID, Report> made = delivery.items().stream()
                .flatMap(item -> item.report().stream())
                .flatMap(id -> reports.find(street, id).stream())
                .collect(Collectors.toMap(Report::id, Function.identity()));
        List<Item> missing = delivery.items().stream()
                .filter(item -> isToBeMade(item, made, delivery))
                .toList();
        if (!missing.isEmpty()) {
            missing.forEach(item -> ask(street, delivery, item));
            deliveries.release(street, delivery.id());
            return;
        }
        List<String> failures = made.values().stream()
                .flatMap(report -> report.problem().stream())
                .filter(problem -> !isNothing(problem))
                .map(Report.Failure::message)
                .distinct()
                .toList();
        if (!failures.isEmpty()) {
            again(street, delivery, String.join("", failures));
            return;
        }
        List<Report> papers = delivery.items().stream()
                .flatMap(item -> item.report().stream())
                .map(made::get)
                .filter(Objects::nonNull)
                .filter(report -> report.state() == Report.State.DONE)
                .toList();
        send(street, delivery, papers);
    }

    /// Asked for never, or under an earlier try that failed.
    private static boolean isToBeMade(Item item, Map<UUID, Report> made, Delivery delivery) {
        Report report = item.report().map(made::get).orElse(null);
        return report == null
                || report.state() == Report.State.FAILED
                        && !report.problem().map(DeliveryWorker::isNothing).orElse(false)
                        && !report.id().equals(reportId(delivery, item));
    }

    private static boolean isNothing(Report.Failure problem) {
        return problem.code().equals("NOTHING_TO_REPORT");
    }

    private void ask(Scope street, Delivery delivery, Item item) {
        UUID id = reportId(delivery, item);
        reports.requestOnce(
                street,
                delivery.recipient().audience() == Audience.COMMITTEE ? Audience.COMMITTEE : Audience.STREET,
                id,
                new Reports.Request(
                        delivery.kind().code(),
                        item.subject(),
                        item.period().toString(),
                        delivery.format().code(),
                        Optional.of(delivery.asOf())));
        deliveries.asked(street, delivery.id(), item, id);
    }

    /// The same for the same try, so that a crash between asking and writing it down asks for the same report.
    private static UUID reportId(Delivery delivery, Item item) {
        String name = delivery.id() + " " + item.subject() + " " + item.period() + " " + delivery.tries();
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    private void send(Scope street, Delivery delivery, List<Report> papers) {
        if (papers.isEmpty()) {
            deliveries.done(street, delivery.id(), null, "本期没有可报告的内容，没有报告可送。", clock.instant());
            return;
        }
        if (delivery.recipient().addresses().isEmpty()) {
            deliveries.done(street, delivery.id(), null, null, clock.instant());
            return;
        }
        if (!mailer.isOn()) {
            deliveries.failed(
                    street,
                    delivery.id(),
                    "报告已进登记簿；平台没有配置邮件服务器，邮件没有发。怎么办：请平台管理员配置 JUJIAN_SMTP_HOST，再点“重试”。",
                    clock.instant());
            return;
        }
        long bytes = papers.stream()
                .flatMap(report -> report.issued().stream())
                .mapToLong(Report.Issue::bytes)
                .sum();
        if (bytes > MOST_BYTES) {
            deliveries.failed(
                    street,
                    delivery.id(),
                    "报告已进登记簿；附件共 %d MB，超过 15 MB，邮件没有发。怎么办：到登记簿下载。".formatted(bytes >> 20),
                    clock.instant());
            return;
        }
        Letter letter = letter(street, delivery, papers);
        deliveries.sending(street, delivery.id(), letter.id(), clock.instant());
        switch (mailer.send(letter)) {
            case Sent.Accepted accepted ->
                deliveries.done(street, delivery.id(), clock.instant(), null, clock.instant());
            case Sent.NotNow later -> again(street, delivery, later.reason());
            case Sent.Never never -> deliveries.failed(street, delivery.id(), never.reason(), clock.instant());
            case Sent.Unknown unknown -> {
                deliveries.unsure(street, delivery.id());
                again(street, delivery, unknown.reason());
            }
        }
    }

    private Letter letter(Scope street, Delivery delivery, List<Report> papers) {
        String office = units.findStreet(street, delivery.street())
                .map(Street::name)
                .orElse(delivery.street().toString());
        List<Letter.Attachment> attachments = new ArrayList<>();
        for (Report paper : papers) {
            attachments.add(new Letter.Attachment(
                    Letters.fileName(paper, name(street, paper.unit(), office)),
                    paper.format().mediaType(),
                    reports.loadContent(street, paper.id())));
        }
        return Letters.write(
                delivery,
                "<" + delivery.id() + "@" + mailer.domain() + ">",
                name(street, delivery.recipient().unit(), office),
                office,
                publicUrl + "/reports",
                attachments,
                clock.instant());
    }

    private String name(Scope street, UnitCode unit, String office) {
        return units.find(street, unit).map(Unit::name).orElse(office);
    }

    /// Tries again after a while, a few times.
    private void again(Scope street, Delivery delivery, String reason) {
        if (delivery.attempt() + 1 >= MOST_ATTEMPTS) {
            deliveries.failed(street, delivery.id(), reason, clock.instant());
        } else {
            Instant next = clock.instant().plus(PAUSES.get(delivery.attempt()));
            deliveries.postpone(street, delivery.id(), reason, next);
        }
    }
}
