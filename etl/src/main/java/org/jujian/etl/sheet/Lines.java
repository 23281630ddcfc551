package org.jujian.etl.sheet;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// The lines of a table, streamed from the first to the last.
public interface Lines extends AutoCloseable {
    /// No line at all.
    Lines NONE = new Lines() {
        @Override
        public @Nullable Line next() {
            return null;
        }

        @Override
        public void close() {}
    };

    /// The next line; null behind the last.
    ///
    /// @throws BrokenTableException when the text is no table from here on
    @Nullable
    Line next() throws IOException;

    @Override
    void close() throws IOException;
}
