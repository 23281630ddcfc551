/// Papers for the notice board and for those who are behind: the monthly board (月度公开表), the board of money
/// (财务公开榜) and the order of the street (督办单). What may hang where everybody reads it is decided in [Disclosable].
@NullMarked
@NamedInterface("notice")
package org.jujian.reports.document.notice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
