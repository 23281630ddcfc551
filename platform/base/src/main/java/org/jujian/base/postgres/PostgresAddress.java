package org.jujian.base.postgres;

/// Where PostgreSQL is, and how to log in there.
public sealed interface PostgresAddress {
    /// JDBC URL of the database.
    String url();

    /// Our own process: one login for the migrations (`jujian_owner`), one for the pool (`jujian_app`).
    record Embedded(String url, String ownerPassword, String applicationPassword) implements PostgresAddress {
        @Override
        public String toString() {
            return "embedded PostgreSQL at " + url;
        }
    }

    /// A server of somebody else's: one login that may take the two roles; it creates them when they are missing
    /// and it has CREATEROLE.
    record External(String url, String user, String password) implements PostgresAddress {
        @Override
        public String toString() {
            return "PostgreSQL at " + url;
        }
    }
}
