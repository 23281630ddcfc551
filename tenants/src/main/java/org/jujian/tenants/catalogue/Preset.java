package org.jujian.tenants.catalogue;

/// Which set of the catalogue an item belongs to (catalogue/README.md).
public enum Preset {
    /// texts 6 and 9: every community
    CORE,
    /// texts 1, 4, 5 and 8: every community
    EXTENDED,
    /// the street office itself; no obligation of a community (golden README D-02)
    OFFICE
}
