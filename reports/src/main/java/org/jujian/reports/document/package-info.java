/// Printed reports: what a report says (`SelfInspection`), how it is worded, and how it is issued, numbered and found
/// again. The only packages that know JasperReports are this one and the two below it.
@NullMarked
@NamedInterface("document")
package org.jujian.reports.document;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
