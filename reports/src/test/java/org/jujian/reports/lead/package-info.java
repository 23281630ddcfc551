@NullMarked
package org.jujian.reports.lead;

import org.jspecify.annotations.NullMarked;
