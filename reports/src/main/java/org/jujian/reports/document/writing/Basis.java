package org.jujian.reports.document.writing;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What the figures of a paper rest on; printed on each (contract.md, Reports).
///
/// @param knownAt only what had been received by then counts; null = everything
public record Basis(LocalDate cutOff, @Nullable Instant knownAt, String formula, String calendar, String catalogue) {}
