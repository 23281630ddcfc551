package org.jujian.tenants.catalogue;

import java.util.Arrays;
import java.util.Optional;

/// 社区类型; decides which items and elements a community owes and its finance regime (finance.md §1).
public enum CommunityKind {
    URBAN("城市社区"),
    RURAL("村改居");

    private final String label;

    CommunityKind(String label) {
        this.label = label;
    }

    /// As written in T-00 and in the stores.
    public String label() {
        return label;
    }

    public static Optional<CommunityKind> ofLabel(String label) {
        return Arrays.stream(values()).filter(k -> k.label.equals(label)).findFirst();
    }
}
