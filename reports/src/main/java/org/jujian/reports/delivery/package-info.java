/// 报告分发: schedules by which a street office has papers made by the working calendar, and what each recipient got of
/// them. At most one delivery for a recipient and a run; a letter leaves at least once, under one Message-ID (ADR 006).
@NullMarked
@NamedInterface("delivery")
package org.jujian.reports.delivery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
