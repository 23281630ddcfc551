package org.jujian.base.columnstore;

/// A table of the column store, checked so that it can stand in a statement.
public record TableName(String value) {
    public TableName {
        if (!value.matches("[a-z][a-z0-9_]{0,62}")) {
            throw new IllegalArgumentException("table: expected lower-case letters, digits and _, found " + value);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
