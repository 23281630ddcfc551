package org.jujian.server.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jujian.base.code.StreetCode;
import org.jujian.base.code.UnitCode;
import org.jujian.base.money.Money;
import org.jujian.base.problem.Problem;
import org.jujian.base.time.Period;
import org.jujian.reports.lead.Decision;
import org.jujian.reports.lead.Lead;
import org.jujian.reports.lead.LeadRule;
import org.jujian.reports.lead.LedgerLine;
import org.jujian.reports.lead.TwoTimes;
import org.jujian.reports.metric.ObligationState.SourceRef;
import org.jujian.server.web.lead.CommitteeDesk;

/// Two leads of the first quarter, kept in memory; no month has any.
final class GoldenLeads implements CommitteeDesk {
    private static final UnitCode TAOYUAN = UnitCode.of("310114004023");
    private static final SourceRef FIRST = new SourceRef(3, 511);
    private static final SourceRef SECOND = new SourceRef(3, 513);

    private final Map<String, Decision> decisions = new HashMap<>();

    @Override
    public List<Lead> find(Viewer viewer, StreetCode street, Period period, TwoTimes at) {
        if (!(period instanceof Period.Quarter)) {
            return List.of();
        }
        return List.of(
                lead(
                        "payee",
                        LeadRule.DOMINANT_PAYEE,
                        "某物业公司",
                        "收款方“某物业公司”占支出 52.1%，合计 22,113.88 元。",
                        "22113.88",
                        List.of(SECOND)),
                lead(
                        "days-off",
                        LeadRule.DAYS_OFF,
                        "2026-02-15",
                        "2026年2月15日（休息日）记有 3 笔支出，合计 321.21 元。",
                        "321.21",
                        List.of(FIRST, new SourceRef(4, 9))));
    }

    @Override
    public Case open(Viewer viewer, StreetCode street, Period period, String id, TwoTimes at) {
        Lead lead = find(viewer, street, period, at).stream()
                .filter(l -> l.id().equals(id))
                .findFirst()
                .orElseThrow(Problem::notFound);
        SourceRef ref = lead.evidence().getFirst();
        return new Case(
                lead,
                List.of(new LedgerLine(
                        TAOYUAN,
                        LocalDate.of(2026, 2, 15),
                        "记-0014",
                        "支出",
                        "8.05",
                        "巡逻车保养",
                        "",
                        Money.of("107.07"),
                        "现金",
                        "",
                        ref)),
                Optional.ofNullable(decisions.get(id)).stream().toList(),
                Map.of(3L, "T-02-ledger.csv"));
    }

    @Override
    public void decide(Viewer viewer, StreetCode street, Period period, String id, Decision.Kind kind, String reason) {
        if (reason.isBlank()) {
            throw new Problem("BAD_REASON", 400, "处置理由要写 1 至 500 个字，现有 0 个字。请改后再提交。");
        }
        decisions.put(
                id, new Decision(kind, reason, viewer.person().username(), Instant.parse("2026-04-14T01:20:00Z")));
    }

    private Lead lead(String id, LeadRule rule, String subject, String found, String amount, List<SourceRef> evidence) {
        return new Lead(
                id, rule, TAOYUAN, subject, found, Money.of(amount), evidence, Optional.ofNullable(decisions.get(id)));
    }
}
