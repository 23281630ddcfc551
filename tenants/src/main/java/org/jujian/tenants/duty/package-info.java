/// What a community must publish and by when (应公开义务): derived purely from its T-00 row, its events, the catalogue and
/// the calendar, and stored as a versioned fact in the column store.
@NullMarked
@NamedInterface("duty")
package org.jujian.tenants.duty;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
