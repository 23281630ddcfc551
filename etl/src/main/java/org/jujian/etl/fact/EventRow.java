package org.jujian.etl.fact;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.jujian.base.code.UnitCode;
import org.jujian.tenants.catalogue.EventKind;

/// T-01E 事件登记. `kind` is never missing: the item's default is filled in.
public record EventRow(
        int row,
        Hash128 content,
        UnitCode unit,
        String event,
        String item,
        String name,
        EventKind kind,
        LocalDate happenedOn,
        @Nullable LocalDate completedOn,
        String remark)
        implements Fact {
    @Override
    public NaturalKey.OfEvent key() {
        return new NaturalKey.OfEvent(unit, event);
    }
}
