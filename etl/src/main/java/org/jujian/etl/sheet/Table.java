package org.jujian.etl.sheet;

import java.io.IOException;

/// A file as rows of cells, whatever its format. May be read as often as needed.
@FunctionalInterface
public interface Table {
    Lines lines() throws IOException;
}
