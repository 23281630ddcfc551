package org.jujian.tenants.unit;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jujian.base.code.UnitCode;
import org.jujian.tenants.catalogue.CommunityKind;

/// A community (社区居委会) by its newest T-00 row; `submission` is the number of the file that it came with. Counts are
/// null where the row left them empty. `successors` took its place when it closed: one, or several after a split.
public record Unit(
        UnitCode code,
        String name,
        CommunityKind kind,
        @Nullable Integer households,
        @Nullable Integer residents,
        @Nullable Integer buildings,
        @Nullable Integer boards,
        LocalDate enabledOn,
        @Nullable LocalDate disabledOn,
        List<UnitCode> successors,
        long submission) {
    public Unit {
        successors = List.copyOf(successors);
    }

    Unit named(String other) {
        return new Unit(
                code,
                other,
                kind,
                households,
                residents,
                buildings,
                boards,
                enabledOn,
                disabledOn,
                successors,
                submission);
    }

    /// 李园一村社区居委会 → 李园一村: what a table has room for.
    public String shortName() {
        return name.replaceFirst("(社区)?(居民委员会|居委会|村民委员会|村委会)$", "");
    }
}
