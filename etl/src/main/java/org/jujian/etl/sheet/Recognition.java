package org.jujian.etl.sheet;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// What a file turned out to be, before anybody looks for headings in it.
public sealed interface Recognition permits Recognition.Readable, Recognition.Refused {
    /// A file that can be read as a table in one way or several: a text by each separator, a workbook by each of its
    /// visible sheets.
    non-sealed interface Readable extends Recognition {
        /// Never empty; of tables that serve equally the first counts.
        List<Table> tables();

        /// The first personal data outside of the cells of the table that is read: in other sheets, comments,
        /// properties; reads all of them.
        default Optional<FileProblem> personalDataBeside(Table read) throws IOException {
            return Optional.empty();
        }

        /// What the sender may not see of the file when this table of it is read.
        default List<Notice> notices(Table read) throws IOException {
            return List.of();
        }
    }

    record Refused(FileProblem problem) implements Recognition {}
}
