/// Chinese typesetting under JasperReports: fonts, where a line may end, the measuring and the drawing of exactly those
/// lines, and vector drawings. Knows nothing of communities and figures. See docs/adr/004-chinese-typesetting.md.
@NullMarked
package org.jujian.reports.document.typeset;

import org.jspecify.annotations.NullMarked;
