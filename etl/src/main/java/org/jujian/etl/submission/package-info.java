/// Uploads from their acknowledgement to their end: order, state, rows that were not taken, and the work on them.
/// What a submission wrote counts when it is `DONE`; a crash anywhere is followed by the same work again.
@NullMarked
@NamedInterface("submission")
package org.jujian.etl.submission;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
