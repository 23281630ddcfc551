package org.jujian.base.columnstore;

import java.net.URI;
import java.time.Duration;

/// Where the column store is and who we are there. `writer` may change tables and sees everything, for scopes of the
/// platform itself; `reader` may only read, for everybody else. `readLimit` and `writeLimit` bound one statement.
public record ColumnStoreSettings(
        URI url,
        String database,
        Login writer,
        Login reader,
        Enforcement enforcement,
        Duration readLimit,
        Duration writeLimit) {
    public static final String DATABASE = "jujian";

    public ColumnStoreSettings {
        if (!database.matches("[a-z][a-z0-9_]{0,62}")) {
            throw new IllegalArgumentException(
                    "database: expected lower-case letters, digits and _, found " + database);
        }
        if (readLimit.toSeconds() < 1 || writeLimit.toSeconds() < 1) {
            throw new IllegalArgumentException(
                    "time limits: expected at least one second, found " + readLimit + " and " + writeLimit);
        }
    }

    /// The usual database and limits: 30 seconds for a reader, 10 minutes for the platform's own work.
    public static ColumnStoreSettings of(URI url, Login writer, Login reader, Enforcement enforcement) {
        return new ColumnStoreSettings(
                url, DATABASE, writer, reader, enforcement, Duration.ofSeconds(30), Duration.ofMinutes(10));
    }

    public ColumnStoreSettings withDatabase(String other) {
        return new ColumnStoreSettings(url, other, writer, reader, enforcement, readLimit, writeLimit);
    }

    /// A name and password at the store; never printed.
    public record Login(String user, String password) {
        @Override
        public String toString() {
            return "Login[" + user + "]";
        }
    }
}
