package org.jujian.tenants.catalogue;

import java.util.Arrays;
import java.util.Optional;

/// 最低公开范围 (`audience_min`): those who must be reached at least; wider is allowed. The name of a constant is its letter.
public enum Readers {
    S("社会公开"),
    N("所属内部人员"),
    B("班子内部"),
    D("党内");

    private final String label;

    Readers(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    public static Optional<Readers> ofLetter(String letter) {
        return Arrays.stream(values()).filter(r -> r.name().equals(letter)).findFirst();
    }
}
