package org.jujian.server.web;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jujian.base.code.CodeRange;
import org.jujian.base.code.StreetCode;
import org.jujian.base.time.Period;
import org.jujian.etl.submission.Submission;
import org.jujian.etl.submission.Submissions;
import org.jujian.reports.lead.Decision;
import org.jujian.reports.lead.Lead;
import org.jujian.reports.lead.Leads;
import org.jujian.reports.lead.LedgerLine;
import org.jujian.reports.lead.TwoTimes;
import org.jujian.reports.metric.ObligationState.SourceRef;
import org.jujian.server.web.lead.CommitteeDesk;
import org.jujian.tenants.people.Audit;
import org.springframework.stereotype.Component;

/// The committee's desk over the leads of the reports; the entries of the audit are those of the interface.
@Component
class AuditedLeads implements CommitteeDesk {
    private final Leads leads;
    private final Submissions submissions;
    private final Audit audit;

    AuditedLeads(Leads leads, Submissions submissions, Audit audit) {
        this.leads = leads;
        this.submissions = submissions;
        this.audit = audit;
    }

    @Override
    public List<Lead> find(Viewer viewer, StreetCode street, Period period, TwoTimes at) {
        List<Lead> found = leads.find(viewer.scope(), street.range(), period, at);
        audit.record(viewer.person(), "VIEW_LEADS", street + " " + period);
        return found;
    }

    @Override
    public Case open(Viewer viewer, StreetCode street, Period period, String id, TwoTimes at) {
        CodeRange range = street.range();
        Lead lead = leads.load(viewer.scope(), range, period, id, at);
        List<LedgerLine> lines = leads.lines(viewer.scope(), range, lead, at);
        audit.record(viewer.person(), "VIEW_LEAD", id);
        return new Case(lead, lines, leads.decisions(viewer.scope(), range, lead), files(viewer, lead));
    }

    @Override
    public void decide(Viewer viewer, StreetCode street, Period period, String id, Decision.Kind kind, String reason) {
        leads.decide(viewer.scope(), street.range(), period, id, kind, reason);
        audit.record(viewer.person(), "DECIDE_LEAD", id);
    }

    private Map<Long, String> files(Viewer viewer, Lead lead) {
        List<Long> numbers =
                lead.evidence().stream().map(SourceRef::submission).distinct().toList();
        return submissions.numbered(viewer.scope(), numbers).stream()
                .collect(Collectors.toMap(Submission::number, Submission::fileName));
    }
}
