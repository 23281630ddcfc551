package org.jujian.server.web.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {
    @ParameterizedTest
    @CsvSource({
        "89.685, 89.7",
        "90.6176, 90.6",
        "89.821291, 89.8",
        "89.861226, 89.86",
        "90.075908, 90.08",
        "90, 90.0",
        "89.96, 89.96",
        "89.996, 89.996",
        "89.9999996, 90.000000",
        "59.95, 59.95",
        "79.951, 79.95",
        "100, 100.0"
    })
    void printsAScoreInTheBandThatItHas(String exact, String printed) {
        assertThat(Numbers.score(new BigDecimal(exact))).isEqualTo(printed);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 100%, 0",
        "0.95, 95%, 0",
        "0.9474, 94.7%, 1",
        "0.9, 90%, 1",
        "0.8999, 90.0%, 2",
        "0.5, 50%, 4",
        "0.6, 60%, 3",
        "0, 0%, 4"
    })
    void coloursARateAndPrintsItOnTheSameSideOfTheBorder(String rate, String printed, int style) {
        assertThat(Numbers.heat(new BigDecimal(rate))).isEqualTo(printed);
        assertThat(Numbers.heatClass(new BigDecimal(rate))).isEqualTo(style);
    }

    @Test
    void writesNothingForAnEmptyFigureAndNeverZero() {
        assertThat(Numbers.percent(null)).isEqualTo("—");
        assertThat(Numbers.percentSigned(null)).isEqualTo("—");
        assertThat(Numbers.score(null)).isEqualTo("—");
        assertThat(Numbers.count(null)).isEqualTo("—");
        assertThat(Numbers.sortKey(null)).isEmpty();
        assertThat(Numbers.delta(null, BigDecimal.TEN)).isEqualTo(new Numbers.Delta("—", "faint", ""));
    }

    @Test
    void roundsARateHalfUp() {
        assertThat(Numbers.percentSigned(new BigDecimal("0.87787"))).isEqualTo("87.8%");
        assertThat(Numbers.percentSigned(new BigDecimal("0.8785"))).isEqualTo("87.9%");
    }

    @Test
    void separatesThousands() {
        assertThat(Numbers.count(new BigDecimal("2866.000000"))).isEqualTo("2,866");
        assertThat(Numbers.count(new BigDecimal("57.25"))).isEqualTo("57.25");
    }

    @Test
    void subtractsWhatThePagePrints() {
        // 94.36 and 89.84 are printed as 94.4 and 89.8
        assertThat(Numbers.delta(new BigDecimal("94.36"), new BigDecimal("89.84")))
                .isEqualTo(new Numbers.Delta("▼ 4.6", "delta down", "-4.6"));
        assertThat(Numbers.delta(new BigDecimal("90.01"), new BigDecimal("89.99")))
                .isEqualTo(new Numbers.Delta("= 0.0", "delta flat", "0.0"));
    }
}
