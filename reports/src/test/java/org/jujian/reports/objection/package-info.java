@NullMarked
package org.jujian.reports.objection;

import org.jspecify.annotations.NullMarked;
