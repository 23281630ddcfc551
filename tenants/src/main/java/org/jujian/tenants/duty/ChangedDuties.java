package org.jujian.tenants.duty;

import java.util.Set;
import org.jujian.base.code.UnitCode;
import org.jujian.base.time.Period;

/// The months in which obligations of a community fall or fell due that a derivation made, changed or cancelled: the
/// cells whose figures follow.
public record ChangedDuties(UnitCode unit, Set<Period.Month> months) {
    public ChangedDuties {
        months = Set.copyOf(months);
    }
}
