package org.jujian.reports.document;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
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
import org.jujian.reports.document.scorecard.SupervisionCard;
import org.jujian.reports.document.scorecard.SupervisionCardIssue;
import org.jujian.reports.document.scorecard.SupervisionCards;
import org.jujian.reports.document.writing.Basis;
import org.jujian.reports.document.writing.FigureTable;
import org.jujian.reports.document.writing.Snapshot;
import org.jujian.reports.lead.Lead;
import org.jujian.reports.lead.Leads;
import org.jujian.reports.lead.TwoTimes;
import org.jujian.reports.metric.Figure;
import org.jujian.reports.metric.Figures;
import org.jujian.reports.metric.ObligationState;
import org.jujian.reports.metric.ObligationStates;
import org.jujian.reports.metric.Receipts;
import org.jujian.reports.metric.evidence.Evidence;
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
    public Manuscript again(Report.Kind kind, String json) {
        SupervisionCardIssue issue =
                SupervisionCardIssue.of(Snapshot.thaw(json, SupervisionCard.class), kind.prefix(), verifyAddress);
        return new Manuscript(issue.snapshot(), issue.paper());
    }

    @Override
    public Optional<Manuscript> write(Scope platform, Report report) {
        return ask(platform, Asked.of(report)).map(answer -> {
            SupervisionCardIssue issue =
                    SupervisionCardIssue.of(answer.card(), report.kind().prefix(), verifyAddress);
            return new Manuscript(
                    issue.snapshot(),
                    issue.paper()
                            .withFigures(List.of(FigureTable.of(answer.figures().stream()
                                    .map(FigureTable::row)
                                    .toList()))));
        });
    }

    /// What a card says, without issuing it; empty for a unit that is not known. The card of `asked.audience()` holds
    /// what that audience may read, whoever `platform` is.
    public Optional<SupervisionCard> find(Scope platform, Asked asked) {
        return ask(platform, asked).map(Told::card);
    }

    /// A card that somebody wants to read.
    ///
    /// @param asOf the cut-off T of its figures
    public record Asked(UnitCode unit, Audience audience, Period period, LocalDate asOf, Optional<Instant> knownAt) {
        static Asked of(Report report) {
            return new Asked(report.unit(), report.audience(), report.period(), report.asOf(), report.knownAt());
        }
    }

    private record Told(SupervisionCard card, List<Figure> figures) {}

    private Optional<Told> ask(Scope platform, Asked asked) {
        Scope scope = platform.within(asked.unit().range());
        Scope street = platform.within(asked.unit().street().range());
        Optional<Unit> unit = units.findOn(scope, asked.unit(), asked.period().lastDay());
        List<Figure> found = figures.find(scope, query(asked, asked.period(), asked.period()));
        if (unit.isEmpty() || found.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Told(SupervisionCards.of(sources(scope, street, asked, unit.get(), found)), found));
    }

    private CardSources sources(Scope scope, Scope street, Asked asked, Unit unit, List<Figure> found) {
        Map<String, Figure> byMetric = byMetric(found);
        var query = query(asked, asked.period(), asked.period());
        var versions = found.getFirst().versions();
        List<Figure> peers = figures.findAmong(
                street,
                new Figures.Query(
                        new UnitCode(asked.unit().street().range().from()),
                        asked.period(),
                        asked.period(),
                        Optional.of(asked.asOf()),
                        asked.knownAt()));
        Set<UnitCode> sameKind = units.ofStreet(street, asked.unit().street()).stream()
                .filter(u -> u.kind() == unit.kind())
                .map(Unit::code)
                .collect(Collectors.toSet());
        int ranked = (int) peers.stream()
                .filter(f -> f.metric().equals("RANK") && f.value() != null && sameKind.contains(f.unit()))
                .count();
        boolean committee = asked.audience() == Audience.COMMITTEE;
        Figure rank = byMetric.get("RANK");
        return new CardSources(
                new Subject(
                        asked.audience(),
                        asked.unit(),
                        unit.name(),
                        units.findStreet(street, asked.unit().street())
                                .map(Street::name)
                                .orElse(asked.unit().street().toString()),
                        unit.kind().label(),
                        asked.period(),
                        new Basis(
                                asked.asOf(),
                                asked.knownAt().orElse(null),
                                versions.formula(),
                                versions.calendar(),
                                versions.catalogue())),
                byMetric,
                comparable(byMetric(
                        figures.find(scope, query(asked, previous(asked.period()), previous(asked.period()))))),
                history(scope, asked),
                ranked,
                rank == null ? "月度不排名" : rank.reason().orElse(null),
                duties(evidence.load(scope, query, "T").duties(), asked.asOf()),
                opinions(evidence.load(scope, query, "M41").sources()),
                committee ? committee(scope, street, asked) : null);
    }

    private static Figures.Query query(Asked asked, Period from, Period to) {
        return new Figures.Query(asked.unit(), from, to, Optional.of(asked.asOf()), asked.knownAt());
    }

    private static Map<String, Figure> byMetric(List<Figure> found) {
        return found.stream().collect(Collectors.toMap(Figure::metric, Function.identity()));
    }

    /// The period of the same length before it.
    public static Period previous(Period period) {
        return switch (period) {
            case Period.Month m -> m.plus(-1);
            case Period.Quarter q -> Period.quarterOf(q.firstDay().minusDays(1));
            case Period.Year y -> new Period.Year(y.value() - 1);
        };
    }

    /// The months up to the end of the period, or up to the cut-off where it lies before.
    private List<MonthScore> history(Scope scope, Asked asked) {
        LocalDate end =
                asked.period().lastDay().isBefore(asked.asOf()) ? asked.period().lastDay() : asked.asOf();
        Period.Month last = Period.monthOf(end);
        Map<Period, Figure> scores =
                figures.find(scope, query(asked, last.plus(1 - MONTHS_OF_HISTORY), last), "SCORE").stream()
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

    private CommitteeSources committee(Scope scope, Scope street, Asked asked) {
        Scope eyes = committeeOf(street, asked);
        CodeRange own = asked.unit().range();
        var at = new TwoTimes(Optional.of(asked.asOf()), asked.knownAt());
        List<Lead> found = leads.find(eyes, own, asked.period(), at);
        return new CommitteeSources(
                ledger(scope, asked),
                found,
                leads.lines(eyes, own, found, at),
                leads.asked(asked.period(), at),
                financeUnpublished(scope, asked).getOrDefault(asked.unit(), 0));
    }

    /// The committee's copy is written with the committee's eyes: for nobody else are there leads, and bills and rents
    /// are compared within the street.
    private static Scope committeeOf(Scope street, Asked asked) {
        return new Scope(street.actor(), asked.audience(), street.ranges());
    }

    private List<Line> ledger(Scope scope, Asked asked) {
        List<YearMonth> months = SelfInspections.accountingMonths(asked.period());
        Receipts known = figures.receipts(asked.unit().street(), asked.knownAt());
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
                .bind("unit", asked.unit())
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

    /// The longest run of accounting months for which a monthly item of finance is not published, by community; where
    /// everything is, a community is missing. `asked.unit()` is a community or a whole street (its nine digits with
    /// 000). Of months due in the period or in the three up to its end (metrics.md §3, red lines).
    public Map<UnitCode, Integer> financeUnpublished(Scope scope, Asked asked) {
        Period.Month last = Period.monthOf(asked.period().lastDay());
        Period.Month first = Period.monthOf(asked.period().firstDay());
        Period.Month back = last.plus(1 - MONTHS_OF_RED_LINE);
        Period.Month from = back.compareTo(first) < 0 ? back : first;
        Map<UnitCode, Map<String, Set<YearMonth>>> overdue = new TreeMap<>(Comparator.comparingLong(UnitCode::value));
        for (ObligationState state : obligations.find(scope, query(asked, from, last))) {
            Optional<Period> period = Period.parse(state.period());
            boolean finance = catalogue
                    .findItem(state.item())
                    .filter(i -> i.category() == Category.FINANCE)
                    .isPresent();
            if (finance
                    && state.state() == ObligationState.State.OVERDUE
                    && period.isPresent()
                    && period.get() instanceof Period.Month month) {
                overdue.computeIfAbsent(state.unit(), unit -> new TreeMap<>())
                        .computeIfAbsent(state.item(), item -> new TreeSet<>())
                        .add(month.value());
            }
        }
        return overdue.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        e -> e.getValue().values().stream()
                                .mapToInt(CardManuscripts::longestRun)
                                .max()
                                .orElse(0)));
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
