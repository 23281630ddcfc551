/// Papers from draft to issue: checked against the figures, signed by the right post, issued under their number,
/// replaced and withdrawn (process.md §0, §11); the register of all this, and its search.
@NullMarked
@NamedInterface("issuing")
package org.jujian.reports.document.issuing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
