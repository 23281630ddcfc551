/// Sheets to fill in: what each column of a template wants, and a file with the right headings and what is known before
/// anybody fills it in. Pure.
@NullMarked
@NamedInterface("blank")
package org.jujian.etl.blank;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
