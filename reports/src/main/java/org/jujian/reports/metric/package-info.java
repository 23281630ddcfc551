/// Figures: what each community owed and disclosed in a window, as rates, dimensions, totals and ranks; how they are
/// computed set-wise in the column store, published to PostgreSQL, replayed for another day or state of knowledge, and
/// led back to the rows that they rest on. Other modules see the types marked as an interface; `Computation`,
/// `FigureSql`
/// and `Published` ask for no asker and are for `reports` alone.
@NullMarked
package org.jujian.reports.metric;

import org.jspecify.annotations.NullMarked;
