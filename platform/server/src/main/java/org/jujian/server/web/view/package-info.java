/// How pages write numbers, dates, bands and duties, and the small things that they are put together from.
@NullMarked
package org.jujian.server.web.view;

import org.jspecify.annotations.NullMarked;
