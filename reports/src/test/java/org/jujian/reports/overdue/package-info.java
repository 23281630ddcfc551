@NullMarked
package org.jujian.reports.overdue;

import org.jspecify.annotations.NullMarked;
