/// The bulletin (居务公开情况通报) of a street: its communities compared in peer groups, by family of items, by item and by
/// money; what it says, the rules that make it, and its words. Aggregates of communities only: no residents, no drafts,
/// no
/// red lines, no leads. Pure.
@NullMarked
@NamedInterface("bulletin")
package org.jujian.reports.document.bulletin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
