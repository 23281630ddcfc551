package org.jujian.reports.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.BodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jujian.base.code.UnitCode;
import org.jujian.base.postgres.Database;
import org.jujian.base.problem.Problem;
import org.jujian.base.scope.Audience;
import org.jujian.base.scope.Scope;
import org.jujian.reports.delivery.mail.MailSettings;
import org.jujian.reports.delivery.mail.Mailer;
import org.jujian.reports.document.Manuscript;
import org.jujian.reports.document.Manuscripts;
import org.jujian.reports.document.Presses;
import org.jujian.reports.document.Report;
import org.jujian.reports.document.ReportFiles;
import org.jujian.reports.document.ReportWorker;
import org.jujian.reports.document.Reports;
import org.jujian.reports.document.paper.Block;
import org.jujian.reports.document.paper.Form;
import org.jujian.reports.document.paper.Paper;
import org.jujian.reports.document.writing.NothingToReport;
import org.jujian.reports.document.writing.Snapshot;
import org.jujian.reports.document.writing.StaleSources;
import org.jujian.tenants.calendar.WorkingCalendar;
import org.jujian.tenants.people.Audit;
import org.jujian.tenants.people.Person;
import org.jujian.tenants.people.Role;
import org.jujian.tenants.unit.Units;
import org.jujian.testing.PostgresFixture;
import org.jujian.testing.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Schedules from the form to the mailbox, with a real PostgreSQL and a real SMTP server.
class DeliveriesTest {
    private static final Database DATABASE = PostgresFixture.database();
    private static final WorkingCalendar CALENDAR = WorkingCalendar.builtIn();
    private static final Person OFFICE = new Person("office", Role.STREET_OFFICE, 320282101000L);
    private static final Person COMMITTEE = new Person("committee", Role.DISCIPLINE_COMMITTEE, 320282101000L);
    private static final Person OTHER_OFFICE = new Person("other", Role.STREET_OFFICE, 640104005000L);
    private static final Person CLERK = new Person("clerk", Role.CLERK, 320282101009L);
    private static final UnitCode EAST = UnitCode.of("320282101008");
    private static final UnitCode WEST = UnitCode.of("320282101009");

    @TempDir
    Path directory;

    private final SettableClock clock = SettableClock.at("2026-04-01T00:00:00Z");
    /// Communities whose papers cannot be made now.
    private final Set<UnitCode> stale = ConcurrentHashMap.newKeySet();
    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private int port;

    @BeforeEach
    void register() {
        server.start();
        port = server.getSmtp().getPort();
        PostgresFixture.superuser().execute("""
                INSERT INTO tenants.street (unit, name) VALUES (320282101000, '官林镇街道'), (640104005000, '新华街街道');
                INSERT INTO tenants.unit (unit, name, kind, enabled_on, disabled_on, submission)
                VALUES (320282101007, '旧街社区居委会', '城市社区', '2020-01-01', '2026-02-01', 1),
                       (320282101008, '东街社区居委会', '城市社区', '2020-01-01', NULL, 1),
                       (320282101009, '湖㳇社区居委会', '城市社区', '2020-01-01', NULL, 1)
                """);
    }

    @AfterEach
    void empty() {
        server.stop();
        PostgresFixture.empty("reports", "tenants");
    }

    @Test
    void givesEachRecipientItsOwnCopyOnceOnTheDay() throws Exception {
        Schedule schedule = schedules()
                .create(
                        OFFICE,
                        schedule(
                                "scorecard",
                                "quarterly",
                                "3",
                                List.of(),
                                true,
                                Map.of(
                                        WEST.toString(),
                                        "hufu@example.gov.cn，shuji@example.gov.cn",
                                        "office",
                                        "jb@example.gov.cn")));
        assertThat(schedules().next(schedule)).contains(new Schedules.NextRun(day("2026-04-03"), "2026年第一季度"));
        run();
        assertThat(schedules().deliveries(OFFICE, schedule.id())).isEmpty();
        // at six the run is not due yet
        clock.set("2026-04-02T22:00:00Z");
        run();
        assertThat(schedules().deliveries(OFFICE, schedule.id())).isEmpty();

        clock.set("2026-04-02T23:05:00Z");
        run();
        run();

        assertThat(told(schedule)).isEqualTo("""
                COMMITTEE 320282101000 DONE 0 papers, mailed false
                COMMUNITY 320282101008 DONE 1 papers, mailed false
                COMMUNITY 320282101009 DONE 1 papers, mailed true
                STREET 320282101000 DONE 2 papers, mailed true""");
        assertThat(register(COMMITTEE)).isEqualTo("""
                320282101008 COMMITTEE
                320282101008 COMMUNITY
                320282101008 COMMUNITY
                320282101009 COMMITTEE
                320282101009 COMMUNITY
                320282101009 COMMUNITY""");
        // the committee's copy is in nobody else's register
        assertThat(register(OFFICE)).doesNotContain("COMMITTEE");
        assertThat(register(CLERK)).isEqualTo("320282101009 COMMUNITY\n320282101009 COMMUNITY");

        assertThat(to("hufu@example.gov.cn")).hasSize(1);
        assertThat(to("shuji@example.gov.cn")).hasSize(1);
        assertThat(attachments(to("jb@example.gov.cn").getFirst())).hasSize(2);
        assertThat(server.getReceivedMessages()).hasSize(3);
    }

    @Test
    void writesALetterThatSaysNoFiguresWithTheFileUnderItsChineseName() throws Exception {
        Schedule schedule = mailedToWest();
        MimeMessage letter = to("hufu@example.gov.cn").getFirst();
        Delivery delivery = of(schedule, WEST);

        assertThat(letter.getSubject()).isEqualTo("【居鉴】送达：居务公开自查报告（2026年3月）");
        assertThat(letter.getMessageID()).isEqualTo("<" + delivery.id() + "@example.gov.cn>");
        assertThat(delivery.messageId()).contains(letter.getMessageID());
        assertThat(letter.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        MimeMultipart parts = (MimeMultipart) letter.getContent();
        assertThat(parts.getBodyPart(0).getContentType()).isEqualTo("text/plain; charset=UTF-8");
        assertThat(((String) parts.getBodyPart(0).getContent())
                        .replace("\r\n", "\n")
                        .strip())
                .isEqualTo("""
                湖㳇社区居委会：

                　　现送上居务公开自查报告（2026年3月）共1份，见附件。附件是草稿，尚未签发，不作为正式文件；请核对后按程序审定、印发。

                　　同样的报告已进报告登记簿：https://platform.example/reports
                　　如有疑问，请与官林镇街道办事处联系。

                官林镇街道办事处
                2026年4月3日

                （本邮件由居鉴平台自动发出，请勿直接回复。送达编号：%s。收到两封编号相同的邮件，内容相同，留一封即可。）""".formatted(delivery.id()));
        BodyPart file = attachments(letter).getFirst();
        String raw = file.getHeader("Content-Disposition")[0];
        assertThat(raw)
                .startsWith("attachment; ")
                .contains("filename*=UTF-8''%E6%B9%96%E3%B3%87%E7%A4%BE")
                .doesNotContain("=?");
        assertThat(file.getFileName()).isEqualTo("湖㳇社区居委会自查报告（2026年3月）.html");
        UUID report = delivery.items().getFirst().report().orElseThrow();
        assertThat(file.getInputStream().readAllBytes()).isEqualTo(reports().loadContent(CLERK.scope(), report));
    }

    @Test
    void makesUpForMissedRunsOnceAndForPausedOnesNever() {
        Schedule schedule =
                schedules().create(OFFICE, schedule("self-inspection", "monthly", "3", List.of(WEST), false, Map.of()));
        // down from April to June
        clock.set("2026-06-20T02:00:00Z");
        run();
        run();
        assertThat(spans(schedule)).containsExactly("2026-05", "2026-04", "2026-03");

        schedules().pause(OFFICE, schedule.id());
        clock.set("2026-08-20T02:00:00Z");
        run();
        schedules().resume(OFFICE, schedule.id());
        run();
        assertThat(spans(schedule)).containsExactly("2026-05", "2026-04", "2026-03");
        clock.set("2026-09-10T02:00:00Z");
        run();
        assertThat(spans(schedule)).containsExactly("2026-08", "2026-05", "2026-04", "2026-03");
    }

    @Test
    void givesBothQuartersOfAHalfYear() {
        Schedule schedule = schedules()
                .create(OFFICE, schedule("self-inspection", "half-yearly", "1", List.of(WEST), false, Map.of()));
        clock.set("2026-07-01T00:00:00Z");
        run();
        Delivery delivery = of(schedule, WEST);
        assertThat(delivery.period()).isEqualTo("2026年上半年");
        assertThat(delivery.items())
                .extracting(item -> item.period().toString())
                .containsExactly("2026Q1", "2026Q2");
    }

    @Test
    void sendsOnceWhenTwoNodesRunAtATime() throws Exception {
        schedules()
                .create(
                        OFFICE,
                        schedule(
                                "self-inspection",
                                "monthly",
                                "3",
                                List.of(),
                                false,
                                Map.of(
                                        EAST.toString(),
                                        "dongjie@example.gov.cn",
                                        WEST.toString(),
                                        "hufu@example.gov.cn")));
        clock.set("2026-04-03T00:00:00Z");
        var together = new CountDownLatch(1);
        try (ExecutorService nodes = Executors.newFixedThreadPool(4)) {
            for (int round = 0; round < 2; round++) {
                List<Future<?>> runs = Stream.generate(this::worker)
                        .limit(4)
                        .<Future<?>>map(node -> nodes.submit(() -> {
                            together.await();
                            node.run();
                            return null;
                        }))
                        .toList();
                together.countDown();
                for (Future<?> run : runs) {
                    run.get();
                }
                papers().run();
            }
        }
        run();
        assertThat(to("dongjie@example.gov.cn")).hasSize(1);
        assertThat(to("hufu@example.gov.cn")).hasSize(1);
        assertThat(PostgresFixture.superuser().fetchCount(org.jooq.impl.DSL.table("reports.report")))
                .isEqualTo(2);
    }

    /// A crash between the server's answer and writing it down.
    @Test
    void sendsAgainUnderTheSameMessageIdWhenNobodyKnowsWhetherItLeft() throws Exception {
        Schedule schedule = mailedToWest();
        PostgresFixture.superuser()
                .execute("UPDATE reports.delivery SET state = 'SENDING', sent_at = NULL, finished_at = NULL,"
                        + " claimed_until = '2026-04-03T00:15:00Z' WHERE cardinality(addresses) > 0");
        run();
        assertThat(to("hufu@example.gov.cn")).hasSize(1);

        clock.advance(DeliveryWorker.LEASE.plus(Duration.ofMinutes(2)));
        run();
        List<MimeMessage> letters = to("hufu@example.gov.cn");
        assertThat(letters).hasSize(2);
        assertThat(letters.get(1).getMessageID()).isEqualTo(letters.get(0).getMessageID());
        assertThat(of(schedule, WEST).unsure()).isTrue();
        assertThat(of(schedule, WEST).state()).isEqualTo(Delivery.State.DONE);
    }

    @Test
    void triesAFailedRecipientAloneAFewTimesAndAgainByHand() throws Exception {
        stale.add(EAST);
        Schedule schedule = schedules()
                .create(
                        OFFICE,
                        schedule(
                                "self-inspection",
                                "monthly",
                                "3",
                                List.of(),
                                false,
                                Map.of(
                                        EAST.toString(),
                                        "dongjie@example.gov.cn",
                                        WEST.toString(),
                                        "hufu@example.gov.cn")));
        clock.set("2026-04-03T00:00:00Z");
        for (int i = 0; i < 8; i++) {
            run();
            clock.advance(Duration.ofHours(3));
        }
        Delivery failed = of(schedule, EAST);
        assertThat(failed.state()).isEqualTo(Delivery.State.FAILED);
        assertThat(failed.attempt()).isEqualTo(DeliveryWorker.MOST_ATTEMPTS);
        assertThat(failed.reason()).contains("数据正在重新计算，报告没有生成。请稍后重新生成。");
        assertThat(of(schedule, WEST).state()).isEqualTo(Delivery.State.DONE);

        assertThatThrownBy(() -> schedules().retry(OFFICE, of(schedule, WEST).id()))
                .hasMessage("重试：这一份的状态是“已送达”，只有“没有送成”的才要重试。");
        stale.clear();
        schedules().retry(OFFICE, failed.id());
        run();
        assertThat(of(schedule, EAST).state()).isEqualTo(Delivery.State.DONE);
        assertThat(to("dongjie@example.gov.cn")).hasSize(1);
        assertThat(to("hufu@example.gov.cn")).hasSize(1);
        // the cut-off stays that of the run
        assertThat(of(schedule, EAST).asOf()).isEqualTo("2026-04-02");
    }

    @Test
    void saysWhyALetterDidNotLeaveAndSendsItWhenTheServerIsThere() throws Exception {
        server.stop();
        Schedule schedule = mailedToWest();
        Delivery waiting = of(schedule, WEST);
        assertThat(waiting.state()).isEqualTo(Delivery.State.WAITING);
        assertThat(waiting.reason()).hasValueSatisfying(why -> assertThat(why).startsWith("连不上邮件服务器。"));
        assertThat(waiting.unsure()).isFalse();

        server.start();
        port = server.getSmtp().getPort();
        clock.advance(Duration.ofMinutes(2));
        run();
        assertThat(of(schedule, WEST).state()).isEqualTo(Delivery.State.DONE);
        assertThat(of(schedule, WEST).reason()).isEmpty();
        assertThat(to("hufu@example.gov.cn")).hasSize(1);
    }

    @Test
    void deliversNothingWhereThereIsNothingToReport() {
        Schedule schedule = schedules()
                .create(
                        OFFICE,
                        schedule(
                                "supervision-order",
                                "monthly",
                                "3",
                                List.of(),
                                false,
                                Map.of(WEST.toString(), "hufu@example.gov.cn")));
        clock.set("2026-04-03T00:00:00Z");
        run();
        assertThat(of(schedule, WEST).state()).isEqualTo(Delivery.State.DONE);
        assertThat(of(schedule, WEST).reason()).contains("本期没有可报告的内容，没有报告可送。");
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void saysAllThatIsWrongWithASchedule() {
        assertThatThrownBy(() -> schedules()
                        .create(
                                OFFICE,
                                new NewSchedule(
                                        "bulletin",
                                        "monthly",
                                        "61",
                                        "odt",
                                        false,
                                        List.of(WEST.toString(), "640104005001"),
                                        false,
                                        true,
                                        Map.of(WEST.toString(), "nobody", "committee", "jw@example.gov.cn"))))
                .isInstanceOfSatisfying(Problem.class, p -> {
                    assertThat(p.code()).isEqualTo("BAD_SCHEDULE");
                    assertThat(p.getMessage()).isEqualTo("""
                            工作日：发现“61”，应为 1 至 60 的整数。\
                            格式：发现“odt”，应为 pdf、docx、xlsx 或 html。\
                            收件单位：发现本街道没有的社区代码。怎么办：对照社区名录改正。\
                            邮件地址：发现“nobody”，应为 office@example.gov.cn 这样的地址。\
                            收件单位：情况通报按街道出具，不送社区。怎么办：只选街道办或街道纪工委。\
                            邮件地址：街道纪工委的一份只进登记簿，不发邮件。怎么办：去掉这个地址。""");
                });
        assertThatThrownBy(() ->
                        schedules().create(OFFICE, schedule("board", "yearly", "3", List.of(WEST), false, Map.of())))
                .hasMessage("周期：发现“每年”，月度公开表按月出具，应为 2026-03 这样的月份。");
        assertThatThrownBy(() -> schedules(false)
                        .create(
                                OFFICE,
                                schedule(
                                        "board",
                                        "monthly",
                                        "3",
                                        List.of(WEST),
                                        false,
                                        Map.of(WEST.toString(), "hufu@example.gov.cn"))))
                .hasMessageStartingWith("邮件地址：平台没有配置邮件服务器，发不了邮件。");
        assertThat(schedules().all(OFFICE)).isEmpty();
    }

    @Test
    void isTheOfficesAloneAndNotAnotherStreets() {
        Schedule schedule = mailedToWest();
        UUID delivery = of(schedule, WEST).id();
        for (Person stranger : List.of(OTHER_OFFICE, COMMITTEE, CLERK)) {
            assertThatThrownBy(() -> schedules().load(stranger, schedule.id())).hasMessage("没有找到。");
            assertThatThrownBy(() -> schedules().deliveries(stranger, schedule.id()))
                    .hasMessage("没有找到。");
            assertThatThrownBy(() -> schedules().pause(stranger, schedule.id())).hasMessage("没有找到。");
            assertThatThrownBy(() -> schedules().delete(stranger, schedule.id()))
                    .hasMessage("没有找到。");
            assertThatThrownBy(() -> schedules().retry(stranger, delivery)).hasMessage("没有找到。");
        }
        assertThat(schedules().all(OTHER_OFFICE)).isEmpty();
        assertThat(schedules().latest(OTHER_OFFICE)).isEmpty();
        // the second wall alone
        for (String table : List.of("schedule", "schedule_recipient", "delivery", "delivery_item")) {
            assertThat(counted(OFFICE, table)).as(table).isPositive();
            for (Person stranger : List.of(OTHER_OFFICE, COMMITTEE, CLERK)) {
                assertThat(counted(stranger, table)).as(table).isZero();
            }
        }
        PostgresFixture.superuser().execute("UPDATE reports.delivery_item SET audience = 'COMMITTEE'");
        assertThat(counted(OFFICE, "delivery_item")).isZero();
        assertThatThrownBy(() -> reports()
                        .requestOnce(
                                OFFICE.scope(),
                                Audience.COMMITTEE,
                                UUID.randomUUID(),
                                new Reports.Request("scorecard", WEST, "2026Q1", "html", Optional.empty())))
                .hasMessage("没有找到。");
    }

    @Test
    void keepsTheRecordOfADeletedSchedule() {
        Schedule schedule = mailedToWest();
        schedules().delete(OFFICE, schedule.id());
        assertThat(schedules().all(OFFICE)).isEmpty();
        clock.set("2026-05-20T00:00:00Z");
        run();
        assertThat(counted(OFFICE, "delivery")).isEqualTo(1);
        assertThat(PostgresFixture.superuser()
                        .fetch("SELECT action FROM tenants.audit_event ORDER BY happened_at, action DESC")
                        .into(String.class))
                .containsExactly("CREATE_SCHEDULE", "DELETE_SCHEDULE");
    }

    /// Made and sent on 3 April at eight.
    private Schedule mailedToWest() {
        Schedule schedule = schedules()
                .create(
                        OFFICE,
                        schedule(
                                "self-inspection",
                                "monthly",
                                "3",
                                List.of(WEST),
                                false,
                                Map.of(WEST.toString(), "hufu@example.gov.cn")));
        clock.set("2026-04-03T00:00:00Z");
        run();
        return schedule;
    }

    /// As the job does it, with the papers made in between.
    private void run() {
        worker().run();
        papers().run();
        worker().run();
    }

    private static NewSchedule schedule(
            String kind,
            String rule,
            String day,
            List<UnitCode> communities,
            boolean street,
            Map<String, String> addresses) {
        List<UnitCode> chosen = communities.isEmpty() && !street
                ? addresses.keySet().stream().map(UnitCode::of).toList()
                : communities;
        return new NewSchedule(
                kind,
                rule,
                day,
                "html",
                street && communities.isEmpty(),
                chosen.stream().map(UnitCode::toString).toList(),
                street,
                street,
                addresses);
    }

    private String told(Schedule schedule) {
        return schedules().deliveries(OFFICE, schedule.id()).stream()
                .map(d -> "%s %s %s %d papers, mailed %s"
                        .formatted(
                                d.recipient().audience(),
                                d.recipient().unit(),
                                d.state(),
                                d.items().size(),
                                d.sentAt().isPresent()))
                .collect(Collectors.joining("\n"));
    }

    private List<String> spans(Schedule schedule) {
        return schedules().deliveries(OFFICE, schedule.id()).stream()
                .map(Delivery::span)
                .toList();
    }

    private Delivery of(Schedule schedule, UnitCode unit) {
        return schedules().deliveries(OFFICE, schedule.id()).stream()
                .filter(d -> d.recipient().unit().equals(unit))
                .findFirst()
                .orElseThrow();
    }

    /// The reports that the person finds.
    private String register(Person person) {
        return Stream.of(EAST, WEST)
                .filter(person.scope()::covers)
                .flatMap(unit -> reports().newest(person.scope(), unit).stream())
                .map(report -> report.unit() + " " + report.audience())
                .sorted()
                .collect(Collectors.joining("\n"));
    }

    /// What lies in the mailbox of an address.
    private List<MimeMessage> to(String address) {
        return server.findReceivedMessages(user -> user.getEmail().equals(address), letter -> true)
                .toList();
    }

    private static List<BodyPart> attachments(MimeMessage letter) throws Exception {
        MimeMultipart parts = (MimeMultipart) letter.getContent();
        List<BodyPart> files = new ArrayList<>();
        for (int i = 1; i < parts.getCount(); i++) {
            files.add(parts.getBodyPart(i));
        }
        return files;
    }

    private static long counted(Person person, String table) {
        return DATABASE.read(
                person.scope(),
                db -> db.fetchSingle("SELECT count(*) FROM reports." + table).get(0, Long.class));
    }

    private static java.time.LocalDate day(String text) {
        return java.time.LocalDate.parse(text);
    }

    private Schedules schedules() {
        return schedules(true);
    }

    private Schedules schedules(boolean mails) {
        return new Schedules(
                DATABASE, new Units(DATABASE), CALENDAR, new Audit(DATABASE, clock), clock, mails, () -> {});
    }

    private DeliveryWorker worker() {
        return new DeliveryWorker(
                DATABASE,
                reports(),
                new Units(DATABASE),
                CALENDAR,
                new Mailer(new MailSettings(
                        "127.0.0.1", Optional.of(port), "", "", "jujian@example.gov.cn", MailSettings.Security.NONE)),
                "https://platform.example",
                clock);
    }

    private Reports reports() {
        return new Reports(DATABASE, new ReportFiles(directory), clock, () -> {});
    }

    private ReportWorker papers() {
        Manuscripts writer = new ShortPapers();
        return new ReportWorker(
                DATABASE,
                new ReportFiles(directory),
                Arrays.stream(Report.Kind.values()).collect(Collectors.toMap(kind -> kind, kind -> writer)),
                new Presses(),
                clock);
    }

    /// Papers that say what they are and no more.
    private final class ShortPapers implements Manuscripts {
        @Override
        public Optional<Manuscript> write(Scope scope, Report report) {
            if (stale.contains(report.unit())) {
                throw new StaleSources("M01: published 1/2, counted 1/1");
            }
            if (report.kind() == Report.Kind.SUPERVISION_ORDER) {
                throw new NothingToReport("没有逾期未公开的事项。");
            }
            String text = report.unit() + " " + report.period() + " " + report.audience() + " " + report.asOf();
            var snapshot = Snapshot.of(report.kind().prefix(), report.unit(), report.period(), text);
            return Optional.of(new Manuscript(
                    snapshot,
                    new Paper(
                            Form.REPORT,
                            report.kind().label(),
                            report.kind().label(),
                            "街道",
                            snapshot.number(),
                            snapshot.hash(),
                            report.asOf(),
                            List.of(new Block.Cover(report.kind().label(), "（试）", null), new Block.Prose(text)),
                            List.of())));
        }

        @Override
        public Manuscript again(Report.Kind kind, String json) {
            throw new UnsupportedOperationException("nothing is printed again here");
        }
    }
}
