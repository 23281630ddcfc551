/// Runs: which figures a load, a day or somebody's wish makes necessary, computed in batches of streets and published
/// street by street; what waits for them and what became of them.
@NullMarked
@NamedInterface("run")
package org.jujian.reports.metric.run;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
