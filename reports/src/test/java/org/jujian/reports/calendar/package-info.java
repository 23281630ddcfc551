@NullMarked
package org.jujian.reports.calendar;

import org.jspecify.annotations.NullMarked;
