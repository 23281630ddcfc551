package org.jujian.reports.document;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jujian.base.code.UnitCode;
import org.jujian.base.scope.Scope;
import org.jujian.base.time.Period;
import org.jujian.reports.document.inspection.InspectionSources;

/// Where the sources of a self-inspection come from; empty for a community that is not known.
@FunctionalInterface
public interface InspectionData {
    Optional<InspectionSources> find(
            Scope scope, UnitCode unit, Period period, LocalDate asOf, Optional<Instant> knownAt);
}
