package org.jujian.reports.document.notice;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jujian.base.scope.Scope;
import org.jujian.reports.document.Manuscript;
import org.jujian.reports.document.Manuscripts;
import org.jujian.reports.document.Report;
import org.jujian.reports.document.notice.SupervisionOrder.Duty;
import org.jujian.reports.document.writing.NothingToReport;
import org.jujian.reports.document.writing.Snapshot;
import org.jujian.reports.document.writing.Written;
import org.jujian.reports.metric.ObligationState;
import org.jujian.tenants.catalogue.Item;

/// Orders (督办单) about what a community owes: the duties that fell due in the period and are not published at the
/// cut-off. Where nothing is overdue there is no order.
public final class OrderManuscripts implements Manuscripts {
    private final NoticeSources sources;
    private final String verifyAddress;

    public OrderManuscripts(NoticeSources sources, String verifyAddress) {
        this.sources = sources;
        this.verifyAddress = verifyAddress;
    }

    @Override
    public Manuscript again(Report.Kind kind, String json) {
        SupervisionOrder said = Snapshot.thaw(json, SupervisionOrder.class);
        Snapshot snapshot = Snapshot.of(kind.prefix(), said.unit(), said.period(), said);
        return new Manuscript(snapshot, OrderPaper.of(said, snapshot, verifyAddress));
    }

    @Override
    public Optional<Manuscript> write(Scope platform, Report report) {
        Scope scope = platform.within(report.unit().range());
        Asked asked = Asked.of(report);
        return sources.subject(scope, asked).map(subject -> {
            List<Duty> duties =
                    sources.obligations().find(scope, asked.figures(report.period(), report.period())).stream()
                            .filter(s -> s.state() == ObligationState.State.OVERDUE)
                            .map(s -> duty(s, report))
                            .sorted(Comparator.comparing(Duty::due)
                                    .thenComparing(Duty::item)
                                    .thenComparing(Duty::about))
                            .toList();
            if (duties.isEmpty()) {
                throw new NothingToReport(
                        Written.period(report.period()) + "到期的事项截至" + Written.day(report.asOf()) + "没有逾期未公开的，不需要督办。");
            }
            SupervisionOrder order = new SupervisionOrder(
                    report.unit(), subject.name(), subject.street(), report.period(), subject.basis(), duties);
            return NoticeSources.manuscript(
                    report, subject, order, snapshot -> OrderPaper.of(order, snapshot, verifyAddress));
        });
    }

    private Duty duty(ObligationState state, Report report) {
        Item item = sources.item(state);
        return new Duty(
                item.code(),
                item.name(),
                item.category().label(),
                NoticeSources.about(state),
                state.dueOn(),
                sources.overdueWorkingDays(state, report.asOf()));
    }
}
