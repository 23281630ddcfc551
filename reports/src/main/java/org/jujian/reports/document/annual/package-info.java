/// The annual report (年度报告) of a community or of a street, in the six parts of the official format (reports.md B):
/// what it says, the rules that make it, its words, and the rows that it is made from. Aggregates only: nobody's name,
/// no 举报, no red lines, no leads.
@NullMarked
@NamedInterface("annual")
package org.jujian.reports.document.annual;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
