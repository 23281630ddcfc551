package org.jujian.etl.template;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;

/// The unit in which a file or a column gives amounts. Undeclared amounts are 元.
public enum AmountUnit {
    UNDECLARED("", BigDecimal.ONE),
    YUAN("元", BigDecimal.ONE),
    WAN_YUAN("万元", BigDecimal.valueOf(10_000));

    private final String label;
    private final BigDecimal factor;

    AmountUnit(String label, BigDecimal factor) {
        this.label = label;
        this.factor = factor;
    }

    /// 元, 万元, or `""` for undeclared.
    public String label() {
        return label;
    }

    /// How many 元 one of it is.
    public BigDecimal factor() {
        return factor;
    }

    public static Optional<AmountUnit> ofLabel(String label) {
        return Arrays.stream(values()).filter(u -> u.label.equals(label)).findFirst();
    }
}
