package org.jujian.etl.submission;

import java.util.Collection;
import java.util.Set;
import org.jujian.base.code.UnitCode;
import org.jujian.etl.fact.UnitRow;
import org.jujian.etl.warehouse.Stamp;

/// What has to follow from accepted rows before their submission counts. May be called again for the same submission
/// after a crash and then changes nothing.
public interface Consequences {
    /// `units`: of each unit its accepted rows in the order of the file, when there are very many the last of them; the
    /// last counts (golden README D-39).
    void unitsChanged(Stamp stamp, Collection<UnitRow> units);

    void eventsChanged(Stamp stamp, Set<UnitCode> units);
}
