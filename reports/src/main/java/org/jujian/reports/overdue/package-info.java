/// The nightly scan for what is overdue: how many duties each community owes, how many are new, how many are long
/// overdue.
@NullMarked
@NamedInterface("overdue")
package org.jujian.reports.overdue;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
