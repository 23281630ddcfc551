/// Uploaded files as tables: encodings, separators, lines numbered as a spreadsheet shows them, personal data, error
/// files. Knows no template.
@NullMarked
@NamedInterface("sheet")
package org.jujian.etl.sheet;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
