package org.jujian.etl.warehouse;

import org.jujian.etl.rule.Intake;

/// What every row of a submission carries: its number, and when, how and by whom it was handed in.
public record Stamp(long submission, Intake intake) {}
