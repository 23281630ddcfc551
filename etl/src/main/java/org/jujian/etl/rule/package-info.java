/// The rules that accept or reject a row (golden README D-30 to D-39); pure, what was received before is looked up.
@NullMarked
@NamedInterface("rule")
package org.jujian.etl.rule;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
