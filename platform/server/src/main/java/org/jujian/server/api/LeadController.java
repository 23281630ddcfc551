package org.jujian.server.api;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.jujian.base.code.CodeRange;
import org.jujian.base.code.UnitCode;
import org.jujian.base.problem.Problem;
import org.jujian.base.scope.Audience;
import org.jujian.base.time.ChinaTime;
import org.jujian.base.time.Period;
import org.jujian.reports.lead.Decision;
import org.jujian.reports.lead.Lead;
import org.jujian.reports.lead.LeadRule;
import org.jujian.reports.lead.Leads;
import org.jujian.reports.lead.LedgerLine;
import org.jujian.reports.lead.TwoTimes;
import org.jujian.tenants.people.Audit;
import org.jujian.tenants.people.Person;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Leads for the discipline committee; to everybody else these calls do not exist. Every view and decision is audited.
@RestController
class LeadController {
    private final Leads leads;
    private final Audit audit;

    LeadController(Leads leads, Audit audit) {
        this.leads = leads;
        this.audit = audit;
    }

    /// @param asOf    the cut-off: what had happened by its end
    /// @param knownAt null when everything received counts
    record Answer(
            String period,
            LocalDate asOf,
            @Nullable OffsetDateTime knownAt,
            String ruleVersion,
            List<RuleRow> rules,
            List<LeadRow> leads) {}

    /// @param notAsked why the rule says nothing about the period, null when it does
    record RuleRow(
            String code,
            String title,
            String explanation,
            int score,
            @Nullable String notAsked) {
        static RuleRow of(LeadRule rule, Period period) {
            return new RuleRow(
                    rule.code(),
                    rule.title(),
                    rule.explanation(),
                    rule.score(),
                    Leads.notAsked(rule, period).orElse(null));
        }
    }

    record LeadRow(
            String id,
            String unit,
            String rule,
            String subject,
            String found,
            @Nullable String amount,
            int rows,
            @Nullable DecisionRow decision) {
        static LeadRow of(Lead lead) {
            return new LeadRow(
                    lead.id(),
                    lead.unit().written(),
                    lead.rule().code(),
                    lead.subject(),
                    lead.found(),
                    lead.amount() == null ? null : lead.amount().toString(),
                    lead.evidence().size(),
                    lead.decision().map(DecisionRow::of).orElse(null));
        }
    }

    record DecisionRow(String decision, String reason, String by, OffsetDateTime at) {
        static DecisionRow of(Decision decision) {
            return new DecisionRow(
                    decision.kind().name(), decision.reason(), decision.by(), ChinaTime.offset(decision.at()));
        }
    }

    record Detail(LeadRow lead, List<LineRow> lines) {}

    record LineRow(
            LocalDate businessOn,
            String voucher,
            String direction,
            String account,
            String summary,
            String counterparty,
            String amount,
            String settlement,
            String billNo,
            long submission,
            int row) {
        static LineRow of(LedgerLine line) {
            return new LineRow(
                    line.businessOn(),
                    line.voucher(),
                    line.direction(),
                    line.account(),
                    line.summary(),
                    line.counterparty(),
                    line.amount().toString(),
                    line.settlement(),
                    line.billNo(),
                    line.ref().submission(),
                    line.ref().row());
        }
    }

    record DecisionRequest(String unit, String period, String decision, String reason) {}

    @GetMapping("/api/v1/leads")
    Answer leads(
            @AuthenticationPrincipal Person person,
            @RequestParam String unit,
            @RequestParam String period,
            @RequestParam Optional<LocalDate> asOf,
            @RequestParam Optional<Instant> knownAt) {
        CodeRange range = range(person, unit);
        Period window = FigureController.period(period);
        var at = new TwoTimes(asOf, knownAt);
        List<Lead> found = leads.find(person.scope(), range, window, at);
        audit.record(person, "VIEW_LEADS", unit + " " + window);
        return new Answer(
                window.toString(),
                leads.cutOff(at),
                knownAt.map(ChinaTime::offset).orElse(null),
                LeadRule.VERSION,
                Arrays.stream(LeadRule.values())
                        .map(rule -> RuleRow.of(rule, window))
                        .toList(),
                found.stream().map(LeadRow::of).toList());
    }

    @GetMapping("/api/v1/leads/{id}")
    Detail lead(
            @AuthenticationPrincipal Person person,
            @PathVariable String id,
            @RequestParam String unit,
            @RequestParam String period,
            @RequestParam Optional<LocalDate> asOf,
            @RequestParam Optional<Instant> knownAt) {
        CodeRange range = range(person, unit);
        var at = new TwoTimes(asOf, knownAt);
        Lead lead = leads.load(person.scope(), range, FigureController.period(period), id, at);
        audit.record(person, "VIEW_LEAD", id);
        return new Detail(
                LeadRow.of(lead),
                leads.lines(person.scope(), range, lead, at).stream()
                        .map(LineRow::of)
                        .toList());
    }

    @PostMapping("/api/v1/leads/{id}/decisions")
    @ResponseStatus(HttpStatus.CREATED)
    DecisionRow decide(
            @AuthenticationPrincipal Person person, @PathVariable String id, @RequestBody DecisionRequest asked) {
        CodeRange range = range(person, asked.unit());
        Decision.Kind kind = Arrays.stream(Decision.Kind.values())
                .filter(k -> k.name().equals(asked.decision()))
                .findFirst()
                .orElseThrow(() -> new Problem(
                        "BAD_PARAMETER",
                        400,
                        "处置：应为 CONFIRMED（核实属实）、DISMISSED（排除）或 REFERRED（移交），现为“" + asked.decision() + "”。"));
        Decision decision =
                leads.decide(person.scope(), range, FigureController.period(asked.period()), id, kind, asked.reason());
        audit.record(person, "DECIDE_LEAD", id);
        return DecisionRow.of(decision);
    }

    /// Before anything about the parameters is said.
    private static CodeRange range(Person person, String unit) {
        if (person.scope().audience() != Audience.COMMITTEE) {
            throw Problem.notFound();
        }
        UnitCode code = FigureController.unit(unit);
        CodeRange range = code.reach();
        if (!person.scope().covers(range)) {
            throw Problem.notFound();
        }
        return range;
    }
}
