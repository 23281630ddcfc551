/// The platform put together: stores, clock, workers and jobs, in the order in which they start.
@NullMarked
package org.jujian.server.stores;

import org.jspecify.annotations.NullMarked;
