/// What people write in a cell, read as a value: amounts, counts, dates, periods, answers. Pure functions; unreadable =
/// empty.
@NullMarked
@NamedInterface("value")
package org.jujian.etl.value;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
