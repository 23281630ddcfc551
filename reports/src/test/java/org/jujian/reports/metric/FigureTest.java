package org.jujian.reports.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jujian.base.code.UnitCode;
import org.jujian.base.time.Period;
import org.junit.jupiter.api.Test;

class FigureTest {
    @Test
    void namesTheReasonOfNoRankAndNotTheLabelOfBackfilledRows() {
        assertThat(rank(null, "补录", "观察期").reason()).contains("观察期");
        assertThat(rank(null, "补录", "满意度未计入", "观察期").reason()).contains("观察期");
        assertThat(rank(null, "补录").reason()).isEmpty();
    }

    @Test
    void hasNoReasonWhereThereIsARank() {
        assertThat(rank(BigDecimal.TWO, "补录").reason()).isEmpty();
    }

    private static Figure rank(@Nullable BigDecimal value, String... flags) {
        return new Figure(
                UnitCode.of("310114004009"),
                new Period.Quarter(2026, 1),
                "RANK",
                null,
                null,
                value,
                null,
                null,
                null,
                null,
                List.of(flags),
                Versions.current("2026-01", "2026-01"),
                LocalDate.of(2026, 3, 31),
                Instant.parse("2026-04-01T00:00:00Z"));
    }
}
