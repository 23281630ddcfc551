package org.jujian.reports.metric;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jujian.base.code.CodeRange;
import org.jujian.base.code.StreetCode;
import org.jujian.base.code.UnitCode;
import org.jujian.base.columnstore.ColumnStore;
import org.jujian.base.postgres.Database;
import org.jujian.base.problem.Problem;
import org.jujian.base.scope.Scope;
import org.jujian.base.time.ChinaTime;
import org.jujian.base.time.Period;
import org.springframework.modulith.NamedInterface;

/// All figures, of now and of then.
///
/// The published figures answer where they are what is asked for: the cut-off in force, everything received. Whatever
/// else is asked — another cut-off, an earlier state of knowledge, a window that no run computed, a change that waits
/// for its run — is computed from the facts on the spot by the same SQL, so the answer is right at any time.
@NamedInterface("metric")
public final class Figures {
    private final Published published;
    private final Computation computation;
    private final Times times;

    public Figures(Database database, ColumnStore store, Clock clock, Versions versions) {
        this.published = new Published(database);
        this.computation = new Computation(store, clock, versions);
        this.times = new Times(database, clock);
    }

    /// What is asked for.
    ///
    /// @param unit    a community, or a street by its nine digits with 000
    /// @param from    with `to` the windows: months, quarters or years, as `from` says
    /// @param asOf    the cut-off T; empty = the last day that is over
    /// @param knownAt only what had been received by then; empty = everything
    @NamedInterface("metric")
    public record Query(UnitCode unit, Period from, Period to, Optional<LocalDate> asOf, Optional<Instant> knownAt) {
        private static final int MOST_WINDOWS = 240;

        public Query {
            if (from.firstDay().isAfter(to.lastDay())) {
                throw new Problem("BAD_PERIOD", 400, "起始期间 " + from + " 晚于结束期间 " + to + "，请对调。");
            }
            if (Windows.between(from, to).size() > MOST_WINDOWS) {
                throw new Problem("BAD_PERIOD", 400, "一次最多查询 " + MOST_WINDOWS + " 个期间，请缩小范围。");
            }
        }

        public static Query of(UnitCode unit, Period window) {
            return new Query(unit, window, window, Optional.empty(), Optional.empty());
        }

        /// The community, or all communities of the street.
        public CodeRange reach() {
            return unit.reach();
        }

        public List<Period> windows() {
            return Windows.between(from, to);
        }
    }

    /// Every metric in every window, null values included; nothing for a unit without a T-00 row. A unit outside of
    /// the scope is a `Problem` NOT_FOUND.
    public List<Figure> find(Scope scope, Query query) {
        return find(scope, query, query.unit().range());
    }

    /// The same for all communities of a street and the street itself, in the order of codes; `query` names the street.
    public List<Figure> findAmong(Scope scope, Query query) {
        return find(scope, query, query.unit().street().range());
    }

    /// The same as [#find] by another formula; by the first it is the same answer.
    public List<Figure> find(Scope scope, Query query, Formula formula) {
        return switch (formula) {
            case FIRST -> find(scope, query);
            case SECOND -> computed(scope, query, query.unit().range(), formula);
        };
    }

    /// The same as [#findAmong] by another formula.
    public List<Figure> findAmong(Scope scope, Query query, Formula formula) {
        CodeRange street = query.unit().street().range();
        return switch (formula) {
            case FIRST -> find(scope, query, street);
            case SECOND -> computed(scope, query, street, formula);
        };
    }

    private List<Figure> computed(Scope scope, Query query, CodeRange range, Formula formula) {
        if (!scope.covers(query.reach()) || !scope.covers(range)) {
            throw Problem.notFound();
        }
        return computation.figures(
                range,
                query.windows(),
                query.asOf().orElseGet(times::cutOff),
                times.received(query.unit().street(), query.knownAt()),
                formula);
    }

    private List<Figure> find(Scope scope, Query query, CodeRange range) {
        if (!scope.covers(query.reach()) || !scope.covers(range)) {
            throw Problem.notFound();
        }
        LocalDate cutOff = query.asOf().orElseGet(times::cutOff);
        List<Period> windows = query.windows();
        if (query.knownAt().isEmpty()
                && published
                        .settledCutOff(query.unit().street())
                        .filter(cutOff::equals)
                        .isPresent()) {
            List<Figure> found = published.figures(scope, range, windows, cutOff);
            if (holdsAll(found, windows)) {
                return found;
            }
        }
        return computed(scope, query, range, Formula.FIRST);
    }

    /// The rows that a question about a unit of the street knows; `knownAt` empty = everything that is done.
    public Receipts receipts(StreetCode street, Optional<Instant> knownAt) {
        FigureSql.Received received = times.received(street, knownAt);
        long upTo = switch (received.known()) {
            case Knowledge.Now now -> Long.MAX_VALUE;
            case Knowledge.UpTo known -> known.submission();
        };
        return new Receipts(upTo, received.unsettled());
    }

    /// One metric in every window.
    public List<Figure> find(Scope scope, Query query, String metric) {
        return find(scope, query, Formula.FIRST, metric);
    }

    public List<Figure> find(Scope scope, Query query, Formula formula, String metric) {
        return find(scope, query, formula).stream()
                .filter(figure -> figure.metric().equals(metric))
                .toList();
    }

    private static boolean holdsAll(List<Figure> found, List<Period> windows) {
        Set<Period> seen = found.stream().map(Figure::period).collect(Collectors.toSet());
        return seen.containsAll(windows);
    }

    /// The two times of a question (contract.md).
    public static final class Times {
        private final Database database;
        private final Clock clock;

        public Times(Database database, Clock clock) {
            this.database = database;
            this.clock = clock;
        }

        /// A day counts when it is over.
        public LocalDate cutOff() {
            return ChinaTime.today(clock).minusDays(1);
        }

        public FigureSql.Received received(StreetCode street, Optional<Instant> knownAt) {
            Knowledge known = knownAt.<Knowledge>map(at -> new Knowledge.UpTo(newestSubmission(at)))
                    .orElse(Knowledge.NOW);
            return new FigureSql.Received(known, unsettled(street.range()));
        }

        /// Everything that is done in some streets.
        public FigureSql.Received received(CodeRange streets) {
            return new FigureSql.Received(Knowledge.NOW, unsettled(streets));
        }

        private List<Long> unsettled(CodeRange streets) {
            return database.read(
                    Scope.system("figures"),
                    db -> db.fetch("""
                                    SELECT number
                                    FROM etl.submission
                                    WHERE street BETWEEN ? AND ?
                                      AND state IN ('RECEIVED', 'RUNNING')
                                    """, streets.from() / 1000, streets.to() / 1000)
                            .map(row -> row.get("number", Long.class)));
        }

        private long newestSubmission(Instant at) {
            return database.read(
                    Scope.system("figures"),
                    db -> db.fetchOptional(
                                    "SELECT max(number) AS number FROM etl.submission WHERE received_at <= ?::timestamptz",
                                    Published.offset(at))
                            .map(row -> row.get("number", Long.class))
                            .orElse(0L));
        }
    }
}
