/// The embedded column store: a child process that loads ClickHouse as a library and speaks its HTTP protocol, and the
/// supervisor that starts, watches and stops it.
@NullMarked
@NamedInterface("engine")
package org.jujian.embedded.engine;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
