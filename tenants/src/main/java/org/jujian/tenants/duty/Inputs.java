package org.jujian.tenants.duty;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the obligations of one community follow from. `version` is the newest submission among its T-00 row and its
/// events; `last` is null when it was never derived.
record Inputs(
        Community community,
        List<RegisteredEvent> events,
        long version,
        @Nullable Derivation last) {
    Inputs {
        events = List.copyOf(events);
    }
}
