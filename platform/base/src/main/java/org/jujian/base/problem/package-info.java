/// Errors with a stable code and a Chinese sentence.
@NullMarked
@NamedInterface("problem")
package org.jujian.base.problem;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
