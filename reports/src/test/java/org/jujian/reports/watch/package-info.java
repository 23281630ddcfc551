@NullMarked
package org.jujian.reports.watch;

import org.jspecify.annotations.NullMarked;
