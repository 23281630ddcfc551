@NullMarked
package org.jujian.reports.check;

import org.jspecify.annotations.NullMarked;
