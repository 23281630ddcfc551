/// Amounts in yuan, exact to the fen.
@NullMarked
@NamedInterface("money")
package org.jujian.base.money;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
