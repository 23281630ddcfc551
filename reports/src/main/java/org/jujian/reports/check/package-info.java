/// The checks FV-01 … FV-23 of the books (finance.md §4) and the pairs of M71: a registry, and beside it a `.sql` file
/// for each rule from FV-08 on and for what no rule covers. A check is data about a load: it rejects no row and delays
/// no
/// publication. What a rule means to those who keep the books stands in `checks.md`.
@NullMarked
@NamedInterface("check")
package org.jujian.reports.check;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
