/// Due days for calendar programs: how such a program is written to, and the secret addresses under which it fetches.
@NullMarked
@NamedInterface("calendar")
package org.jujian.reports.calendar;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
