package org.jujian.etl.fact;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jujian.base.code.StreetCode;
import org.jujian.base.code.UnitCode;
import org.jujian.tenants.catalogue.CommunityKind;

/// T-00 单位名录. `enabledOn` is never missing: the default is filled in. Several successors = a split.
public record UnitRow(
        int row,
        Hash128 content,
        UnitCode unit,
        String name,
        StreetCode street,
        String streetName,
        CommunityKind kind,
        @Nullable Integer households,
        @Nullable Integer residents,
        @Nullable Integer buildings,
        @Nullable Integer boards,
        LocalDate enabledOn,
        @Nullable LocalDate disabledOn,
        List<UnitCode> successors)
        implements Fact {
    public UnitRow {
        successors = List.copyOf(successors);
    }

    @Override
    public NaturalKey.OfUnit key() {
        return new NaturalKey.OfUnit(unit, enabledOn);
    }
}
