/// The fact tables of the column store: how accepted rows are written, how the current state follows from the versions,
/// and what was received before a submission.
@NullMarked
@NamedInterface("warehouse")
package org.jujian.etl.warehouse;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
