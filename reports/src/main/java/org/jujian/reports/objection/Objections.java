package org.jujian.reports.objection;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.jujian.base.code.CodeRange;
import org.jujian.base.code.UnitCode;
import org.jujian.base.postgres.Database;
import org.jujian.base.problem.Problem;
import org.jujian.base.scope.Audience;
import org.jujian.base.scope.Scope;
import org.jujian.base.time.ChinaTime;
import org.jujian.base.time.Period;
import org.jujian.etl.submission.SubmissionId;
import org.jujian.etl.submission.Submissions;
import org.jujian.reports.metric.run.MetricRuns;
import org.jujian.reports.objection.Objection.Action;
import org.jujian.reports.objection.Objection.Answer;
import org.jujian.reports.objection.Objection.Contested;
import org.jujian.reports.objection.Objection.Kind;
import org.jujian.reports.objection.Objection.Mark;
import org.jujian.reports.objection.Objection.Remedy;
import org.jujian.reports.objection.Objection.State;
import org.jujian.tenants.calendar.WorkingCalendar;
import org.jujian.tenants.people.Audit;
import org.jujian.tenants.people.Person;

/// Objections to figures: begun by communities on what is published about them, answered by the street office or by the
/// discipline committee. Every step is kept and audited with it.
///
/// One outside of the scope, and a draft to everybody but its community, is a `Problem` NOT_FOUND like one that does
/// not
/// exist; a step that is somebody else's is FORBIDDEN 403, one that does not fit its state OBJECTION_STATE 409.
public final class Objections {
    private static final int CONFLICT = 409;
    private static final int BAD_REQUEST = 400;
    private static final int FORBIDDEN = 403;

    private final ObjectionStore store;
    private final Submissions submissions;
    private final MetricRuns runs;
    private final WorkingCalendar calendar;
    private final Clock clock;
    private final Runnable wakeRuns;

    /// @param wakeRuns called after a run was asked for
    public Objections(
            Database database,
            Audit audit,
            Submissions submissions,
            MetricRuns runs,
            WorkingCalendar calendar,
            Clock clock,
            Runnable wakeRuns) {
        this.store = new ObjectionStore(database, audit);
        this.submissions = submissions;
        this.runs = runs;
        this.calendar = calendar;
        this.clock = clock;
        this.wakeRuns = wakeRuns;
    }

    /// What a community says about a figure of its own.
    ///
    /// @param submission an upload that bears it out
    public record Draft(Period period, String metric, Kind kind, String words, Optional<SubmissionId> submission) {
        public Draft {
            words = words.strip();
        }
    }

    /// @param range  empty = all that the asker reaches
    /// @param states empty = all
    public record Filter(Optional<CodeRange> range, Set<State> states) {
        public Filter {
            states = Set.copyOf(states);
        }
    }

    /// What waits first, by the day of its answer; then the newest. `all` counts what is on other pages too.
    public record Page(List<Objection> objections, int all) {
        public Page {
            objections = List.copyOf(objections);
        }
    }

    /// What may be done with a figure today.
    ///
    /// @param lastDay  of an objection; an explanation has none
    /// @param open     the one that is open already
    /// @param answerer who will answer
    /// @param files    whether what the person begins is filed at once
    public record Opening(
            Contested figure,
            LocalDate lastDay,
            boolean canObject,
            Optional<UUID> open,
            Objection.Answerer answerer,
            boolean files) {}

    /// @param page from 1
    public Page page(Scope scope, Filter filter, int page, int size) {
        requireReach(scope);
        return store.page(scope, filter, (page - 1) * size, size);
    }

    public Objection load(Scope scope, UUID id) {
        return store.find(scope, id).orElseThrow(Problem::notFound);
    }

    /// Oldest first.
    public List<Objection.Step> steps(Scope scope, Objection objection) {
        return store.steps(scope, objection);
    }

    /// The metrics of the unit and period with an objection or explanation that waits for its answer, and which it is.
    public Map<String, Objection> contested(Scope scope, UnitCode unit, Period period) {
        return store.filed(scope, unit, period);
    }

    /// The figure of the person's own community as it is published now; `NOT_FOUND` for whoever may not object, and
    /// where nothing is published.
    public Opening opening(Person person, Period period, String metric) {
        UnitCode unit = own(person);
        Contested figure = store.published(person.scope(), unit, period, metric).orElseThrow(Problem::notFound);
        LocalDate today = ChinaTime.today(clock);
        return new Opening(
                figure,
                ObjectionRules.lastDay(calendar, figure),
                ObjectionRules.tooLate(calendar, Kind.OBJECTION, figure, today).isEmpty(),
                store.open(person.scope(), unit, period, metric),
                ObjectionRules.answerer(metric),
                ObjectionRules.mayFile(person));
    }

    /// The figure as it is published now, for comparison with what was contested.
    public Optional<Contested> now(Scope scope, Objection objection) {
        return store.published(
                scope,
                objection.unit(),
                objection.figure().period(),
                objection.figure().metric());
    }

    /// Drafts; a director's is filed at once.
    public Objection begin(Person person, Draft draft) {
        UnitCode unit = own(person);
        if (!ObjectionRules.mayDraft(person)) {
            throw forbidden("起草说明或申诉：由公开专员或居委会主任办理。");
        }
        refuseText("内容", draft.words());
        Contested figure = store.published(person.scope(), unit, draft.period(), draft.metric())
                .orElseThrow(() -> new Problem(
                        "NOT_PUBLISHED",
                        BAD_REQUEST,
                        "数字：%s 的 %s 没有公布。怎么办：从评分卡或依据页上选已公布的数字。".formatted(draft.period(), draft.metric())));
        LocalDate today = ChinaTime.today(clock);
        refuseLate(draft.kind(), figure, today);
        draft.submission().ifPresent(id -> requireUpload(person, id));
        Instant at = clock.instant();
        boolean files = ObjectionRules.mayFile(person);
        Mark mark = new Mark(person.username(), at);
        Objection begun = new Objection(
                UUID.randomUUID(),
                unit,
                figure,
                draft.kind(),
                files ? State.FILED : State.DRAFT,
                ObjectionRules.answerer(draft.metric()),
                draft.words(),
                draft.submission().map(SubmissionId::value),
                mark,
                files
                        ? Optional.of(new Objection.Filing(mark, ObjectionRules.dueOn(calendar, today), false))
                        : Optional.empty(),
                Optional.empty());
        if (!store.add(person, begun)) {
            throw new Problem("OBJECTION_OPEN", CONFLICT, "这个数字已有一份没有办完的说明或申诉。怎么办：等它答复或撤回后再提。");
        }
        return begun;
    }

    /// Files a draft; the figure must still be the one that it was drafted on.
    public void file(Person person, UUID id) {
        Objection draft = inState(load(person.scope(), id), State.DRAFT, "提交");
        if (!ObjectionRules.mayFile(person)) {
            throw forbidden("提交说明或申诉：由居委会主任办理。");
        }
        LocalDate today = ChinaTime.today(clock);
        refuseLate(draft.kind(), draft.figure(), today);
        if (!store.published(
                        person.scope(),
                        draft.unit(),
                        draft.figure().period(),
                        draft.figure().metric())
                .filter(now -> now.computedAt().equals(draft.figure().computedAt()))
                .isPresent()) {
            throw new Problem("FIGURE_CHANGED", CONFLICT, "提交：起草以后这个数字已重新公布。怎么办：撤回草稿，按新的数字重新起草。");
        }
        done(store.file(person, draft, clock.instant(), ObjectionRules.dueOn(calendar, today)));
    }

    /// Takes a draft or what waits for its answer back: who drafted it a draft, the director anything.
    public void withdraw(Person person, UUID id) {
        Objection objection = load(person.scope(), id);
        if (!objection.state().isOpen()) {
            throw wrongState(objection, "撤回");
        }
        boolean ownDraft =
                objection.state() == State.DRAFT && objection.drafted().by().equals(person.username());
        if (!ObjectionRules.mayFile(person) && !ownDraft) {
            throw forbidden("撤回：草稿由起草人或居委会主任撤回，已提交的由居委会主任撤回。");
        }
        done(store.withdraw(person, objection, clock.instant()));
    }

    /// Puts the day of the answer off, once.
    public void extend(Person person, UUID id, String reason) {
        Objection objection = answerable(person, id, "延长办理期限");
        String why = reason.strip();
        refuseText("延长的理由", why);
        Objection.Filing filing = objection.filed().orElseThrow();
        if (filing.extended()) {
            throw new Problem("OBJECTION_STATE", CONFLICT, "延长办理期限：已经延长过一次，不能再延。怎么办：请在 " + filing.dueOn() + " 前答复。");
        }
        done(store.extend(
                person,
                objection,
                clock.instant(),
                calendar.plusWorkingDays(filing.dueOn(), ObjectionRules.EXTENSION),
                why));
    }

    /// Upholds it and sees to what follows.
    public void uphold(Person person, UUID id, Remedy remedy, String reason) {
        Objection objection = answerable(person, id, "答复");
        String why = reason.strip();
        refuseText("答复的理由", why);
        if (!ObjectionRules.fits(objection.kind(), remedy)) {
            throw new Problem(
                    "BAD_REMEDY",
                    BAD_REQUEST,
                    "处理：“%s”不能用于%s。怎么办：申诉成立的选更正重报或重新计算，说明采纳的选记录在案。"
                            .formatted(remedy.label(), objection.kind().label()));
        }
        Instant at = clock.instant();
        Period period = objection.figure().period();
        // asked for first: a run too many changes nothing, an answer without its run would
        Optional<UUID> run = remedy == Remedy.RERUN
                ? Optional.of(runs.request(person.scope(), period, period, Optional.empty())
                        .id())
                : Optional.empty();
        Optional<LocalDate> correctBy = remedy == Remedy.CORRECTION
                ? Optional.of(calendar.plusWorkingDays(ChinaTime.dateOf(at), ObjectionRules.CORRECT_WITHIN))
                : Optional.empty();
        done(store.answer(
                person,
                objection,
                State.UPHELD,
                new Answer(new Mark(person.username(), at), why, Optional.of(remedy), correctBy, run)));
        run.ifPresent(asked -> wakeRuns.run());
    }

    public void reject(Person person, UUID id, String reason) {
        Objection objection = answerable(person, id, "答复");
        String why = reason.strip();
        refuseText("答复的理由", why);
        done(store.answer(
                person,
                objection,
                State.REJECTED,
                new Answer(
                        new Mark(person.username(), clock.instant()),
                        why,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty())));
    }

    /// Whether the person may do it now; what a role may not do does not appear.
    public boolean may(Person person, Objection objection, Action action) {
        return switch (action) {
            case DRAFTED -> ObjectionRules.mayDraft(person);
            case FILED -> objection.state() == State.DRAFT && ObjectionRules.mayFile(person);
            case WITHDRAWN ->
                objection.state().isOpen()
                        && (ObjectionRules.mayFile(person)
                                || objection.state() == State.DRAFT
                                        && objection.drafted().by().equals(person.username()));
            case EXTENDED ->
                ObjectionRules.mayAnswer(person, objection)
                        && !objection.filed().orElseThrow().extended();
            case UPHELD, REJECTED -> ObjectionRules.mayAnswer(person, objection);
        };
    }

    private static UnitCode own(Person person) {
        if (person.role().audience() != Audience.COMMUNITY) {
            throw Problem.notFound();
        }
        return new UnitCode(person.unit());
    }

    private static void requireReach(Scope scope) {
        if (scope.ranges().isEmpty()) {
            throw Problem.notFound();
        }
    }

    private void requireUpload(Person person, SubmissionId id) {
        try {
            var unused = submissions.load(person.scope(), id);
        } catch (Problem missing) {
            throw new Problem("BAD_SUBMISSION", BAD_REQUEST, "上传编号：没有找到 " + id + "。怎么办：从上传记录里复制本社区的编号，或留空。");
        }
    }

    private Objection answerable(Person person, UUID id, String what) {
        Objection objection = load(person.scope(), id);
        if (objection.state() != State.FILED) {
            throw wrongState(objection, what);
        }
        if (!ObjectionRules.mayAnswer(person, objection)) {
            throw forbidden(what + "：这一份由" + objection.answerer().label() + "办理。");
        }
        return objection;
    }

    private static Objection inState(Objection objection, State expected, String what) {
        if (objection.state() != expected) {
            throw wrongState(objection, what);
        }
        return objection;
    }

    private void refuseLate(Kind kind, Contested figure, LocalDate today) {
        ObjectionRules.tooLate(calendar, kind, figure, today).ifPresent(why -> {
            throw new Problem("OBJECTION_TOO_LATE", CONFLICT, why);
        });
    }

    private static void refuseText(String name, String text) {
        ObjectionRules.badText(name, text).ifPresent(why -> {
            throw new Problem("BAD_TEXT", BAD_REQUEST, why);
        });
    }

    private static Problem forbidden(String why) {
        return new Problem("FORBIDDEN", FORBIDDEN, why);
    }

    private static Problem wrongState(Objection objection, String what) {
        return new Problem(
                "OBJECTION_STATE", CONFLICT, "%s：它的状态是“%s”，这一步没有做。怎么办：刷新后再看。".formatted(what, objection.stateLabel()));
    }

    private static void done(boolean changed) {
        if (!changed) {
            throw new Problem("OBJECTION_STATE", CONFLICT, "刚刚有人改了它的状态，这一步没有做。怎么办：刷新后再看。");
        }
    }

    /// For callers that hold a text.
    public static Optional<UUID> parse(@Nullable String id) {
        return id == null ? Optional.empty() : SubmissionId.parse(id).map(SubmissionId::value);
    }
}
