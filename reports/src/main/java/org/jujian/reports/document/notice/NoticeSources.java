package org.jujian.reports.document.notice;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jujian.base.columnstore.ColumnStore;
import org.jujian.base.scope.Scope;
import org.jujian.reports.document.Manuscript;
import org.jujian.reports.document.Report;
import org.jujian.reports.document.paper.Paper;
import org.jujian.reports.document.writing.Basis;
import org.jujian.reports.document.writing.FigureTable;
import org.jujian.reports.document.writing.Snapshot;
import org.jujian.reports.metric.Figure;
import org.jujian.reports.metric.Figures;
import org.jujian.reports.metric.ObligationState;
import org.jujian.reports.metric.ObligationStates;
import org.jujian.tenants.calendar.WorkingCalendar;
import org.jujian.tenants.catalogue.Catalogue;
import org.jujian.tenants.catalogue.Item;
import org.jujian.tenants.unit.Street;
import org.jujian.tenants.unit.Unit;
import org.jujian.tenants.unit.Units;

/// Where the papers of this package take their data from: one community's figures, obligations and rows.
public record NoticeSources(
        Figures figures,
        ObligationStates obligations,
        ColumnStore store,
        Units units,
        WorkingCalendar calendar,
        Catalogue catalogue) {
    /// Who the paper is about, and the figures of its period; empty for a community that is not known.
    Optional<Subject> subject(Scope scope, Asked asked) {
        Optional<Unit> unit = units.findOn(scope, asked.unit(), asked.period().lastDay());
        List<Figure> found = figures.find(scope, asked.figures(asked.period(), asked.period()));
        if (unit.isEmpty() || found.isEmpty()) {
            return Optional.empty();
        }
        var versions = found.getFirst().versions();
        return Optional.of(new Subject(
                unit.get().name(),
                units.findStreet(scope, asked.unit().street())
                        .map(Street::name)
                        .orElse(asked.unit().street().toString()),
                new Basis(
                        asked.asOf(),
                        asked.knownAt().orElse(null),
                        versions.formula(),
                        versions.calendar(),
                        versions.catalogue()),
                found));
    }

    record Subject(String name, String street, Basis basis, List<Figure> found) {
        Map<String, Figure> byMetric() {
            return found.stream().collect(Collectors.toMap(Figure::metric, Function.identity()));
        }
    }

    /// A paper as it is kept: what it says under its number and hash, and the figures of its period as a table.
    static Manuscript manuscript(Report report, Subject subject, Record said, Function<Snapshot, Paper> paper) {
        Snapshot snapshot = Snapshot.of(report.kind().prefix(), report.unit(), report.period(), said);
        return new Manuscript(
                snapshot,
                paper.apply(snapshot)
                        .withFigures(List.of(FigureTable.of(
                                subject.found().stream().map(FigureTable::row).toList()))));
    }

    NoticeRows rows(Scope scope, Asked asked) {
        return new NoticeRows(
                store, scope, asked.unit(), figures.receipts(asked.unit().street(), asked.knownAt()));
    }

    Item item(ObligationState state) {
        return catalogue
                .findItem(state.item())
                .orElseThrow(() -> new IllegalStateException(
                        "obligation of " + state.item() + ": expected an item of the catalogue"));
    }

    int overdueWorkingDays(ObligationState state, LocalDate asOf) {
        return calendar.workingDaysBetween(state.dueOn(), asOf);
    }

    /// The period that a duty is about, or its event and stage.
    static String about(ObligationState state) {
        String what = state.event().isEmpty() ? state.period() : state.event();
        return state.stage().isEmpty() ? what : what + " " + state.stage();
    }
}
