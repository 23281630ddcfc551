package org.jujian.etl.preview;

/// From when to when the rows of a file are, as written in canonical form: `2026-01` to `2026-03`, or days.
///
/// @param column the heading's canonical name
public record Covered(String column, String from, String to) {}
