package org.jujian.etl.template;

import java.io.IOException;
import java.util.List;

/// The rows of a feed in the order of the file, streamed: only one batch is in memory.
public interface FeedRows extends AutoCloseable {
    /// The next rows, at most `limit`; empty at the end of the file. Blank rows and footers other than 合计 are left out.
    List<FeedRow> next(int limit) throws IOException;

    @Override
    void close() throws IOException;
}
