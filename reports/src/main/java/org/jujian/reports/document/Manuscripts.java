package org.jujian.reports.document;

import java.util.Optional;
import org.jujian.base.scope.Scope;

/// Writes one kind of report from the stores; empty for a unit that is not known.
@FunctionalInterface
public interface Manuscripts {
    /// @param scope of the platform itself; an implementation holds it to what the report may be made from
    Optional<Manuscript> write(Scope scope, Report report);
}
