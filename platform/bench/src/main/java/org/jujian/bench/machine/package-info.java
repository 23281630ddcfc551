/// The machine: what it is and what its processes use.
@NullMarked
package org.jujian.bench.machine;

import org.jspecify.annotations.NullMarked;
