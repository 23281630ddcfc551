/// What each metric means, in the words of those who read it: `metrics.md` beside this package, which the pages show
/// and the build computes example by example.
@NullMarked
@NamedInterface("definition")
package org.jujian.reports.definition;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
