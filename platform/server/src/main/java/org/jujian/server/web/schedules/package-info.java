/// 报告分发: the schedules of a street office, who got what of them, and the form of a new one.
@NullMarked
package org.jujian.server.web.schedules;

import org.jspecify.annotations.NullMarked;
