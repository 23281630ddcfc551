package org.jujian.reports.metric.evidence;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.jujian.base.code.UnitCode;
import org.jujian.base.columnstore.ColumnStore;
import org.jujian.base.columnstore.Row;
import org.jujian.base.columnstore.Statement;
import org.jujian.base.postgres.Database;
import org.jujian.base.problem.Problem;
import org.jujian.base.scope.Audience;
import org.jujian.base.scope.Scope;
import org.jujian.base.time.Period;
import org.jujian.reports.check.FinanceRule;
import org.jujian.reports.metric.Computation;
import org.jujian.reports.metric.Figure;
import org.jujian.reports.metric.FigureSql;
import org.jujian.reports.metric.FigureSql.Received;
import org.jujian.reports.metric.Figures;
import org.jujian.reports.metric.Formula;
import org.jujian.reports.metric.ObligationState;
import org.jujian.reports.metric.ObligationState.SourceRef;
import org.jujian.reports.metric.Versions;

/// What a figure rests on, down to file, row and upload: the way back from a number to the cells that were fed.
public final class Evidence {
    private static final Scope FIGURES = Scope.system("figures");

    private final Figures figures;
    private final ColumnStore store;
    private final Database database;
    private final Figures.Times times;
    private final Versions versions;

    public Evidence(Database database, ColumnStore store, Clock clock, Versions versions) {
        this.figures = new Figures(database, store, clock, versions);
        this.store = store;
        this.database = database;
        this.times = new Figures.Times(database, clock);
        this.versions = versions;
    }

    /// A figure with the duties and the rows behind it, and what its checks found wrong.
    public record Trail(Figure figure, List<Duty> duties, List<Source> sources, List<Finding> findings) {
        public Trail {
            duties = List.copyOf(duties);
            sources = List.copyOf(sources);
            findings = List.copyOf(findings);
        }
    }

    /// One case that failed a check, or a pair of M71 that is not equal.
    ///
    /// @param check    FV-01 … FV-23, or M71 for the pair that is no rule of its own
    /// @param month    the accounting month
    /// @param key      what tells the case from others of the check
    /// @param found    in Chinese, with the figures
    /// @param expected in Chinese, with what to do
    public record Finding(
            String check, UnitCode unit, Period month, String key, String found, String expected, List<Place> places) {
        public Finding {
            places = List.copyOf(places);
        }
    }

    /// A row of an upload.
    public record Place(SourceRef ref, @Nullable Upload upload) {}

    /// A duty that fell due, with what its publications were worth.
    ///
    /// @param credit s_o, 0 … 1 (metrics.md §1)
    /// @param newest the newest valid version: elements, proofs and reviews are those of this row (golden README D-08)
    public record Duty(
            ObligationState state,
            BigDecimal credit,
            int elementsFilled,
            int elementsRequired,
            int proofsPresent,
            int proofsRequired,
            Review contentReview,
            Review secrecyReview,
            @Nullable SourceRef newest,
            @Nullable Upload firstUpload,
            @Nullable Upload newestUpload) {}

    public enum Review {
        COMPLETE,
        INCOMPLETE
    }

    /// A row that was fed: of a survey, of feedback, of a sheet or the ledger.
    ///
    /// @param key    what tells it from other rows of the unit
    /// @param values by column name, in the order of the template
    public record Source(
            UnitCode unit,
            Fact fact,
            String key,
            Map<String, String> values,
            SourceRef ref,
            @Nullable Upload upload) {}

    public enum Fact {
        SURVEY,
        FEEDBACK,
        SHEET,
        LEDGER,
        MEETING,
        REVIEW,
        SPECIAL_FUND,
        /// Feedback by the day on which it was raised, not by the limit of its answer (M46).
        RAISED
    }

    /// The submission that a row came with.
    public record Upload(UUID id, String fileName, String template, Instant receivedAt) {}

    /// By the formula that knows the metric. A `Problem` NOT_FOUND for a unit outside of the scope and for a metric
    /// that
    /// is not computed in the window.
    public Trail load(Scope scope, Figures.Query query, String metric) {
        return load(scope, query, Formula.knowing(metric), metric);
    }

    public Trail load(Scope scope, Figures.Query query, Formula formula, String metric) {
        Figure figure =
                figures.find(scope, query, formula, metric).stream().findFirst().orElseThrow(Problem::notFound);
        LocalDate cutOff = figure.asOf();
        Received received = times.received(query.unit().street(), query.knownAt());
        Set<Fact> facts = factsOf(metric);
        var rows = new ArrayList<Found>();
        for (Fact fact : facts) {
            rows.addAll(store.query(FIGURES, statement(fact, query, cutOff, received), row -> Found.of(fact, row)));
        }
        if (scope.audience() == Audience.COMMUNITY || scope.audience() == Audience.PUBLIC) {
            rows.removeIf(found -> "举报".equals(found.values().get("类型")));
        }
        List<FoundDuty> duties = restsOnDuties(metric)
                ? store.query(
                        FIGURES,
                        FigureSql.duties(query.reach(), query.windows(), cutOff, received, versions.calendar()),
                        FoundDuty::of)
                : List.of();
        List<FoundWrong> wrong = facts.contains(Fact.SHEET) || facts.contains(Fact.LEDGER) || formula == Formula.SECOND
                ? wrong(scope, query, cutOff, received).stream()
                        .filter(found -> found.counts(formula, metric))
                        .toList()
                : List.of();
        Map<Long, Upload> uploads = uploads(rows, duties, wrong);
        return new Trail(
                figure,
                duties.stream().map(duty -> duty.with(uploads)).toList(),
                rows.stream().map(row -> row.with(uploads)).toList(),
                wrong.stream().map(found -> found.with(uploads)).toList());
    }

    /// What the checks FV-01 … FV-23 and the pairs of M71 found wrong in the books of a unit, or of all communities of
    /// a street, in the accounting months that are scored in the windows of `query` (D-26). A unit outside of the scope
    /// is a `Problem` NOT_FOUND.
    public List<Finding> findings(Scope scope, Figures.Query query) {
        if (!scope.covers(query.reach())) {
            throw Problem.notFound();
        }
        LocalDate cutOff = query.asOf().orElseGet(times::cutOff);
        List<FoundWrong> wrong =
                wrong(scope, query, cutOff, times.received(query.unit().street(), query.knownAt()));
        Map<Long, Upload> uploads = uploads(List.of(), List.of(), wrong);
        return wrong.stream().map(found -> found.with(uploads)).toList();
    }

    /// The books behind the sheets are for those who keep and oversee them, not for the public.
    private List<FoundWrong> wrong(Scope scope, Figures.Query query, LocalDate cutOff, Received received) {
        if (scope.audience() == Audience.PUBLIC) {
            return List.of();
        }
        return store.query(
                FIGURES,
                FigureSql.findings(query.reach(), query.windows(), cutOff, received, versions.calendar()),
                FoundWrong::of);
    }

    private Statement statement(Fact fact, Figures.Query query, LocalDate cutOff, Received received) {
        return switch (fact) {
            case SURVEY -> FigureSql.surveys(query.reach(), query.windows(), cutOff, received, versions.calendar());
            case FEEDBACK -> FigureSql.feedback(query.reach(), query.windows(), cutOff, received, versions.calendar());
            case SHEET -> FigureSql.sheets(query.reach(), query.windows(), cutOff, received, versions.calendar());
            case LEDGER -> FigureSql.ledger(query.reach(), query.windows(), cutOff, received, versions.calendar());
            case MEETING -> FigureSql.meetings(query.reach(), query.windows(), cutOff, received, versions.calendar());
            case REVIEW -> FigureSql.reviews(query.reach(), query.windows(), cutOff, received, versions.calendar());
            case SPECIAL_FUND ->
                FigureSql.specialFunds(query.reach(), query.windows(), cutOff, received, versions.calendar());
            case RAISED -> FigureSql.raised(query.reach(), query.windows(), cutOff, received, versions.calendar());
        };
    }

    private static boolean restsOnDuties(String metric) {
        return Set.of(
                        "D",
                        "M01",
                        "M01s",
                        "M02",
                        "M03",
                        "M10",
                        "M11",
                        "M12",
                        "C",
                        "M30",
                        "M31",
                        "M50",
                        "M60",
                        "M81",
                        "M82",
                        "M95",
                        "M95_A",
                        "M95_B",
                        "T",
                        "R",
                        "SCORE",
                        "SCORE_TCSFK",
                        "SCORE_RANKING",
                        "BAND",
                        "RANK",
                        "TIER")
                .contains(metric);
    }

    private static Set<Fact> factsOf(String metric) {
        return switch (metric) {
            case "M20", "M21", "M22", "M23", "S", "M20_STAR", "S_STAR" -> Set.of(Fact.SURVEY);
            case "M40", "M41", "F", "M42", "M43", "M44", "M52", "M95", "M95_C" -> Set.of(Fact.FEEDBACK);
            case "M46" -> Set.of(Fact.RAISED);
            case "M32", "M33" -> Set.of(Fact.REVIEW);
            case "M72" -> Set.of(Fact.SPECIAL_FUND);
            case "M80", "M90" -> Set.of(Fact.MEETING);
            case "FV-01", "FV-02" -> Set.of(Fact.SHEET);
            case "FV-03", "M70", "K" -> new TreeSet<>(Set.of(Fact.SHEET, Fact.LEDGER));
            case "FV-04", "FV-05", "FV-06", "FV-07" -> Set.of(Fact.LEDGER);
            case "SCORE", "SCORE_TCSFK", "SCORE_RANKING", "BAND", "RANK", "TIER" ->
                new TreeSet<>(Set.of(Fact.SURVEY, Fact.FEEDBACK, Fact.SHEET, Fact.LEDGER));
            default -> Set.of();
        };
    }

    private Map<Long, Upload> uploads(List<Found> rows, List<FoundDuty> duties, List<FoundWrong> wrong) {
        var numbers = new TreeSet<Long>();
        wrong.forEach(found -> found.refs().forEach(ref -> numbers.add(ref.submission())));
        rows.forEach(row -> numbers.add(row.ref().submission()));
        duties.forEach(duty -> {
            Optional.ofNullable(duty.state().satisfiedBy()).ifPresent(ref -> numbers.add(ref.submission()));
            Optional.ofNullable(duty.newest()).ifPresent(ref -> numbers.add(ref.submission()));
        });
        var uploads = new HashMap<Long, Upload>();
        database.read(FIGURES, db -> db.fetch("""
                SELECT number, id, file_name, template, received_at
                FROM etl.submission
                WHERE number = ANY (?::bigint[])
                """, (Object) numbers.toArray(Long[]::new)))
                .forEach(row -> uploads.put(
                        row.get("number", Long.class),
                        new Upload(
                                row.get("id", UUID.class),
                                row.get("file_name", String.class),
                                row.get("template", String.class),
                                row.get("received_at", OffsetDateTime.class).toInstant())));
        return uploads;
    }

    private record Found(UnitCode unit, Fact fact, String key, Map<String, String> values, SourceRef ref) {
        static Found of(Fact fact, Row row) {
            List<String> names = row.strings("names");
            List<String> cells = row.strings("cells");
            var values = new LinkedHashMap<String, String>();
            for (int i = 0; i < names.size(); i++) {
                values.put(names.get(i), cells.get(i));
            }
            return new Found(
                    row.unit("unit"),
                    fact,
                    row.string("key"),
                    values,
                    new SourceRef(row.number("submission"), row.integer("row")));
        }

        Source with(Map<Long, Upload> uploads) {
            return new Source(unit, fact, key, values, ref, uploads.get(ref.submission()));
        }
    }

    private record FoundWrong(
            int rule, UnitCode unit, Period month, String key, String found, String expected, List<SourceRef> refs) {
        /// The sums of the year, what was disclosed as nothing, and the pair that is no rule (formula_2.sql).
        private static final Set<Integer> PAIRS = Set.of(12, 14, 71);

        static FoundWrong of(Row row) {
            List<Long> submissions = row.numbers("submissions");
            List<Long> rows = row.numbers("rows");
            var refs = new ArrayList<SourceRef>();
            for (int i = 0; i < rows.size(); i++) {
                refs.add(new SourceRef(submissions.get(i), Math.toIntExact(rows.get(i))));
            }
            return new FoundWrong(
                    row.integer("rule"),
                    row.unit("unit"),
                    Period.monthOf(row.date("month")),
                    row.string("key"),
                    row.string("found"),
                    row.string("expected"),
                    refs);
        }

        boolean counts(Formula formula, String metric) {
            return (formula == Formula.SECOND || rule <= formula.rules()) && countsIn(metric);
        }

        private boolean countsIn(String metric) {
            return switch (metric) {
                case "M70" -> !check().equals("M71");
                case "M71" -> PAIRS.contains(rule);
                case "K", "SCORE", "SCORE_TCSFK", "SCORE_RANKING", "BAND", "RANK", "TIER" -> true;
                default -> check().equals(metric);
            };
        }

        private String check() {
            return FinanceRule.ofNumber(rule).map(FinanceRule::code).orElse("M71");
        }

        Finding with(Map<Long, Upload> uploads) {
            return new Finding(
                    check(),
                    unit,
                    month,
                    key,
                    found,
                    expected,
                    refs.stream()
                            .map(ref -> new Place(ref, uploads.get(ref.submission())))
                            .toList());
        }
    }

    private record FoundDuty(
            ObligationState state,
            BigDecimal credit,
            int elementsFilled,
            int elementsRequired,
            int proofsPresent,
            int proofsRequired,
            Review contentReview,
            Review secrecyReview,
            @Nullable SourceRef newest) {
        static FoundDuty of(Row row) {
            ObligationState state = Computation.obligation(row);
            return new FoundDuty(
                    state,
                    row.decimal("credit"),
                    row.integer("elements_filled"),
                    row.integer("elements_required"),
                    row.integer("proofs_present"),
                    row.integer("proofs_required"),
                    row.integer("content_reviewed") == 1 ? Review.COMPLETE : Review.INCOMPLETE,
                    row.integer("secrecy_reviewed") == 1 ? Review.COMPLETE : Review.INCOMPLETE,
                    state.satisfiedBy() == null
                            ? null
                            : new SourceRef(row.number("newest_submission"), row.integer("newest_row")));
        }

        Duty with(Map<Long, Upload> uploads) {
            return new Duty(
                    state,
                    credit,
                    elementsFilled,
                    elementsRequired,
                    proofsPresent,
                    proofsRequired,
                    contentReview,
                    secrecyReview,
                    newest,
                    upload(uploads, state.satisfiedBy()),
                    upload(uploads, newest));
        }

        private static @Nullable Upload upload(Map<Long, Upload> uploads, @Nullable SourceRef ref) {
            return ref == null ? null : uploads.get(ref.submission());
        }
    }
}
