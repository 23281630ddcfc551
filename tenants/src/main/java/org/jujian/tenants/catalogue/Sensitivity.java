package org.jujian.tenants.catalogue;

import java.util.Arrays;
import java.util.Optional;

/// What may be hidden in an item's content (catalogue.md §0, `sens`).
public enum Sensitivity {
    NONE("0", "无"),
    PERSONAL("P", "个人信息"),
    SENSITIVE_PERSONAL("P+", "敏感个人信息"),
    COMMERCIAL("B", "商业秘密"),
    INTERNAL("W", "工作秘密/内部事项");

    private final String code;
    private final String label;

    Sensitivity(String code, String label) {
        this.code = code;
        this.label = label;
    }

    public String code() {
        return code;
    }

    public String label() {
        return label;
    }

    public static Optional<Sensitivity> ofCode(String code) {
        return Arrays.stream(values()).filter(s -> s.code.equals(code)).findFirst();
    }
}
