package org.jujian.reports.document;

import java.util.Map;
import java.util.Objects;

/// Who writes which kind of report.
public record Writers(Map<Report.Kind, Manuscripts> byKind) {
    public Writers {
        byKind = Map.copyOf(byKind);
    }

    public Manuscripts of(Report.Kind kind) {
        return Objects.requireNonNull(byKind.get(kind), () -> "writer of " + kind);
    }
}
