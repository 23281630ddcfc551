package org.jujian.base.columnstore;

/// Makes a record of a row; the row is only valid during the call.
@FunctionalInterface
public interface RowReader<R> {
    R read(Row row);
}
