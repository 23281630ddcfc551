/// Working days in China (工作日): the State Council's holiday notices as a resource, and counting by them.
@NullMarked
@NamedInterface("calendar")
package org.jujian.tenants.calendar;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
