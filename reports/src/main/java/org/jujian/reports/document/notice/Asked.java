package org.jujian.reports.document.notice;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jujian.base.code.UnitCode;
import org.jujian.base.time.Period;
import org.jujian.reports.document.Report;
import org.jujian.reports.metric.Figures;

/// What a notice is asked about: a community, a period, and the two times of contract.md.
record Asked(UnitCode unit, Period period, LocalDate asOf, Optional<Instant> knownAt) {
    static Asked of(Report report) {
        return new Asked(report.unit(), report.period(), report.asOf(), report.knownAt());
    }

    Figures.Query figures(Period from, Period to) {
        return new Figures.Query(unit, from, to, Optional.of(asOf), knownAt);
    }
}
