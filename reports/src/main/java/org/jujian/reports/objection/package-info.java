/// What communities say against a figure of theirs (说明, 申诉), until when, who answers, and what follows: a correction by
/// the community or a new run. Figures are never changed by hand.
@NullMarked
@NamedInterface("objection")
package org.jujian.reports.objection;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
