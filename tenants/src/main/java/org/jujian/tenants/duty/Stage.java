package org.jujian.tenants.duty;

import java.util.Arrays;
import java.util.Optional;

/// 阶段 of a whole-process matter; NONE everywhere else.
public enum Stage {
    NONE(""),
    BEFORE("事前"),
    DURING("事中"),
    AFTER("事后");

    private final String label;

    Stage(String label) {
        this.label = label;
    }

    /// As written in T-01 and in the stores; empty for NONE.
    public String label() {
        return label;
    }

    public static Optional<Stage> ofLabel(String label) {
        return Arrays.stream(values()).filter(s -> s.label.equals(label)).findFirst();
    }
}
