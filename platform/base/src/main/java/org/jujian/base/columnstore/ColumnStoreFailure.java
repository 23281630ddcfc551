package org.jujian.base.columnstore;

/// What went wrong at the column store, in the two kinds that a caller must tell apart: *refused* is known not to have
/// happened (or, for a read, to be incomplete), *unknown* may have happened and has to be replayed.
public abstract sealed class ColumnStoreFailure extends RuntimeException {
    private ColumnStoreFailure(String message, Throwable cause) {
        super(message, cause);
    }

    /// The store answered with an error; `code` is ClickHouse's (62 syntax, 159 time limit, 241 memory, 497 access …).
    public static final class Refused extends ColumnStoreFailure {
        private final int code;

        Refused(int code, String message, Throwable cause) {
            super(message, cause);
            this.code = code;
        }

        public int code() {
            return code;
        }
    }

    /// The connection failed or was cut before the answer was complete.
    public static final class Unknown extends ColumnStoreFailure {
        Unknown(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
