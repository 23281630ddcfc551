/// A paper as a list of blocks (headings, paragraphs, tables, figures, signatures) and the press that turns it into
/// PDF.
/// Blocks hold the final text; nothing in them is read as markup or as an expression.
@NullMarked
package org.jujian.reports.document.paper;

import org.jspecify.annotations.NullMarked;
