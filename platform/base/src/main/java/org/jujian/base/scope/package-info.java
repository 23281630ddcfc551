/// Who asks and how far that reaches; the argument of every access to a store.
@NullMarked
@NamedInterface("scope")
package org.jujian.base.scope;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
