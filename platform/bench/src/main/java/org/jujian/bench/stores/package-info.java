/// Both stores of the platform, durable, in a directory of their own, and how an invented population gets into them.
@NullMarked
package org.jujian.bench.stores;

import org.jspecify.annotations.NullMarked;
