package org.jujian.reports.document.writing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class SharesProperties {
    @Property
    void addUpToOneHundred(@ForAll @Size(min = 1, max = 9) List<@IntRange(min = 0, max = 5000) Integer> parts) {
        int whole = parts.stream().mapToInt(Integer::intValue).sum();
        if (whole == 0) {
            return;
        }
        List<BigDecimal> shares = Shares.percent(parts);
        assertThat(shares.stream().reduce(BigDecimal.ZERO, BigDecimal::add)).isEqualByComparingTo("100.0");
        for (int i = 0; i < parts.size(); i++) {
            BigDecimal exact =
                    BigDecimal.valueOf(parts.get(i) * 100L).divide(BigDecimal.valueOf(whole), 9, RoundingMode.HALF_UP);
            assertThat(shares.get(i).subtract(exact).abs()).isLessThan(new BigDecimal("0.1"));
        }
    }

    @Example
    void giveTheRemainderToTheLargest() {
        assertThat(Shares.percent(List.of(1, 1, 1)))
                .containsExactly(new BigDecimal("33.4"), new BigDecimal("33.3"), new BigDecimal("33.3"));
    }
}
