package org.jujian.reports.document.scorecard;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.jujian.base.money.Money;
import org.jujian.reports.document.scorecard.CardSources.CommitteeSources;
import org.jujian.reports.document.scorecard.SupervisionCard.Field;
import org.jujian.reports.document.scorecard.SupervisionCard.Signal;
import org.jujian.reports.lead.Lead;
import org.jujian.reports.lead.LeadRule;
import org.jujian.reports.lead.LedgerLine;
import org.jujian.reports.metric.ObligationState.SourceRef;

/// The leads of the committee's list as a card prints them: a line for each rule. What was noticed and how sure it is,
/// the rules of leads have judged; here it is only counted and its names are shortened.
final class Signals {
    private static final int SHORTEST_NAME = 2;

    private final Map<SourceRef, LedgerLine> lines;

    private Signals(List<LedgerLine> evidence) {
        lines = evidence.stream().collect(Collectors.toMap(LedgerLine::ref, line -> line));
    }

    /// In the order of the leads: gravest first.
    static List<Signal> of(CommitteeSources committee) {
        Signals signals = new Signals(committee.evidence());
        return committee.leads().stream().map(Lead::rule).distinct().toList().stream()
                .map(rule -> signals.signal(
                        rule,
                        committee.leads().stream()
                                .filter(lead -> lead.rule() == rule)
                                .toList()))
                .toList();
    }

    private Signal signal(LeadRule rule, List<Lead> leads) {
        Set<SourceRef> rows =
                leads.stream().flatMap(lead -> lead.evidence().stream()).collect(Collectors.toSet());
        int decided =
                (int) leads.stream().filter(lead -> lead.decision().isPresent()).count();
        return new Signal(
                rule.code(),
                rule.title(),
                Field.FINANCE,
                leads.size(),
                decided,
                rows.size(),
                amount(leads, rows),
                rule.confidence().label(),
                facts(leads));
    }

    /// Two leads of a rule may rest on the same row: each row counts once. What rests on other rows than the ledger's
    /// is added up where no two leads share one.
    private @Nullable Money amount(List<Lead> leads, Set<SourceRef> rows) {
        if (lines.keySet().containsAll(rows)) {
            return rows.stream()
                    .map(row -> Objects.requireNonNull(lines.get(row)).amount())
                    .reduce(Money.ZERO, Money::plus);
        }
        boolean apart = leads.stream().mapToInt(lead -> lead.evidence().size()).sum() == rows.size();
        boolean known = leads.stream().allMatch(lead -> lead.amount() != null);
        return apart && known
                ? leads.stream()
                        .map(lead -> Objects.requireNonNull(lead.amount()))
                        .reduce(Money.ZERO, Money::plus)
                : null;
    }

    /// The sentence of the largest lead.
    private String facts(List<Lead> leads) {
        Lead largest = leads.stream()
                .max(Comparator.comparing((Lead lead) -> lead.amount() == null ? Money.ZERO : lead.amount())
                        .thenComparing(Lead::subject, Comparator.reverseOrder()))
                .orElseThrow();
        String facts = shortened(largest);
        return leads.size() == 1 ? facts : "最大一条：" + facts;
    }

    /// On paper a person is written by the family name, and what the ledger says in its own words is left out: it may
    /// name a family that was helped.
    private String shortened(Lead lead) {
        Map<String, String> shorter = new TreeMap<>(
                Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));
        for (SourceRef row : lead.evidence()) {
            LedgerLine line = lines.get(row);
            if (line != null) {
                shorter.put("“" + line.summary() + "”", "（摘要略）");
                if (line.counterparty().length() >= SHORTEST_NAME) {
                    shorter.put(line.counterparty(), Payees.masked(line.counterparty()));
                }
            }
        }
        String text = lead.found();
        for (Map.Entry<String, String> name : shorter.entrySet()) {
            text = text.replace(name.getKey(), name.getValue());
        }
        return text;
    }
}
