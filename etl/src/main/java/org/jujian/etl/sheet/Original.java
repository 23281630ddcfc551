package org.jujian.etl.sheet;

import java.io.IOException;
import java.io.InputStream;

/// The bytes of an uploaded file; may be opened as often as needed and gives the same bytes each time.
@FunctionalInterface
public interface Original {
    InputStream open() throws IOException;
}
