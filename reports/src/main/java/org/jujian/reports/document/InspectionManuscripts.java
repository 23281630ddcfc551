package org.jujian.reports.document;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jujian.base.scope.Scope;
import org.jujian.reports.document.inspection.InspectionSources;
import org.jujian.reports.document.inspection.SelfInspection;
import org.jujian.reports.document.inspection.SelfInspectionIssue;
import org.jujian.reports.document.inspection.SelfInspections;
import org.jujian.reports.document.paper.Row;
import org.jujian.reports.document.writing.FigureTable;
import org.jujian.reports.document.writing.Snapshot;

/// Self-inspections (社区居务公开自查报告), from the rows of the one community.
public final class InspectionManuscripts implements Manuscripts {
    private final InspectionData data;
    private final String verifyAddress;

    public InspectionManuscripts(InspectionData data, String verifyAddress) {
        this.data = data;
        this.verifyAddress = verifyAddress;
    }

    @Override
    public Manuscript again(Report.Kind kind, String json) {
        SelfInspectionIssue issue = SelfInspectionIssue.of(Snapshot.thaw(json, SelfInspection.class), verifyAddress);
        return new Manuscript(issue.snapshot(), issue.paper());
    }

    @Override
    public Optional<Manuscript> write(Scope scope, Report report) {
        return data.find(
                        scope.within(report.unit().range()),
                        report.unit(),
                        report.period(),
                        report.asOf(),
                        report.knownAt())
                .map(this::manuscript);
    }

    private Manuscript manuscript(InspectionSources sources) {
        SelfInspectionIssue issue = SelfInspectionIssue.of(SelfInspections.of(sources), verifyAddress);
        return new Manuscript(issue.snapshot(), issue.paper().withFigures(List.of(figures(sources))));
    }

    private static org.jujian.reports.document.paper.Block.Table figures(InspectionSources sources) {
        List<Row> rows = sources.figures().entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparator.naturalOrder()))
                .map(e -> FigureTable.row(
                        sources.subject().unit(),
                        sources.subject().period(),
                        e.getKey(),
                        e.getValue().numerator(),
                        e.getValue().denominator(),
                        e.getValue().value(),
                        null,
                        e.getValue().low(),
                        e.getValue().high()))
                .toList();
        return FigureTable.of(rows);
    }
}
