/// Codes of units and the ranges that they form.
@NullMarked
@NamedInterface("code")
package org.jujian.base.code;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
