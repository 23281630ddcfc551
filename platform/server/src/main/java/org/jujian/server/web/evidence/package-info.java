/// From a figure to the duties behind it, and from a duty to file and row.
@NullMarked
package org.jujian.server.web.evidence;

import org.jspecify.annotations.NullMarked;
