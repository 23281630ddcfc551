package org.jujian.tenants.people;

/// What a login that was granted earlier is worth now.
public enum Standing {
    ACTIVE,
    /// Came with a one-time password: may change it, and nothing else.
    MUST_CHANGE,
    /// Was disabled, or the one-time password ran out.
    ENDED
}
