/// What runs in the engine's own process: the library, and ClickHouse's HTTP protocol in front of it. Nothing of it is
/// loaded in the platform's process.
@NullMarked
package org.jujian.embedded.engine.process;

import org.jspecify.annotations.NullMarked;
