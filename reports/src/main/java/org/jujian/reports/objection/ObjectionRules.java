package org.jujian.reports.objection;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.jujian.base.time.ChinaTime;
import org.jujian.etl.sheet.PersonalData;
import org.jujian.reports.objection.Objection.Answerer;
import org.jujian.reports.objection.Objection.Kind;
import org.jujian.reports.objection.Objection.Remedy;
import org.jujian.reports.objection.Objection.State;
import org.jujian.tenants.calendar.WorkingCalendar;
import org.jujian.tenants.people.Person;
import org.jujian.tenants.people.Role;

/// Who may do what with an objection until when.
///
/// How the texts are read. metrics.md §4 no. 7 gives a community five working days to object, and process.md counts
/// clocks
/// in working days without the day of the act: the day on which the figure got its present value is not counted, and
/// a value that changes opens the days anew. An explanation disputes nothing and has no limit. process.md §0 has the
/// clerk
/// create and the director approve and sign: the clerk drafts, the director files (and may do both), the supervisors
/// read. Drafting stops no clock. The street office checks figures (校核), so it answers; total and band stand on the
/// committee's scorecard and carry its red lines, so on these the committee answers for its own finding. The limits of
/// the answer are those of an objection under process.md §3: ten working days, five more once with a reason, a
/// correction
/// within three.
final class ObjectionRules {
    static final int FILE_WITHIN = 5;
    static final int ANSWER_WITHIN = 10;
    static final int EXTENSION = 5;
    static final int CORRECT_WITHIN = 3;
    static final int LONGEST = 1000;

    private static final Set<String> OF_THE_COMMITTEE = Set.of("SCORE", "BAND");

    private ObjectionRules() {}

    static Answerer answerer(String metric) {
        return OF_THE_COMMITTEE.contains(metric) ? Answerer.COMMITTEE : Answerer.OFFICE;
    }

    /// The last day on which a figure may be objected to.
    static LocalDate lastDay(WorkingCalendar calendar, Objection.Contested figure) {
        return calendar.plusWorkingDays(ChinaTime.dateOf(figure.computedAt()), FILE_WITHIN);
    }

    static LocalDate dueOn(WorkingCalendar calendar, LocalDate filedOn) {
        return calendar.plusWorkingDays(filedOn, ANSWER_WITHIN);
    }

    /// Why the figure can't be contested in this way on `today`; empty = it can.
    static Optional<String> tooLate(WorkingCalendar calendar, Kind kind, Objection.Contested figure, LocalDate today) {
        LocalDate last = lastDay(calendar, figure);
        return switch (kind) {
            case EXPLANATION -> Optional.empty();
            case OBJECTION ->
                today.isAfter(last)
                        ? Optional.of("申诉：这个数字 %s 公布，应在公布后 %d 个工作日内（%s 前，含当日）提交，今天是 %s。怎么办：改为提交“说明”；数字更正后重新公布的，可以重新申诉。"
                                .formatted(ChinaTime.dateOf(figure.computedAt()), FILE_WITHIN, last, today))
                        : Optional.empty();
        };
    }

    static boolean mayDraft(Person person) {
        return person.role() == Role.CLERK || person.role() == Role.DIRECTOR;
    }

    static boolean mayFile(Person person) {
        return person.role() == Role.DIRECTOR;
    }

    static boolean mayAnswer(Person person, Objection objection) {
        return objection.state() == State.FILED
                && switch (objection.answerer()) {
                    case OFFICE -> person.role() == Role.STREET_OFFICE;
                    case COMMITTEE -> person.role() == Role.DISCIPLINE_COMMITTEE;
                };
    }

    /// What may follow: who only explains disputes nothing, so nothing is corrected.
    static boolean fits(Kind kind, Remedy remedy) {
        return switch (remedy) {
            case CORRECTION, RERUN -> kind == Kind.OBJECTION;
            case NOTED -> kind == Kind.EXPLANATION;
        };
    }

    /// What is wrong with a text that people typed, as a sentence.
    static Optional<String> badText(String name, String text) {
        if (text.isEmpty() || text.length() > LONGEST) {
            return Optional.of("%s：要写 1 至 %d 个字，现有 %d 个字。怎么办：改后再提交。".formatted(name, LONGEST, text.length()));
        }
        return PersonalData.refusal(name, text);
    }
}
