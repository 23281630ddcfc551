/// The way back from a figure to the duties, checks and rows that it rests on.
@NullMarked
@NamedInterface("evidence")
package org.jujian.reports.metric.evidence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
