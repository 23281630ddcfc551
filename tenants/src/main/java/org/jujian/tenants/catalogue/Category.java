package org.jujian.tenants.catalogue;

import java.util.Arrays;
import java.util.Optional;

/// 类别 of an item.
public enum Category {
    RESIDENTS("居务"),
    GOVERNMENT("政务"),
    FINANCE("财务"),
    MATTERS("事项"),
    PARTY("党务"),
    /// the disclosure work of the street office itself
    OFFICE("公开工作");

    private final String label;

    Category(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    public static Optional<Category> ofLabel(String label) {
        return Arrays.stream(values()).filter(c -> c.label.equals(label)).findFirst();
    }
}
