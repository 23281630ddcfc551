package org.jujian.reports.metric;

import java.util.Arrays;
import java.util.Optional;
import org.jujian.reports.check.FinanceRule;
import org.springframework.modulith.NamedInterface;

/// Which rules figures are computed by.
@NamedInterface("metric")
public enum Formula {
    /// M70 counts FV-01 … FV-07, K is M70; of what is done against gaming only G1 and G3 change values: the formula in
    /// force, and the one that is kept published.
    FIRST("1", FinanceRule.OF_FORMULA_1),
    /// M70 counts all of FV-01 … FV-23 that apply, K is the mean of M70 and M71; G2, G8, G9, G10 and G12 change values
    /// too (`counted_2.sql`). Computed when it is asked for, to be compared with the first.
    SECOND("2", FinanceRule.values().length);

    private final String version;
    private final int rules;

    Formula(String version, int rules) {
        this.version = version;
        this.rules = rules;
    }

    public static Optional<Formula> ofVersion(String version) {
        return Arrays.stream(values()).filter(f -> f.version.equals(version)).findFirst();
    }

    /// The formula that computes a metric: the first, unless only the second knows it.
    public static Formula knowing(String metric) {
        boolean later = metric.equals("M71")
                || FinanceRule.ofCode(metric)
                        .filter(rule -> rule.number() > FinanceRule.OF_FORMULA_1)
                        .isPresent();
        return later ? SECOND : FIRST;
    }

    public String version() {
        return version;
    }

    public int rules() {
        return rules;
    }
}
