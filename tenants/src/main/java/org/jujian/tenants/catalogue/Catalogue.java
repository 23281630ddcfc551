package org.jujian.tenants.catalogue;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The catalogue of one version, in the order of its texts. Immutable.
public final class Catalogue {
    /// The version of the built-in catalogue; written with every obligation and figure.
    public static final String BUILT_IN = "2026-01";

    private final String version;
    private final Map<String, Item> items;

    public Catalogue(String version, List<Item> items) {
        var byCode = new LinkedHashMap<String, Item>();
        for (Item item : items) {
            if (byCode.put(item.code(), item) != null) {
                throw new IllegalArgumentException("catalogue: expected one item of a code, found two " + item.code());
            }
        }
        this.version = version;
        this.items = Collections.unmodifiableMap(byCode);
    }

    /// Reads the catalogue that the platform ships.
    public static Catalogue builtIn() {
        return CatalogueResource.read(BUILT_IN);
    }

    public String version() {
        return version;
    }

    public List<Item> items() {
        return List.copyOf(items.values());
    }

    /// By code as written, `CW-02`; empty for what the catalogue does not know (`UNKNOWN_ITEM`), ZW-09 among it.
    public Optional<Item> findItem(String code) {
        return Optional.ofNullable(items.get(code));
    }

    public List<Item> inForce(LocalDate day) {
        return items.values().stream().filter(i -> i.inForceOn(day)).toList();
    }
}
