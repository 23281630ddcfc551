/// Uploaded originals, kept by the hash of their content: the source from which the column store can be rebuilt.
/// New bytes wait in quarantine until somebody has looked through them; refused bytes are destroyed.
@NullMarked
@NamedInterface("files")
package org.jujian.base.files;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
