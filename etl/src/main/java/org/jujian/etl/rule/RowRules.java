package org.jujian.etl.rule;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.jujian.base.code.UnitCode;
import org.jujian.etl.fact.ContentIndex;
import org.jujian.etl.fact.Fact;
import org.jujian.etl.fact.Hash128;
import org.jujian.etl.fact.NaturalKey;
import org.jujian.etl.sheet.CellText;
import org.jujian.etl.template.Columns;
import org.jujian.etl.template.Feed;
import org.jujian.etl.template.FeedRow;
import org.jujian.etl.template.Template;
import org.jujian.etl.template.Warning;

/// Judges the rows of one submission in the order of the file (golden README D-30 to D-39). Keeps what it must remember
/// of the file (the keys seen, the sums of the columns), so that one object serves one submission from its first row to
/// its last, and a replay begins with a new one.
public final class RowRules {
    /// The outcomes in the order of the rows; 合计 rows have none.
    public record Judged(List<RowOutcome> outcomes, List<Warning> warnings) {
        public Judged {
            outcomes = List.copyOf(outcomes);
            warnings = List.copyOf(warnings);
        }
    }

    private record Draft(RowCheck check, @Nullable Fact fact) {}

    private final Template template;
    private final Columns columns;
    private final Lookups lookups;
    private final Judge judge;
    private final Judge.OfTemplate ofTemplate;
    private final Totals totals;
    private final ContentIndex seen = new ContentIndex();

    public RowRules(Feed feed, Rulebook rulebook, Intake intake, Lookups lookups) {
        this.template = feed.template();
        this.columns = feed.columns();
        this.lookups = lookups;
        this.judge = new Judge(rulebook, intake, lookups.units());
        this.ofTemplate = switch (template) {
            case UNITS -> new UnitJudge(judge);
            case EVENTS -> new EventJudge(judge);
            case REGISTER -> new RegisterJudge(judge);
            case LEDGER -> new LedgerJudge(judge, columns);
            case SHEETS -> new SheetJudge(judge);
            case FEEDBACK -> new FeedbackJudge(judge);
            case SURVEYS -> new SurveyJudge(judge);
            case SPECIAL_FUNDS, DEBTS, LEASES, UTILITIES, MEETINGS, EVALUATIONS, REVIEWS ->
                new FormJudge(judge, template.form().orElseThrow());
        };
        this.totals = new Totals(template, columns);
    }

    /// Judges the next rows of the file. Looks up events and contents once for all of them.
    public Judged judge(List<FeedRow> batch) {
        var warnings = new ArrayList<Warning>();
        var drafts = new ArrayList<Draft>(batch.size());
        Map<NaturalKey.OfEvent, Lookups.KnownEvent> events = events(batch);
        for (FeedRow row : batch) {
            switch (row.kind()) {
                case TOTAL -> warnings.addAll(totals.compare(row));
                case DATA -> {
                    totals.add(row);
                    var check = new RowCheck(row, columns, judge.today);
                    check.errorValues();
                    check.oddCharacters();
                    drafts.add(new Draft(check, ofTemplate.judge(check, events)));
                }
            }
        }
        return new Judged(identify(drafts), warnings);
    }

    private Map<NaturalKey.OfEvent, Lookups.KnownEvent> events(List<FeedRow> batch) {
        if (template == Template.EVENTS || !columns.has(RegisterJudge.EVENT)) {
            return Map.of();
        }
        Set<NaturalKey.OfEvent> keys = new HashSet<>();
        for (FeedRow row : batch) {
            String event = CellText.key(columns.cell(row, RegisterJudge.EVENT));
            if (!event.isEmpty()) {
                UnitCode.parse(CellText.key(columns.cell(row, Judge.UNIT)))
                        .filter(judge.units::containsKey)
                        .ifPresent(unit -> keys.add(new NaturalKey.OfEvent(unit, event)));
            }
        }
        return keys.isEmpty() ? Map.of() : lookups.events(keys);
    }

    /// D-34: unchanged when equal to the current version of its key, in this file or before it; else a second row of
    /// the file with the key is a duplicate, but in T-01 a further publication.
    private List<RowOutcome> identify(List<Draft> drafts) {
        var keys = new ArrayList<NaturalKey>(drafts.size());
        for (Draft draft : drafts) {
            if (draft.fact() != null) {
                keys.add(draft.fact().key());
            }
        }
        Map<NaturalKey, Hash128> stored = keys.isEmpty() ? Map.of() : lookups.contents(keys);
        var outcomes = new ArrayList<RowOutcome>(drafts.size());
        for (Draft draft : drafts) {
            Fact fact = draft.fact();
            outcomes.add(fact == null ? draft.check().failure().orElseThrow() : identify(draft.check(), fact, stored));
        }
        return outcomes;
    }

    private RowOutcome identify(RowCheck check, Fact fact, Map<NaturalKey, Hash128> stored) {
        NaturalKey natural = fact.key();
        Hash128 key = hash(natural);
        Hash128 inFile = seen.find(key).orElse(null);
        Hash128 current = inFile == null ? stored.get(natural) : inFile;
        if (fact.content().equals(current)) {
            seen.put(key, fact.content());
            return new RowOutcome.Unchanged(fact.row());
        }
        if (inFile != null && template != Template.REGISTER) {
            check.fail(RejectCode.DUPLICATE_KEY, keyColumn(), "文件中只出现一次的记录，前面已有同一记录而内容不同", "核对两行，只留正确的一行后重传");
            return check.failure().orElseThrow();
        }
        seen.put(key, fact.content());
        return new RowOutcome.Accepted(fact);
    }

    private static Hash128 hash(NaturalKey key) {
        return switch (key) {
            case NaturalKey.OfUnit k -> Content.of(k.unit(), k.enabledOn());
            case NaturalKey.OfEvent k -> Content.of(k.unit(), k.event());
            case NaturalKey.OfPublication k -> Content.of(k.unit(), k.item(), k.period(), k.event(), k.stage());
            case NaturalKey.OfLedgerLine k -> Content.of(k.unit(), k.month(), k.voucher(), k.line());
            case NaturalKey.OfSheet k -> Content.of(k.unit(), k.month(), k.fund());
            case NaturalKey.OfFeedback k -> Content.of(k.unit(), k.feedback());
            case NaturalKey.OfSurvey k -> Content.of(k.unit(), k.period(), k.method());
            case NaturalKey.OfForm k -> Content.of(k.unit(), k.fact(), k.parts());
        };
    }

    private String keyColumn() {
        return switch (template) {
            case UNITS -> "启用日期";
            case EVENTS, REGISTER -> "事件编号";
            case LEDGER -> "凭证字号";
            case SHEETS -> "资金";
            case FEEDBACK -> "意见编号";
            case SURVEYS -> "调查方式";
            case SPECIAL_FUNDS, DEBTS, LEASES, UTILITIES, MEETINGS, EVALUATIONS, REVIEWS ->
                template.form().orElseThrow().key().getLast().heading();
        };
    }
}
