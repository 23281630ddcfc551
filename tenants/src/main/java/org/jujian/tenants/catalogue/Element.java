package org.jujian.tenants.catalogue;

import java.util.Set;

/// 要素, a numbered part of an item's content (`CW-02.7` 集体办公经费); `kinds` are the communities of which it is required.
public record Element(int number, String name, Set<CommunityKind> kinds) {
    public Element {
        if (number < 1 || number > 255) {
            throw new IllegalArgumentException("element number: expected 1 to 255, found " + number);
        }
        kinds = Set.copyOf(kinds);
    }
}
