/// What communities have fed of each template, and what is missing (报送监控).
@NullMarked
@NamedInterface("monitor")
package org.jujian.etl.monitor;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
