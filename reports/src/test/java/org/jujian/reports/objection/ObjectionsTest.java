package org.jujian.reports.objection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.exception.DataAccessException;
import org.jujian.base.columnstore.ColumnStore;
import org.jujian.base.files.Originals;
import org.jujian.base.postgres.Database;
import org.jujian.base.problem.Problem;
import org.jujian.base.scope.Scope;
import org.jujian.base.time.Period;
import org.jujian.etl.submission.SubmissionId;
import org.jujian.etl.submission.Submissions;
import org.jujian.reports.metric.Versions;
import org.jujian.reports.metric.run.MetricRun;
import org.jujian.reports.metric.run.MetricRuns;
import org.jujian.reports.objection.Objection.Action;
import org.jujian.reports.objection.Objection.Kind;
import org.jujian.reports.objection.Objection.Remedy;
import org.jujian.reports.objection.Objection.State;
import org.jujian.reports.objection.Objections.Draft;
import org.jujian.reports.objection.Objections.Filter;
import org.jujian.tenants.calendar.WorkingCalendar;
import org.jujian.tenants.people.Audit;
import org.jujian.tenants.people.Person;
import org.jujian.tenants.people.Role;
import org.jujian.testing.EngineFixture;
import org.jujian.testing.PostgresFixture;
import org.jujian.testing.SettableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Figures published on Wednesday, 1 April 2026; 4 to 6 April are the holidays of Qingming.
class ObjectionsTest {
    private static final Period QUARTER = Period.parse("2026Q1").orElseThrow();
    private static final long UNIT = 310114004009L;
    private static final long STREET = 310114004000L;
    private static final Person CLERK = new Person("clerk", Role.CLERK, UNIT);
    private static final Person DIRECTOR = new Person("director", Role.DIRECTOR, UNIT);
    private static final Person SUPERVISOR = new Person("supervisor", Role.SUPERVISOR, UNIT);
    private static final Person OFFICE = new Person("office", Role.STREET_OFFICE, STREET);
    private static final Person COMMITTEE = new Person("committee", Role.DISCIPLINE_COMMITTEE, STREET);
    private static final Person NEIGHBOUR = new Person("neighbour", Role.DIRECTOR, 310114004010L);
    private static final Person ELSEWHERE = new Person("elsewhere", Role.STREET_OFFICE, 640104005000L);
    private static final Filter ALL = new Filter(Optional.empty(), Set.of());

    private static final ColumnStore STORE = EngineFixture.migrated();

    @TempDir
    Path directory;

    private final Database database = PostgresFixture.database();
    private final SettableClock clock = SettableClock.at("2026-04-01T08:00:00+08:00");
    private MetricRuns runs;
    private Objections objections;

    @BeforeEach
    void publishes() {
        PostgresFixture.empty("etl", "reports", "tenants");
        WorkingCalendar calendar = WorkingCalendar.builtIn();
        runs = new MetricRuns(database, STORE, clock, Versions.current(calendar.version(), "2026-01"));
        objections = new Objections(
                database,
                new Audit(database, clock),
                new Submissions(database, new Originals(directory, 1_000), clock, () -> {}),
                runs,
                calendar,
                clock,
                () -> {});
        database.run(Scope.system("test"), db -> {
            db.execute("""
                    INSERT INTO reports.publication (unit, as_of, run, published_at)
                    VALUES (310114004000, '2026-03-31', 7, '2026-04-01T00:10:00+08:00')
                    """);
            for (String metric : List.of("M01", "SCORE")) {
                db.execute("""
                        INSERT INTO reports.figure (unit, period, metric, numerator, denominator, value, flags,
                                                    formula_version, calendar_version, catalogue_version, run, computed_at)
                        VALUES (310114004009, '2026Q1', ?, 41, 54, 0.7592, '{}', '1', '2026-01', '2026-01', 7,
                                '2026-04-01T00:10:00+08:00')
                        """, metric);
            }
        });
    }

    @Test
    void goesFromTheClerksDraftByTheDirectorToTheOfficesAnswer() {
        Objection draft = objections.begin(CLERK, objection("M01", "第 379 行 3 月 20 日已公布"));
        assertThat(draft.state()).isEqualTo(State.DRAFT);
        assertThat(objections.page(OFFICE.scope(), ALL, 1, 20).objections()).isEmpty();
        assertThat(objections.contested(OFFICE.scope(), draft.unit(), QUARTER)).isEmpty();

        objections.file(DIRECTOR, draft.id());

        Objection filed = objections.load(OFFICE.scope(), draft.id());
        assertThat(filed.stateLabel()).isEqualTo("申诉中");
        assertThat(filed.filed().orElseThrow().dueOn()).isEqualTo("2026-04-16");
        assertThat(filed.figure().value()).isEqualTo("0.7592");
        assertThat(filed.figure().asOf()).isEqualTo("2026-03-31");
        assertThat(filed.figure().run()).isEqualTo(7);
        assertThat(objections.contested(OFFICE.scope(), filed.unit(), QUARTER)).containsOnlyKeys("M01");

        objections.uphold(OFFICE, draft.id(), Remedy.RERUN, "台账日期属实");

        Objection answered = objections.load(CLERK.scope(), draft.id());
        assertThat(answered.stateLabel()).isEqualTo("成立");
        UUID run = answered.answer().orElseThrow().run().orElseThrow();
        assertThat(runs.find(OFFICE.scope(), run).orElseThrow().state()).isEqualTo(MetricRun.State.RECEIVED);
        assertThat(objections.steps(CLERK.scope(), answered))
                .extracting(Objection.Step::action, Objection.Step::by, Objection.Step::role, Objection.Step::note)
                .containsExactly(
                        tuple(Action.DRAFTED, "clerk", "公开专员", ""),
                        tuple(Action.FILED, "director", "居委会主任", ""),
                        tuple(Action.UPHELD, "office", "街道办", "台账日期属实"));
        assertThat(PostgresFixture.superuser()
                        .fetch("SELECT actor || ' ' || action AS entry FROM tenants.audit_event ORDER BY id")
                        .getValues("entry", String.class))
                .containsExactly("clerk OBJECTION_DRAFTED", "director OBJECTION_FILED", "office OBJECTION_UPHELD");
        assertThat(objections.contested(OFFICE.scope(), filed.unit(), QUARTER)).isEmpty();
    }

    @Test
    void countsFiveWorkingDaysFromThePublicationForAnObjectionAndNoneForAnExplanation() {
        clock.set("2026-04-09T23:59:00+08:00");
        assertThat(objections.opening(CLERK, QUARTER, "M01").lastDay()).isEqualTo("2026-04-09");
        assertThat(objections.begin(DIRECTOR, objection("M01", "错了")).state()).isEqualTo(State.FILED);

        clock.set("2026-04-10T00:00:00+08:00");
        refuses(
                "OBJECTION_TOO_LATE",
                () -> objections.begin(DIRECTOR, objection("SCORE", "错了")),
                "申诉：这个数字 2026-04-01 公布，应在公布后 5 个工作日内（2026-04-09 前，含当日）提交，今天是 2026-04-10。"
                        + "怎么办：改为提交“说明”；数字更正后重新公布的，可以重新申诉。");
        assertThat(objections
                        .begin(DIRECTOR, new Draft(QUARTER, "SCORE", Kind.EXPLANATION, "换届停办两周", Optional.empty()))
                        .stateLabel())
                .isEqualTo("说明待阅");
    }

    @Test
    void countsTheDaysAnewWhenTheFigureIsPublishedInAnotherValue() {
        Objection draft = objections.begin(CLERK, objection("M01", "错了"));
        database.run(Scope.system("test"), db -> db.execute("""
                        UPDATE reports.figure SET value = 0.8, run = 8, computed_at = '2026-04-13T00:10:00+08:00'
                        WHERE metric = 'M01'
                        """));
        refuses("FIGURE_CHANGED", () -> objections.file(DIRECTOR, draft.id()), "提交：起草以后这个数字已重新公布。怎么办：撤回草稿，按新的数字重新起草。");
        objections.withdraw(CLERK, draft.id());
        clock.set("2026-04-20T09:00:00+08:00");
        assertThat(objections.begin(DIRECTOR, objection("M01", "仍有错")).figure().value())
                .isEqualTo("0.8");
    }

    @Test
    void showsAnAnswerThatIsOverdueAndPutsItOffOnce() {
        Objection filed = objections.begin(DIRECTOR, objection("M01", "错了"));
        assertThat(filed.isOverdue(LocalDate.parse("2026-04-16"))).isFalse();
        assertThat(filed.isOverdue(LocalDate.parse("2026-04-17"))).isTrue();

        objections.extend(OFFICE, filed.id(), "需到现场核对");

        Objection extended = objections.load(CLERK.scope(), filed.id());
        assertThat(extended.filed().orElseThrow().dueOn()).isEqualTo("2026-04-23");
        assertThat(extended.isOverdue(LocalDate.parse("2026-04-17"))).isFalse();
        refuses(
                "OBJECTION_STATE",
                () -> objections.extend(OFFICE, filed.id(), "再等等"),
                "延长办理期限：已经延长过一次，不能再延。怎么办：请在 2026-04-23 前答复。");
    }

    @Test
    void asksForACorrectionWithinThreeWorkingDays() {
        Objection filed = objections.begin(DIRECTOR, objection("M01", "漏登一行"));
        refuses(
                "BAD_REMEDY",
                () -> objections.uphold(OFFICE, filed.id(), Remedy.NOTED, "属实"),
                "处理：“记录在案，数字不变”不能用于申诉。怎么办：申诉成立的选更正重报或重新计算，说明采纳的选记录在案。");
        objections.uphold(OFFICE, filed.id(), Remedy.CORRECTION, "属实，请补登");
        assertThat(objections
                        .load(CLERK.scope(), filed.id())
                        .answer()
                        .orElseThrow()
                        .correctBy())
                .contains(LocalDate.parse("2026-04-07"));
        refuses(
                "OBJECTION_STATE",
                () -> objections.reject(OFFICE, filed.id(), "又不属实"),
                "答复：它的状态是“成立”，这一步没有做。怎么办：刷新后再看。");
    }

    @Test
    void letsEachDoItsOwnPart() {
        refuses("FORBIDDEN", () -> objections.begin(SUPERVISOR, objection("M01", "错了")), "起草说明或申诉：由公开专员或居委会主任办理。");
        Objection draft = objections.begin(CLERK, objection("SCORE", "错了"));
        refuses("FORBIDDEN", () -> objections.file(CLERK, draft.id()), "提交说明或申诉：由居委会主任办理。");
        refuses("FORBIDDEN", () -> objections.withdraw(SUPERVISOR, draft.id()), "撤回：草稿由起草人或居委会主任撤回，已提交的由居委会主任撤回。");
        objections.file(DIRECTOR, draft.id());
        refuses("FORBIDDEN", () -> objections.reject(OFFICE, draft.id(), "不属实"), "答复：这一份由街道纪工委办理。");
        refuses("FORBIDDEN", () -> objections.reject(DIRECTOR, draft.id(), "不属实"), "答复：这一份由街道纪工委办理。");
        refuses("FORBIDDEN", () -> objections.withdraw(CLERK, draft.id()), "撤回：草稿由起草人或居委会主任撤回，已提交的由居委会主任撤回。");
        objections.reject(COMMITTEE, draft.id(), "总分与各维度一致");
        assertThat(objections.load(SUPERVISOR.scope(), draft.id()).stateLabel()).isEqualTo("不成立");
    }

    @Test
    void isNotThereForOthers() {
        Objection filed = objections.begin(DIRECTOR, objection("M01", "错了"));
        for (Person stranger : List.of(NEIGHBOUR, ELSEWHERE)) {
            assertThat(objections.page(stranger.scope(), ALL, 1, 20).all()).isZero();
            assertThat(objections.contested(stranger.scope(), filed.unit(), QUARTER))
                    .isEmpty();
            assertThat(objections.steps(stranger.scope(), filed)).isEmpty();
            refuses("NOT_FOUND", () -> objections.load(stranger.scope(), filed.id()), "没有找到。");
            refuses("NOT_FOUND", () -> objections.reject(stranger, filed.id(), "不属实"), "没有找到。");
        }
        refuses("NOT_FOUND", () -> objections.begin(OFFICE, objection("M01", "错了")), "没有找到。");
        refuses(
                "NOT_PUBLISHED",
                () -> objections.begin(NEIGHBOUR, objection("M01", "错了")),
                "数字：2026Q1 的 M01 没有公布。怎么办：从评分卡或依据页上选已公布的数字。");
    }

    @Test
    void takesOneAtATimeOnAFigureAndNoPersonalData() {
        refuses(
                "BAD_TEXT",
                () -> objections.begin(DIRECTOR, objection("M01", "请问 13800138000")),
                "内容：发现手机号“138********”，应不含证件号、手机号、银行卡号。怎么办：删去后再提交，内容没有保存。");
        refuses(
                "BAD_TEXT",
                () -> objections.begin(DIRECTOR, objection("M01", " ")),
                "内容：要写 1 至 1000 个字，现有 0 个字。怎么办：改后再提交。");
        SubmissionId nothing = new SubmissionId(new UUID(0, 1));
        refuses(
                "BAD_SUBMISSION",
                () -> objections.begin(DIRECTOR, new Draft(QUARTER, "M01", Kind.OBJECTION, "错了", Optional.of(nothing))),
                "上传编号：没有找到 " + nothing + "。怎么办：从上传记录里复制本社区的编号，或留空。");
        Objection filed = objections.begin(DIRECTOR, objection("M01", "错了"));
        refuses(
                "OBJECTION_OPEN",
                () -> objections.begin(CLERK, objection("M01", "又错了")),
                "这个数字已有一份没有办完的说明或申诉。怎么办：等它答复或撤回后再提。");
        refuses(
                "BAD_TEXT",
                () -> objections.reject(OFFICE, filed.id(), "联系 13800138000"),
                "答复的理由：发现手机号“138********”，应不含证件号、手机号、银行卡号。怎么办：删去后再提交，内容没有保存。");
    }

    /// The second wall alone: statements that forgot the first.
    @Test
    void isKeptByTheDatabaseItself() {
        Objection draft = objections.begin(CLERK, objection("M01", "错了"));
        Objection filed = objections.begin(DIRECTOR, objection("SCORE", "错了"));
        assertThat(rows(CLERK, "objection")).isEqualTo(2);
        assertThat(rows(OFFICE, "objection")).isEqualTo(1);
        assertThat(rows(OFFICE, "objection_step")).isEqualTo(2);
        assertThat(rows(NEIGHBOUR, "objection") + rows(ELSEWHERE, "objection_step"))
                .isZero();
        assertThat(rows(new Person("admin", Role.ADMINISTRATOR, 0), "objection"))
                .isZero();

        String answer = "UPDATE reports.objection SET state = 'REJECTED', answered_by = '%s', answered_at = now(),"
                + " reason = 'x' WHERE id = '" + filed.id() + "'";
        assertThatThrownBy(() -> execute(DIRECTOR, answer.formatted("director")))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("row-level security");
        // not the office's: the statement finds nothing
        execute(OFFICE, answer.formatted("office"));
        assertThat(objections.load(OFFICE.scope(), filed.id()).state()).isEqualTo(State.FILED);
        assertThatThrownBy(() -> execute(COMMITTEE, answer.formatted("somebody")))
                .hasMessageContaining("row-level security");
        assertThatThrownBy(() -> execute(CLERK, "UPDATE reports.objection SET figure = '1.0'"))
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> execute(CLERK, "DELETE FROM reports.objection_step"))
                .hasMessageContaining("permission denied");
        assertThat(draft.state()).isEqualTo(State.DRAFT);
    }

    @Test
    void asksTheCommitteeForItsOwnFindingAlone() {
        assertThat(ObjectionRules.answerer("BAND")).isEqualTo(Objection.Answerer.COMMITTEE);
        assertThat(ObjectionRules.answerer("T")).isEqualTo(Objection.Answerer.OFFICE);
    }

    private int rows(Person person, String table) {
        return database.read(person.scope(), db -> db.fetchCount(org.jooq.impl.DSL.table("reports." + table)));
    }

    private void execute(Person person, String sql) {
        database.run(person.scope(), db -> db.execute(sql));
    }

    private static Draft objection(String metric, String words) {
        return new Draft(QUARTER, metric, Kind.OBJECTION, words, Optional.empty());
    }

    private static void refuses(
            String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable step, String message) {
        assertThatThrownBy(step).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.getMessage()).isEqualTo(message);
            assertThat(problem.code()).isEqualTo(code);
        });
    }
}
