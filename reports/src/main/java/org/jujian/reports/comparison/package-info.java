/// Formula 2 beside formula 1: what each figure is by both, and which rules make the difference. Nothing of it is
/// published.
@NullMarked
@NamedInterface("comparison")
package org.jujian.reports.comparison;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
