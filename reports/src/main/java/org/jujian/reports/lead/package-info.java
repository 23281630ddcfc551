/// Leads (线索): what the rules RF-01 … RF-20 of finance.md §5 notice in the books of a street's communities, with the
/// rows that they rest on and what the discipline committee decided. For the committee alone; a lead is never a
/// finding.
@NullMarked
@NamedInterface("lead")
package org.jujian.reports.lead;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
