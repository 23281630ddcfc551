/// The supervision scorecard (监督评分卡) of a community, in two copies: what it says, the rules that make it from figures
/// and rows, and its words. What only the committee may read lies in one part of the record that a community's copy
/// does
/// not have. Pure.
@NullMarked
@NamedInterface("scorecard")
package org.jujian.reports.document.scorecard;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
