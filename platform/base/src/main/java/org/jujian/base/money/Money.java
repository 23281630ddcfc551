package org.jujian.base.money;

import java.math.BigDecimal;

/// An amount in yuan, exact to the fen; negative for a reversal. At most 16 digits before the point
/// (finance.md §3: DECIMAL(18,2)).
public record Money(BigDecimal yuan) implements Comparable<Money> {
    public static final Money ZERO = new Money(BigDecimal.ZERO);

    public Money {
        if (yuan.scale() > 2 && yuan.stripTrailingZeros().scale() > 2 || yuan.precision() - yuan.scale() > 16) {
            throw new IllegalArgumentException(
                    "amount: expected at most 16 digits and two decimals, found " + yuan.toPlainString());
        }
        yuan = yuan.setScale(2);
    }

    public static Money of(String yuan) {
        return new Money(new BigDecimal(yuan));
    }

    public Money plus(Money other) {
        return new Money(yuan.add(other.yuan));
    }

    public Money minus(Money other) {
        return new Money(yuan.subtract(other.yuan));
    }

    @Override
    public int compareTo(Money other) {
        return yuan.compareTo(other.yuan);
    }

    @Override
    public String toString() {
        return yuan.toPlainString();
    }
}
