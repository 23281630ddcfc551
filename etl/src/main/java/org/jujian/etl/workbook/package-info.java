/// Files that are not plain text: workbooks (XLSX) read by streaming within fixed limits, and the formats that are
/// refused with advice. Pure; nothing is unpacked to disk.
@NullMarked
@NamedInterface("workbook")
package org.jujian.etl.workbook;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
