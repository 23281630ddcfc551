package org.jujian.reports.document.issuing;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jujian.base.code.UnitCode;
import org.jujian.reports.document.Report;
import org.jujian.tenants.people.Person;
import org.jujian.tenants.people.Role;

/// Who may do which step when (process.md §0): the director of a community signs its papers, the street office its
/// bulletin and its year, the discipline committee scorecards and orders; who made the draft does not sign it.
public final class Steps {
    private Steps() {}

    /// The steps that the person may do now.
    public static List<Step> open(Edition edition, Person person) {
        return Arrays.stream(Step.values())
                .filter(step -> refusal(edition, step, person).isEmpty())
                .toList();
    }

    /// Why the person may not do the step now, as a sentence; empty = may. That the person reaches the edition is
    /// asked before.
    static Optional<String> refusal(Edition edition, Step step, Person person) {
        return switch (step) {
            case CHECK ->
                inState(edition, step, Edition.State.DRAFT)
                        .or(() -> by(
                                prepares(edition, person) || isSigner(edition, person),
                                step,
                                edition,
                                "起草单位或" + signer(edition.kind(), edition.unit()).label()));
            case SIGN ->
                inState(edition, step, Edition.State.CHECKED)
                        .or(() -> by(
                                isSigner(edition, person),
                                step,
                                edition,
                                signer(edition.kind(), edition.unit()).label()))
                        .or(() -> edition.drafted().by().equals(person.username())
                                ? Optional.of("审定签发：起草人不能审定自己起草的报告。怎么办：请另一位"
                                        + signer(edition.kind(), edition.unit()).label() + "审定。")
                                : Optional.empty());
            case ISSUE ->
                inState(edition, step, Edition.State.SIGNED)
                        .or(() -> by(
                                issues(edition, person) || isSigner(edition, person),
                                step,
                                edition,
                                "起草单位或" + signer(edition.kind(), edition.unit()).label()));
            case WITHDRAW ->
                inState(edition, step, Edition.State.ISSUED)
                        .or(() -> by(
                                isSigner(edition, person),
                                step,
                                edition,
                                signer(edition.kind(), edition.unit()).label()));
        };
    }

    /// The post that signs a paper of the kind about the unit.
    public static Role signer(Report.Kind kind, UnitCode unit) {
        return switch (kind) {
            case SELF_INSPECTION, BOARD, FINANCE_BOARD -> Role.DIRECTOR;
            case ANNUAL -> unit.isStreet() ? Role.STREET_OFFICE : Role.DIRECTOR;
            case BULLETIN -> Role.STREET_OFFICE;
            case SCORECARD, SUPERVISION_ORDER -> Role.DISCIPLINE_COMMITTEE;
        };
    }

    private static boolean isSigner(Edition edition, Person person) {
        return person.role() == signer(edition.kind(), edition.unit());
    }

    private static boolean prepares(Edition edition, Person person) {
        return issues(edition, person) || person.role() == Role.STREET_OFFICE;
    }

    /// Those beside the signer who hand a signed paper out.
    private static boolean issues(Edition edition, Person person) {
        return switch (edition.kind()) {
            case SELF_INSPECTION, BOARD, FINANCE_BOARD, ANNUAL -> person.role() == Role.CLERK;
            case SUPERVISION_ORDER -> person.role() == Role.STREET_OFFICE;
            case BULLETIN, SCORECARD -> false;
        };
    }

    private static Optional<String> inState(Edition edition, Step step, Edition.State expected) {
        return edition.state() == expected
                ? Optional.empty()
                : Optional.of("%s：发现 %s 的状态是“%s”，应为“%s”。怎么办：刷新登记簿再看。"
                        .formatted(
                                step.label(), edition.number(), edition.state().label(), expected.label()));
    }

    private static Optional<String> by(boolean may, Step step, Edition edition, String who) {
        return may
                ? Optional.empty()
                : Optional.of(
                        "%s：%s由%s办理。".formatted(step.label(), edition.kind().label(), who));
    }
}
