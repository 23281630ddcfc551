/// 日历: the due days of a month, the days off and made up of a year, and the due days for calendar programs.
@NullMarked
package org.jujian.server.web.calendar;

import org.jspecify.annotations.NullMarked;
