package org.jujian.etl.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import org.jujian.base.code.UnitCode;
import org.jujian.base.money.Money;
import org.jujian.etl.fact.Hash128;
import org.junit.jupiter.api.Test;

/// Hashes are stored: a row fed again next year must have that of today.
class ContentTest {
    @Test
    void writesEachValueBehindItsLength() {
        Hash128 hash = Content.of(
                UnitCode.of("310114004009"),
                YearMonth.of(2026, 3),
                LocalDate.of(2026, 3, 1),
                null,
                0,
                1234,
                -5,
                "",
                "（现金）",
                Money.of("-1307.33"));
        assertThat(hash)
                .isEqualTo(Hash128.of("12:310114004009" + "7:2026-03" + "10:2026-03-01" + "~" + "1:0" + "4:1234"
                        + "2:-5" + "0:" + "4:(现金)" + "8:-1307.33"));
    }

    @Test
    void writesTheNextRowAsIfItWereTheFirst() {
        Content.of("一".repeat(5_000), "𠮷");
        assertThat(Content.of("二")).isEqualTo(Hash128.of("1:二"));
        assertThat(Content.of("𠮷")).isEqualTo(Hash128.of("2:𠮷"));
    }
}
