package org.jujian.tenants.catalogue;

import java.util.Arrays;
import java.util.Optional;

/// 类型 of a registered event; each makes the obligations of one frequency.
public enum EventKind {
    SINGLE("一事一公开", Frequency.E),
    REQUEST("申请", Frequency.A),
    WHOLE_PROCESS("全过程", Frequency.P),
    CHANGE("变更", Frequency.L);

    private final String label;
    private final Frequency frequency;

    EventKind(String label, Frequency frequency) {
        this.label = label;
        this.frequency = frequency;
    }

    /// As written in T-01E and in the stores.
    public String label() {
        return label;
    }

    public Frequency frequency() {
        return frequency;
    }

    public static Optional<EventKind> ofLabel(String label) {
        return Arrays.stream(values()).filter(k -> k.label.equals(label)).findFirst();
    }
}
