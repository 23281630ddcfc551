package org.jujian.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class FigureCsvTest {
    @Test
    void writesNumbersAsNumbersAndNoFormula() {
        var row = new FigureController.Row(
                "310114004009",
                "2026-03",
                "M01",
                "-3",
                null,
                "-0.5",
                null,
                null,
                12L,
                List.of("=1+1", "补录"),
                "1",
                "@2026",
                "目录,一",
                LocalDate.of(2026, 3, 31),
                OffsetDateTime.parse("2026-04-01T08:00:00+08:00"));

        assertThat(FigureController.csv(List.of(row))).isEqualTo("""
                unit,period,metric,numerator,denominator,value,low,high,n,flags,formulaVersion,calendarVersion,catalogueVersion,asOf,computedAt
                310114004009,2026-03,M01,-3,,-0.5,,,12,'=1+1;补录,1,'@2026,"目录,一",2026-03-31,2026-04-01T08:00+08:00
                """);
    }
}
