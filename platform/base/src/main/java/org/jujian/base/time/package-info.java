/// Time as the rules count it: calendar dates in China, months, quarters and years.
@NullMarked
@NamedInterface("time")
package org.jujian.base.time;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
