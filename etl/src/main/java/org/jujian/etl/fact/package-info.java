/// The accepted rows of the templates as values, with their natural keys and the hash of their content.
@NullMarked
@NamedInterface("fact")
package org.jujian.etl.fact;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
