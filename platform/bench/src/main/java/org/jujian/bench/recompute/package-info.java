/// How long the platform's own runs take over an invented population.
@NullMarked
package org.jujian.bench.recompute;

import org.jspecify.annotations.NullMarked;
