package org.jujian.reports.metric;

import org.springframework.modulith.NamedInterface;

/// The second of the two times (contract.md): what had been received.
@NamedInterface("metric")
public sealed interface Knowledge {
    Knowledge NOW = new Now();

    /// Everything received so far, read from the current state of the facts.
    record Now() implements Knowledge {}

    /// What had been received when `submission` was the newest; read from all versions of the facts.
    record UpTo(long submission) implements Knowledge {}
}
