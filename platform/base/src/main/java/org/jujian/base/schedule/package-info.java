/// Jobs that run by the clock or on demand, once in the whole installation.
@NullMarked
@NamedInterface("schedule")
package org.jujian.base.schedule;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
