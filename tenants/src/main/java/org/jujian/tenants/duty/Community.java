package org.jujian.tenants.duty;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.jujian.base.code.UnitCode;
import org.jujian.tenants.catalogue.CommunityKind;

/// What the rules need of a community: its newest accepted T-00 row (golden README D-39). In force on every day from
/// `enabledOn` to `disabledOn`, both included; null = still open.
public record Community(
        UnitCode unit,
        CommunityKind kind,
        LocalDate enabledOn,
        @Nullable LocalDate disabledOn) {
    public boolean inForceOn(LocalDate day) {
        return !day.isBefore(enabledOn) && (disabledOn == null || !day.isAfter(disabledOn));
    }

    public boolean inForceThroughout(LocalDate first, LocalDate last) {
        return inForceOn(first) && inForceOn(last);
    }
}
