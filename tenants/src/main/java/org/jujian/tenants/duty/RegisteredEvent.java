package org.jujian.tenants.duty;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.jujian.tenants.catalogue.EventKind;

/// The newest version of an event of one community (T-01E). `kind` is never missing: the default is filled in
/// ([org.jujian.tenants.catalogue.Item#defaultEventKind]). `completedOn` is null while a matter is open.
public record RegisteredEvent(
        String code,
        String item,
        EventKind kind,
        LocalDate happenedOn,
        @Nullable LocalDate completedOn) {}
