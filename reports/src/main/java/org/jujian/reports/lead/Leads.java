package org.jujian.reports.lead;

import static org.jujian.reports.jooq.Tables.LEAD_DECISION;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Record;
import org.jujian.base.code.CodeRange;
import org.jujian.base.code.StreetCode;
import org.jujian.base.code.UnitCode;
import org.jujian.base.columnstore.ColumnStore;
import org.jujian.base.columnstore.Row;
import org.jujian.base.columnstore.Statement;
import org.jujian.base.postgres.Database;
import org.jujian.base.problem.Problem;
import org.jujian.base.scope.Audience;
import org.jujian.base.scope.Scope;
import org.jujian.base.time.Period;
import org.jujian.etl.fact.Hash128;
import org.jujian.etl.sheet.PersonalData;
import org.jujian.reports.metric.FigureSql;
import org.jujian.reports.metric.Figures;
import org.jujian.reports.metric.Knowledge;
import org.jujian.reports.metric.ObligationState;
import org.jujian.reports.metric.ObligationState.SourceRef;
import org.jujian.reports.metric.ObligationStates;

/// The leads of a street, computed from the facts whenever they are asked for, of now and of then, and the committee's
/// decisions
/// about them. To everybody but the discipline committee of the street they do not exist (`Problem` NOT_FOUND);
/// PostgreSQL refuses decisions to other audiences by itself.
public final class Leads {
    /// Expenses from here on need more than one signature (finance.md §4, FV-17: the real examples' second step).
    static final BigDecimal APPROVAL_LIMIT = new BigDecimal("1000.00");

    private static final String LINES = text("lines");
    private static final String FACTS_CURRENT = text("facts_current");
    private static final String FACTS_REPLAYED = text("facts_replayed");
    private static final int LONGEST_REASON = 500;

    private final Database database;
    private final ColumnStore store;
    private final ObligationStates obligations;
    private final Clock clock;
    private final String calendar;
    private final Figures.Times times;

    /// `calendar` is the version of the working calendar in force.
    public Leads(Database database, ColumnStore store, ObligationStates obligations, Clock clock, String calendar) {
        this.database = database;
        this.store = store;
        this.obligations = obligations;
        this.clock = clock;
        this.calendar = calendar;
        this.times = new Figures.Times(database, clock);
    }

    /// The leads that stand now.
    public List<Lead> find(Scope scope, CodeRange range, Period period) {
        return find(scope, range, period, TwoTimes.NOW);
    }

    /// The leads about units in `range` in `period`, gravest first. Bills, rents and first digits are compared within
    /// the street: a community has the same leads whether it is asked for alone or with the others. At an earlier state
    /// of knowledge they carry the decision that stood then.
    public List<Lead> find(Scope scope, CodeRange range, Period period, TwoTimes at) {
        requireCommittee(scope, range);
        Map<String, Decision> decisions = decisions(scope, range, at);
        CodeRange street = streets(range);
        Known known = known(range, at);
        var leads = new ArrayList<Lead>();
        for (LeadRule rule : LeadRule.values()) {
            if (canBeAsked(rule, period, known.cutOff())) {
                List<Lead> found = store.query(scope, statement(rule, street, period, known), row -> lead(rule, row));
                found.stream()
                        .filter(lead -> range.contains(lead.unit().value()))
                        .filter(lead -> rule != LeadRule.LATE_AND_LARGE || publishedLate(scope, lead, at))
                        .map(lead -> withDecision(lead, decisions))
                        .forEach(leads::add);
            }
        }
        leads.sort(Comparator.<Lead>comparingInt(lead -> -lead.rule().score())
                .thenComparing(Lead::rule)
                .thenComparing(lead -> lead.unit().value())
                .thenComparing(Lead::subject));
        return List.copyOf(leads);
    }

    /// One of the leads of [#find].
    public Lead load(Scope scope, CodeRange range, Period period, String id) {
        return load(scope, range, period, id, TwoTimes.NOW);
    }

    public Lead load(Scope scope, CodeRange range, Period period, String id, TwoTimes at) {
        return find(scope, range, period, at).stream()
                .filter(lead -> lead.id().equals(id))
                .findFirst()
                .orElseThrow(Problem::notFound);
    }

    /// The day up to which things have happened: the one asked for, else the last that is over.
    public LocalDate cutOff(TwoTimes at) {
        return at.asOf().orElseGet(times::cutOff);
    }

    /// The rules that say something about a period at a cut-off.
    public List<LeadRule> asked(Period period, TwoTimes at) {
        LocalDate cutOff = cutOff(at);
        return Arrays.stream(LeadRule.values())
                .filter(rule -> canBeAsked(rule, period, cutOff))
                .toList();
    }

    /// The ledger lines among the rows that a lead rests on, by day.
    public List<LedgerLine> lines(Scope scope, CodeRange range, Lead lead) {
        return lines(scope, range, lead, TwoTimes.NOW);
    }

    public List<LedgerLine> lines(Scope scope, CodeRange range, Lead lead, TwoTimes at) {
        return lines(scope, range, List.of(lead), at);
    }

    /// The ledger lines that any of the leads rests on, each once, by day.
    public List<LedgerLine> lines(Scope scope, CodeRange range, List<Lead> leads, TwoTimes at) {
        requireCommittee(scope, range);
        Set<SourceRef> wanted =
                leads.stream().flatMap(lead -> lead.evidence().stream()).collect(Collectors.toSet());
        if (wanted.isEmpty()) {
            return List.of();
        }
        return store
                .query(
                        scope,
                        over(known(range, at), range, """
                                SELECT unit, business_on, voucher, direction, account, summary, counterparty, amount,
                                       settlement, bill_no, submission, row
                                FROM ledger_known
                                WHERE has({submissions:Array(UInt64)}, submission)
                                  AND row BETWEEN {first:UInt32} AND {last:UInt32}
                                ORDER BY business_on, voucher, line
                                """)
                                .bind(
                                        "submissions",
                                        wanted.stream()
                                                .map(SourceRef::submission)
                                                .distinct()
                                                .toList())
                                .bind(
                                        "first",
                                        wanted.stream()
                                                .mapToInt(SourceRef::row)
                                                .min()
                                                .orElseThrow())
                                .bind(
                                        "last",
                                        wanted.stream()
                                                .mapToInt(SourceRef::row)
                                                .max()
                                                .orElseThrow()),
                        Leads::line)
                .stream()
                .filter(line -> wanted.contains(line.ref()))
                .toList();
    }

    /// Adds a decision; the one before stays on record. `reason` is 1 … 500 characters long, without personal data.
    public Decision decide(Scope scope, CodeRange range, Period period, String id, Decision.Kind kind, String reason) {
        Lead lead = load(scope, range, period, id);
        String why = reason.strip();
        if (why.isEmpty() || why.length() > LONGEST_REASON) {
            throw new Problem("BAD_REASON", 400, "处置理由要写 1 至 500 个字，现有 " + why.length() + " 个字。请改后再提交。");
        }
        PersonalData.refusal("处置理由", why).ifPresent(words -> {
            throw new Problem("BAD_REASON", 400, words);
        });
        var decision = new Decision(kind, why, scope.actor(), clock.instant());
        database.run(
                scope,
                db -> db.insertInto(LEAD_DECISION)
                        .set(LEAD_DECISION.LEAD, lead.id())
                        .set(LEAD_DECISION.UNIT, lead.unit().value())
                        .set(LEAD_DECISION.RULE, lead.rule().code())
                        .set(LEAD_DECISION.RULE_VERSION, LeadRule.VERSION)
                        .set(LEAD_DECISION.PERIOD, period.toString())
                        .set(LEAD_DECISION.SUBJECT, lead.subject())
                        .set(LEAD_DECISION.FOUND, lead.found())
                        .set(LEAD_DECISION.DECISION, kind.name())
                        .set(LEAD_DECISION.REASON, why)
                        .set(LEAD_DECISION.DECIDED_BY, scope.actor())
                        .set(LEAD_DECISION.DECIDED_AT, decision.at().atOffset(ZoneOffset.UTC))
                        .execute());
        return decision;
    }

    /// What was decided about a lead, oldest first.
    public List<Decision> decisions(Scope scope, CodeRange range, Lead lead) {
        requireCommittee(scope, range);
        return database.read(
                scope,
                db -> db.select(
                                LEAD_DECISION.DECISION,
                                LEAD_DECISION.REASON,
                                LEAD_DECISION.DECIDED_BY,
                                LEAD_DECISION.DECIDED_AT)
                        .from(LEAD_DECISION)
                        .where(LEAD_DECISION.UNIT.eq(lead.unit().value()).and(LEAD_DECISION.LEAD.eq(lead.id())))
                        .orderBy(LEAD_DECISION.ID)
                        .fetch(Leads::decision));
    }

    /// Why a rule says nothing about a period; empty when it does.
    public static Optional<String> notAsked(LeadRule rule, Period period) {
        return switch (rule.span()) {
            case ANY -> Optional.empty();
            case NEVER -> Optional.of(rule.explanation());
            case LONGER_THAN_A_MONTH ->
                period instanceof Period.Month ? Optional.of("一个月的笔数太少，请看季度或年度。") : Optional.empty();
            case YEAR -> period instanceof Period.Year ? Optional.empty() : Optional.of("只按年度计算，请看年度。");
        };
    }

    private static CodeRange streets(CodeRange range) {
        return new CodeRange(range.from() / 1000 * 1000, range.to() / 1000 * 1000 + 999);
    }

    private static boolean canBeAsked(LeadRule rule, Period period, LocalDate cutOff) {
        boolean over = !period.lastDay().isAfter(cutOff);
        return notAsked(rule, period).isEmpty() && (rule.span() != LeadRule.Span.YEAR || over);
    }

    private record Known(LocalDate cutOff, FigureSql.Received received) {}

    private Known known(CodeRange range, TwoTimes at) {
        return new Known(cutOff(at), times.received(StreetCode.ofUnit(range.from()), at.knownAt()));
    }

    private Statement statement(LeadRule rule, CodeRange range, Period period, Known known) {
        String sql = text(rule.code());
        LocalDate from = rule == LeadRule.LATE_AND_LARGE ? period.firstDay().minusMonths(12) : period.firstDay();
        return over(known, range, sql.contains("FROM expense") ? ",\n" + LINES + sql : sql)
                .bind("from", from)
                .bind("to", period.lastDay())
                .bind("asked_from", period.firstDay())
                .bind("limit", APPROVAL_LIMIT)
                .bind("calendar", calendar);
    }

    /// `select`, with `…_known` for what had been received and had happened.
    private static Statement over(Known known, CodeRange range, String select) {
        return switch (known.received().known()) {
            case Knowledge.Now now -> bound(FACTS_CURRENT, known, range, select);
            case Knowledge.UpTo upTo ->
                bound(FACTS_REPLAYED, known, range, select)
                        .bind("known", upTo.submission())
                        .bind("unsettled", known.received().unsettled());
        };
    }

    private static Statement bound(String facts, Known known, CodeRange range, String select) {
        return Statement.of("WITH\n" + facts + select).bindRange("unit", range).bind("cut_off", known.cutOff());
    }

    /// Finance of an accounting month is owed in the month after it (golden README D-26).
    private boolean publishedLate(Scope scope, Lead lead, TwoTimes at) {
        Period month = Period.parse(lead.subject()).orElseThrow();
        Period due = Period.monthOf(month.lastDay().plusDays(1));
        return obligations.find(scope, new Figures.Query(lead.unit(), due, due, at.asOf(), at.knownAt())).stream()
                .filter(o -> o.item().startsWith("CW-") && o.period().equals(month.toString()))
                .anyMatch(o -> o.state() == ObligationState.State.LATE || o.state() == ObligationState.State.OVERDUE);
    }

    private Map<String, Decision> decisions(Scope scope, CodeRange range, TwoTimes at) {
        var newest = new HashMap<String, Decision>();
        database.read(
                        scope,
                        db -> db.select(
                                        LEAD_DECISION.LEAD,
                                        LEAD_DECISION.DECISION,
                                        LEAD_DECISION.REASON,
                                        LEAD_DECISION.DECIDED_BY,
                                        LEAD_DECISION.DECIDED_AT)
                                .from(LEAD_DECISION)
                                .where(LEAD_DECISION.UNIT.between(range.from(), range.to()))
                                .orderBy(LEAD_DECISION.ID)
                                .fetch())
                .forEach(row -> {
                    Decision decision = decision(row);
                    if (at.knownAt().filter(decision.at()::isAfter).isEmpty()) {
                        newest.put(row.get(LEAD_DECISION.LEAD), decision);
                    }
                });
        return newest;
    }

    private static Decision decision(Record row) {
        return new Decision(
                Decision.Kind.valueOf(row.get(LEAD_DECISION.DECISION)),
                row.get(LEAD_DECISION.REASON),
                row.get(LEAD_DECISION.DECIDED_BY),
                row.get(LEAD_DECISION.DECIDED_AT).toInstant());
    }

    private static Lead lead(LeadRule rule, Row row) {
        UnitCode unit = row.unit("unit");
        String subject = row.string("subject");
        List<Long> submissions = row.numbers("submissions");
        List<Long> rows = row.numbers("rows");
        var evidence = new ArrayList<SourceRef>();
        for (int i = 0; i < rows.size(); i++) {
            evidence.add(new SourceRef(submissions.get(i), Math.toIntExact(rows.get(i))));
        }
        // the store gives them in any order
        evidence.sort(Comparator.comparingLong(SourceRef::submission).thenComparingInt(SourceRef::row));
        return new Lead(
                Hash128.of(rule.code() + '|' + unit + '|' + subject)
                        .toUnsigned()
                        .toString(36),
                rule,
                unit,
                subject,
                row.string("found"),
                row.findMoney("amount").orElse(null),
                evidence,
                Optional.empty());
    }

    private static LedgerLine line(Row row) {
        return new LedgerLine(
                row.unit("unit"),
                row.date("business_on"),
                row.string("voucher"),
                row.string("direction"),
                row.string("account"),
                row.string("summary"),
                row.string("counterparty"),
                row.money("amount"),
                row.string("settlement"),
                row.string("bill_no"),
                new SourceRef(row.number("submission"), row.integer("row")));
    }

    private static Lead withDecision(Lead lead, Map<String, Decision> decisions) {
        return new Lead(
                lead.id(),
                lead.rule(),
                lead.unit(),
                lead.subject(),
                lead.found(),
                lead.amount(),
                lead.evidence(),
                Optional.ofNullable(decisions.get(lead.id())));
    }

    private static void requireCommittee(Scope scope, CodeRange range) {
        if (scope.audience() != Audience.COMMITTEE || !scope.covers(range)) {
            throw Problem.notFound();
        }
    }

    private static String text(String name) {
        try (InputStream in = Leads.class.getResourceAsStream(name + ".sql")) {
            if (in == null) {
                throw new IllegalStateException("expected " + name + ".sql beside " + Leads.class.getName());
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
