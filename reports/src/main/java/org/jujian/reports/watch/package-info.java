/// The discipline committee's watch list (关注名单), and the rules by which a community is suggested for it. A community on
/// it is looked at more closely; it is no finding, changes no figure and is known to the committee alone.
@NullMarked
@NamedInterface("watch")
package org.jujian.reports.watch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
