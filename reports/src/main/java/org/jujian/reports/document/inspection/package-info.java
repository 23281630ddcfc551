/// The self-inspection report (自查报告) of a community: what it says, as a record; the rules that make it from figures
/// and rows; its wording, its charts and its print. Pure but for the print.
@NullMarked
@NamedInterface("inspection")
package org.jujian.reports.document.inspection;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
