@NullMarked
package org.jujian.reports.comparison;

import org.jspecify.annotations.NullMarked;
