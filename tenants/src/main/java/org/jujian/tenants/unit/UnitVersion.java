package org.jujian.tenants.unit;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.jujian.base.code.UnitCode;

/// One accepted T-00 row of a community, as it stays readable (golden README D-39).
///
/// @param submission with `row` the place among the versions
/// @param backfill   handed in as 补录: its dates are trusted (templates.md, *Mode*)
public record UnitVersion(
        UnitCode code,
        long submission,
        int row,
        LocalDate receivedOn,
        boolean backfill,
        String name,
        LocalDate enabledOn,
        @Nullable LocalDate disabledOn) {}
