/// Processes killed at every point of the path of a fact, many times: nothing lost, nothing doubled.
@NullMarked
package org.jujian.server.kill;

import org.jspecify.annotations.NullMarked;
