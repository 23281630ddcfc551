package org.jujian.reports.document;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jujian.base.code.CodeRange;
import org.jujian.base.code.UnitCode;
import org.jujian.base.columnstore.ColumnStore;
import org.jujian.base.columnstore.Statement;
import org.jujian.base.scope.Audience;
import org.jujian.base.scope.Scope;
import org.jujian.base.time.Period;
import org.jujian.reports.document.inspection.SelfInspections;
import org.jujian.reports.document.scorecard.CardSources;
import org.jujian.reports.document.scorecard.CardSources.Answer;
import org.jujian.reports.document.scorecard.CardSources.Closing;
import org.jujian.reports.document.scorecard.CardSources.CommitteeSources;
import org.jujian.reports.document.scorecard.CardSources.Direction;
import org.jujian.reports.document.scorecard.CardSources.Duty;
import org.jujian.reports.document.scorecard.CardSources.Line;
import org.jujian.reports.document.scorecard.CardSources.MonthScore;
import org.jujian.reports.document.scorecard.CardSources.Opinion;
import org.jujian.reports.document.scorecard.CardSources.Outcome;
import org.jujian.reports.document.scorecard.CardSources.Review;
import org.jujian.reports.document.scorecard.CardSources.Subject;
import org.jujian.reports.document.scorecard.SupervisionCardIssue;
import org.jujian.reports.document.scorecard.SupervisionCards;
import org.jujian.reports.document.writing.Basis;
import org.jujian.reports.document.writing.FigureTable;
import org.jujian.reports.lead.Lead;
import org.jujian.reports.lead.Leads;
import org.jujian.reports.metric.Evidence;
import org.jujian.reports.metric.Figure;
import org.jujian.reports.metric.Figures;
import org.jujian.reports.metric.ObligationState;
import org.jujian.reports.metric.ObligationStates;
import org.jujian.reports.metric.Receipts;
import org.jujian.tenants.calendar.WorkingCalendar;
import org.jujian.tenants.catalogue.Catalogue;
import org.jujian.tenants.catalogue.Category;
import org.jujian.tenants.catalogue.Item;
import org.jujian.tenants.unit.Street;
import org.jujian.tenants.unit.Unit;
import org.jujian.tenants.unit.Units;

/// Scorecards (监督评分卡) from the figures that the interface answers. Of the street's other communities only their
/// number in the ranking is read; the ledger and the run of unpublished finance only for the committee's copy.
public final class CardManuscripts implements Manuscripts {
    private static final int MONTHS_OF_HISTORY = 12;
    private static final int MONTHS_OF_RED_LINE = 3;
    private static final BigDecimal LEAST_WEIGHT = BigDecimal.valueOf(70);

    private final Figures figures;
    private final Evidence evidence;
    private final ObligationStates obligations;
    private final Leads leads;
    private final ColumnStore store;
    private final Units units;
    private final WorkingCalendar calendar;
    private final Catalogue catalogue;
    private final String verifyAddress;

    public CardManuscripts(
            Figures figures,
            Evidence evidence,
            ObligationStates obligations,
            Leads leads,
            ColumnStore store,
            Units units,
            WorkingCalendar calendar,
            Catalogue catalogue,
            String verifyAddress) {
        this.figures = figures;
        this.evidence = evidence;
        this.obligations = obligations;
        this.leads = leads;
        this.store = store;
        this.units = units;
        this.calendar = calendar;
        this.catalogue = catalogue;
        this.verifyAddress = verifyAddress;
    }

    @Override
    public Optional<Manuscript> write(Scope platform, Report report) {
        Scope scope = platform.within(report.unit().range());
        Scope street = platform.within(report.unit().street().range());
        Optional<Unit> unit = units.findOn(scope, report.unit(), report.period().lastDay());
        List<Figure> found = figures.find(scope, query(report, report.period(), report.period()));
        if (unit.isEmpty() || found.isEmpty()) {
            return Optional.empty();
        }
        CardSources sources = sources(scope, street, report, unit.get(), found);
        SupervisionCardIssue issue = SupervisionCardIssue.of(
                SupervisionCards.of(sources), report.kind().prefix(), verifyAddress);
        return Optional.of(new Manuscript(
                issue.snapshot(),
                issue.paper()
                        .withFigures(List.of(FigureTable.of(
                                found.stream().map(FigureTable::row).toList())))));
    }

    private CardSources sources(Scope scope, Scope street, Report report, Unit unit, List<Figure> found) {
        Map<String, Figure> byMetric = byMetric(found);
        var query = query(report, report.period(), report.period());
        var versions = found.getFirst().versions();
        List<Figure> peers = figures.findAmong(
                street,
                new Figures.Query(
                        new UnitCode(report.unit().street().range().from()),
                        report.period(),
                        report.period(),
                        Optional.of(report.asOf()),
                        report.knownAt()));
        Set<UnitCode> sameKind = units.ofStreet(street, report.unit().street()).stream()
                .filter(u -> u.kind() == unit.kind())
                .map(Unit::code)
                .collect(Collectors.toSet());
        int ranked = (int) peers.stream()
                .filter(f -> f.metric().equals("RANK") && f.value() != null && sameKind.contains(f.unit()))
                .count();
        boolean committee = report.audience() == Audience.COMMITTEE;
        Figure rank = byMetric.get("RANK");
        return new CardSources(
                new Subject(
                        report.audience(),
                        report.unit(),
                        unit.name(),
                        units.findStreet(street, report.unit().street())
                                .map(Street::name)
                                .orElse(report.unit().street().toString()),
                        unit.kind().label(),
                        report.period(),
                        new Basis(
                                report.asOf(),
                                report.knownAt().orElse(null),
                                versions.formula(),
                                versions.calendar(),
                                versions.catalogue())),
                byMetric,
                comparable(byMetric(
                        figures.find(scope, query(report, previous(report.period()), previous(report.period()))))),
                history(scope, report),
                ranked,
                rank == null ? "月度不排名" : rank.reason().orElse(null),
                duties(evidence.load(scope, query, "T").duties(), report.asOf()),
                opinions(evidence.load(scope, query, "M41").sources()),
                committee ? committee(scope, street, report) : null);
    }

    private static Figures.Query query(Report report, Period from, Period to) {
        return new Figures.Query(report.unit(), from, to, Optional.of(report.asOf()), report.knownAt());
    }

    private static Map<String, Figure> byMetric(List<Figure> found) {
        return found.stream().collect(Collectors.toMap(Figure::metric, Function.identity()));
    }

    static Period previous(Period period) {
        return switch (period) {
            case Period.Month m -> m.plus(-1);
            case Period.Quarter q -> Period.quarterOf(q.firstDay().minusDays(1));
            case Period.Year y -> new Period.Year(y.value() - 1);
        };
    }

    /// The months up to the end of the period, or up to the cut-off where it lies before.
    private List<MonthScore> history(Scope scope, Report report) {
        LocalDate end = report.period().lastDay().isBefore(report.asOf())
                ? report.period().lastDay()
                : report.asOf();
        Period.Month last = Period.monthOf(end);
        Map<Period, Figure> scores =
                figures.find(scope, query(report, last.plus(1 - MONTHS_OF_HISTORY), last), "SCORE").stream()
                        .collect(Collectors.toMap(Figure::period, Function.identity()));
        List<MonthScore> history = new ArrayList<>();
        for (int i = MONTHS_OF_HISTORY - 1; i >= 0; i--) {
            Period.Month month = last.plus(-i);
            Figure score = scores.get(month);
            history.add(new MonthScore(month, score != null && weighty(score) ? score.value() : null));
        }
        return history;
    }

    private static Map<String, Figure> comparable(Map<String, Figure> previous) {
        Figure score = previous.get("SCORE");
        return score != null && weighty(score) ? previous : Map.of();
    }

    /// A total with less weight gets no band (metrics.md §3), and is compared with nothing.
    static boolean weighty(Figure score) {
        return score.denominator() != null && score.denominator().compareTo(LEAST_WEIGHT) >= 0;
    }

    private List<Duty> duties(List<Evidence.Duty> found, LocalDate asOf) {
        return found.stream().map(d -> duty(d, asOf)).toList();
    }

    private Duty duty(Evidence.Duty found, LocalDate asOf) {
        ObligationState state = found.state();
        Item item = catalogue
                .findItem(state.item())
                .orElseThrow(() -> new IllegalStateException(
                        "obligation of " + state.item() + ": expected an item of the catalogue"));
        Outcome outcome = switch (state.state()) {
            case ON_TIME -> Outcome.ON_TIME;
            case LATE -> Outcome.LATE;
            case OVERDUE -> Outcome.UNPUBLISHED;
            case PENDING -> throw new IllegalStateException("obligation due on " + state.dueOn() + " is pending");
        };
        int late = outcome == Outcome.UNPUBLISHED ? calendar.workingDaysBetween(state.dueOn(), asOf) : state.lateDays();
        return new Duty(
                item.code(),
                item.name(),
                about(state),
                state.dueOn(),
                outcome,
                late,
                state.weight(),
                found.credit(),
                review(found.contentReview()),
                review(found.secrecyReview()));
    }

    private static String about(ObligationState state) {
        String what = state.event().isEmpty() ? state.period() : state.event();
        return state.stage().isEmpty() ? what : what + " " + state.stage();
    }

    private static Review review(Evidence.Review review) {
        return switch (review) {
            case COMPLETE -> Review.COMPLETE;
            case INCOMPLETE -> Review.INCOMPLETE;
        };
    }

    private static List<Opinion> opinions(List<Evidence.Source> rows) {
        return rows.stream()
                .filter(r -> r.fact() == Evidence.Fact.FEEDBACK)
                .map(r -> new Opinion(
                        Objects.requireNonNull(r.values().get("类型")),
                        "是".equals(r.values().get("按期答复")) ? Answer.IN_TIME : Answer.LATE_OR_NONE,
                        "是".equals(r.values().get("已办结")) ? Closing.CLOSED : Closing.OPEN))
                .toList();
    }

    private CommitteeSources committee(Scope scope, Scope street, Report report) {
        Scope eyes = committeeOf(street, report);
        CodeRange own = report.unit().range();
        List<Lead> found = leads.find(eyes, own, report.period());
        return new CommitteeSources(
                ledger(scope, report),
                found,
                leads.lines(eyes, own, found),
                leads.asked(report.period()),
                financeUnpublished(scope, report));
    }

    /// The committee's copy is written with the committee's eyes: for nobody else are there leads, and bills and rents
    /// are compared within the street.
    private static Scope committeeOf(Scope street, Report report) {
        return new Scope(street.actor(), report.audience(), street.ranges());
    }

    private List<Line> ledger(Scope scope, Report report) {
        List<YearMonth> months = SelfInspections.accountingMonths(report.period());
        Receipts known = figures.receipts(report.unit().street(), report.knownAt());
        var statement = Statement.of("""
                SELECT direction, amount, counterparty
                FROM
                (
                    SELECT month, voucher, line, direction, amount, counterparty, submission, row
                    FROM ledger_version
                    WHERE unit = {unit:UInt64}
                      AND {scope:unit}
                      AND month BETWEEN {first:Date32} AND {last:Date32}
                      AND submission <= {known:UInt64}
                      AND NOT has({unsettled:Array(UInt64)}, submission)
                    ORDER BY submission DESC, row DESC
                    LIMIT 1 BY month, voucher, line
                )
                ORDER BY month, voucher, line
                """)
                .bind("unit", report.unit())
                .bind("first", months.getFirst().atDay(1))
                .bind("last", months.getLast().atDay(1))
                .bind("known", known.upTo())
                .bind("unsettled", known.unsettled());
        return store.query(
                scope,
                statement,
                row -> new Line(
                        row.string("direction").equals("收入") ? Direction.INCOME : Direction.EXPENSE,
                        row.money("amount"),
                        row.string("counterparty")));
    }

    private int financeUnpublished(Scope scope, Report report) {
        Period.Month last = Period.monthOf(report.period().lastDay());
        Period.Month first = Period.monthOf(report.period().firstDay());
        Period.Month back = last.plus(1 - MONTHS_OF_RED_LINE);
        Period.Month from = back.compareTo(first) < 0 ? back : first;
        Map<String, Set<YearMonth>> overdue = new TreeMap<>();
        for (ObligationState state : obligations.find(scope, query(report, from, last))) {
            Optional<Period> period = Period.parse(state.period());
            boolean finance = catalogue
                    .findItem(state.item())
                    .filter(i -> i.category() == Category.FINANCE)
                    .isPresent();
            if (finance
                    && state.state() == ObligationState.State.OVERDUE
                    && period.isPresent()
                    && period.get() instanceof Period.Month month) {
                overdue.computeIfAbsent(state.item(), item -> new TreeSet<>()).add(month.value());
            }
        }
        return overdue.values().stream()
                .mapToInt(CardManuscripts::longestRun)
                .max()
                .orElse(0);
    }

    private static int longestRun(Set<YearMonth> months) {
        int longest = 0;
        int run = 0;
        YearMonth before = null;
        for (YearMonth month : months) {
            run = before != null && before.plusMonths(1).equals(month) ? run + 1 : 1;
            longest = Math.max(longest, run);
            before = month;
        }
        return longest;
    }
}
