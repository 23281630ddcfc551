package org.jujian.reports.document.writing;

import java.time.LocalDate;

/// What the figures of a paper rest on; printed on each (contract.md, Reports).
public record Basis(LocalDate cutOff, String formula, String calendar, String catalogue) {}
