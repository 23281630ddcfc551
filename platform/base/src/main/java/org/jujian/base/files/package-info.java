/// Uploaded originals, kept by the hash of their content.
@NullMarked
@NamedInterface("files")
package org.jujian.base.files;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
