package org.jujian.etl.rule;

import java.time.Instant;
import org.jujian.base.code.CodeRange;

/// The circumstances under which a file was handed in.
///
/// @param scope      the codes that the feeding office may speak for: one street or one community
/// @param receivedAt when it was acknowledged; nothing in it may have happened later
public record Intake(CodeRange scope, Instant receivedAt, FeedMode mode) {}
