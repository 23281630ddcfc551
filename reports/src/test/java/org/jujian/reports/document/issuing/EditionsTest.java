package org.jujian.reports.document.issuing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jujian.base.code.CodeRange;
import org.jujian.base.code.UnitCode;
import org.jujian.base.postgres.Database;
import org.jujian.base.problem.Problem;
import org.jujian.base.time.Period;
import org.jujian.reports.document.InspectionData;
import org.jujian.reports.document.InspectionManuscripts;
import org.jujian.reports.document.Presses;
import org.jujian.reports.document.Report;
import org.jujian.reports.document.ReportFiles;
import org.jujian.reports.document.ReportWorker;
import org.jujian.reports.document.Reports;
import org.jujian.reports.document.Writers;
import org.jujian.reports.document.inspection.Examples;
import org.jujian.reports.document.inspection.InspectionSources;
import org.jujian.reports.document.writing.StaleSources;
import org.jujian.tenants.people.Person;
import org.jujian.tenants.people.Role;
import org.jujian.testing.PostgresFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EditionsTest {
    private static final Database DATABASE = PostgresFixture.database();
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-04-01T00:00:00Z"), ZoneOffset.UTC);
    private static final Presses PRESSES = new Presses();
    private static final UnitCode UNIT = UnitCode.of("320282101009");
    private static final Person CLERK = new Person("clerk", Role.CLERK, UNIT.value());
    private static final Person DIRECTOR = new Person("director", Role.DIRECTOR, UNIT.value());
    private static final Person SUPERVISOR = new Person("supervisor", Role.SUPERVISOR, UNIT.value());
    private static final Person OFFICE = new Person("office", Role.STREET_OFFICE, 320282101000L);
    private static final Person COMMITTEE = new Person("committee", Role.DISCIPLINE_COMMITTEE, 320282101000L);
    private static final Person NEIGHBOUR = new Person("neighbour", Role.DIRECTOR, 320282101008L);

    @TempDir
    Path directory;

    private Optional<InspectionSources> data = Optional.of(Examples.full());

    @AfterEach
    void empty() {
        PostgresFixture.empty("reports");
    }

    @Test
    void takesAPaperFromDraftToIssue() {
        String number = draft(CLERK);
        assertThat(edition(number).state()).isEqualTo(Edition.State.DRAFT);
        assertThat(html(CLERK, number)).contains("（2026年第一季度）（草稿）", "草稿，尚未签发，不作为正式文件");

        assertThat(editions().check(CLERK, number)).isEmpty();
        editions().sign(DIRECTOR, number);
        assertThat(html(CLERK, number)).contains("草稿");
        editions().issue(CLERK, number);
        worker().run();

        Edition issued = edition(number);
        assertThat(issued.state()).isEqualTo(Edition.State.ISSUED);
        assertThat(issued.ordinal()).contains(1);
        assertThat(issued.drafted().by()).isEqualTo("clerk");
        assertThat(issued.signed().orElseThrow().by()).isEqualTo("director");
        assertThat(html(CLERK, number))
                .contains("居委会主任 2026年4月1日审定；第1版，2026年4月1日印发", number)
                .doesNotContain("草稿", "本件替代");
        // the draft's file and the issued one are two files of one number, both genuine
        Report verified = reports().verify(number).orElseThrow();
        String draft = verified.issued().orElseThrow().sha256();
        String now = issued.file().sha256().orElseThrow();
        assertThat(now).isNotEqualTo(draft);
        assertThat(reports().isFileOf(verified, draft)).isTrue();
        assertThat(reports().isFileOf(verified, now)).isTrue();
        assertThat(reports().isFileOf(verified, "0".repeat(64))).isFalse();
        assertThat(editions().verify(verified).orElseThrow().state()).isEqualTo(Edition.State.ISSUED);
    }

    @Test
    void letsEachStepBeDoneByWhoMayDoItAndInOrderOnly() {
        String number = draft(CLERK);
        refuses(() -> editions().sign(DIRECTOR, number), "审定签发：发现 " + number + " 的状态是“草稿”，应为“已核对”。怎么办：刷新登记簿再看。");
        refuses(() -> editions().check(SUPERVISOR, number), "核对：自查报告由起草单位或居委会主任办理。");
        editions().check(OFFICE, number);
        for (Person other : List.of(CLERK, SUPERVISOR, OFFICE, COMMITTEE)) {
            refuses(() -> editions().sign(other, number), "审定签发：自查报告由居委会主任办理。");
        }
        refuses(() -> editions().issue(CLERK, number), "印发：发现 " + number + " 的状态是“已核对”，应为“已审定”。怎么办：刷新登记簿再看。");
        editions().sign(DIRECTOR, number);
        refuses(() -> editions().issue(OFFICE, number), "印发：自查报告由起草单位或居委会主任办理。");
        assertThat(Steps.open(edition(number), DIRECTOR)).containsExactly(Step.ISSUE);
        assertThat(Steps.open(edition(number), SUPERVISOR)).isEmpty();
    }

    @Test
    void doesNotLetTheAuthorSign() {
        String number = draft(DIRECTOR);
        editions().check(DIRECTOR, number);
        refuses(() -> editions().sign(DIRECTOR, number), "审定签发：起草人不能审定自己起草的报告。怎么办：请另一位居委会主任审定。");
        assertThat(Steps.open(edition(number), DIRECTOR)).isEmpty();
        assertThatThrownBy(() -> PostgresFixture.superuser()
                        .execute(
                                "UPDATE reports.edition SET signed_by = 'director', signed_as = '', signed_at = now()"))
                .hasMessageContaining("check constraint");
    }

    @Test
    void saysWhatDiffersAndKeepsTheDraft() {
        String number = draft(CLERK);
        data = Optional.of(Examples.named("新名社区居委会"));
        List<String> differences = editions().check(CLERK, number);
        assertThat(differences).isNotEmpty().allMatch(d -> d.contains("按现有数据"));
        assertThat(differences.getFirst()).startsWith("正文：报告写“").contains("新名社区");
        assertThat(edition(number).state()).isEqualTo(Edition.State.DRAFT);
    }

    @Test
    void issuesNothingThatTheDataNoLongerSay() {
        String number = draft(CLERK);
        editions().check(CLERK, number);
        editions().sign(DIRECTOR, number);
        data = Optional.of(Examples.named("新名社区居委会"));
        assertThatThrownBy(() -> editions().issue(CLERK, number)).isInstanceOfSatisfying(Problem.class, p -> {
            assertThat(p.code()).isEqualTo("REPORT_DIFFERS");
            assertThat(p.getMessage()).startsWith("印发：审定之后数据有变化，没有印发。");
        });
        assertThat(edition(number).state()).isEqualTo(Edition.State.SIGNED);
    }

    @Test
    void findsFiguresThatWereChangedInTheRegister() {
        String number = draft(CLERK);
        PostgresFixture.superuser()
                .execute(
                        "UPDATE reports.edition SET snapshot = replace(snapshot, '\"unpublished\":0', '\"unpublished\":5')");
        assertThat(editions().check(CLERK, number).getFirst()).startsWith("登记的数据：内容校验与登记时不一致");
    }

    @Test
    void waitsWhileTheDataAreBeingComputed() {
        String number = draft(CLERK);
        InspectionData busy = (scope, unit, period, asOf, knownAt) -> {
            throw new StaleSources("M01: published 1/2, counted 1/1");
        };
        assertThat(editions(busy).check(CLERK, number)).containsExactly("数据正在重新计算。怎么办：请稍后再核对。");
    }

    @Test
    void namesTheEditionThatACorrectedOneReplaces() {
        String first = issued();
        data = Optional.of(Examples.named("新名社区居委会"));
        String second = issued();

        assertThat(edition(first).state()).isEqualTo(Edition.State.REPLACED);
        assertThat(edition(first).replacedBy()).contains(second);
        assertThat(edition(second).replaces()).contains(first);
        assertThat(edition(second).ordinal()).contains(2);
        assertThat(html(CLERK, second)).contains("第2版，2026年4月1日印发。本件替代 " + first + " 号");
        // what was issued stays as it was printed
        assertThat(html(CLERK, first)).contains("第1版").doesNotContain("本件替代");
    }

    @Test
    void withdrawsWithAReasonAndGoesOnFromThere() {
        String first = issued();
        refuses(() -> editions().withdraw(CLERK, first, "数字有误"), "撤回：自查报告由居委会主任办理。");
        assertThatThrownBy(() -> editions().withdraw(DIRECTOR, first, "　"))
                .hasMessage("撤回：理由要写 1 至 200 个字，现有 0 个字。请改后再提交。");
        assertThatThrownBy(() -> editions().withdraw(DIRECTOR, first, "见 13800138000"))
                .hasMessage("撤回的理由：发现手机号“138********”，应不含证件号、手机号、银行卡号。怎么办：删去后再提交，内容没有保存。");
        editions().withdraw(DIRECTOR, first, "数字有误");
        assertThat(edition(first).withdrawn().orElseThrow().reason()).isEqualTo("数字有误");
        assertThat(html(CLERK, first)).contains("已撤回", "2026年4月1日撤回，不再有效");

        data = Optional.of(Examples.named("新名社区居委会"));
        String second = issued();
        assertThat(edition(first).state()).isEqualTo(Edition.State.WITHDRAWN);
        assertThat(edition(second).replaces()).contains(first);
    }

    @Test
    void findsInTheRegisterWhatIsAskedFor() {
        String first = issued();
        data = Optional.of(Examples.named("新名社区居委会"));
        String second = draft(CLERK);

        assertThat(numbers(CLERK, all())).containsExactlyInAnyOrder(first, second);
        assertThat(numbers(CLERK, search("新名社区"))).containsExactly(second);
        assertThat(numbers(CLERK, search("按时公开　新名"))).containsExactly(second);
        assertThat(numbers(CLERK, search("100%"))).isEmpty();
        assertThat(numbers(CLERK, search(first.toLowerCase(java.util.Locale.ROOT))))
                .containsExactly(first);
        assertThat(numbers(
                        CLERK,
                        new Editions.Filter(
                                Optional.empty(),
                                Optional.of(Report.Kind.SELF_INSPECTION),
                                Period.parse("2026Q1"),
                                Optional.of(Edition.State.ISSUED),
                                List.of())))
                .containsExactly(first);
        Editions.Page page = editions().page(CLERK.scope(), all(), 2, 1);
        assertThat(page.all()).isEqualTo(2);
        assertThat(page.editions()).hasSize(1);
    }

    @Test
    void hidesEditionsOfOtherUnitsAsIfTheyWereNot() {
        String number = draft(CLERK);
        assertThat(numbers(OFFICE, all())).containsExactly(number);
        assertThat(numbers(NEIGHBOUR, all())).isEmpty();
        assertThat(numbers(
                        NEIGHBOUR,
                        new Editions.Filter(
                                Optional.of(new CodeRange(0, 999999999999L)),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                List.of())))
                .isEmpty();
        assertThat(editions().find(NEIGHBOUR.scope(), number)).isEmpty();
        assertThatThrownBy(() -> editions().check(NEIGHBOUR, number)).hasMessage("没有找到。");
        assertThatThrownBy(() -> editions().print(NEIGHBOUR, number, Report.Format.PDF))
                .hasMessage("没有找到。");
        assertThatThrownBy(() -> editions().sign(NEIGHBOUR, "ZC-320282101009-2026Q1-00000000"))
                .hasMessage("没有找到。");
    }

    /// The second wall alone.
    @Test
    void hidesWhatIsWrittenForTheCommitteeByThePolicyToo() {
        draft(CLERK);
        PostgresFixture.superuser().execute("UPDATE reports.edition SET audience = 'COMMITTEE'");
        assertThat(counted(COMMITTEE)).isEqualTo(1);
        assertThat(counted(OFFICE)).isZero();
        assertThat(counted(CLERK)).isZero();
        assertThat(numbers(OFFICE, all())).isEmpty();
        assertThat(numbers(COMMITTEE, all())).hasSize(1);
    }

    /// What was made before there was a register stands in it as a draft: the end of the migration, as its role runs
    /// it.
    @Test
    void entersWhatWasMadeBeforeTheRegister() throws Exception {
        String number = draft(CLERK);
        String migration;
        try (var in = Editions.class.getResourceAsStream("/db/migration/V4_110__edition.sql")) {
            migration = new String(java.util.Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
        String end = migration.substring(migration.indexOf("SELECT set_config("));
        PostgresFixture.superuser().transaction(migrated -> {
            migrated.dsl().execute("DELETE FROM reports.edition");
            migrated.dsl()
                    .execute("SET LOCAL ROLE "
                            + migrated.dsl()
                                    .fetchSingle("SELECT tableowner FROM pg_tables WHERE tablename = 'edition'")
                                    .get(0, String.class));
            migrated.dsl().execute(end);
        });
        assertThat(edition(number).state()).isEqualTo(Edition.State.DRAFT);
        assertThat(edition(number).drafted().by()).isEqualTo("clerk");
        assertThat(editions().check(CLERK, number)).isEmpty();
    }

    private static long counted(Person person) {
        return DATABASE.read(
                person.scope(),
                db -> db.fetchSingle("SELECT count(*) FROM reports.edition").get(0, Long.class));
    }

    private static Editions.Filter all() {
        return search("");
    }

    private static Editions.Filter search(String typed) {
        return new Editions.Filter(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Editions.Filter.terms(typed));
    }

    private List<String> numbers(Person person, Editions.Filter filter) {
        return editions().page(person.scope(), filter, 1, 20).editions().stream()
                .map(Edition::number)
                .toList();
    }

    private static void refuses(Runnable step, String why) {
        assertThatThrownBy(step::run).isInstanceOfSatisfying(Problem.class, p -> {
            assertThat(p.code()).isEqualTo("STEP_NOT_ALLOWED");
            assertThat(p.getMessage()).isEqualTo(why);
        });
    }

    private String issued() {
        String number = draft(CLERK);
        assertThat(editions().check(CLERK, number)).isEmpty();
        editions().sign(DIRECTOR, number);
        editions().issue(CLERK, number);
        worker().run();
        return number;
    }

    private String draft(Person person) {
        Report asked = reports()
                .request(
                        person.scope(),
                        new Reports.Request("self-inspection", UNIT, "2026Q1", "pdf", Optional.empty()));
        worker().run();
        return reports()
                .find(person.scope(), asked.id())
                .orElseThrow()
                .issued()
                .orElseThrow()
                .number();
    }

    private Edition edition(String number) {
        return editions().find(CLERK.scope(), number).orElseThrow();
    }

    /// What a file of the number says now.
    private String html(Person person, String number) {
        UUID id = editions().print(person, number, Report.Format.HTML);
        worker().run();
        return new String(reports().loadContent(person.scope(), id), StandardCharsets.UTF_8);
    }

    private Reports reports() {
        return new Reports(DATABASE, new ReportFiles(directory), CLOCK, () -> {});
    }

    private InspectionData current() {
        return (scope, unit, period, asOf, knownAt) -> data;
    }

    private Editions editions() {
        return editions(current());
    }

    private static Editions editions(InspectionData data) {
        return new Editions(DATABASE, writers(data), CLOCK, () -> {});
    }

    private static Writers writers(InspectionData data) {
        return new Writers(Map.of(
                Report.Kind.SELF_INSPECTION, new InspectionManuscripts(data, "https://platform.example/verify/")));
    }

    private ReportWorker worker() {
        return new ReportWorker(
                DATABASE, new ReportFiles(directory), writers(current()).byKind(), PRESSES, CLOCK);
    }
}
