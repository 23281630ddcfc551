/// Figures: what each community owed and disclosed in a window, as rates, dimensions, totals and ranks; how they are
/// computed set-wise in the column store, published to PostgreSQL, replayed for another day or state of knowledge, and
/// led back to the rows that they rest on.
@NullMarked
@NamedInterface("metric")
package org.jujian.reports.metric;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
