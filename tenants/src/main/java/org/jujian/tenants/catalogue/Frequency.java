package org.jujian.tenants.catalogue;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How often a duty makes an obligation (templates.md, last section). The name of a constant is its code.
public enum Frequency {
    M("每月", PeriodKind.MONTH),
    Q("每季度", PeriodKind.QUARTER),
    Y("每年", PeriodKind.YEAR),
    YP("年度计划", PeriodKind.PLAN),
    L("长期公开", PeriodKind.STANDING),
    E("一事一公开", null),
    A("随时（依居民要求）", null),
    P("全过程", null);

    private final String label;
    private final @Nullable PeriodKind periodKind;

    Frequency(String label, @Nullable PeriodKind periodKind) {
        this.label = label;
        this.periodKind = periodKind;
    }

    public String label() {
        return label;
    }

    /// The kind of 期间 that names such a duty; empty for one that only an event makes. A 事中 row of P names a quarter
    /// beside its event (golden README D-01).
    public Optional<PeriodKind> periodKind() {
        return Optional.ofNullable(periodKind);
    }
}
