/// A file as it would be read, shown before anything is loaded: pure, nothing of it is kept.
@NullMarked
@NamedInterface("preview")
package org.jujian.etl.preview;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
