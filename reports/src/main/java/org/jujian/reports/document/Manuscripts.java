package org.jujian.reports.document;

import java.util.Optional;
import org.jujian.base.scope.Scope;

/// Writes one kind of report.
public interface Manuscripts {
    /// From the stores; empty for a unit that is not known.
    ///
    /// @param scope of the platform itself; an implementation holds it to what the report may be made from
    Optional<Manuscript> write(Scope scope, Report report);

    /// The same manuscript from what was frozen of it, without the figures behind it.
    ///
    /// @param json of its [org.jujian.reports.document.writing.Snapshot]
    Manuscript again(Report.Kind kind, String json);
}
