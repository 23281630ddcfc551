/// Communities and their rows with the skew of real ones, invented from a seed: every row a function of the seed and
/// its place alone, so that any part can be made by itself, in any order, by any number of threads.
@NullMarked
package org.jujian.bench.population;

import org.jspecify.annotations.NullMarked;
