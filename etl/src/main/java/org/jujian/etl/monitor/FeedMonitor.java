package org.jujian.etl.monitor;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jujian.base.code.CodeRange;
import org.jujian.base.code.StreetCode;
import org.jujian.base.code.UnitCode;
import org.jujian.base.problem.Problem;
import org.jujian.base.scope.Scope;
import org.jujian.base.time.ChinaTime;
import org.jujian.base.time.Period;
import org.jujian.etl.submission.History;
import org.jujian.etl.submission.Purpose;
import org.jujian.etl.submission.Submission;
import org.jujian.etl.submission.SubmissionState;
import org.jujian.etl.submission.Submissions;
import org.jujian.etl.warehouse.FedRows;
import org.jujian.tenants.unit.Unit;
import org.jujian.tenants.unit.Units;

/// Who has fed what, and who has not. Under the asker's scope: a community sees itself, a street its communities.
public final class FeedMonitor {
    private static final Scope PLATFORM = Scope.system("feed-monitor");
    /// A street's communities send some hundred files a month.
    private static final int MOST_FILES = 5000;

    private final Units units;
    private final Submissions submissions;
    private final FedRows rows;
    private final FeedRules rules;
    private final Clock clock;

    public FeedMonitor(Units units, Submissions submissions, FedRows rows, FeedRules rules, Clock clock) {
        this.units = units;
        this.submissions = submissions;
        this.rows = rows;
        this.rules = rules;
        this.clock = clock;
    }

    /// All communities of a street that were in force in the month. `NOT_FOUND` outside of the scope.
    public FeedBoard street(Scope scope, StreetCode street, Period.Month month) {
        if (!scope.covers(street.range())) {
            throw Problem.notFound();
        }
        return board(scope, street, street.range(), units.ofStreetOn(scope, street, month.lastDay()), month);
    }

    /// One community. `NOT_FOUND` outside of the scope.
    public FeedBoard community(Scope scope, UnitCode unit, Period.Month month) {
        Unit found = units.findOn(scope, unit, month.lastDay()).orElseThrow(Problem::notFound);
        return board(scope, unit.street(), unit.range(), List.of(found), month);
    }

    private FeedBoard board(Scope scope, StreetCode street, CodeRange range, List<Unit> found, Period.Month month) {
        // how far a street is applied is no secret of anybody, and what is not applied counts for nobody
        long applied = submissions.applied(PLATFORM.within(street.range())).getOrDefault(street, 0L);
        LocalDate today = ChinaTime.today(clock);
        return rules.board(
                month,
                found.stream().filter(unit -> wasThere(unit, month)).toList(),
                rows.of(scope, range, month, applied),
                notTaken(scope.within(range), month),
                today);
    }

    private static boolean wasThere(Unit unit, Period.Month month) {
        return !unit.enabledOn().isAfter(month.lastDay())
                && (unit.disabledOn() == null || !unit.disabledOn().isBefore(month.firstDay()));
    }

    /// Files that communities sent since the month began and of which nothing was taken; to which month their rows
    /// belonged nobody knows.
    private List<FeedRules.NotTaken> notTaken(Scope scope, Period.Month month) {
        var filter = new History.Filter(
                Optional.empty(), Optional.empty(), Optional.of(month.firstDay()), Optional.empty(), Optional.empty());
        return submissions.history(scope, filter, History.Slice.first(MOST_FILES)).submissions().stream()
                .filter(s -> !s.isFedByStreet() && s.purpose() == Purpose.LOAD && isNotTaken(s))
                .map(s -> new FeedRules.NotTaken(s.feeder(), s.template(), s.number(), s.receivedAt()))
                .toList();
    }

    private static boolean isNotTaken(Submission s) {
        return s.state() == SubmissionState.FAILED
                || s.state() == SubmissionState.DONE
                        && s.rows().rejected() > 0
                        && s.rows().accepted() == 0;
    }
}
