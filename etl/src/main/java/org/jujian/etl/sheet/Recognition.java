package org.jujian.etl.sheet;

import java.util.List;

/// What a file turned out to be, before anybody looks for headings in it.
public sealed interface Recognition permits Recognition.Readable, Recognition.Refused {
    /// A file that can be read as a table in one way or several: a text by each separator, a workbook by each of its
    /// visible sheets.
    non-sealed interface Readable extends Recognition {
        /// Never empty; of tables that serve equally the first counts.
        List<Table> tables();
    }

    record Refused(FileProblem problem) implements Recognition {}
}
