package org.jujian.tenants.duty;

/// What a derivation did: communities looked at, obligations written as owed and as cancelled.
public record Derived(int communities, long owed, long cancelled) {
    static final Derived NOTHING = new Derived(0, 0, 0);

    Derived plus(Derived other) {
        return new Derived(communities + other.communities, owed + other.owed, cancelled + other.cancelled);
    }
}
